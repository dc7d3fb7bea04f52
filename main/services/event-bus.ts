import type { EventName, EventOf } from '#shared/api/contract.ts';
import type { Log } from './host.ts';
import type { Emit } from './open-project.ts';

type Listener = (event: never) => void;

/** Tells everyone who listens. One who fails does not keep the others from hearing, nor the work from being done. */
export class EventBus {
  readonly #listeners = new Map<EventName, Set<Listener>>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  on<Name extends EventName>(name: Name, listener: (event: EventOf<Name>) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  readonly emit: Emit = (name, event) => {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        // Registered under this name, so it takes this name's event.
        (listener as (event: unknown) => void)(event);
      } catch (error) {
        this.#log.error(`a listener of "${name}" failed`, error);
      }
    }
  };
}
