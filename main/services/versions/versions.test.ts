import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { newId } from '../../store/testing/fixture.ts';
import { valueOf } from '../import/import-test-project.ts';
import { after, VersionsProject } from './versions-test-project.ts';

it('takes an updated version in with its annotations and their links, as one step', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  const county = await project.label(first, 'county', 'organization');
  const claim = await project.label(first, 'six people died in Harrowmere', 'claim');
  await project.label(first, 'The mayor denied any neglect', 'claim');
  const info = valueOf(await project.services.call('project.current', {}));
  await project.run({
    type: 'link.add',
    linkTypeId: 'source',
    fromId: claim,
    toId: county,
    annotatorId: info?.annotatorId,
  });

  const { id, carried } = await project.importVersion('second.txt', first);
  expect(carried).toEqual({ copied: 2, links: 1, lostLinks: 0, uncertain: 1, gone: 1 });
  const second = await project.open(id);
  expect(second.document).toMatchObject({ previousId: first, carried: { toLook: 2 } });
  expect(second.annotations).toMatchObject([
    { quote: 'county', status: 'open', confidence: null, origin: { kind: 'propagated', by: `version same ${county}` } },
    { quote: 'seven people died in Harrowmere', status: 'open', origin: { by: `version changed ${claim}` } },
  ]);
  const [source, copy] = second.annotations;
  expect(second.links).toMatchObject([{ fromId: copy?.id, toId: source?.id }]);

  valueOf(await project.services.call('history.undo', { id: newId() }));
  expect(await project.documents()).toHaveLength(1);
  valueOf(await project.services.call('history.redo', { id: newId() }));
  expect((await project.open(id)).annotations).toHaveLength(2);
  expect(valueOf(await project.services.call('project.check', {})).findings).toEqual([]);
});

it('lists what needs a look until somebody has decided', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  const claim = await project.label(first, 'six people died in Harrowmere', 'claim');
  const denial = await project.label(first, 'The mayor denied any neglect', 'claim');
  const { id } = await project.importVersion('second.txt', first);
  const waiting = await project.lookAt(id);
  expect(waiting).toMatchObject({
    total: 2,
    left: 2,
    items: [
      {
        fromId: claim,
        old: { words: 'six people died in Harrowmere' },
        fresh: { words: 'seven people died in Harrowmere' },
      },
      { fromId: denial, copyId: null, old: { words: 'The mayor denied any neglect' }, fresh: null },
    ],
  });
  expect(valueOf(await project.services.call('versions.list', {}))).toMatchObject([
    { documentId: first, number: 1, versions: 2, toLook: 0 },
    { documentId: id, previousId: first, number: 2, versions: 2, toLook: 2 },
  ]);

  await project.run({ type: 'annotation.edit', ids: [waiting.items[0]?.copyId], status: 'accepted' });
  await project.run({ type: 'version.dismiss', id, annotationIds: [denial] });
  expect(await project.lookAt(id)).toMatchObject({ total: 2, left: 0, items: [] });
  valueOf(await project.services.call('history.undo', { id: newId() }));
  expect(await project.lookAt(id)).toMatchObject({ left: 1 });
  await project.run({ type: 'version.place', id, fromId: denial, spans: [{ start: 80, end: 95 }] });
  expect(await project.lookAt(id)).toMatchObject({ left: 0 });
  expect((await project.open(id)).annotations.at(-1)).toMatchObject({
    labelId: 'claim',
    status: 'accepted',
    origin: { by: `version placed ${denial}` },
  });
});

it('counts a copy as looked at that was put in its place by hand', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  await project.label(first, 'six people died in Harrowmere', 'claim');
  const { id } = await project.importVersion('second.txt', first);
  const [item] = (await project.lookAt(id)).items;
  const { start = 0, end = 0 } = item?.span ?? {};
  await project.run({ type: 'annotation.move', id: item?.copyId, spans: [{ start, end: end - 14 }] });
  expect(await project.lookAt(id)).toMatchObject({ total: 1, left: 0 });
});

it('brings only what is new when it carries over again', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  await project.label(first, 'county', 'organization');
  const { id } = await project.importVersion('second.txt', first);
  const [copy] = (await project.open(id)).annotations;
  await project.run({ type: 'annotation.remove', ids: [copy?.id] });
  await project.label(first, 'Carrow', 'place');
  expect((await project.lookAt(id)).notCarried).toBe(1);
  const again = await project.services.call('versions.adopt', { id, previousId: first, commandId: newId() });
  expect(valueOf(again)).toEqual({ copied: 1, links: 0, lostLinks: 0, uncertain: 0, gone: 0 });
  expect((await project.open(id)).annotations.map(({ quote }) => quote)).toEqual(['Carrow']);
});

it('joins the neighbours of a version that goes, and takes it in between when it comes back', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  const { id: second } = await project.importVersion('second.txt', first);
  writeFileSync(project.path('third.txt'), `${after}More to come.\n`);
  const { id: third } = await project.importVersion('third.txt', second);
  const previous = async () => (await project.open(third)).document.previousId;
  await project.run({ type: 'document.remove', ids: [second] });
  expect(await previous()).toBe(first);
  const items = [{ kind: 'document' as const, id: second }];
  const { command } = valueOf(await project.services.call('history.restore-command', { items, together: false }));
  await project.run(command);
  expect(await previous()).toBe(second);
  expect((await project.open(second)).document.previousId).toBe(first);
  expect(valueOf(await project.services.call('project.check', {})).findings).toEqual([]);
});

it('refuses versions that would lead back or stand in each other’s place', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  const { id: second } = await project.importVersion('second.txt', first);
  writeFileSync(project.path('third.txt'), `${after}More to come.\n`);
  const { added } = await project.importFiles('third.txt');
  const set = (id: unknown, previousId: unknown) =>
    project.services.call('command.run', {
      id: newId(),
      command: Command.parse({ type: 'version.set', id, previousId }),
    });
  expect(await set(first, second)).toMatchObject({ error: { code: 'version/cycle' } });
  expect(await set(added[0]?.id, first)).toMatchObject({ error: { code: 'version/taken' } });
  expect(await set(second, null)).toMatchObject({ ok: true });
  expect(valueOf(await project.services.call('versions.list', {}))).toEqual([]);
});

it('proposes what is evidently an updated version', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  const { added } = await project.importFiles('second.txt');
  const ids = added.map(({ id }) => id);
  expect(valueOf(await project.services.call('versions.propose', { ids }))).toMatchObject([
    { id: ids[0], previousId: first, basis: 'title' },
  ]);
  valueOf(
    await project.services.call('versions.adopt', { id: ids[0] ?? first, previousId: first, commandId: newId() }),
  );
  expect(valueOf(await project.services.call('versions.propose', { ids }))).toEqual([]);
});

it('says at each change which annotations it touches', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  await project.label(first, 'six people died in Harrowmere', 'claim');
  await project.label(first, 'The mayor denied any neglect', 'claim');
  await project.label(first, 'Carrow', 'place');
  const { id } = await project.importVersion('second.txt', first);
  await project.label(id, 'ministry', 'organization');
  const { touched } = valueOf(await project.services.call('versions.difference', { id }));
  expect(touched.map(({ quote, fate, needsLook }) => [quote, fate, needsLook])).toEqual([
    ['six people died in Harrowmere', 'changed', true],
    ['The mayor denied any neglect', 'gone', true],
    ['ministry', 'new', false],
  ]);
});

it('carries neither review nor figure over to words that nobody has reviewed', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  const claim = await project.label(first, 'six people died in Harrowmere', 'claim');
  const attributes = { checkworthy: true, verdict: 'true', review_url: 'https://r.example/1', quantity_value: 6 };
  await project.run({ type: 'annotation.edit', ids: [claim], attributes });
  const { id } = await project.importVersion('second.txt', first);
  const [copy] = (await project.open(id)).annotations;
  expect(copy?.quote).toBe('seven people died in Harrowmere');
  expect(copy?.attributes).toEqual({ checkworthy: true });

  const denial = await project.label(first, 'The mayor denied any neglect', 'claim');
  await project.run({ type: 'annotation.edit', ids: [denial], attributes });
  await project.adopt(id, first);
  await project.run({ type: 'version.place', id, fromId: denial, spans: [{ start: 80, end: 95 }] });
  const placed = (await project.open(id)).annotations.find(({ origin }) => origin.by.includes('placed'));
  expect(placed?.attributes).toEqual({ checkworthy: true });
});

it('still asks about a copy whose original is gone', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  const claim = await project.label(first, 'six people died in Harrowmere', 'claim');
  const { id } = await project.importVersion('second.txt', first);
  await project.run({ type: 'annotation.remove', ids: [claim] });
  expect(await project.lookAt(id)).toMatchObject({
    left: 1,
    items: [{ fromId: claim, reason: 'changed', old: null, fresh: { words: 'seven people died in Harrowmere' } }],
  });
  expect(valueOf(await project.services.call('versions.list', {}))[1]).toMatchObject({ toLook: 1 });
});

it('counts the links that stay behind, and names them where they are looked for', async () => {
  await using project = new VersionsProject();
  const first = await project.start();
  const claim = await project.label(first, 'six people died in Harrowmere', 'claim');
  const mayor = await project.label(first, 'The mayor', 'person');
  const info = valueOf(await project.services.call('project.current', {}));
  const annotatorId = info?.annotatorId;
  await project.run({ type: 'link.add', linkTypeId: 'source', fromId: claim, toId: mayor, annotatorId });
  const { id, carried } = await project.importVersion('second.txt', first);
  expect(carried).toMatchObject({ links: 0, lostLinks: 1 });
  const { items } = await project.lookAt(id);
  expect(items).toMatchObject([
    {
      reason: 'changed',
      parts: [
        { kind: 'removed', text: 'six ' },
        { kind: 'added', text: 'seven ' },
        { kind: 'equal', text: 'people died in Harrowmere' },
      ],
      lostLinks: [{ typeId: 'source', isOutgoing: true, otherEnd: 'The mayor' }],
    },
    { reason: 'gone', lostLinks: [{ typeId: 'source', isOutgoing: false }] },
  ]);
});

it.each([
  ['the first version', 0],
  ['a version in the middle', 1],
])('brings the row back as it was when %s comes back from the trash', async (_name, removed) => {
  await using project = new VersionsProject();
  const first = await project.start();
  await project.label(first, 'six people died in Harrowmere', 'claim');
  await project.label(first, 'The mayor denied any neglect', 'claim');
  const { id: second } = await project.importVersion('second.txt', first);
  writeFileSync(project.path('third.txt'), 'Levee gives way\n\nThe ministry wants to look into it.\n');
  const { id: third } = await project.importVersion('third.txt', second);
  const row = async (id: DocumentId) => {
    const { previousId, carried } = (await project.open(id)).document;
    return { previousId, carried };
  };
  const rows = async () => [await row(first), await row(second), await row(third)];
  const before = await rows();
  expect(before.map(({ carried }) => carried?.gone.length)).toEqual([undefined, 1, 1]);
  const id = [first, second, third][removed];
  await project.run({ type: 'document.remove', ids: [id] });
  const items = [{ kind: 'document' as const, id: String(id) }];
  const { command } = valueOf(await project.services.call('history.restore-command', { items, together: false }));
  await project.run(command);
  expect(await rows()).toEqual(before);
});
