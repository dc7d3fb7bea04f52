import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ForeignCorpus, ForeignDocument } from '#shared/formats/exchange/foreign-corpus.ts';
import { resolvedOf } from '#shared/formats/testing/digest.ts';
import { foreignFile } from '#shared/formats/testing/read-back.ts';
import { corpusOfCas } from '#shared/formats/uima/cas-corpus.ts';
import type { TypeSystem } from '#shared/formats/uima/cas.ts';
import { DEPENDENCY_TYPE } from '#shared/formats/uima/layer-names.ts';
import { joinTypeSystems, readTypeSystem } from '#shared/formats/uima/read-type-system.ts';
import { readXmi } from '#shared/formats/uima/read-xmi.ts';
import { writeXmi } from '#shared/formats/uima/write-xmi.ts';
import { xmiReader } from '#shared/formats/uima/xmi-reader.ts';
import { webannoTsvReader } from '#shared/formats/webanno-tsv/read-webanno-tsv.ts';
import { samples } from '../testing/public-samples.ts';

// What DKPro Cassis, Apache UIMA and INCEpTION are tested with.

function read(path: string, types: readonly string[]): ForeignCorpus | undefined {
  const file = join(samples, path);
  if (!existsSync(file)) {
    console.warn(`${file} is not there and was not read.`);
    return undefined;
  }
  const beside = types.map((name) => foreignFile(name, readFileSync(join(samples, name))));
  const corpus = xmiReader.read(foreignFile(path, readFileSync(file)), beside);
  return corpus.ok ? corpus.value : expect.fail(JSON.stringify(corpus.error));
}

/** Documents with a text, annotations in their places, links, annotations without a place, faults. */
function countsOf({ documents, faults }: ForeignCorpus): readonly number[] {
  const resolved = resolvedOf(documents, xmiReader.units);
  expect([resolved.moved, resolved.counting.unit]).toEqual([[], 'utf16']);
  const links = resolved.documents.reduce((sum, one) => sum + one.links.length, 0);
  const annotations = resolved.documents.reduce((sum, one) => sum + one.annotations.length, 0);
  const texts = documents.filter(({ text }) => text !== undefined);
  return [texts.length, annotations, links, resolved.misfits.length, faults.length];
}

describe('XMI that DKPro Cassis is tested with', () => {
  const all: readonly (readonly [file: string, types: string, counts: readonly number[]])[] = [
    ['cas_has_fs_with_no_namespace', 'typesystem_has_types_with_no_namespace', [1, 1, 0, 0, 0]],
    // It has no text; what it tests has no place in one.
    ['cas_with_array_features', 'typesystem_with_array_features', [0, 0, 0, 0, 8]],
    // Three that cover nothing.
    ['cas_with_collections', 'typesystem_with_collections', [1, 0, 0, 3, 0]],
    ['cas_with_empty_array_reference', 'webanno_types', [1, 0, 0, 0, 0]],
    ['cas_with_floating_point_special_values', 'typesystem_with_floating_points', [1, 0, 0, 0, 1]],
    ['cas_with_inheritance', 'typesystem_with_inheritance', [1, 5, 0, 0, 0]],
    ['cas_with_list_features', 'typesystem_with_list_features', [0, 0, 0, 0, 8]],
    [
      'cas_with_multiple_references_allowed_string_array',
      'typesystem_with_multiple_references_allowed',
      [1, 0, 0, 1, 0],
    ],
    ['cas_with_nonindexed_fs', 'important_dkpro_types', [1, 0, 0, 0, 0]],
    ['cas_with_references', 'important_dkpro_types', [1, 3, 2, 0, 0]],
    ['cas_with_reserved_names', 'typesystem_with_reserved_names', [1, 0, 0, 1, 0]],
    ['cas_with_smileys', 'inception_typesystem', [1, 5, 0, 0, 0]],
    ['cas_with_two_sofas', 'small_typesystem', [2, 0, 0, 0, 0]],
    ['empty_cas', 'small_typesystem', [1, 0, 0, 0, 0]],
    ['lenient_cas', 'small_typesystem', [1, 14, 0, 0, 0]],
    ['small_cas', 'small_typesystem', [1, 13, 0, 0, 0]],
  ];

  it.each(all)('comes in, with its types and without: %s', (file, types, counts) => {
    const corpora = [[`uima-xmi/typesystems/${types}.xml`], []].map((beside) =>
      read(`uima-xmi/xmi/${file}.xmi`, beside),
    );
    expect(corpora.flatMap((corpus) => (corpus ? [countsOf(corpus)] : []))).toEqual(corpora[0] ? [counts, counts] : []);
  });

  it('keeps words apart behind emoji', () => {
    const corpus = read('uima-xmi/xmi/cas_with_smileys.xmi', ['uima-xmi/typesystems/inception_typesystem.xml']);
    if (!corpus) return;
    const [document] = resolvedOf(corpus.documents, xmiReader.units).documents;
    expect(document?.annotations.map(({ layer, label, quote }) => [layer, label, quote])).toEqual([
      ...Array.from({ length: 3 }, () => ['NamedEntity', 'OTH', 'Transformers']),
      ['NamedEntity', 'OTH', 'PyTorch'],
      ['NamedEntity', 'OTH', 'TensorFlow'],
    ]);
  });

  it('has type systems that are all read', () => {
    const folder = join(samples, 'uima-xmi/typesystems');
    if (!existsSync(folder)) return console.warn(`${folder} is not there: no type system was read.`);
    const files = readdirSync(folder);
    expect(files).toHaveLength(17);
    for (const name of files) {
      const types = readTypeSystem(readFileSync(join(folder, name), 'utf8'), name);
      if (!types.ok) expect.fail(JSON.stringify(types.error));
      expect([types.value.types.types.size > 0, types.value.faults]).toEqual([true, []]);
    }
  });
});

describe('XMI that Apache UIMA is tested with', () => {
  it.each([
    ['one-way/tsv3-testSimpleSlotFeature', [1, 3, 2, 0, 0]],
    ['ser-ref/casWithEmojiUnicodeTextAndAnnotations', [1, 9, 0, 0, 0]],
    ['ser-ref/casWithFloatingPointSpecialValues', [0, 0, 0, 0, 1]],
    ['ser-ref/casWithLeftToRightTextAndAnnotations', [1, 2, 0, 0, 0]],
    // Bytes and an address, which are no text.
    ['ser-ref/casWithSofaDataArray', [0, 0, 0, 0, 1]],
    ['ser-ref/casWithSofaDataURI', [0, 0, 0, 0, 1]],
    ['ser-ref/casWithText', [1, 0, 0, 0, 0]],
    // Annotations without a text, which only the project can have.
    ['ser-ref/casWithTextAndAnnotations', [0, 0, 0, 4, 0]],
    ['ser-ref/casWithTraditionalChineseTextAndAnnotations', [1, 4, 0, 0, 0]],
    ['ser-ref/casWithoutTextButWithAnnotations', [0, 0, 0, 4, 0]],
    ['ser-ref/emptyCas', [0, 0, 0, 0, 0]],
  ])('comes in: %s', (path, counts) => {
    const folder = `uima-json-cas/fs_as_array/${path}`;
    const corpus = read(`${folder}/debug.xmi`, [`${folder}/debug-typesystem.xml`]);
    expect(corpus ? countsOf(corpus) : counts).toEqual(counts);
  });
});

describe('all XMI samples', () => {
  const paths = ['uima-xmi/xmi', 'webanno-tsv/tsv3-suite', 'uima-json-cas']
    .map((folder) => join(samples, folder))
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []))
    .filter(({ name }) => name.endsWith('.xmi'))
    .map(({ parentPath, name }) => join(parentPath, name));

  it('say the same after they were written again', () => {
    if (paths.length === 0) return console.warn(`${samples} has no XMI: none was written again.`);
    expect(paths).toHaveLength(75);
    for (const path of paths) {
      const first = readXmi(readFileSync(path, 'utf8'), { types: { types: new Map() }, file: path });
      if (!first.ok) expect.fail(path);
      const { cas } = first.value;
      const again = readXmi([...writeXmi(cas)].join(''), { types: cas.types, file: path });
      if (!again.ok) expect.fail(path);
      const said = ({ structures, views }: typeof cas) => ({
        structures: [...structures.values()].map(({ place: _place, ...one }) => one),
        // An empty view says nothing; a view without a subject stands for the one that is always there.
        views: views.map(({ name, text, mimeType, members }) => ({ name, text, mimeType, members })),
      });
      expect(said(again.value.cas)).toEqual(said(cas));
    }
  });
});

const suite = join(samples, 'webanno-tsv/tsv3-suite');
const cases = existsSync(suite)
  ? readdirSync(suite).filter((name) => existsSync(join(suite, name, 'reference.xmi')))
  : [];

/** The TSV files were made anew when the tests got layers of their own; the XMI beside them has those of before. */
const renamed: readonly (readonly [now: string, before: string])[] = [
  ['webanno.custom.Span', 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity'],
  ['webanno.custom.Relation', DEPENDENCY_TYPE],
];

function typesOfSuite(): TypeSystem {
  const all = ['webannoTestTypes.xml', 'dkpro+webanno-typesystem.xml'].map((name) => {
    const types = readTypeSystem(readFileSync(join(samples, 'webanno-tsv', name), 'utf8'), name);
    return types.ok ? types.value.types : expect.fail(JSON.stringify(types.error));
  });
  return joinTypeSystems(all);
}

function fromXmi(name: string, tsv: string, types: TypeSystem): ForeignDocument {
  const xml = readFileSync(join(suite, name, 'reference.xmi'), 'utf8').replaceAll(' intValue=', ' integerValue=');
  const xmi = readXmi(xml, { types, file: 'reference.xmi' });
  if (!xmi.ok) expect.fail(JSON.stringify(xmi.error));
  const { cas, faults } = xmi.value;
  expect(faults).toEqual([]);
  const nameNow = (type: string) =>
    renamed.find(
      ([now, before]) =>
        type === before && tsv.includes(`=${now}|`) && !tsv.includes(`=${before}|`) && !tsv.includes(`BT_${before}`),
    )?.[0] ?? type;
  const structures = new Map([...cas.structures].map(([id, one]) => [id, { ...one, type: nameNow(one.type) }]));
  const corpus = corpusOfCas({ ...cas, structures }, { file: 'reference.xmi', nameOf: () => 'reference' });
  expect(corpus.faults).toEqual([]);
  return corpus.documents[0] ?? expect.fail();
}

/** TSV moves edges to tokens and knows a link by its tokens; what else it says must be what XMI says. */
function told({ annotations, links }: ForeignDocument): unknown {
  const byKey = new Map(annotations.map((one) => [one.key, `${one.layer} ${one.label}`]));
  const said = annotations.map(({ layer, label, attributes = {}, entity }) => ({ layer, label, attributes, entity }));
  const led = links.map(({ type, from, to, attributes = {} }) => [
    type,
    byKey.get(from.key),
    byKey.get(to.key),
    Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  const lines = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
  return { annotations: lines(said), links: lines(led) };
}

describe('the tests of INCEpTION', () => {
  it('are all there, or none of them', () => {
    if (cases.length === 0) return console.warn(`${suite} is not there: no XMI was compared with its TSV.`);
    expect(cases).toHaveLength(48);
  });

  it.each(cases)('%s gives the same layers, labels, attributes and links as XMI and as TSV', (name) => {
    const bytes = readFileSync(join(suite, name, 'reference.tsv'));
    const tsv = webannoTsvReader.read(foreignFile('reference.tsv', bytes), []);
    if (!tsv.ok) expect.fail(JSON.stringify(tsv.error));
    const expected = told(tsv.value.documents[0] ?? expect.fail());
    expect(told(fromXmi(name, bytes.toString(), { types: new Map() }))).toEqual(expected);
    expect(told(fromXmi(name, bytes.toString(), typesOfSuite()))).toEqual(expected);
  });
});
