import { expect, it } from 'vitest';
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
    articles: [{ documentId: 'd1' }],
    rows: [{ propositionId: proposition, cells: [{ coverage: 'attributed', sources: ['Miriam Ashgrove'] }] }],
  });
  expect(must(await handlers['propositions.list']({}))).toEqual([{ id: proposition, statement: 'Deaths' }]);

  must(store.undo(newId(), annotatorId));
  expect(await said()).toMatchObject({ lines: [{ row: { proposition: '' } }] });
  store.close();
  expect(await claimHandlers(() => undefined)['claims.figures'](everything)).toMatchObject({ ok: false });
});
