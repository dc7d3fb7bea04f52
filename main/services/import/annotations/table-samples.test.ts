import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../../testing/document-files.ts';
import { samples } from '../../../testing/public-samples.ts';
import { TestProject, valueOf } from '../import-test-project.ts';

const areThere = existsSync(samples);

async function imported(path: string) {
  await using project = new TestProject();
  await project.create();
  const report = valueOf(await project.services.call('import.paths', { paths: [path] }));
  const { added, annotations, problems, adoption } = report;
  return {
    documents: added.length,
    annotations,
    formats: adoption?.formats.map(({ id }) => id) ?? [],
    problems: problems.map(({ error }) => error.code),
  };
}

describe.skipIf(!areThere)(`samples of tables (${areThere ? 'in' : 'NOT READ: there is no'} ${samples})`, () => {
  it.each([
    // A row of a task about two titles, with nothing marked in them.
    ['label-studio-export.csv', { documents: 1, annotations: 0, formats: ['label-studio'], problems: [] }],
    // Texts with a class for each: articles with a field.
    ['doccano-utf16.csv', { documents: 3, annotations: 0, formats: [], problems: [] }],
    // Tables of QualCoder about cases: the first without words, the second with answers to a question.
    ['cases123.csv', { documents: 3, annotations: 0, formats: [], problems: [] }],
    ['survey456.csv', { documents: 3, annotations: 0, formats: [], problems: [] }],
    ['plain_codes_categories_for_import.txt', { documents: 1, annotations: 0, formats: [], problems: [] }],
    // Chosen by itself, a file of plain text is one.
    ['bibliography.ris', { documents: 1, annotations: 0, formats: [], problems: [] }],
  ])('%s', async (name, expected) => {
    expect(await imported(join(samples, 'csv', name))).toEqual(expected);
  });
});

describe('tables of annotations', () => {
  const table = 'text,start,end,label,document\nAda,0,3,Person,ada.txt\n';

  it.each([
    ['utf-16le', Buffer.from(`\ufeff${table}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()],
  ])('are told by their columns in %s as well', async (_encoding, bytes) => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('ada.txt'), 'Ada 😀 met Bo.');
    await project.importFiles('ada.txt');
    writeFileSync(project.path('table.csv'), bytes);
    expect(await project.importFiles('table.csv')).toMatchObject({ annotations: 1, problems: [] });
  });

  it('come in by the columns that were chosen, and what could not be read is told', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('table.tsv'), 'Beitrag\tStelle\tKode\nAda met Bo.\tBo\tPerson\n');
    const paths = [project.path('table.tsv')];
    const inspect = (text: string) =>
      project.services.call('import.annotations-inspect', {
        paths,
        annotationColumns: { rows: 'annotation', roles: { text, quote: 'Stelle', label: 'Kode' }, ignored: [] },
      });
    expect(valueOf(await inspect('Beitrag'))).toMatchObject({ report: { annotations: { added: 1 } } });
    expect(valueOf(await inspect('Artikel'))).toBeNull();
    const report = valueOf(await project.services.call('import.paths', { paths }));
    expect(report.problems).toMatchObject([{ error: { code: 'import/no-column', params: { column: 'Artikel' } } }]);
  });

  it('of one folder of ours bring their links, in an archive as well', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('ada.txt'), 'Ada met Bo.');
    await project.importFiles('ada.txt');
    const head = 'annotation_id,document_id,document,start,end,text,layer,label';
    const tables = {
      'mentions.csv': `${head}\na1,d1,ada.txt,0,3,Ada,entities,Person\n`,
      'claims.csv': `${head}\nc1,d1,ada.txt,0,10,Ada met Bo,claims,Claim\n`,
      'links.csv': 'link_id,type,from_id,to_id\nl1,said by,c1,a1\n',
      'documents.csv': 'document_id,name\nd1,ada.txt\n',
      'entities.csv': 'entity_id,name\n',
      'propositions.csv': 'proposition_id,statement\n',
    };
    writeFileSync(project.path('tables.zip'), zipOf(tables));
    const report = await project.importFiles('tables.zip');
    expect(report).toMatchObject({ annotations: 2, problems: [], adoption: { links: { added: 1 } } });
    expect(report.adoption?.leftOut.counts).toEqual([]);
  });
});
