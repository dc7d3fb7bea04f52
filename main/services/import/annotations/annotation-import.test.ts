import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/api/contract.ts';
import { CommandId } from '#shared/domain/ids.ts';
import { noMapping } from '#shared/formats/exchange/label-mapping.ts';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { zipOf } from '../../../testing/document-files.ts';
import { TestProject, valueOf } from '../import-test-project.ts';

// The readers of formats have tests of their own. Here doccano's lines stand for all files of many documents, and
// brat's pairs of files for all that need others.

const text = 'Ada 😀 met Bo in Lagos.';
const at = (words: string, label: string): [number, number, string] => [
  text.indexOf(words),
  text.indexOf(words) + words.length,
  label,
];
const line = (...label: readonly (readonly [number, number, string])[]): string =>
  `${JSON.stringify({ id: 7, text, label })}\n`;
const jsonl = line(at('Ada', 'PER'), at('Lagos', 'Port'));
const ann = `T1\tPerson 0 3\tAda\nT2\tPerson 10 12\tBo\nR1\tKnows Arg1:T1 Arg2:T2\n`;

async function state(project: TestProject) {
  const list = unpackDocuments(valueOf(await project.services.call('documents.list', {})));
  return Promise.all(
    list.map(async ({ document: { id } }) => {
      const opened = valueOf(await project.services.call('document.open', { id }));
      const annotations = unpackAnnotations(opened.annotations, id, opened.content.text);
      return { ...opened.document, text: opened.content.text, annotations, links: opened.links };
    }),
  );
}

async function inspect(project: TestProject, ...names: string[]) {
  const paths = names.map((name) => project.path(name));
  return valueOf(await project.services.call('import.annotations-inspect', { paths }));
}

async function isSound(project: TestProject): Promise<void> {
  expect(valueOf(await project.services.call('project.check', {})).findings).toEqual([]);
}

const command = (digit: number): CommandId => CommandId.parse(`00000000-0000-4000-8000-00000000000${digit}`);

describe('files of annotations', () => {
  it('leave alone what only lies beside them, and the text of what cannot be read', async () => {
    await using project = new TestProject();
    await project.create();
    mkdirSync(project.path('all'));
    const selector = { type: 'TextPositionSelector', start: 0, end: 3 };
    const target = { source: 'a.txt', selector };
    const body = { type: 'TextualBody', purpose: 'tagging', value: 'PER' };
    const annotation = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:x',
      type: 'Annotation',
      body,
      target,
    };
    writeFileSync(project.path('all/a.jsonld'), JSON.stringify(annotation));
    writeFileSync(project.path('all/a.txt'), text);
    writeFileSync(project.path('all/mine.txt'), 'An article of its own.');
    writeFileSync(project.path('all/d.ann'), Buffer.from('T1\tPerson 0 3\t\ud800A\n', 'utf16le'));
    writeFileSync(project.path('all/d.txt'), 'The text of annotations that nobody can read.');
    const report = await project.importFiles('all');
    const names = (await state(project)).map(({ name, annotations }) => `${name} ${annotations.length}`);
    expect(new Set(names)).toEqual(new Set(['a.txt 1', 'd.txt 0', 'mine.txt 0']));
    expect(report.problems.map(({ file }) => file.split('/').at(-1))).toEqual(['d.ann']);
  });

  it('bring documents, labels and annotations as one step, with the file’s bytes', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('c.jsonl'), jsonl);
    const before = valueOf(await project.services.call('project.current', {}));
    const report = await project.importFiles('c.jsonl');
    expect(report).toMatchObject({ problems: [], annotations: 2, adoption: { labels: ['Port'] } });
    const [document] = await state(project);
    expect(document?.text).toBe(text);
    expect(document?.annotations.map(({ labelId, quote }) => [labelId, quote])).toEqual([
      ['person', 'Ada'],
      ['port', 'Lagos'],
    ]);
    expect(document?.annotations[0]?.origin).toEqual({ kind: 'imported', by: 'c.jsonl' });
    expect(document?.source).toMatchObject({ fileName: 'c.jsonl', byteLength: Buffer.byteLength(jsonl) });
    expect(document?.source.part).toBeDefined();
    await isSound(project);

    valueOf(await project.services.call('history.undo', { id: command(1) }));
    expect(await state(project)).toEqual([]);
    const after = valueOf(await project.services.call('project.current', {}));
    expect(after?.codebook).toEqual(before?.codebook);
  });

  it('can be imported again: nothing is doubled, and the report says so', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('c.jsonl'), jsonl);
    await project.importFiles('c.jsonl');
    const once = await state(project);
    const { adoption, added } = await project.importFiles('c.jsonl');
    expect(added).toEqual([]);
    expect(adoption).toMatchObject({
      documents: { added: 0, present: 1 },
      annotations: { added: 0, present: 2 },
      labels: [],
    });
    expect(await state(project)).toEqual(once);
  });

  it('annotate a document of the project that has the same text', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('own.txt'), text);
    await project.importFiles('own.txt');
    writeFileSync(project.path('c.jsonl'), jsonl);
    await project.importFiles('c.jsonl');
    expect(await state(project)).toMatchObject([{ name: 'own.txt', annotations: [{}, {}] }]);
  });

  it('leave two documents of one file two, though they say the same, also the second time', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('c.jsonl'), jsonl.repeat(2));
    await project.importFiles('c.jsonl');
    await project.importFiles('c.jsonl');
    expect((await state(project)).map(({ annotations }) => annotations.length)).toEqual([2, 2]);
  });

  it('take the files that they need out of the documents, and find them beside the file', async () => {
    await using project = new TestProject();
    await project.create();
    mkdirSync(project.path('f'));
    writeFileSync(project.path('f/a.txt'), text);
    writeFileSync(project.path('f/a.ann'), ann);
    writeFileSync(project.path('f/b.txt'), 'Another text.');
    const report = await project.importFiles('f/a.ann');
    expect(report).toMatchObject({ problems: [], added: [{ name: 'a.txt' }] });
    const [document] = await state(project);
    expect(document?.source).toMatchObject({ fileName: 'a.txt', mediaType: 'text/plain', byteLength: 25 });
    expect(document?.source.part).toBeUndefined();
    expect(document?.annotations.map(({ quote }) => quote)).toEqual(['Ada', 'Bo']);
    expect(document?.links).toHaveLength(1);
    expect(await project.importFiles('f')).toMatchObject({ problems: [], added: [{ name: 'b.txt' }] });
    await isSound(project);
  });

  it('may lie in an archive, which is kept', async () => {
    await using project = new TestProject();
    await project.create();
    const zip = zipOf({ 'f/a.txt': text, 'f/a.ann': ann, 'read.me': 'x' });
    writeFileSync(project.path('all.zip'), zip);
    const report = await project.importFiles('all.zip');
    expect(report).toMatchObject({ problems: [], annotations: 2 });
    expect(report.adoption?.leftOut).toMatchObject({
      counts: [{ reason: 'unread-file', count: 1 }],
      first: [{ place: 'read.me' }],
    });
    expect(await state(project)).toMatchObject([
      { source: { fileName: 'all.zip', byteLength: zip.length, part: expect.stringContaining('f/a.txt') } },
    ]);
    await isSound(project);
  });

  it('leave articles what they are: a table, an archive, a page', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('t.jsonl'), '{"title":"A","text":"Words"}\n');
    writeFileSync(project.path('t.csv'), 'title,text\nB,More words\n');
    writeFileSync(project.path('all.zip'), zipOf({ 'a.txt': 'Text A' }));
    expect(await inspect(project, 't.jsonl', 't.csv', 'all.zip')).toBeNull();
    const report = await project.importFiles('t.jsonl', 't.csv', 'all.zip');
    expect(report.problems).toEqual([]);
    expect(report.added).toHaveLength(3);
    expect(report.adoption).toBeUndefined();
  });

  it.each(['x.json', 'x.xml'])(
    'are refused with the formats that were tried where they are of none: %s',
    async (name) => {
      await using project = new TestProject();
      await project.create();
      writeFileSync(project.path(name), name.endsWith('json') ? '{"a":[1,2]}' : '<a><b/></a>');
      const { problems, added } = await project.importFiles(name);
      expect(added).toEqual([]);
      expect(problems).toMatchObject([{ error: { code: 'import/no-annotations', params: { file: name } } }]);
      expect(String(problems[0]?.error.params['tried'])).toContain('doccano');
    },
  );

  it('are read as the format that was chosen, whatever their name; beside them, only what could be of it', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('t.jsonl'), '{"text":"No label."}\n');
    writeFileSync(project.path('article.md'), '# Words');
    const importAs = async (...names: string[]) => {
      const paths = names.map((name) => project.path(name));
      return valueOf(await project.services.call('import.paths', { paths, format: 'doccano' }));
    };
    // It looks like a table of articles: of a folder it is one, but who names the file and the format is believed.
    expect(await inspect(project, 't.jsonl')).toBeNull();
    expect(await importAs('t.jsonl')).toMatchObject({ problems: [], adoption: { documents: { added: 1 } } });
    expect(await importAs('article.md')).toMatchObject({ added: [], problems: [{}] });
    const folder = await project.services.call('import.paths', { paths: [project.folder], format: 'doccano' });
    expect(valueOf(folder).added.map(({ name }) => name)).toEqual(['article.md', 't 1']);
  });

  it('keep none of the others out where one is damaged, and say where', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('a.ann'), ann);
    writeFileSync(project.path('c.jsonl'), `${jsonl}{"text": "half\n${line([0, 0, 'PER'], [0, 999, 'PER'])}`);
    writeFileSync(project.path('d.txt'), 'An article.');
    const report = await project.importFiles('a.ann', 'c.jsonl', 'd.txt');
    expect(report.added.map(({ name }) => name)).toContain('d.txt');
    expect(report.annotations).toBe(2);
    const { leftOut } = report.adoption ?? {};
    expect(leftOut?.counts.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['misfit', 'zero-length', 'fault']),
    );
    for (const { file, place } of leftOut?.first ?? []) expect([file === '', place === '']).toEqual([false, false]);
    await isSound(project);
  });
});

describe('what a person sees before', () => {
  it('writes nothing, and shows every label with its examples and its target', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('c.jsonl'), jsonl);
    const inspection = await inspect(project, 'c.jsonl');
    expect(inspection).toMatchObject({
      report: { documents: { added: 1, present: 0 }, annotations: { added: 2, present: 0 }, units: [{ documents: 1 }] },
      labels: [
        { label: 'PER', count: 1, examples: ['Ada'], target: { kind: 'label', labelId: 'person' } },
        { label: 'Port', count: 1, examples: ['Lagos'], target: { kind: 'new', layer: 'entities', name: 'Port' } },
      ],
    });
    expect(await state(project)).toEqual([]);
  });

  it('is done as it was decided, with the documents chosen beside it as one step', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('c.jsonl'), jsonl);
    writeFileSync(project.path('d.txt'), 'An article.');
    const inspection = await inspect(project, 'c.jsonl', 'd.txt');
    expect(inspection?.others).toBe(1);
    const mapping: InputOf<'import.annotations-run'>['mapping'] = {
      labels: [{ layer: '', label: 'Port', target: { kind: 'skip' } }],
      linkTypes: [],
    };
    const token = inspection?.token ?? '';
    const planned = valueOf(await project.services.call('import.annotations-plan', { token, mapping }));
    const report = valueOf(await project.services.call('import.annotations-run', { token, mapping }));
    expect(report.adoption).toEqual(planned);
    expect(report.adoption?.leftOut.counts).toEqual([{ reason: 'skipped-label', count: 1 }]);
    expect((await state(project)).map(({ name }) => name)).toHaveLength(2);
    valueOf(await project.services.call('history.undo', { id: command(2) }));
    expect(await state(project)).toEqual([]);
  });

  it('is forgotten when it is dropped, done, or another project is open', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('c.jsonl'), jsonl);
    const run = async (token = '') => project.services.call('import.annotations-run', { token, mapping: noMapping });
    const gone = { ok: false, error: { code: 'import/inspection-gone' } };
    const first = await inspect(project, 'c.jsonl');
    valueOf(await project.services.call('import.annotations-drop', { token: first?.token ?? '' }));
    expect(await run(first?.token)).toMatchObject(gone);
    const second = await inspect(project, 'c.jsonl');
    await project.create('other.annotary');
    expect(await run(second?.token)).toMatchObject(gone);
    const third = await inspect(project, 'c.jsonl');
    expect(await run(third?.token)).toMatchObject({ ok: true });
    expect(await run(third?.token)).toMatchObject(gone);
  });

  it('can be cancelled while the files are looked at', async () => {
    await using project = new TestProject();
    await project.create();
    for (const name of ['a', 'b', 'c']) writeFileSync(project.path(`${name}.jsonl`), jsonl);
    project.services.on('import.progress', () => void project.services.call('import.cancel', {}));
    const paths = ['a', 'b', 'c'].map((name) => project.path(`${name}.jsonl`));
    expect(await project.services.call('import.annotations-inspect', { paths })).toMatchObject({
      ok: false,
      error: { code: 'import/cancelled' },
    });
    const report = await project.importFiles('a.jsonl', 'b.jsonl', 'c.jsonl');
    expect(report).toMatchObject({ added: [], cancelled: true });
    expect(readFileSync(project.path('a.jsonl'), 'utf8')).toBe(jsonl);
  });
});
