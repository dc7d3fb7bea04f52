import type { Post, ToPage } from './page-messages.ts';
import type { Codec } from './structured-clone.ts';

type Listener = (...args: unknown[]) => void;

/** Node's EventEmitter as far as preloads use it. Injected into pages: uses nothing from outside. */
export function createEmitter() {
  const listeners = new Map<string, { fn: Listener; once: boolean }[]>();
  const of = (name: string) => listeners.get(name) ?? [];
  const add = (name: string, fn: Listener, once: boolean) => {
    listeners.set(name, [...of(name), { fn, once }]);
    return emitter;
  };
  const remove = (name: string, fn: Listener) => {
    const last = of(name).findLastIndex((entry) => entry.fn === fn);
    listeners.set(
      name,
      of(name).filter((_, index) => index !== last),
    );
    return emitter;
  };
  const emitter = {
    on: (name: string, fn: Listener) => add(name, fn, false),
    addListener: (name: string, fn: Listener) => add(name, fn, false),
    once: (name: string, fn: Listener) => add(name, fn, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (name?: string) => {
      if (name === undefined) listeners.clear();
      else listeners.delete(name);
      return emitter;
    },
    listenerCount: (name: string): number => of(name).length,
    emit: (name: string, ...args: unknown[]): boolean => {
      const entries = of(name);
      for (const { fn, once } of entries) {
        if (once) remove(name, fn);
        fn(...args);
      }
      return entries.length > 0;
    },
  };
  return emitter;
}

/** ipcRenderer. Injected into pages together with createEmitter. */
export function createIpcRenderer(post: Post, codec: Codec) {
  const pending = new Map<number, (reply: ToPage & { type: 'reply' }) => void>();
  let lastId = 0;
  const refuse = (name: string) => () => {
    throw new Error(`stand-in: ipcRenderer.${name} is not supported`);
  };
  const members = Object.assign(createEmitter(), {
    send: (channel: string, ...args: unknown[]): void => post({ type: 'send', channel, args: codec.encode(args) }),
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const encoded = codec.encode(args);
      lastId += 1;
      const id = lastId;
      const reply = await new Promise<ToPage & { type: 'reply' }>((resolve) => {
        pending.set(id, resolve);
        post({ type: 'invoke', id, channel, args: encoded });
      });
      if (reply.error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${reply.error}`);
      return codec.decode(reply.result ?? 'null');
    },
    sendSync: refuse('sendSync'),
    sendToHost: refuse('sendToHost'),
    postMessage: refuse('postMessage'),
  });
  // Inherited, as in Electron: a preload that exposes it whole through the context bridge exposes an empty object.
  const ipcRenderer: typeof members = Object.create(members);
  const receive = (message: ToPage): void => {
    if (message.type === 'reply') {
      pending.get(message.id)?.(message);
      pending.delete(message.id);
    }
    if (message.type === 'event') {
      const args = codec.decode(message.args);
      const event = { sender: ipcRenderer, ports: [], defaultPrevented: false, preventDefault: () => {} };
      ipcRenderer.emit(message.channel, event, ...(Array.isArray(args) ? args : []));
    }
  };
  return { ipcRenderer, receive };
}
