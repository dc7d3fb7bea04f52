import { expect, it } from 'vitest';
import { usualNetwork } from '#shared/claims/network/network-defaults.ts';
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
import { ClaimReader } from '../claims/claim-frames.ts';
import { claimHandlers } from '../claims/claims.ts';
import { matchHandlers } from '../claims/matches.ts';
import { networkHandlers } from '../claims/network.ts';
import type { OpenProject } from '../open-project.ts';

/** An article, its update and another article, each with one claim of the same proposition. */
function claimsOfThree(store: ProjectStore): OpenProject {
  const annotatorId = addAnnotator(store);
  addDocument(store, 'd1', 'Six people died in the flood.');
  addDocument(store, 'd2', 'Seven people died in the flood.');
  addDocument(store, 'd3', 'Eight people died in the flood.');
  const claims = ['d1', 'd2', 'd3'].map((documentId) => {
    const spans = [{ start: 0, end: store.read.textOf(documentId).length - 1 }];
    const attributes = { source: 'the county' };
    const command = { type: 'annotation.create', documentId, labelId: 'claim', spans, annotatorId, attributes };
    return must(run(store, command)).changeSet[0]?.after?.id;
  });
  must(run(store, { type: 'proposition.create', statement: 'People died', claimIds: claims }));
  return {
    store,
    annotatorId,
    run: (command) => store.run({ id: newId(), command: Command.parse(command) }),
  };
}

it('counts claims of the newest version only, unless older ones are asked for', async () => {
  using folder = temporaryFolder();
  const store = createStore(folder.file('a.annotary'));
  const open = claimsOfThree(store);
  const reader = new ClaimReader();
  const handlers = { ...claimHandlers(() => open, { claims: reader }), ...networkHandlers(() => open, reader) };
  const counted = async (olderVersions?: boolean) => {
    const all = { filter: '', sort: null, group: null, offset: 0, limit: 10, olderVersions };
    const lanes = { filter: '', axis: 'article', lane: 'outlet', period: 'auto', offset: 0, limit: 10 } as const;
    const network = { question: { ...usualNetwork, olderVersions }, most: 300 };
    const said = must(await handlers['claims.who-said-what'](all));
    const figures = must(await handlers['claims.figures'](all));
    const matrix = must(await handlers['claims.matrix']({ filter: '', olderVersions, offset: 0, limit: 10 }));
    const { ties } = must(await handlers['network.read'](network));
    const timeLine = must(await handlers['time-line.lanes']({ ...lanes, olderVersions }));
    return {
      said: said.claims,
      figures: figures.figures,
      matrix: matrix.rows.map(({ claims }) => claims),
      cells: matrix.rows.map(({ cells }) => cells.map(({ documentId }) => documentId)),
      network: ties.map(({ weight }) => weight),
      timeLine: timeLine.claims,
    };
  };
  const three = { said: 3, figures: 3, matrix: [3], cells: [['d1', 'd2', 'd3']], network: [3], timeLine: 3 };
  expect(await counted()).toEqual(three);
  must(run(store, { type: 'version.set', id: 'd2', previousId: 'd1' }));
  expect(await counted()).toEqual({
    said: 2,
    figures: 2,
    matrix: [2],
    cells: [['d2', 'd3']],
    network: [2],
    timeLine: 2,
  });
  expect(await counted(true)).toEqual(three);
  store.close();
});

it('proposes no match of a claim with one in an older version', async () => {
  using folder = temporaryFolder();
  const store = createStore(folder.file('a.annotary'));
  const open = claimsOfThree(store);
  const proposition = [...store.read.propositions()][0]?.id;
  must(run(store, { type: 'proposition.remove', ids: [proposition] }));
  must(run(store, { type: 'version.set', id: 'd2', previousId: 'd1' }));
  const handlers = matchHandlers({ project: () => open, claims: new ClaimReader(), emit: () => {} });
  const all = { minimum: 0, acrossOutlets: false, documentId: null, claimId: null, offset: 0, limit: 10 };
  const { rows } = must(await handlers['matches.list'](all));
  expect(rows.map(({ from, to }) => [from.documentId, to.documentId].sort())).toEqual([['d2', 'd3']]);
  store.close();
});
