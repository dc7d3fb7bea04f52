import { expect, it } from 'vitest';
import { usualNetwork } from '#shared/claims/network/network-defaults.ts';
import { Command } from '#shared/domain/command.ts';
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
import { networkHandlers } from './network.ts';
import type { OpenProject } from '../open-project.ts';

const drawn = { question: usualNetwork, most: 300 };
const lanes = { filter: '', axis: 'article', lane: 'speaker', period: 'auto', offset: 0, limit: 10 } as const;

it('draws what the claims say, anew after every change, and ends the work on an older question', async () => {
  using folder = temporaryFolder();
  const store = createStore(folder.file('a.annotary'));
  const annotatorId = addAnnotator(store);
  addDocument(store, 'd1', 'She said that four people died.');
  const made = (command: object): string => must(run(store, command)).changeSet[0]?.after?.id ?? '';
  const claim = made({
    type: 'annotation.create',
    documentId: 'd1',
    labelId: 'claim',
    spans: [{ start: 14, end: 30 }],
    annotatorId,
    attributes: { source: 'She' },
  });
  const open: OpenProject = {
    store,
    annotatorId,
    run: (command) => store.run({ id: newId(), command: Command.parse(command) }),
  };
  const handlers = networkHandlers(() => open, new ClaimReader());
  expect(must(await handlers['network.read'](drawn))).toMatchObject({ nodes: [], withoutProposition: 1 });
  expect(must(await handlers['time-line.lanes'](lanes))).toMatchObject({ total: 0, claims: 1, undated: 1, first: '' });

  made({ type: 'proposition.create', statement: 'Deaths', claimIds: [claim] });
  made({ type: 'document.edit', id: 'd1', metadata: { date: '2024-03-09' } });
  expect(must(await handlers['network.read'](drawn))).toMatchObject({
    nodes: [{ name: 'She' }, { name: 'Deaths' }],
    ties: [{ sign: 'positive', weight: 1 }],
  });
  expect(must(await handlers['time-line.lanes'](lanes))).toMatchObject({
    lanes: [{ name: 'She', cells: [{ period: '2024-03-09', claims: 1, annotationId: claim }] }],
  });
  const asked = { question: lanesQuestion(), lane: 'she', period: '2024-03-09', offset: 0, limit: 10 };
  expect(must(await handlers['time-line.claims'](asked))).toMatchObject({ total: 1, rows: [{ annotationId: claim }] });

  const [older, newer] = await Promise.all([
    handlers['network.read']({ question: { ...usualNetwork, kind: 'speakers', isolates: true }, most: 300 }),
    handlers['network.read']({ question: { ...usualNetwork, kind: 'propositions', isolates: true }, most: 300 }),
  ]);
  expect(older).toMatchObject({ ok: false, error: { code: 'request/cancelled' } });
  expect(newer).toMatchObject({ ok: true, value: { nodes: [{ name: 'Deaths' }] } });
  store.close();
  expect(await networkHandlers(() => undefined, new ClaimReader())['network.read'](drawn)).toMatchObject({ ok: false });
});

function lanesQuestion() {
  const { offset: _offset, limit: _limit, ...question } = lanes;
  return question;
}
