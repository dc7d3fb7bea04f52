export interface Codec {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

/** What is not JSON travels as an array that starts with its kind. */
type Packed = null | string | number | boolean | readonly [kind: string, ...Packed[]];

/**
 * Structured clone over a text channel: Map, Set, Date, RegExp, Error, binary data, cycles; functions throw.
 * Also injected into pages, so the body uses nothing from outside.
 */
export function createCodec(): Codec {
  const views: Readonly<Record<string, new (bytes: ArrayBuffer) => object>> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };
  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    // In slices, because a call takes a limited number of arguments.
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  };

  function packObject(value: object, pack: (value: unknown) => Packed): Packed {
    const entries = (pairs: Iterable<[unknown, unknown]>): Packed[] =>
      Array.from(pairs, ([k, v]): Packed => ['entry', pack(k), pack(v)]);
    if (Array.isArray(value)) return ['array', ...Array.from(value, pack)];
    if (value instanceof Error) return ['error', value.name, value.message, value.stack ?? ''];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof RegExp) return ['regexp', value.source, value.flags];
    if (value instanceof Map) return ['map', ...entries(value)];
    if (value instanceof Set) return ['set', ...Array.from(value, pack)];
    if (value instanceof ArrayBuffer) return ['bytes', 'ArrayBuffer', toBase64(new Uint8Array(value))];
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    if (ArrayBuffer.isView(value)) {
      return ['bytes', tag, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
    }
    if (tag === 'Object') return ['object', ...entries(Object.entries(value))];
    throw new Error('An object could not be cloned.');
  }

  function encode(root: unknown): string {
    const numbers = new Map<object, number>();
    const pack = (value: unknown): Packed => {
      if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
      if (value === undefined) return ['undefined'];
      if (typeof value === 'bigint') return ['bigint', String(value)];
      if (typeof value === 'number') {
        if (Object.is(value, -0)) return ['number', '-0'];
        return Number.isFinite(value) ? value : ['number', String(value)];
      }
      if (typeof value !== 'object') throw new Error('An object could not be cloned.');
      const known = numbers.get(value);
      if (known !== undefined) return ['again', known];
      numbers.set(value, numbers.size);
      return packObject(value, pack);
    };
    return JSON.stringify(pack(root));
  }

  function decode(text: string): unknown {
    // Objects in the order in which `encode` numbered them.
    const objects: object[] = [];
    const keep = <T extends object>(object: T): T => {
      objects.push(object);
      return object;
    };
    const unpack = (packed: Packed): unknown => {
      if (packed === null || typeof packed !== 'object') return packed;
      const [kind, ...rest] = packed;
      const [first, second, third] = rest;
      switch (kind) {
        case 'undefined':
          return undefined;
        case 'bigint':
          return BigInt(String(first));
        case 'number':
          return Number(first);
        case 'again':
          return objects[Number(first)];
        case 'error':
          return keep(Object.assign(new Error(String(second)), { name: first, stack: third }));
        case 'date':
          // The time of an invalid date is NaN, which JSON writes as null.
          return keep(new Date(first === null ? NaN : Number(first)));
        case 'regexp':
          return keep(new RegExp(String(first), String(second)));
        case 'bytes': {
          const { buffer } = Uint8Array.from(atob(String(second)), (c) => c.charCodeAt(0));
          const view = views[String(first)];
          return keep(view ? new view(buffer) : buffer);
        }
        default:
          return unpackCollection(kind, rest);
      }
    };
    const unpackCollection = (kind: string, items: readonly Packed[]): unknown => {
      const entryOf = (item: Packed): [unknown, unknown] =>
        Array.isArray(item) ? [unpack(item[1]), unpack(item[2])] : [undefined, undefined];
      if (kind === 'array') {
        const array = keep<unknown[]>([]);
        for (const item of items) array.push(unpack(item));
        return array;
      }
      if (kind === 'set') {
        const set = keep(new Set());
        for (const item of items) set.add(unpack(item));
        return set;
      }
      if (kind === 'map') {
        const map = keep(new Map());
        for (const item of items) map.set(...entryOf(item));
        return map;
      }
      const object = keep({});
      for (const item of items) {
        const [key, value] = entryOf(item);
        // Not an assignment: a key may be '__proto__'.
        const property = { value, writable: true, enumerable: true, configurable: true };
        Object.defineProperty(object, String(key), property);
      }
      return object;
    };
    // True because the text comes from `encode`.
    return unpack(JSON.parse(text) as Packed);
  }
  return { encode, decode };
}
