import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  added,
  type AnyChange,
  applyChangeSet,
  type ChangeSet,
  emptyTables,
  invert,
  type ProjectTables,
  recordIdOf,
  removed,
  squash,
  updated,
} from './change-set.ts';
import { annotatorRecord } from './testing/records.ts';

/** A step of a made-up history: what shall happen to one of five records. */
const step = fc.record({ id: fc.nat(4), name: fc.string({ minLength: 1, maxLength: 3 }), remove: fc.boolean() });

/** ChangeSets that fit the state which they meet, as `decide` makes them. */
function history(steps: readonly { id: number; name: string; remove: boolean }[][]): {
  changeSets: ChangeSet[];
  states: ProjectTables[];
} {
  let state = emptyTables;
  const changeSets: ChangeSet[] = [];
  const states = [state];
  for (const group of steps) {
    const changes = new Map<string, AnyChange>();
    for (const { id, name, remove } of group) {
      const before = state.annotator.get(`annotator-${id}`);
      const after = annotatorRecord({ id: `annotator-${id}`, name });
      if (remove && before) changes.set(before.id, removed('annotator', before));
      else if (!remove) changes.set(after.id, before ? updated('annotator', before, after) : added('annotator', after));
    }
    const changeSet = [...changes.values()];
    state = applyChangeSet(state, changeSet);
    changeSets.push(changeSet);
    states.push(state);
  }
  return { changeSets, states };
}

const histories = fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 8 });

describe('a ChangeSet', () => {
  it('is undone by its inverse', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const { changeSets, states } = history(steps);
        changeSets.forEach((changeSet, i) => {
          expect(applyChangeSet(states[i + 1] ?? emptyTables, invert(changeSet))).toEqual(states[i]);
        });
      }),
    );
  });

  it('squashed from many has the effect of all of them', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const { changeSets, states } = history(steps);
        expect(applyChangeSet(emptyTables, squash(changeSets))).toEqual(states.at(-1));
      }),
    );
  });

  it('squashed has at most one change per record', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const ids = squash(history(steps).changeSets).map(recordIdOf);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('leaves tables alone that it does not touch', () => {
    const after = applyChangeSet(emptyTables, [added('annotator', annotatorRecord({ id: 'a', name: 'Ada' }))]);
    expect(after.annotation).toBe(emptyTables.annotation);
    expect(emptyTables.annotator.size).toBe(0);
  });
});
