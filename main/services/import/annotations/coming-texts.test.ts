import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { CommandId } from '#shared/domain/ids.ts';
import { docxOf, zipOf } from '../../../testing/document-files.ts';
import { TestProject, valueOf } from '../import-test-project.ts';

const text = 'Die Ministerin sagte 😀: „Wir prüfen.“\nMüller schwieg.\nEnde';

async function quotesOf(project: TestProject) {
  const documents = unpackDocuments(valueOf(await project.services.call('documents.list', {})));
  return Promise.all(
    documents.map(async ({ document: { id, name } }) => {
      const opened = valueOf(await project.services.call('document.open', { id }));
      const annotations = unpackAnnotations(opened.annotations, id, opened.content.text);
      return [name, opened.document.source.mediaType, ...annotations.map(({ quote }) => quote)];
    }),
  );
}

/** What looking at them beforehand says would come, and what does come, of files that are chosen together. */
async function importTogether(project: TestProject, ...names: string[]) {
  const paths = names.map((name) => project.path(name));
  const inspected = valueOf(await project.services.call('import.annotations-inspect', { paths }));
  expect(await quotesOf(project)).toEqual([]);
  const report = await project.importFiles(...names);
  const { adoption } = report;
  expect(inspected?.report).toEqual(adoption);
  expect(inspected?.others).toBe(names.length - 1);
  return report;
}

const table = (name: string): string => `document,start,end,text,label\n${name},0,14,Die Ministerin,PER\n`;

describe('annotations that are chosen together with their articles', () => {
  it('find the text that comes in beside them, in one step for undo', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('n.txt'), text);
    writeFileSync(project.path('codes.csv'), `${table('n.txt')}n.txt,41,47,Müller,PER\n`);
    const report = await importTogether(project, 'codes.csv', 'n.txt');
    expect(report).toMatchObject({ annotations: 2, problems: [], cancelled: false, added: [{ name: 'n.txt' }] });
    expect(report.adoption).toMatchObject({ documents: { added: 0, present: 1 }, leftOut: { counts: [] } });
    expect(await quotesOf(project)).toEqual([['n.txt', 'text/plain', 'Die Ministerin', 'Müller']]);
    expect(valueOf(await project.services.call('project.check', {})).findings).toEqual([]);
    valueOf(await project.services.call('history.undo', { id: CommandId.parse(randomUUID()) }));
    expect(await quotesOf(project)).toEqual([]);
  });

  it.each([
    ['n.docx', docxOf({ body: '<w:p><w:r><w:t>Die Ministerin sagte es.</w:t></w:r></w:p>' }), 'n.docx', 'n.docx'],
    ['n.html', '<html><body><p>Die Ministerin sagte es.</p></body></html>', 'n', 'n.html'],
    ['rows.csv', 'id,title,text\n7,Flut,Die Ministerin sagte es.\n8,Ebbe,Nichts.\n', 'Flut', '7'],
    ['old.zip', zipOf({ 'a/m.txt': 'Nichts.', 'a/n.txt': text }), 'n.txt', 'n.txt'],
    ['1 n.txt', text, '1 n.txt', '1 n.txt'],
    ['n.txt', text, '1: n.txt', 'n.txt'],
  ])('find it in %s', async (file, content, called, name) => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path(file), content);
    writeFileSync(project.path('codes.csv'), table(called));
    const report = await importTogether(project, 'codes.csv', file);
    expect(report).toMatchObject({ annotations: 1, problems: [] });
    const found = (await quotesOf(project)).find(([is]) => is === name);
    expect(found?.slice(2)).toEqual(['Die Ministerin']);
  });

  it('find the row of a table by its address', async () => {
    await using project = new TestProject();
    await project.create();
    const uri = 'https://example.org/story';
    writeFileSync(project.path('arts.jsonl'), JSON.stringify({ title: 'S', text: 'Alice met Bob. 😀 Bob.', url: uri }));
    const target = [{ source: uri, selector: [{ type: 'TextQuoteSelector', exact: 'Bob', prefix: '😀 ' }] }];
    const row = { id: 'h', user: 'acct:zoe@hypothes.is', uri, tags: ['PER'], text: '', target };
    writeFileSync(project.path('hyp.json'), JSON.stringify({ total: 1, rows: [row] }));
    const report = await importTogether(project, 'hyp.json', 'arts.jsonl');
    expect(report).toMatchObject({ annotations: 1, problems: [], added: [{ name: 'arts 1' }] });
    expect(await quotesOf(project)).toEqual([['arts 1', 'application/jsonl', 'Bob']]);
  });

  it('tell how many annotations are without a text', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('m.txt'), text);
    writeFileSync(project.path('codes.csv'), `${table('n.txt')}n.txt,41,47,Müller,PER\n`);
    const { adoption } = await importTogether(project, 'codes.csv', 'm.txt');
    expect(adoption?.leftOut.counts).toEqual([{ reason: 'unknown-document', count: 1, annotations: 2 }]);
  });
});

describe('files that are packed with gzip', () => {
  it('are annotations or articles by what is in them', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('n.txt.gz'), gzipSync(text));
    writeFileSync(project.path('codes.csv.gz'), gzipSync(table('n.txt')));
    const report = await importTogether(project, 'codes.csv.gz', 'n.txt.gz');
    expect(report).toMatchObject({ annotations: 1, problems: [], added: [{ name: 'n.txt' }] });
    writeFileSync(project.path('doccano.jsonl.gz'), gzipSync('{"text":"Ada left.","label":[[0,3,"PER"]]}\n'));
    expect(await project.importFiles('doccano.jsonl.gz')).toMatchObject({ annotations: 1, problems: [] });
  });
});

it('articles in one JSON list come in as documents, and what may be annotations does not', async () => {
  await using project = new TestProject();
  await project.create();
  writeFileSync(project.path('a.json'), '[{"title":"A","text":"Body A"},{"title":"B","text":"Body B"}]');
  writeFileSync(project.path('b.json'), '[{"title":"A","text":"Body","marks":[[0,1]]}]');
  const report = await project.importFiles('a.json', 'b.json');
  expect(report.added.map(({ name }) => name)).toEqual(['a 1', 'a 2']);
  expect(report.problems).toMatchObject([{ error: { code: 'import/no-annotations' } }]);
});
