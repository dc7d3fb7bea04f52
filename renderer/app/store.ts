import { useSyncExternalStore } from 'react';

/** A value that changes and tells those who listen: the one place where the window's state lives. */
export interface Store<State> {
  readonly get: () => State;
  readonly set: (next: State) => void;
  readonly update: (change: (state: State) => State) => void;
  /** Several changes that are one for those who listen: a gesture is drawn once. */
  readonly batch: <Result>(changes: () => Result) => Result;
  /** Returns what ends the listening. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  let depth = 0;
  let told = initial;
  const tell = (): void => {
    if (depth > 0 || Object.is(told, state)) return;
    told = state;
    for (const listener of listeners) listener();
  };
  const set = (next: State): void => {
    state = next;
    tell();
  };
  return {
    get: () => state,
    set,
    update: (change) => set(change(state)),
    batch: (changes) => {
      depth += 1;
      try {
        return changes();
      } finally {
        depth -= 1;
        tell();
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
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
