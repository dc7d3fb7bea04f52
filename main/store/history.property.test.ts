import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addAnnotator,
  addDocument,
  annotationCommand,
  codeOf,
  createStore,
  must,
  newId,
  openStore,
  run,
  stateOf,
  temporaryFolder,
  TEXT,
} from './testing/fixture.ts';
import type { ProjectStore } from './project-store.ts';

type Action =
  | { readonly do: 'annotate'; readonly start: number; readonly length: number }
  | { readonly do: 'edit' | 'move' | 'remove' | 'add-document' | 'remove-document'; readonly pick: number }
  | { readonly do: 'undo' | 'redo' | 'undo-redo' | 'restart' };

const pick = fc.nat(1000);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('annotate'), start: fc.nat(70), length: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('edit', 'move', 'remove', 'add-document', 'remove-document'), pick }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('undo', 'redo', 'undo-redo') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart') }) },
);

/** Undo and redo again must change nothing: thrown, because only some sequences come here. */
function assertSame(store: ProjectStore, before: unknown): void {
  if (!isDeepStrictEqual(stateOf(store), before)) throw new Error('Undo and redo did not lead back.');
}

/** Carries out an action; what the domain refuses is left as it was. */
function act(store: ProjectStore, action: Action, annotatorId: string): void {
  const documents = [...store.read.documents()];
  const annotations = [...store.read.annotations()];
  switch (action.do) {
    case 'annotate': {
      const documentId = documents[action.start % Math.max(1, documents.length)]?.id ?? 'none';
      const { start, length } = action;
      run(store, annotationCommand({ documentId, start, end: start + length, annotatorId }));
      return;
    }
    case 'edit':
      run(store, { type: 'annotation.edit', ids: [chosen(annotations, action.pick)], note: `note ${action.pick}` });
      return;
    case 'move': {
      const spans = [{ start: action.pick % 20, end: (action.pick % 20) + 4 }];
      run(store, { type: 'annotation.move', id: chosen(annotations, action.pick), spans });
      return;
    }
    case 'remove':
      run(store, { type: 'annotation.remove', ids: [chosen(annotations, action.pick)] });
      return;
    case 'add-document':
      if (!store.read.document(`d${action.pick % 5}`))
        addDocument(store, `d${action.pick % 5}`, TEXT, `g${action.pick % 2}`);
      return;
    case 'remove-document':
      run(store, { type: 'document.remove', ids: [chosen(documents, action.pick)] });
      return;
    case 'undo':
      store.undo(newId());
      return;
    case 'redo':
      store.redo(newId());
      return;
    case 'undo-redo': {
      const before = stateOf(store);
      if (codeOf(store.undo(newId())) !== 'ok') return;
      must(store.redo(newId()));
      assertSame(store, before);
      return;
    }
    case 'restart':
      return;
  }
}

function chosen(records: readonly { readonly id: string }[], pick: number): string {
  return records[pick % Math.max(1, records.length)]?.id ?? 'none';
}

it('leads to the state that the journal leads to, whatever is done, undone and redone, over restarts', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      using folder = temporaryFolder();
      const path = folder.file('a.annotary');
      let store = createStore(path);
      const annotatorId = must(
        store.run({ id: newId(), command: { type: 'annotator.add', name: 'Ann' }, outsideHistory: true }),
      ).changeSet[0]?.after?.id;
      for (const next of actions) {
        act(store, next, annotatorId ?? addAnnotator(store));
        if (next.do !== 'restart') continue;
        store.close();
        store = openStore(path);
      }
      const full = stateOf(store);
      expect(store.check()).toMatchObject({ sound: true, findings: [] });
      let steps = 0;
      while (codeOf(store.undo(newId())) === 'ok') steps += 1;
      expect(store.read.count('document')).toBe(0);
      while (steps-- > 0) must(store.redo(newId()));
      // The redo stack also holds what was undone before; what was on the undo stack is all back.
      if (!actions.some(({ do: done }) => done === 'undo')) assertSame(store, full);
      expect(store.check()).toMatchObject({ findings: [] });
      store.close();
    }),
    { numRuns: 40 },
  );
});
