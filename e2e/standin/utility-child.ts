import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';

// Runs first in a utility process and makes it look like Electron's.

registerHooks({
  resolve(specifier, context, next) {
    if (!/^electron(\/|$)/.test(specifier)) return next(specifier, context);
    throw new Error(`stand-in: '${specifier}' in a utility process (Electron gives it only net and systemPreferences)`);
  },
});

class ParentPort extends EventEmitter {
  #early: unknown[] | undefined = [];

  constructor() {
    super();
    // Electron queues messages until somebody listens.
    this.on('newListener', (name) => {
      if (name !== 'message' || !this.#early) return;
      const queued = this.#early;
      this.#early = undefined;
      queueMicrotask(() => queued.forEach((data) => this.emit('message', { data, ports: [] })));
    });
  }
  receive(data: unknown): void {
    if (this.#early) this.#early.push(data);
    else this.emit('message', { data, ports: [] });
  }
  postMessage(message: unknown): void {
    const copy: unknown = structuredClone(message); // throws for what cannot be cloned, here and now
    send?.(copy);
  }
}

const send = process.send?.bind(process);
const parentPort = new ParentPort();
process.on('message', (data) => parentPort.receive(data));
// However the parent ended, even by SIGKILL: its end of the channel closes.
process.on('disconnect', () => process.exit());
Object.assign(process, { parentPort, type: 'utility', send: undefined });
