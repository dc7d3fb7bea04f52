import { useSyncExternalStore } from 'react';
import { afterNextFrame } from '../after-next-frame.ts';

/** A value that changes and tells those who listen: the one place where the window's state lives. */
export interface Store<State> {
  readonly get: () => State;
  readonly set: (next: State) => void;
  readonly update: (change: (state: State) => State) => void;
  /**
   * What one gesture changes, told once: at once to those who paint, and after that frame to all others, since a list
   * and an inspector may follow a frame later, and the page is laid out only once before the gesture is seen.
   */
  readonly gesture: <Result>(changes: () => Result) => Result;
  /** Returns what ends the listening. */
  readonly subscribe: (listener: () => void) => () => void;
  /** As `subscribe`, for what paints without React: a gesture is told to it at once. */
  readonly subscribePainter: (listener: () => void) => () => void;
}

export function createStore<State>(initial: State, afterFrame = afterNextFrame): Store<State> {
  let state = initial;
  const listeners = told(() => state);
  const painters = told(() => state);
  let depth = 0;
  const set = (next: State): void => {
    state = next;
    if (depth > 0) return;
    painters.tell();
    listeners.tell();
  };
  return {
    get: () => state,
    set,
    update: (change) => set(change(state)),
    gesture: (changes) => {
      depth += 1;
      try {
        return changes();
      } finally {
        depth -= 1;
        if (depth === 0) {
          painters.tell();
          afterFrame(listeners.tell);
        }
      }
    },
    subscribe: listeners.add,
    subscribePainter: painters.add,
  };
}

/** Listeners that hear of every state at most once. */
function told(current: () => unknown): { add: (listener: () => void) => () => void; tell: () => void } {
  const listeners = new Set<() => void>();
  let last = current();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: () => {
      if (Object.is(last, current())) return;
      last = current();
      for (const listener of listeners) listener();
    },
  };
}

/**
 * A part of the state. The selector must give the same object for the same state (select what is there, compute with
 * `useMemo`), or React draws for ever.
 */
export function useSelector<State, Part>(store: Store<State>, selector: (state: State) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => selector(store.get()));
}
