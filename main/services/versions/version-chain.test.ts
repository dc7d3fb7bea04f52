import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { DocumentId } from '#shared/domain/ids.ts';
import { valueOf } from '../import/import-test-project.ts';
import { after, VersionsProject } from './versions-test-project.ts';

/** Three versions of the article, and what was labelled in the first. */
async function threeVersions(project: VersionsProject) {
  const first = await project.start();
  const county = await project.label(first, 'county', 'organization');
  const claim = await project.label(first, 'six people died in Harrowmere', 'claim');
  const denial = await project.label(first, 'The mayor denied any neglect', 'claim');
  const { id: second } = await project.importVersion('second.txt', first);
  writeFileSync(project.path('third.txt'), after.replace('seven people', 'eight people'));
  const { id: third } = await project.importVersion('third.txt', second);
  return { first, second, third, county, claim, denial };
}

async function leftIn(project: VersionsProject, id: DocumentId) {
  const rows = valueOf(await project.services.call('versions.list', {}));
  const { left, items } = await project.lookAt(id);
  return {
    listed: rows.find(({ documentId }) => documentId === id)?.toLook ?? 0,
    left,
    reasons: items.map(({ reason }) => reason),
  };
}

it.each([
  ['is removed', { type: 'document.remove' }],
  ['is no version of it any more', { type: 'version.set', previousId: null }],
])('still lists the copies that need a look when the version before %s', async (_name, command) => {
  await using project = new VersionsProject();
  const first = await project.start();
  await project.label(first, 'six people died in Harrowmere', 'claim');
  await project.label(first, 'The mayor denied any neglect', 'claim');
  const { id } = await project.importVersion('second.txt', first);
  expect(await leftIn(project, id)).toEqual({ listed: 2, left: 2, reasons: ['changed', 'gone'] });
  await project.run(command.type === 'version.set' ? { ...command, id } : { ...command, ids: [first] });
  expect(await leftIn(project, id)).toEqual({ listed: 1, left: 1, reasons: ['changed'] });
  expect((await project.lookAt(id)).total).toBe(1);
  valueOf(await project.export('all.json', 'json'));
  const [item] = (await project.lookAt(id)).items;
  await project.run({ type: 'annotation.edit', ids: [item?.copyId], status: 'accepted' });
  expect(await leftIn(project, id)).toEqual({ listed: 0, left: 0, reasons: [] });
  expect(valueOf(await project.services.call('project.check', {})).findings).toEqual([]);
  await project.create('other.annotary');
  expect((await project.importFiles('all.json')).problems).toEqual([]);
});

it('makes copies of a middle version that goes copies of what those were copies of', async () => {
  await using project = new VersionsProject();
  const { first, second, third, county, claim } = await threeVersions(project);
  const before = await project.labels(third);
  await project.remove(second);
  expect(await project.labels(third)).toEqual([
    `county: version same ${county}`,
    `eight people died in Harrowmere: version changed ${claim}`,
  ]);
  const { touched } = valueOf(await project.services.call('versions.difference', { id: third }));
  expect(touched.map(({ quote, fate }) => [quote, fate])).toEqual([
    ['six people died in Harrowmere', 'changed'],
    ['The mayor denied any neglect', 'not-carried'],
  ]);
  expect(await project.lookAt(third)).toMatchObject({
    notCarried: 1,
    items: [{ reason: 'changed', old: { words: 'six people died in Harrowmere' } }],
  });
  expect(await project.adopt(third, first)).toMatchObject({ copied: 0, gone: 1 });
  await project.undo();
  await project.restore(second);
  expect(await project.labels(third)).toEqual(before);
});

it('takes copies whose words changed on the way as changed, however sure the last step was', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  await project.label(first, 'six people died in Harrowmere', 'claim');
  const { id: second } = await project.importVersion('second.txt', first);
  writeFileSync(project.path('third.txt'), `${after}More to come.\n`);
  const { id: third } = await project.importVersion('third.txt', second);
  await project.remove(second);
  const { touched } = valueOf(await project.services.call('versions.difference', { id: third }));
  expect(touched).toMatchObject([{ quote: 'six people died in Harrowmere', fate: 'changed' }]);
});

it('carries what came back to the version before, whenever it was made', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  const county = await project.label(first, 'county', 'organization');
  await project.run({ type: 'annotation.remove', ids: [county] });
  const { id } = await project.importVersion('second.txt', first);
  await project.restore(county, 'annotation');
  expect((await project.lookAt(id)).notCarried).toBe(1);
  expect(await project.adopt(id, first)).toMatchObject({ copied: 1 });
  expect((await project.lookAt(id)).notCarried).toBe(0);
});

it('asks no more about what was dismissed, removed or said here already', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  const denial = await project.label(first, 'The mayor denied any neglect', 'claim');
  await project.label(first, 'county', 'organization');
  await project.label(first, 'Carrow', 'place');
  const { added } = await project.importFiles('second.txt');
  const id = added[0]?.id ?? first;
  await project.label(id, 'county', 'organization');
  expect(await project.adopt(id, first)).toMatchObject({ copied: 1, gone: 1 });
  await project.run({ type: 'version.dismiss', id, annotationIds: [denial] });
  const copy = (await project.open(id)).annotations.find(({ quote }) => quote === 'Carrow');
  await project.run({ type: 'annotation.remove', ids: [copy?.id] });
  expect(await project.lookAt(id)).toMatchObject({ left: 0, notCarried: 0 });
  expect(await project.adopt(id, first)).toMatchObject({ copied: 0, gone: 0 });
  expect(await project.labels(id)).toEqual(['county: ']);
});
