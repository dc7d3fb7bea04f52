import { strFromU8 } from 'fflate';
import { textInBytes } from '../exchange/text-in-bytes.ts';

/** What MessagePack can say. Numbers of 64 bits that are too large for a number are bigint. */
export type Packed =
  null | boolean | number | bigint | string | Uint8Array | readonly Packed[] | ReadonlyMap<string, Packed>;

const DEEPEST = 20;

/** Values in one file: a DocBin holds its tokens as bytes, so that even large ones have few. */
const MOST_VALUES = 2_000_000;

/** Bytes that are no MessagePack, or end too early. */
export class PackedFault extends Error {}

/**
 * Reads one value (https://github.com/msgpack/msgpack/blob/master/spec.md), without extensions. Bytes as the key of a
 * map become a text with one character for each. Throws PackedFault.
 */
export function readMsgpack(bytes: Uint8Array): Packed {
  return new PackedReader(bytes).value(0);
}

class PackedReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #values = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  value(depth: number): Packed {
    if (depth > DEEPEST) throw new PackedFault('it is nested too deep');
    this.#values += 1;
    if (this.#values > MOST_VALUES) throw new PackedFault(`it has more than ${MOST_VALUES} values`);
    const tag = this.#number(1);
    if (tag < 0x80) return tag;
    if (tag >= 0xe0) return tag - 0x100;
    if (tag < 0x90) return this.#map(tag & 0x0f, depth);
    if (tag < 0xa0) return this.#list(tag & 0x0f, depth);
    if (tag < 0xc0) return this.#text(tag & 0x1f);
    switch (tag) {
      case 0xc0:
        return null;
      case 0xc2:
      case 0xc3:
        return tag === 0xc3;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.#take(this.#number(2 ** (tag - 0xc4)));
      case 0xca:
        return this.#view.getFloat32(this.#step(4));
      case 0xcb:
        return this.#view.getFloat64(this.#step(8));
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.#number(2 ** (tag - 0xcc));
      case 0xcf:
        return this.#view.getBigUint64(this.#step(8));
      case 0xd0:
        return this.#view.getInt8(this.#step(1));
      case 0xd1:
        return this.#view.getInt16(this.#step(2));
      case 0xd2:
        return this.#view.getInt32(this.#step(4));
      case 0xd3:
        return this.#view.getBigInt64(this.#step(8));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.#text(this.#number(2 ** (tag - 0xd9)));
      case 0xdc:
      case 0xdd:
        return this.#list(this.#number(tag === 0xdc ? 2 : 4), depth);
      case 0xde:
      case 0xdf:
        return this.#map(this.#number(tag === 0xde ? 2 : 4), depth);
      default:
        throw new PackedFault(`the byte ${tag} at ${this.#at - 1} is no MessagePack`);
    }
  }

  /** Where the next `size` bytes begin. */
  #step(size: number): number {
    const start = this.#at;
    if (start + size > this.#bytes.length) throw new PackedFault('it ends too early');
    this.#at += size;
    return start;
  }

  #number(size: number): number {
    const start = this.#step(size);
    if (size === 1) return this.#view.getUint8(start);
    return size === 2 ? this.#view.getUint16(start) : this.#view.getUint32(start);
  }

  #take(size: number): Uint8Array {
    const start = this.#step(size);
    return this.#bytes.subarray(start, start + size);
  }

  #text(size: number): string {
    return textInBytes(this.#take(size));
  }

  #list(count: number, depth: number): readonly Packed[] {
    const list: Packed[] = [];
    // A count that lies ends with the bytes.
    for (let index = 0; index < count; index += 1) list.push(this.value(depth + 1));
    return list;
  }

  #map(count: number, depth: number): ReadonlyMap<string, Packed> {
    const map = new Map<string, Packed>();
    for (let index = 0; index < count; index += 1) {
      const key = this.value(depth + 1);
      if (typeof key === 'object' && !(key instanceof Uint8Array)) throw new PackedFault('a key is no text');
      map.set(key instanceof Uint8Array ? strFromU8(key, true) : String(key), this.value(depth + 1));
    }
    return map;
  }
}
