import { beforeEach, describe, expect, it, vi } from 'vitest';
import { removed } from '#shared/domain/change-set.ts';
import { DocumentId, Sha256 } from '#shared/domain/ids.ts';
import { FakeApi } from '../test/fake-api.ts';
import { FakeProject } from '../test/fake-project.ts';
import { placeKey } from './searching.ts';
import type { FoundPlace } from './state/view-states.ts';
import { Workbench } from './workbench.ts';

const [first, second] = [DocumentId.parse('document-1'), DocumentId.parse('document-2')];
const places: readonly FoundPlace[] = [first, second].map((documentId) => ({ documentId, span: { start: 2, end: 7 } }));

let api: FakeApi;
let workbench: Workbench;
const ticked = () => [...workbench.store.get().search.tickedPlaces.values()].map(({ documentId }) => documentId);

beforeEach(async () => {
  api = new FakeApi(
    new FakeProject([
      { name: 'a.txt', text: 'A levee' },
      { name: 'b.txt', text: 'A levee' },
    ]),
  );
  workbench = new Workbench(api);
  workbench.start();
  await vi.waitUntil(() => workbench.store.get().reading.kind === 'ready');
  workbench.searching.ask({
    words: 'levee',
    tickedPlaces: new Map(places.map((place) => [placeKey(place), place])),
  });
});

describe('places ticked in the concordance', () => {
  it('go with their document', () => {
    api.runElsewhere({ type: 'document.remove', ids: [first] });
    expect(ticked()).toEqual([second]);
  });

  it('go when their document gets another text', () => {
    const source = api.project?.tables.document.get(first)?.source;
    if (!source) throw new Error('The document has no source.');
    const contentId = Sha256.parse('f'.repeat(64));
    api.runElsewhere({ type: 'document.replace-content', id: first, contentId, length: 7, source, moved: [] });
    expect(ticked()).toEqual([second]);
  });

  it('stay when something else is changed', () => {
    api.runElsewhere({ type: 'document.edit', id: first, status: 'in-progress' });
    expect(ticked()).toEqual([first, second]);
  });

  it('are looked for again where the change is too large to be told', async () => {
    const history = { canUndo: true, canRedo: false };
    const gone = api.project?.tables.document.get(second);
    if (gone) api.project?.apply([removed('document', gone)]);
    api.emit('project.changed', { sequence: 9, commandId: 'elsewhere', changeSet: null, history });
    await vi.waitUntil(() => ticked().length === 1);
    expect(ticked()).toEqual([first]);
  });
});
