import fc from 'fast-check';
import { partsOf } from '#shared/domain/codebook-parts.ts';
import { expect, it } from 'vitest';
import { annotationCommand, must, newId, run, stateOf, temporaryFolder } from '../../store/testing/fixture.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { documentAt } from './document-at.ts';
import { d1, dropLabel, linkTypeOf, project, recordsOf, restore, trashOf } from '../testing/history-fixture.ts';

interface Action {
  readonly do:
    | 'annotate'
    | 'edit'
    | 'move'
    | 'remove'
    | 'link'
    | 'unlink'
    | 'memo'
    | 'describe'
    | 'remove-document'
    | 'restore'
    | 'drop-label'
    | 'undo'
    | 'redo';
  readonly pick: number;
}

const labels = ['person', 'organization', 'place'];

const action: fc.Arbitrary<Action> = fc.record({
  do: fc.oneof(
    { weight: 6, arbitrary: fc.constant('annotate' as const) },
    { weight: 4, arbitrary: fc.constantFrom('edit' as const, 'move' as const, 'remove' as const, 'link' as const) },
    { weight: 2, arbitrary: fc.constantFrom('unlink' as const, 'memo' as const, 'describe' as const, 'undo' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'remove-document' as const,
        'restore' as const,
        'drop-label' as const,
        'redo' as const,
      ),
    },
  ),
  pick: fc.nat(1000),
});

/** Carries out an action; what the domain refuses is left as it was. */
function act(store: ProjectStore, { do: what, pick }: Action, annotatorId: string): void {
  const annotations = [...store.read.annotations()];
  const one = annotations[pick % Math.max(1, annotations.length)]?.id ?? 'none';
  const other = annotations[(pick * 7 + 1) % Math.max(1, annotations.length)]?.id ?? 'none';
  const documentId = pick % 3 === 0 ? 'd2' : 'd1';
  switch (what) {
    case 'annotate': {
      const command = annotationCommand({ documentId, start: pick % 20, end: (pick % 20) + 4, annotatorId });
      run(store, { ...command, labelId: labels[pick % 3] });
      return;
    }
    case 'edit':
      run(store, { type: 'annotation.edit', ids: [one], note: `note ${pick}`, labelId: labels[pick % 3] });
      return;
    case 'move':
      run(store, { type: 'annotation.move', id: one, spans: [{ start: pick % 15, end: (pick % 15) + 6 }] });
      return;
    case 'remove':
      run(store, { type: 'annotation.remove', ids: [one] });
      return;
    case 'link':
      run(store, { type: 'link.add', linkTypeId: 'any', fromId: one, toId: other, annotatorId });
      return;
    case 'unlink':
      run(store, { type: 'link.remove', ids: [[...store.read.links()][0]?.id ?? 'none'] });
      return;
    case 'memo':
      run(store, { type: 'memo.write', documentId, purpose: 'note', text: pick % 4 === 0 ? '' : `memo ${pick}` });
      return;
    case 'describe':
      run(store, { type: 'document.edit', id: documentId, metadata: { outlet: `Outlet ${pick}` } });
      return;
    case 'remove-document':
      run(store, { type: 'document.remove', ids: [documentId] });
      return;
    case 'restore': {
      const { items } = trashOf(store);
      const item = items[pick % Math.max(1, items.length)];
      if (item)
        restore(
          store,
          [item].map(({ kind, id }) => ({ kind, id })),
          pick % 2 === 0,
        );
      return;
    }
    case 'drop-label':
      dropLabel(store, labels[pick % 3] ?? '');
      return;
    case 'undo':
      // Not the making of the project that is tried.
      if (store.sequence() > 6) store.undo(newId());
      return;
    case 'redo':
      store.redo(newId());
      return;
  }
}

/** The ids of everything in the project that can come into the trash. */
function idsIn({ read }: ProjectStore): string[] {
  const records = [...read.documents(), ...read.annotations(), ...read.links(), ...read.memos()].map(({ id }) => id);
  return [...records, ...partsOf(read.codebook()).keys()];
}

it('lists exactly what is gone, and leads back to any state of a document and to the present again', () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 1, maxLength: 40 }), fc.nat(), (actions, pick) => {
      using folder = temporaryFolder();
      const { store } = project(folder.file('a.annotary'));
      linkTypeOf(store);
      const annotatorId = [...store.read.annotators()][0]?.id ?? '';
      const seen = new Set(idsIn(store));
      const states = new Map<number, ReturnType<typeof recordsOf>>();
      for (const next of actions) {
        act(store, next, annotatorId);
        states.set(store.sequence(), recordsOf(store, 'd1'));
        for (const id of idsIn(store)) seen.add(id);
      }
      const present = new Set(idsIn(store));
      const gone = [...seen].filter((id) => !present.has(id));
      expect(
        trashOf(store)
          .items.map(({ id }) => id)
          .sort(),
      ).toEqual(gone.sort());

      if (!store.read.document('d1')) must(restore(store, [{ kind: 'document', id: 'd1' }]));
      const [sequence, state] = [...states][pick % states.size] ?? [];
      if (sequence === undefined || !state?.document) return;
      const before = stateOf(store);
      const { command, leftOut, counts } = must(documentAt(store, { documentId: d1, sequence }));
      const { changeSet } = must(store.run({ id: newId(), command }));
      const after = recordsOf(store, 'd1');
      const whole = state.links.filter(
        ({ fromId, toId }) => store.read.annotation(fromId) && store.read.annotation(toId),
      );
      expect(after).toEqual({ ...state, links: whole });
      expect(leftOut).toBe(state.links.length - whole.length);
      expect(store.check().findings).toEqual([]);
      expect(counts.length === 0).toBe(changeSet.length === 0);
      if (changeSet.length > 0) must(store.undo(newId()));
      expect(stateOf(store)).toEqual(before);
      store.close();
    }),
    { numRuns: 30 },
  );
});
