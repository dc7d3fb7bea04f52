type Parcel =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function'; readonly id: number }
  | { readonly kind: 'promise'; readonly id: number }
  | { readonly kind: 'array'; readonly items: readonly Parcel[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Parcel])[] };
type Outcome = { readonly ok: true; readonly parcel: Parcel } | { readonly ok: false; readonly message: string };
type Callable = (...args: unknown[]) => unknown;
interface Settler {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface BridgeMessages {
  /** An API appears as `window[name]` on the other side. */
  expose: { name: string; api: Parcel };
  call: { id: number; args: readonly Parcel[] };
  returned: Outcome;
  settled: { id: number; outcome: Outcome };
  /** window.open() and its like. */
  open: { url: string; disposition: string };
}

export interface Bridge {
  readonly expose: (name: string, api: unknown) => void;
  readonly post: <Type extends keyof BridgeMessages>(type: Type, detail: BridgeMessages[Type]) => void;
  readonly on: <Type extends keyof BridgeMessages>(type: Type, fn: (detail: BridgeMessages[Type]) => void) => void;
}

/**
 * contextBridge: one end in the page's own world, one in the isolated world of the preload. The two share only the
 * DOM, so they talk by events whose names the page cannot guess. Functions and promises stay where they are and are
 * called from the other side, synchronously; the rest is copied. Injected into pages: uses nothing from outside.
 */
export function createBridge(secret: string, here: string, there: string): Bridge {
  const functions = new Map<number, Callable>();
  const promises = new Map<number, Settler>();
  let lastId = 0;
  let returned: Outcome | undefined;
  // Kept from before the page's scripts run, which may replace them.
  const dispatch = window.dispatchEvent.bind(window);
  const Message = CustomEvent;
  const post: Bridge['post'] = (type, detail) => void dispatch(new Message(`${secret}:${there}:${type}`, { detail }));
  const on: Bridge['on'] = (type, fn) =>
    window.addEventListener(`${secret}:${here}:${type}`, (event) => {
      event.stopImmediatePropagation();
      // True because only the other end knows the secret, and `post` takes only such details.
      fn((event as CustomEvent).detail);
    });
  const failure = (error: unknown): Outcome => ({
    ok: false,
    message: error instanceof Error ? error.message : String(error),
  });

  const pack = (value: unknown): Parcel => {
    if (typeof value === 'symbol') return { kind: 'value', value: undefined };
    if (typeof value === 'function') {
      lastId += 1;
      // True because whoever calls it from the other side passes what arrives there, of any type.
      functions.set(lastId, value as Callable);
      return { kind: 'function', id: lastId };
    }
    if (typeof value !== 'object' || value === null) return { kind: 'value', value };
    if (value instanceof Promise) {
      lastId += 1;
      const id = lastId;
      value.then(
        (result) => post('settled', { id, outcome: { ok: true, parcel: pack(result) } }),
        (error: unknown) => post('settled', { id, outcome: failure(error) }),
      );
      return { kind: 'promise', id };
    }
    if (Array.isArray(value)) return { kind: 'array', items: value.map(pack) };
    // Prototypes are dropped, as by Electron: a class instance arrives with its own properties only.
    if (Object.prototype.toString.call(value) !== '[object Object]') return { kind: 'value', value };
    return { kind: 'object', entries: Object.entries(value).map(([key, item]) => [key, pack(item)]) };
  };
  const unpack = (parcel: Parcel): unknown => {
    switch (parcel.kind) {
      case 'value':
        return parcel.value;
      case 'array':
        return parcel.items.map(unpack);
      case 'object':
        return Object.fromEntries(parcel.entries.map(([key, item]) => [key, unpack(item)]));
      case 'promise':
        return new Promise((resolve, reject) => promises.set(parcel.id, { resolve, reject }));
      case 'function':
        return caller(parcel.id);
      default:
        return parcel satisfies never;
    }
  };
  const caller =
    (id: number) =>
    (...args: unknown[]): unknown => {
      returned = undefined;
      post('call', { id, args: args.map(pack) });
      // Set by the handler of 'returned', which ran inside `post`.
      const outcome = returned as Outcome | undefined;
      if (!outcome) throw new Error('The other side of the context bridge is gone');
      if (!outcome.ok) throw new Error(outcome.message);
      return unpack(outcome.parcel);
    };
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && !(value instanceof Promise) && !ArrayBuffer.isView(value)) {
      Object.values(value).forEach(freeze);
      Object.freeze(value);
    }
    return value;
  };

  on('call', ({ id, args }) => {
    let outcome: Outcome;
    try {
      outcome = { ok: true, parcel: pack(functions.get(id)?.(...args.map(unpack))) };
    } catch (error) {
      outcome = failure(error);
    }
    post('returned', outcome);
  });
  on('returned', (outcome) => {
    returned = outcome;
  });
  on('settled', ({ id, outcome }) => {
    const promise = promises.get(id);
    promises.delete(id);
    if (outcome.ok) promise?.resolve(unpack(outcome.parcel));
    else promise?.reject(new Error(outcome.message));
  });
  on('expose', ({ name, api }) => {
    const taken = name in window;
    if (!taken) Object.defineProperty(window, name, { value: freeze(unpack(api)), enumerable: true });
    const message = 'Cannot bind an API on top of an existing property on the window object';
    post('returned', taken ? { ok: false, message } : { ok: true, parcel: pack(undefined) });
  });
  const expose = (name: string, api: unknown): void => {
    returned = undefined;
    post('expose', { name, api: pack(api) });
    const outcome = returned as Outcome | undefined; // as in `unpack`
    if (outcome && !outcome.ok) throw new Error(outcome.message);
  };
  return { expose, post, on };
}
