import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { DocumentId } from '#shared/domain/ids.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

async function projectOfTwo(project: TestProject): Promise<void> {
  await project.create();
  writeFileSync(project.path('first.txt'), 'Six people died in Harrowmere on Friday.');
  writeFileSync(project.path('second.txt'), 'Seven people died in Harrowmere on Friday.');
  const { added } = await project.importFiles('first.txt');
  for (const { id } of added)
    valueOf(await project.services.call('versions.import-path', { path: project.path('second.txt'), previousId: id }));
}

const listOf = async (project: TestProject) => valueOf(await project.services.call('versions.list', {}));

it('keeps versions in our own JSON, and refuses a file whose versions lead nowhere', async () => {
  await using project = new TestProject();
  await projectOfTwo(project);
  const versions = await listOf(project);
  valueOf(await project.export('all.json', 'json'));
  await project.create('other.annotary');
  expect((await project.importFiles('all.json')).problems).toEqual([]);
  expect(await listOf(project)).toEqual(versions);

  const json = project.text('all.json');
  const [first, second] = versions.map(({ documentId }) => documentId);
  const damaged = [
    json.replace(`"previousId":"${first}"`, '"previousId":"nowhere"'),
    json.replace(`"previousId":"${first}"`, `"previousId":"${second}"`),
  ];
  await project.create('third.annotary');
  for (const text of damaged) {
    writeFileSync(project.path('damaged.json'), text);
    const { problems } = await project.importFiles('damaged.json');
    expect(problems[0]?.error).toMatchObject({ code: 'import/damaged', params: { place: 'documents[1].previousId' } });
  }
});

it('takes an updated version in from the command line, by the name of the document', async () => {
  await using project = new TestProject();
  await project.create();
  writeFileSync(project.path('first.txt'), 'Six people died in Harrowmere on Friday.');
  writeFileSync(project.path('second.txt'), 'Seven people died in Harrowmere on Friday.');
  await project.importFiles('first.txt');
  valueOf(await project.services.call('project.close', {}));
  const cli = join(import.meta.dirname, '../../cli.ts');
  const args = ['import', project.path('p.annotary'), project.path('second.txt'), '--version-of', 'first.txt'];
  expect(execFileSync(process.execPath, [cli, ...args], { encoding: 'utf8' })).toContain(
    'second.txt  is the updated version of first.txt',
  );
  valueOf(await project.services.call('project.open', { path: project.path('p.annotary') }));
  expect(await listOf(project)).toMatchObject([{ number: 1 }, { number: 2, previousId: expect.any(String) }]);
  expect(unpackDocuments(valueOf(await project.services.call('documents.list', {})))).toHaveLength(2);
});

it('takes no project in as the updated version of an article, and says why', async () => {
  await using project = new TestProject();
  await projectOfTwo(project);
  valueOf(await project.export('all.json', 'json'));
  const before = await listOf(project);
  const previousId = DocumentId.parse(before[1]?.documentId);
  const path = project.path('all.json');
  for (const format of [undefined, 'json'])
    expect(
      await project.services.call('versions.import-path', { path, previousId, ...(format ? { format } : {}) }),
    ).toEqual({ ok: false, error: { code: 'version/project-file', params: { file: 'all.json' } } });
  expect(await listOf(project)).toEqual(before);
});
