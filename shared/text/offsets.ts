import type { Utf16Offset } from '../domain/span.ts';
import type { Flavor } from './flavor.ts';

/** An offset in Unicode code points, as Python's strings count. */
export type CodePointOffset = Flavor<number, 'codepoint'>;

/** An offset in the bytes of the text as UTF-8. */
export type ByteOffset = Flavor<number, 'byte'>;

/** How far apart the remembered places are: the most that a conversion has to walk. */
const STRIDE = 1024;

/**
 * Converts offsets of one text between UTF-16 units, code points and UTF-8 bytes. Building it reads the text once and
 * remembers every 1,024th place; a conversion is one look-up and at most 1,024 steps. A text of ASCII only needs none.
 *
 *     text        a   é   😀     b
 *     UTF-16      0   1   2 3   4   5
 *     code point  0   1   2     3   4
 *     byte        0   1   3     7   8
 *
 * An offset inside a surrogate pair counts as the place before the pair.
 */
export class OffsetConverter {
  readonly #text: string;
  readonly #ascii: boolean;
  /** At place i: the code points and bytes before UTF-16 offset i * STRIDE. */
  readonly #codePoints: number[] = [0];
  readonly #bytes: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    // eslint-disable-next-line no-control-regex -- the range is ASCII, control characters included
    this.#ascii = /^[\u0000-\u007f]*$/.test(text);
    if (!this.#ascii) this.#index();
  }

  toCodePoint(offset: Utf16Offset): CodePointOffset {
    this.#assertInside(offset, this.#text.length);
    return this.#ascii ? Number(offset) : this.#countTo(offset).codePoints;
  }

  toByte(offset: Utf16Offset): ByteOffset {
    this.#assertInside(offset, this.#text.length);
    return this.#ascii ? Number(offset) : this.#countTo(offset).bytes;
  }

  fromCodePoint(offset: CodePointOffset): Utf16Offset {
    if (this.#ascii) return this.#assertInside(offset, this.#text.length);
    return this.#find(offset, this.#codePoints, () => 1);
  }

  fromByte(offset: ByteOffset): Utf16Offset {
    if (this.#ascii) return this.#assertInside(offset, this.#text.length);
    return this.#find(offset, this.#bytes, byteLength);
  }

  #index(): void {
    let codePoints = 0;
    let bytes = 0;
    let offset = 0;
    for (const character of this.#text) {
      const end = offset + character.length;
      // A pair that straddles a remembered place belongs to the stretch before it.
      if (Math.floor(end / STRIDE) > Math.floor(offset / STRIDE)) {
        const inPair = end % STRIDE !== 0;
        this.#codePoints.push(inPair ? codePoints : codePoints + 1);
        this.#bytes.push(inPair ? bytes : bytes + byteLength(character));
      }
      codePoints += 1;
      bytes += byteLength(character);
      offset = end;
    }
    this.#codePoints.push(codePoints);
    this.#bytes.push(bytes);
  }

  #countTo(offset: number): { codePoints: number; bytes: number } {
    const place = Math.floor(offset / STRIDE);
    let codePoints = this.#codePoints[place] ?? 0;
    let bytes = this.#bytes[place] ?? 0;
    let at = this.#startOf(place);
    while (at < offset) {
      const character = this.#characterAt(at);
      if (at + character.length > offset) break;
      at += character.length;
      codePoints += 1;
      bytes += byteLength(character);
    }
    return { codePoints, bytes };
  }

  #find(target: number, counts: readonly number[], sizeOf: (character: string) => number): number {
    this.#assertInside(target, counts.at(-1) ?? 0);
    let place = lastNotAfter(counts.slice(0, -1), target);
    let count = counts[place] ?? 0;
    let at = this.#startOf(place);
    while (count < target && at < this.#text.length) {
      const character = this.#characterAt(at);
      count += sizeOf(character);
      if (count > target) break;
      at += character.length;
    }
    place += 1;
    return at;
  }

  /** Where a stretch begins: at its place, or one unit before where a pair straddles it. */
  #startOf(place: number): number {
    const start = place * STRIDE;
    const before = this.#text.codePointAt(start - 1);
    return start > 0 && before !== undefined && before > 0xffff ? start - 1 : start;
  }

  #characterAt(offset: number): string {
    return String.fromCodePoint(this.#text.codePointAt(offset) ?? 0);
  }

  #assertInside(offset: number, length: number): number {
    if (!Number.isInteger(offset) || offset < 0 || offset > length)
      throw new RangeError(`Offset ${offset} is outside a text of length ${length}.`);
    return offset;
  }
}

/** The bytes of one character in UTF-8. A lone surrogate counts as the three bytes of U+FFFD, which replaces it. */
function byteLength(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}

/** The last index whose value is not greater than `target`; 0 where there is none. The list is sorted. */
function lastNotAfter(sorted: readonly number[], target: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= target) low = middle;
    else high = middle - 1;
  }
  return low;
}
