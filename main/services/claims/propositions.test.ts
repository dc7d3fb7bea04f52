import { expect, it } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import type { PropositionId } from '#shared/domain/ids.ts';
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
import type { OpenProject } from '../open-project.ts';
import { propositionHandlers } from './propositions.ts';

function openProject(store: ProjectStore, annotatorId: string): OpenProject {
  return { store, annotatorId, run: (command) => store.run({ id: newId(), command: Command.parse(command) }) };
}

it('tells what stands behind each proposition, and which claims belong to none', async () => {
  using folder = temporaryFolder();
  const store = createStore(folder.file('a.annotary'));
  const annotatorId = addAnnotator(store);
  addDocument(store, 'd1', 'She said four died. He said six died.');
  addDocument(store, 'd2', 'Four people died.');
  const made = (command: object): string => must(run(store, command)).changeSet[0]?.after?.id ?? '';
  const claim = (documentId: string, start: number, end: number, source = '') =>
    made({
      type: 'annotation.create',
      documentId,
      labelId: 'claim',
      spans: [{ start, end }],
      annotatorId,
      attributes: source === '' ? {} : { source },
    });
  const four = claim('d1', 9, 18, 'She');
  const six = claim('d1', 28, 36, 'He');
  const other = claim('d2', 0, 16);
  const link = (linkTypeId: string, fromId: string, toId: string) =>
    made({ type: 'link.add', linkTypeId, fromId, toId, annotatorId });
  link('different-figure', four, six);
  link('unrelated', six, other);
  link('evidence', four, other);
  link('supports', four, other);

  const open = openProject(store, annotatorId);
  const handlers = propositionHandlers(() => open, new ClaimReader());
  const page = { filter: '', sort: null, offset: 0, limit: 10 } as const;
  expect(must(await handlers['propositions.register'](page))).toEqual({ total: 0, loose: 3, rows: [] });

  const deaths = made({ type: 'proposition.create', statement: 'Deaths', claimIds: [four, other] }) as PropositionId;
  made({ type: 'proposition.create', statement: 'A wording without claims' });
  expect(must(await handlers['propositions.register'](page))).toMatchObject({
    total: 2,
    loose: 1,
    rows: [
      { statement: 'A wording without claims', claims: 0, articles: 0, speakers: 0, relations: [] },
      // Evidence is a role of a claim and no relation of two; a relation of two claims of one proposition counts once.
      {
        claims: 2,
        articles: 2,
        speakers: 1,
        relations: [
          { typeId: 'supports', count: 1 },
          { typeId: 'different-figure', count: 1 },
          { typeId: 'unrelated', count: 1 },
        ],
      },
    ],
  });
  const byClaims = { column: 'claims', direction: 'descending' } as const;
  const sorted = must(await handlers['propositions.register']({ ...page, sort: byClaims, limit: 1 }));
  expect(sorted).toMatchObject({ total: 2, rows: [{ id: deaths }] });
  expect(must(await handlers['propositions.entry']({ id: deaths }))).toMatchObject({ statement: 'Deaths', claims: 2 });

  const ofDeaths = { id: deaths, filter: '' };
  expect(must(await handlers['propositions.claims']({ ...ofDeaths, offset: 1, limit: 5 }))).toMatchObject({
    total: 2,
    rows: [{ annotationId: other }],
  });
  expect(must(await handlers['propositions.claim-ids']({ ...ofDeaths, from: 0, to: 9 })).ids).toEqual([four, other]);
  const loose = must(await handlers['propositions.claims']({ id: null, filter: 'six', offset: 0, limit: 5 }));
  expect(loose).toMatchObject({ total: 1, rows: [{ annotationId: six, speaker: 'He' }] });
  const grouped = { filter: '', sort: null, group: 'article', from: 0, to: 4 } as const;
  expect(must(await handlers['propositions.said-ids'](grouped)).ids).toEqual([four, six, other]);
  store.close();
});
