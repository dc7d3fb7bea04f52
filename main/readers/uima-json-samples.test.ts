import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Cas, FeatureValue } from '#shared/formats/uima/cas.ts';
import { parseJsonCas } from '#shared/formats/uima/parse-json-cas.ts';
import { readTypeSystem } from '#shared/formats/uima/read-type-system.ts';
import { readXmi } from '#shared/formats/uima/read-xmi.ts';
import { writeJsonCas } from '#shared/formats/uima/write-json-cas.ts';
import { readSample } from '../testing/annotation-samples.ts';
import { samples } from '../testing/public-samples.ts';

// What Apache UIMA and DKPro Cassis are tested with: each CAS as JSON and, most of them, as XMI.

const folder = join(samples, 'uima-json-cas');
const suite = 'fs_as_array/ser-ref';

function textOf(...path: readonly string[]): string | undefined {
  const file = join(folder, ...path);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  console.warn(`${file} is not there and was not read.`);
  return undefined;
}

function jsonCas(...path: readonly string[]): Cas | undefined {
  const text = textOf(...path);
  if (text === undefined) return undefined;
  const parsed = parseJsonCas(text, 'data.json');
  return parsed.ok ? parsed.value.cas : expect.fail(JSON.stringify(parsed.error));
}

/** What a CAS says, whatever its ids and wherever its arrays are written. */
function saidBy({ structures, views }: Cas): unknown {
  const shown = (value: FeatureValue | undefined): unknown => {
    if (Array.isArray(value)) return value.map((one) => shown(one));
    if (typeof value !== 'object' || value === null || !('ref' in value)) return value;
    const found = structures.get(value.ref);
    if (found?.elements) return found.elements.map((one) => shown(one));
    return found && ['to', found.type, found.features.get('begin'), found.features.get('end')];
  };
  const said = (id: number) => {
    const { type, features } = structures.get(id) ?? expect.fail(`there is no structure ${id}`);
    const named = [...features].map(([name, value]) => [name, shown(value)] as const);
    return JSON.stringify([
      type,
      named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, value, Number.isNaN(value)]),
    ]);
  };
  const plain = [...structures.values()].filter(({ elements }) => elements === undefined);
  return {
    structures: plain.map(({ id }) => said(id)).sort(),
    views: views.map(({ name, text, mimeType, members }) => ({
      name,
      text,
      mimeType,
      members: members
        .filter((id) => structures.get(id)?.elements === undefined)
        .map(said)
        .sort(),
    })),
  };
}

const pairs = [
  ...(existsSync(join(folder, suite)) ? readdirSync(join(folder, suite)) : []).map((name) => `${suite}/${name}`),
  'fs_as_array/one-way/tsv3-testSimpleSlotFeature',
];

// Not the same in the samples: the XMI of one has no text; in the other, only the JSON names a view with nothing in it.
const unlike = ['/casWithTextAndAnnotations', '/emptyCas'];

describe('the samples of JSON CAS', () => {
  it.each(pairs.filter((path) => !unlike.some((name) => path.endsWith(name))))(
    'say what their XMI says: %s',
    (path) => {
      const cas = jsonCas(path, 'data.json');
      const xmi = existsSync(join(folder, path, 'debug.xmi')) ? textOf(path, 'debug.xmi') : undefined;
      if (!cas || xmi === undefined) return;
      const types = readTypeSystem(textOf(path, 'debug-typesystem.xml') ?? '', 'debug-typesystem.xml');
      if (!types.ok) expect.fail(JSON.stringify(types.error));
      const read = readXmi(xmi, { types: types.value.types, file: 'debug.xmi' });
      if (!read.ok) expect.fail(JSON.stringify(read.error));
      expect(saidBy(cas)).toEqual(saidBy(read.value.cas));
    },
  );

  it.each(['casWithBadSofaFsOrder', 'tsv3-testSimpleSlotFeature'])('say the same in another order: %s', (name) => {
    const path = `fs_as_array/one-way/${name}`;
    const [data, reference] = [jsonCas(path, 'data.json'), jsonCas(path, 'data-ref.json')];
    if (!data || !reference) return;
    expect(saidBy(data)).toEqual(saidBy(reference));
  });

  it.each(pairs)('come out as they came in: %s', (path) => {
    const cas = jsonCas(path, 'data.json');
    if (!cas) return;
    const again = parseJsonCas([...writeJsonCas(cas)].join(''), 'again.json');
    if (!again.ok) expect.fail(JSON.stringify(again.error));
    expect(again.value.faults).toEqual(path.includes('SpecialValues') ? [expect.anything()] : []);
    expect([saidBy(again.value.cas), again.value.cas.types]).toEqual([saidBy(cas), cas.types]);
  });

  // Documents, annotations, links, faults.
  it.each([
    [`${suite}/casWithText/data.json`, [1, 0, 0, 0]],
    [`${suite}/casWithTextAndAnnotations/data.json`, [1, 4, 0, 0]],
    [`${suite}/casWithEmojiUnicodeTextAndAnnotations/data.json`, [1, 9, 0, 0]],
    [`${suite}/casWithLeftToRightTextAndAnnotations/data.json`, [1, 2, 0, 0]],
    [`${suite}/casWithTraditionalChineseTextAndAnnotations/data.json`, [1, 4, 0, 0]],
    [`${suite}/casExtendingDocumentAnnotation/data.json`, [1, 0, 0, 0]],
    ['fs_as_array/one-way/tsv3-testSimpleSlotFeature/data.json', [1, 3, 2, 0]],
    ['fs_as_array/one-way/tsv3-testSimpleSlotFeature/data-ref.json', [1, 3, 2, 0]],
    ['fs_as_array/one-way/casWithBadSofaFsOrder/data.json', [1, 0, 0, 0]],
    ['fs_as_array/one-way/casWithBadSofaFsOrder/data-ref.json', [1, 0, 0, 0]],
    // Without a text: bytes, an address, nothing at all.
    [`${suite}/casWithSofaDataArray/data.json`, [0, 0, 0, 1]],
    [`${suite}/casWithSofaDataURI/data.json`, [0, 0, 0, 1]],
    [`${suite}/emptyCas/data.json`, [0, 0, 0, 0]],
    // One id is there twice, and a structure has no place in a text.
    [`${suite}/casWithFloatingPointSpecialValues/data.json`, [0, 0, 0, 2]],
  ] as const)('come in with all that is in them: %s', async (path, expected) => {
    const read = await readSample(`uima-json-cas/${path}`);
    if (!read) return;
    const { documents, misfits, moved } = read.corpus;
    const count = (of: 'annotations' | 'links') => documents.reduce((sum, document) => sum + document[of].length, 0);
    expect([read.format, misfits, moved, read.lacking]).toEqual(['uima-json', [], [], []]);
    expect([documents.length, count('annotations'), count('links'), read.faults.length]).toEqual(expected);
  });

  it.each([
    // Annotations, but no text: only a document of the project could have it.
    [`${suite}/casWithoutTextButWithAnnotations/data.json`, ['data']],
    ['child_type_before_parent.json', ['child_type_before_parent']],
  ])('ask for the text that they do not have: %s', async (path, lacking) => {
    const read = await readSample(`uima-json-cas/${path}`);
    if (!read) return;
    expect([read.format, read.lacking.map(({ name }) => name), read.corpus.documents]).toEqual([
      'uima-json',
      lacking,
      [],
    ]);
  });

  it('puts annotations where they are among emoji', async () => {
    const read = await readSample(`uima-json-cas/${suite}/casWithEmojiUnicodeTextAndAnnotations/data.json`);
    if (!read) return;
    const quotes = read.corpus.documents.flatMap(({ annotations }) => annotations.map(({ quote }) => quote));
    expect(quotes).toEqual(['🥳', 'This', '👳🏻‍♀️', 'is', '✆', 'a', '🧔🏾‍♂️', 'test', '👻']);
  });
});
