import { useSyncExternalStore } from 'react';

/** A value that changes and tells those who listen: the one place where the window's state lives. */
export interface Store<State> {
  readonly get: () => State;
  readonly set: (next: State) => void;
  readonly update: (change: (state: State) => State) => void;
  /** Returns what ends the listening. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  const set = (next: State): void => {
    if (Object.is(next, state)) return;
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    set,
    update: (change) => set(change(state)),
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
