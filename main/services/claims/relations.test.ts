import { expect, it } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import { AnnotatorId, LinkTypeId } from '#shared/domain/ids.ts';
import {
  addAnnotator,
  addDocument,
  createStore,
  must,
  newId,
  run,
  temporaryFolder,
} from '../../store/testing/fixture.ts';
import type { OpenProject } from '../open-project.ts';
import { relationHandlers, Relations } from './relations.ts';

it('lists the links of all articles, and exports the rows of links.csv that it shows in its order', async () => {
  using folder = temporaryFolder();
  const store = createStore(folder.file('a.annotary'));
  const annotatorId = AnnotatorId.parse(addAnnotator(store));
  addDocument(store, 'd1', 'She said four died. He said six died.');
  addDocument(store, 'd2', 'Four people died.');
  const made = (command: object): string => must(run(store, command)).changeSet[0]?.after?.id ?? '';
  const claim = (documentId: string, start: number, end: number): string =>
    made({ type: 'annotation.create', documentId, labelId: 'claim', spans: [{ start, end }], annotatorId });
  const [four, six, other] = [claim('d1', 9, 18), claim('d1', 28, 36), claim('d2', 0, 16)];
  const link = (linkTypeId: string, fromId: string, toId: string): string =>
    made({ type: 'link.add', linkTypeId, fromId, toId, annotatorId });
  const differs = link('different-figure', four, six);
  const supports = link('supports', four, other);
  const updates = link('updates', six, other);

  const open: OpenProject = {
    store,
    annotatorId,
    run: (command) => store.run({ id: newId(), command: Command.parse(command) }),
  };
  const relations = new Relations();
  const handlers = relationHandlers(() => open, relations);
  const all = { filter: '', linkTypeId: null, annotatorId: null, sort: null };
  const byType = { ...all, sort: { column: 'type', direction: 'descending' } } as const;
  const page = must(await handlers['relations.list']({ ...byType, offset: 0, limit: 10 }));
  expect(page.total).toBe(3);
  expect(page.rows.map(({ linkId, sign, from, to }) => [linkId, sign, from, to])).toEqual([
    [updates, '→', 'six died', 'Four people died'],
    [supports, '→', 'four died', 'Four people died'],
    [differs, '↔', 'four died', 'six died'],
  ]);
  expect(must(await handlers['relations.ids']({ ...byType, from: 1, to: 2 })).ids).toEqual([supports, differs]);
  const table = must(await relations.table(open, { ...byType, filter: 'people' }));
  expect(table.columns.slice(0, 3)).toEqual(['link_id', 'type', 'from_id']);
  expect(table.rows.map(([id]) => id)).toEqual([updates, supports]);
  const one = { ...all, linkTypeId: LinkTypeId.parse('updates') };
  expect(must(await relations.table(open, one)).rows).toHaveLength(1);

  must(run(store, { type: 'link.remove', ids: [updates] }));
  expect(must(await handlers['relations.list']({ ...all, offset: 0, limit: 10 })).total).toBe(2);
  store.close();
});
