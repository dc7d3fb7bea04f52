import { expect, it, vi } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import {
  addAnnotator,
  addDocument,
  createStore,
  must,
  newId,
  run,
  temporaryFolder,
} from '../../store/testing/fixture.ts';
import { ClaimReader } from './claim-frames.ts';
import { claimHandlers } from './claims.ts';
import type { OpenProject } from '../open-project.ts';

const everything = { filter: '', sort: null, group: null, offset: 0, limit: 100 };

function openProject(store: ProjectStore, annotatorId: string): OpenProject {
  return { store, annotatorId, run: (command) => store.run({ id: newId(), command: Command.parse(command) }) };
}

it('tells of claims by their entities, anew after every change, and nothing of rejected ones', async () => {
  using folder = temporaryFolder();
  const store = createStore(folder.file('a.annotary'));
  const annotatorId = addAnnotator(store);
  addDocument(store, 'd1', 'She said that four people died.');
  addDocument(store, 'd2', 'No claims here.');
  const made = (command: object): string => must(run(store, command)).changeSet[0]?.after?.id ?? '';
  const annotate = (labelId: string, start: number, end: number) =>
    made({ type: 'annotation.create', documentId: 'd1', labelId, spans: [{ start, end }], annotatorId });
  const claim = annotate('claim', 14, 30);
  const she = annotate('person', 0, 3);
  const rejected = annotate('claim', 0, 8);
  made({ type: 'annotation.edit', ids: [rejected], status: 'rejected' });
  made({ type: 'link.add', linkTypeId: 'source', fromId: claim, toId: she, annotatorId });

  const open = openProject(store, annotatorId);
  const handlers = claimHandlers(() => open);
  const said = async () => must(await handlers['claims.who-said-what'](everything));
  expect(await said()).toMatchObject({
    claims: 1,
    lines: [{ row: { annotationId: claim, speaker: 'She', claim: 'four people died', annotator: 'Ann' } }],
  });

  made({ type: 'entity.create', name: 'Miriam Ashgrove', labelId: 'person', mentionIds: [she] });
  const proposition = made({ type: 'proposition.create', statement: 'Deaths', claimIds: [claim] });
  expect(await said()).toMatchObject({ lines: [{ row: { speaker: 'Miriam Ashgrove', proposition: 'Deaths' } }] });
  expect(must(await handlers['claims.matrix']({ filter: '', offset: 0, limit: 10 }))).toMatchObject({
    articles: 1,
    rows: [{ propositionId: proposition, cells: [{ coverage: 'attributed', sources: ['Miriam Ashgrove'] }] }],
  });
  expect(must(await handlers['claims.matrix-articles']({}))).toMatchObject([{ documentId: 'd1' }]);
  expect(must(await handlers['propositions.list']({}))).toEqual([{ id: proposition, statement: 'Deaths' }]);

  must(store.undo(newId(), annotatorId));
  expect(await said()).toMatchObject({ lines: [{ row: { proposition: '' } }] });
  store.close();
  expect(await claimHandlers(() => undefined)['claims.figures'](everything)).toMatchObject({ ok: false });
});

it('reads only those articles again that a change concerns, and finds what reading all of them finds', async () => {
  using folder = temporaryFolder();
  const store = createStore(folder.file('a.annotary'));
  const annotatorId = addAnnotator(store);
  addDocument(store, 'd1', 'She said that four people died.');
  addDocument(store, 'd2', 'The mayor said that six people died.');
  addDocument(store, 'd3', 'Nobody said that it rained.');
  const made = (command: object): string => must(run(store, command)).changeSet[0]?.after?.id ?? '';
  const annotate = (documentId: string, labelId: string, start: number, end: number) =>
    made({ type: 'annotation.create', documentId, labelId, spans: [{ start, end }], annotatorId });
  const [claim] = [annotate('d1', 'claim', 14, 30), annotate('d2', 'claim', 20, 35), annotate('d3', 'claim', 17, 26)];
  const mayor = annotate('d2', 'person', 4, 9);
  const open = openProject(store, annotatorId);
  const reader = new ClaimReader();
  const readDocuments = vi.spyOn(store.read, 'annotationsOf');
  /** The documents that were read, after it was checked that the claims are what they are. */
  const readAfter = async (change: () => unknown) => {
    change();
    readDocuments.mockClear();
    const { frames } = await reader.read(open);
    const documents = readDocuments.mock.calls.map(([id]) => id);
    expect(frames).toEqual((await new ClaimReader().read(open)).frames);
    return documents;
  };

  expect(await readAfter(() => {})).toEqual(['d1', 'd2', 'd3']);
  const link = { type: 'link.add', linkTypeId: 'source', fromId: claim, toId: mayor, annotatorId };
  expect(await readAfter(() => made(link))).toEqual(['d1', 'd2']);
  const move = { type: 'annotation.move', id: mayor, spans: [{ start: 0, end: 9 }] };
  expect(await readAfter(() => made(move))).toEqual(['d1', 'd2']);
  expect(await readAfter(() => must(store.undo(newId(), annotatorId)))).toEqual(['d1', 'd2']);
  expect(await readAfter(() => made({ type: 'memo.write', documentId: 'd3', purpose: 'note', text: 'Rain' }))).toEqual(
    [],
  );
  const entity = { type: 'entity.create', name: 'Miriam Ashgrove', labelId: 'person', mentionIds: [mayor] };
  expect(await readAfter(() => made(entity))).toEqual(['d1', 'd2', 'd3']);
  expect(await readAfter(() => made({ type: 'annotation.remove', ids: [mayor] }))).toEqual(['d1', 'd2']);
  expect(await readAfter(() => made({ type: 'document.remove', ids: ['d2'] }))).toEqual([]);
  store.close();
});
