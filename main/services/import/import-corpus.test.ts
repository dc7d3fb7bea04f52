import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { CommandId } from '#shared/domain/ids.ts';
import { docxOf, odtOf, pdfOf, zipOf } from '../../testing/document-files.ts';
import { TestProject, valueOf } from './import-test-project.ts';

async function documentsOf(project: TestProject) {
  const list = unpackDocuments(valueOf(await project.services.call('documents.list', {})));
  const opened = await Promise.all(
    list.map(async ({ document: { id } }) => valueOf(await project.services.call('document.open', { id }))),
  );
  return opened.map(({ document, content }) => ({ ...document, text: content.text }));
}

const csv = 'id,title,body,section\n7,Who pays?,Text one,Local\n8,Next,Text two,World\n';

describe('a file of many documents', () => {
  it('brings one for each row, with its place in the file, and keeps the bytes once', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('c.csv'), csv);
    const report = await project.importFiles('c.csv');
    expect(report.added.map(({ name }) => name)).toEqual(['7', '8']);
    const documents = await documentsOf(project);
    expect(documents).toMatchObject([
      { metadata: { title: 'Who pays?' }, fields: { section: 'Local' }, source: { fileName: 'c.csv', part: '1' } },
      { metadata: { title: 'Next' }, fields: { section: 'World' }, source: { fileName: 'c.csv', part: '2' } },
    ]);
    expect(new Set(documents.map(({ source }) => source.sha256)).size).toBe(1);
    const checked = valueOf(await project.services.call('project.check', {}));
    expect(checked.findings).toEqual([]);
  });

  it('comes in once: rows that are there already are named, all of them together', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('c.csv'), csv);
    await project.importFiles('c.csv');
    const again = await project.importFiles('c.csv');
    expect(again.added).toEqual([]);
    expect(again.problems).toMatchObject([{ error: { code: 'import/duplicate', params: { file: 'c.csv' } } }]);
  });

  it('takes the columns that were chosen', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('c.csv'), csv);
    const paths = [project.path('c.csv')];
    valueOf(await project.services.call('import.paths', { paths, columns: { text: 'title', title: 'body' } }));
    expect(await documentsOf(project)).toMatchObject([
      { text: 'Who pays?', metadata: { title: 'Text one' } },
      { text: 'Next', metadata: { title: 'Text two' } },
    ]);
  });

  it('is exported with its bytes once, and comes back the same', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('c.csv'), csv);
    await project.importFiles('c.csv');
    valueOf(await project.export('p.json', 'json'));
    expect(project.text('p.json').split(Buffer.from(csv).toString('base64')).length).toBe(2);
    await using other = new TestProject();
    await other.create();
    writeFileSync(other.path('p.json'), project.text('p.json'));
    expect((await other.importFiles('p.json')).problems).toEqual([]);
    valueOf(await other.export('again.json', 'json'));
    expect(other.text('again.json')).toBe(project.text('p.json'));
  });

  it('may be an archive: each file in it is a document of its own', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('a.txt'), 'Text A');
    writeFileSync(project.path('all.zip'), zipOf({ 'f/a.txt': 'Text A', 'f/b.txt': 'Text B', 'c.csv': csv }));
    const report = await project.importFiles('a.txt', 'all.zip');
    expect(report.added.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', '7', '8']);
    expect(report.problems).toMatchObject([
      { file: expect.stringContaining('all.zip, a.txt'), error: { code: 'import/duplicate' } },
    ]);
    const [, b, row] = await documentsOf(project);
    expect(b?.source).toMatchObject({ fileName: 'b.txt', byteLength: 6 });
    expect(row?.source).toMatchObject({ fileName: 'c.csv', byteLength: csv.length, part: '1' });
  });

  it('says what it did not reach when it is cancelled within a file', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('c.csv'), `text\n${Array.from({ length: 50 }, (_, row) => `row ${row}`).join('\n')}`);
    project.services.on('project.changed', () => void project.services.call('import.cancel', {}));
    const report = await project.importFiles('c.csv');
    expect(report).toMatchObject({ cancelled: true, remaining: 50 - report.added.length });
    expect(report.added.length).toBeLessThan(50);
  });
});

describe('a file that says itself what its bytes mean', () => {
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['a.docx', docxOf({ body: '<w:p><w:r><w:t>Words</w:t></w:r></w:p>' })],
    ['b.odt', odtOf('<text:p>Words</text:p>')],
    ['c.pdf', pdfOf([[{ text: 'Words', x: 72, y: 700 }]])],
    ['d.rtf', Buffer.from('{\\rtf1 Words}')],
  ];

  it.each(files)('%s is read under a wrong name as well, and its encoding cannot be changed', async (name, bytes) => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path(`${name}.txt`), bytes);
    const report = await project.importFiles(`${name}.txt`);
    expect(report.problems).toEqual([]);
    const [document] = await documentsOf(project);
    expect(document?.text).toBe('Words');
    const id = document?.id ?? ('' as never);
    const commandId = CommandId.parse('00000000-0000-4000-8000-000000000001');
    const changed = await project.services.call('document.change-encoding', { id, commandId, encoding: 'utf-8' });
    expect(changed).toMatchObject({ ok: false, error: { code: 'document/encoding-fixed' } });
  });

  it('leaves what the reader has to say in the note on the document', async () => {
    await using project = new TestProject();
    await project.create();
    const page = (number: number) => [
      { text: 'The Ledger', x: 72, y: 770 },
      { text: `Text ${'one two three'.split(' ')[number] ?? ''}.`, x: 72, y: 400 },
    ];
    writeFileSync(project.path('a.pdf'), pdfOf([0, 1, 2].map(page)));
    await project.importFiles('a.pdf');
    valueOf(await project.export('p.json', 'json'));
    expect(project.text('p.json')).toContain(
      'Headers, footers and page numbers that come again, or that a browser printed, were left out',
    );
  });

  it('is refused by name where nothing reads it', async () => {
    await using project = new TestProject();
    await project.create();
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    writeFileSync(project.path('a.txt'), Buffer.concat([ole, Buffer.from('WordDocument', 'utf16le')]));
    writeFileSync(project.path('b.docx'), Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]));
    writeFileSync(project.path('c.docx'), zipOf({ '[Content_Types].xml': 'spreadsheetml.sheet.main+xml' }));
    const report = await project.importFiles('a.txt', 'b.docx', 'c.docx');
    expect(report.problems.map(({ error }) => [error.code, error.params['kind']])).toEqual([
      ['import/wrong-kind', 'a document of Word 97–2003 (.doc)'],
      ['import/encrypted', undefined],
      ['import/wrong-kind', 'a table of Excel'],
    ]);
  });
});
