import { strToU8 } from 'fflate';

/** What is written as MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md). */
export type Packable =
  null | boolean | number | string | Uint8Array | readonly Packable[] | { readonly [key: string]: Packable };

/** A value in the shortest form for its length; numbers that are not whole, or too large for 32 bits, as float64. */
export function packed(value: Packable): Uint8Array {
  const pieces: Uint8Array[] = [];
  pack(value, pieces);
  return joined(pieces);
}

/** What stands before so many pairs, which the caller writes one after the other. */
export function mapHead(count: number): Uint8Array {
  return count < 16 ? Uint8Array.of(0x80 | count) : head([undefined, 0xde, 0xdf], count);
}

/** What stands before so many bytes, which the caller writes himself. */
export function bytesHead(length: number): Uint8Array {
  return head([0xc4, 0xc5, 0xc6], length);
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function pack(value: Packable, into: Uint8Array[]): void {
  if (value === null) into.push(Uint8Array.of(0xc0));
  else if (typeof value === 'boolean') into.push(Uint8Array.of(value ? 0xc3 : 0xc2));
  else if (typeof value === 'number') into.push(numberBytes(value));
  else if (typeof value === 'string') {
    const bytes = strToU8(value);
    into.push(bytes.length < 32 ? Uint8Array.of(0xa0 | bytes.length) : head([0xd9, 0xda, 0xdb], bytes.length), bytes);
  } else if (value instanceof Uint8Array) into.push(bytesHead(value.length), value);
  else if (isList(value)) {
    into.push(value.length < 16 ? Uint8Array.of(0x90 | value.length) : head([undefined, 0xdc, 0xdd], value.length));
    for (const item of value) pack(item, into);
  } else {
    const entries = Object.entries(value);
    into.push(mapHead(entries.length));
    for (const [key, item] of entries) {
      pack(key, into);
      pack(item, into);
    }
  }
}

function isList(value: object): value is readonly Packable[] {
  return Array.isArray(value);
}

/** A tag with a length of 8, 16 or 32 bits. */
function head(tags: readonly [number | undefined, number, number], length: number): Uint8Array {
  const [short, middle, long] = tags;
  if (short !== undefined && length < 0x100) return Uint8Array.of(short, length);
  if (length < 0x1_0000) return Uint8Array.of(middle, length >> 8, length & 0xff);
  const bytes = new Uint8Array(5);
  bytes[0] = long;
  new DataView(bytes.buffer).setUint32(1, length);
  return bytes;
}

function numberBytes(value: number): Uint8Array {
  if (Number.isInteger(value) && !Object.is(value, -0)) {
    if (value >= 0 && value < 0x80) return Uint8Array.of(value);
    if (value >= -(2 ** 31) && value < 2 ** 31) {
      const bytes = new Uint8Array(5);
      bytes[0] = 0xd2;
      new DataView(bytes.buffer).setInt32(1, value);
      return bytes;
    }
  }
  const bytes = new Uint8Array(9);
  bytes[0] = 0xcb;
  new DataView(bytes.buffer).setFloat64(1, value);
  return bytes;
}
