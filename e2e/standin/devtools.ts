import type { CDPSession } from '@playwright/test';
import { EventEmitter } from 'node:events';

/** Commands and events of one page (or, without a session id, of the browser), typed by the protocol itself. */
export type DevtoolsSession = Pick<CDPSession, 'send' | 'on'>;

export interface Devtools extends DevtoolsSession {
  /** The session that Target.attachToTarget opened. */
  readonly session: (sessionId: string) => DevtoolsSession;
  readonly onDisconnect: (listener: () => void) => void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Call {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A client of the Chrome DevTools Protocol on Node's own WebSocket. */
export async function connectDevtools(url: string): Promise<Devtools> {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`stand-in: no DevTools at ${url}`)), { once: true });
  });
  const calls = new Map<number, Call>();
  const emitters = new Map<string, EventEmitter>();
  const closed = new EventEmitter();
  let lastId = 0;

  const open = (sessionId: string): DevtoolsSession => {
    const emitter = new EventEmitter();
    emitters.set(sessionId, emitter);
    const send = (method: string, params: object = {}): Promise<unknown> =>
      new Promise((resolve, reject) => {
        lastId += 1;
        calls.set(lastId, { method, resolve, reject });
        socket.send(JSON.stringify({ id: lastId, method, params, ...(sessionId && { sessionId }) }));
      });
    // True because Chromium answers each method, and fills each event, with the shape its protocol documents.
    return Object.assign(emitter, { send }) as unknown as DevtoolsSession;
  };

  socket.addEventListener('message', ({ data }) => {
    // True because Chromium sends nothing but JSON messages of this shape.
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) {
      emitters.get(message.sessionId ?? '')?.emit(message.method ?? '', message.params);
      return;
    }
    const call = calls.get(message.id);
    calls.delete(message.id);
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`));
    else call?.resolve(message.result);
  });
  socket.addEventListener('close', () => {
    for (const { reject, method } of calls.values()) reject(new Error(`${method}: the DevTools connection closed`));
    calls.clear();
    closed.emit('closed');
  });
  const onDisconnect = (listener: () => void): void => void closed.once('closed', listener);
  return Object.assign(open(''), { session: open, onDisconnect });
}
