import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bratReader } from './brat/read-brat.ts';
import { planBrat } from './brat/write-brat.ts';
import { Codebook } from '../domain/codebook.ts';
import { annotationRecord, annotatorRecord, documentRecord } from '../domain/testing/records.ts';
import type { ProjectSource } from './project-source.ts';
import { planPubtator } from './pubtator/write-pubtator.ts';
import { findFormat } from './registry.ts';
import { generatedCodebook } from './testing/generated-project.ts';
import { bytesOf, foreignFile } from './testing/read-back.ts';
import { teiReader } from './tei/read-tei.ts';
import { planTei } from './tei/write-tei.ts';

// Names of labels that lines, columns and attributes have no place for come back, or are told to have been changed.

const text = 'The dam holds.';

function projectWith(name: string): ProjectSource {
  const [entities, claims] = generatedCodebook.layers;
  const labels = claims?.labels.map((label) => ({ ...label, name }));
  const claim = annotationRecord({
    id: 'a1',
    text,
    spans: [{ start: 0, end: 13 }],
    documentId: 'd1',
    labelId: 'claim',
    layerId: 'claims',
  });
  return {
    name: 'Odd',
    codebook: Codebook.parse({ ...generatedCodebook, layers: [entities, { ...claims, labels }] }),
    annotators: [annotatorRecord({ id: claim.annotatorId, name: 'Ada' })],
    documents: [documentRecord({ id: 'd1', name: 'Dam.txt', length: text.length, position: 0 })],
    entities: [],
    propositions: [],
    memos: [],
    queries: [],
    rules: [],
    links: [],
    content: () => ({ text, blocks: [], marks: [] }),
    sourceBase64: () => '',
    annotationsOf: () => [claim],
    annotation: () => claim,
  };
}

const odd = ['a\tb', 'a\nb', 'a|b', 'a  b', ' a ', 'a\\nb', 'a\u2028b', '|', '北京', 'a\u202eb', '# a', '[labels]'];

describe('an odd name of a label', () => {
  it.each(odd)('comes back from brat, which shows another name (%j)', (name) => {
    const plan = planBrat(projectWith(name), 'links');
    const files = plan.files.map((file) => foreignFile(file.path, bytesOf(file)));
    const [main, ...others] = files.toSorted(
      (a, b) => Number(b.path.endsWith('.ann')) - Number(a.path.endsWith('.ann')),
    );
    const read = main && bratReader.read(main, others);
    if (!read?.ok) expect.fail(JSON.stringify(read));
    const { documents, scheme } = read.value;
    const written = documents[0]?.annotations[0]?.label;
    expect(written).toMatch(/^[\w-]+$/);
    const label = scheme.layers.flatMap(({ labels }) => labels).find((one) => one.name === written);
    expect(label?.displayName).toBe(name);
    // What brat reads: bars divide, lines end, and comments are passed over.
    const shown = strFromU8(bytesOf(plan.files.at(-1) ?? expect.fail()))
      .split(/[\n\u2028]/)
      .filter((line) => !line.startsWith('#'));
    expect(shown.filter((line) => line.startsWith('[labels]'))).toHaveLength(1);
    expect(shown.find((line) => line.startsWith(`${written} |`))?.split('|').length ?? 2).toBe(2);
    expect(plan.notes()).toContainEqual({ key: 'note.brat.renamed', params: { names: expect.any(Number) } });
  });

  it.each(odd)('comes back from TEI (%j)', (name) => {
    const [file] = planTei(projectWith(name)).files;
    const read = teiReader.read(foreignFile('a.xml', bytesOf(file ?? expect.fail())), []);
    if (!read.ok) expect.fail(JSON.stringify(read.error));
    expect(read.value.documents[0]?.annotations[0]?.label).toBe(name);
  });

  it.each(['a\tb', 'a\nb'])('is told to be another one in PubTator (%j)', (name) => {
    const plan = planPubtator(projectWith(name));
    const words = strFromU8(bytesOf(plan.files[0] ?? expect.fail()));
    expect(words.split('\n')[2]?.split('\t')[4]).toBe('a b');
    expect(plan.notes()).toEqual([{ key: 'note.cells.renamed', params: { labels: 1 } }]);
  });
});

describe('a text that begins with U+FEFF', () => {
  const marked = '\ufeffThe dam holds.';
  const source = { ...projectWith('Claim'), content: () => ({ text: marked, blocks: [], marks: [] }) };

  it('is left to brat as it is, and told', () => {
    const plan = planBrat(source, 'links');
    expect([...bytesOf(plan.files[0] ?? expect.fail()).subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x54]);
    expect(plan.notes()).toContainEqual({ key: 'note.brat.mark', params: { documents: 1 } });
  });

  it('comes back from Parquet and from a project of REFI-QDA', async () => {
    for (const id of ['parquet', 'qdpx']) {
      const format = findFormat(id);
      const reader = await format?.reader?.();
      const plan = format?.plan?.(source, { offsets: 'codepoint', excel: false, shape: 'file' });
      const [file] = plan?.files ?? [];
      if (!file || !reader) throw new Error(`${id} does not read and write`);
      const main = id === 'parquet' ? await reader.unpack?.(foreignFile('a.parquet', bytesOf(file))) : undefined;
      const packed = id === 'qdpx' ? unzipSync(bytesOf(file)) : {};
      const files = Object.entries(packed).map(([path, bytes]) => foreignFile(path, bytes));
      const first = main?.ok ? main.value : files.find(({ path }) => path.endsWith('.qde'));
      const read = reader.read(first ?? expect.fail(), files);
      expect(read.ok && read.value.documents[0]?.text).toBe(marked);
    }
  });
});

it('gives names of other tools no meaning that brat does not', () => {
  const conf = foreignFile('visual.conf', strToU8('# Annotary\n[labels]\nA | B\\n\n# Annotary name A\n'));
  const read = bratReader.read(foreignFile('a.ann', strToU8('T1\tA 0 3\tThe')), [
    conf,
    foreignFile('annotation.conf', strToU8('[entities]\nA\n')),
  ]);
  expect(read.ok && read.value.scheme.layers[0]?.labels).toMatchObject([{ name: 'A', displayName: 'B\\n' }]);
});
