import { EventEmitter } from 'node:events';

// `await`, JSON, consoles and test runners ask any object for these; `dock` is undefined outside macOS in Electron too.
const askedOfEveryObject = new Set(['then', 'toJSON', 'inspect', 'nodeType', 'asymmetricMatch', '$$typeof', 'dock']);

export function unsupported(name: string): never {
  throw new Error(`stand-in: ${name} is not supported`);
}

/** A prototype like `base` that throws for a member nobody wrote, so that no test is fooled by `undefined`. */
function loudPrototype(base: object, nameOf: (receiver: unknown) => string): object {
  return new Proxy(base, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || askedOfEveryObject.has(key)) {
        return Reflect.get(target, key, receiver);
      }
      return unsupported(`${nameOf(receiver)}.${key}`);
    },
  });
}

const className = (receiver: unknown): string =>
  typeof receiver === 'object' && receiver !== null ? receiver.constructor.name : 'electron';

/** The base of Electron's objects with events. The proxy is last in the prototype chain: private fields still work. */
export class LoudEmitter extends EventEmitter {}
Object.setPrototypeOf(LoudEmitter.prototype, loudPrototype(EventEmitter.prototype, className));

/** The same for an object without events. */
export function loud<Members extends object>(name: string, members: Members): Members {
  Object.setPrototypeOf(
    members,
    loudPrototype(Object.prototype, () => name),
  );
  return members;
}

/** A whole module of Electron that the stand-in does not have: it can be imported, and nothing more. */
export function absent(name: string): object {
  // Not an arrow function, because `new` must reach it, too.
  function refuse(): never {
    return unsupported(name);
  }
  return new Proxy(refuse, {
    construct: refuse,
    get: (target, key) =>
      typeof key === 'symbol' || askedOfEveryObject.has(key) ? Reflect.get(target, key) : unsupported(`${name}.${key}`),
  });
}
