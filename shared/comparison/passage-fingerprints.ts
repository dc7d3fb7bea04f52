import { NumberList } from './number-list.ts';
import type { PassageWords } from './passage-words.ts';

/**
 * Which stretches of words are looked up, so that two texts which share `minimumWords` words in a row look up at least
 * one stretch in common: the least of each window (Schleimer, Wilkerson and Aiken, "Winnowing", 2003). Least is the
 * rarest here, and among equally rare ones the least hash: common phrases are looked up only where there is nothing else.
 */
export class Fingerprints {
  /** How many words each looked-up stretch has. */
  readonly length: number;
  readonly #window: number;
  readonly #words: PassageWords;
  /** Per word how often it occurs, as a logarithm. */
  readonly #commonness: number[] = [];

  constructor(words: PassageWords, minimumWords: number) {
    this.length = Math.max(1, Math.ceil(minimumWords * 0.6));
    this.#window = Math.max(1, minimumWords - this.length + 1);
    this.#words = words;
  }

  /** For one document: the word that each stretch begins with, and the hash of the stretch. */
  of(document: number): { readonly places: Int32Array; readonly hashes: Int32Array } {
    const from = this.#words.firstOf(document);
    const count = this.#words.firstOf(document + 1) - from - this.length + 1;
    const places = new NumberList();
    const hashes = new NumberList();
    if (count > 0) this.#choose(this.#grams(from, count), { from, count, places, hashes });
    return { places: places.view(), hashes: hashes.view() };
  }

  #choose({ hash, common }: Grams, { from, count, places, hashes }: Chosen): void {
    const isLess = (a: number, b: number): boolean => {
      const difference = (common[a] ?? 0) - (common[b] ?? 0);
      return difference < 0 || (difference === 0 && (hash[a] ?? 0) <= (hash[b] ?? 0));
    };
    // Candidates in the window, each less than those behind it: the first one is the least.
    const queue = new Int32Array(count);
    let head = 0;
    let tail = 0;
    let chosen = -1;
    for (let i = 0; i < count; i += 1) {
      while (tail > head && isLess(i, queue[tail - 1] ?? 0)) tail -= 1;
      queue[tail] = i;
      tail += 1;
      if ((queue[head] ?? 0) <= i - this.#window) head += 1;
      const least = queue[head] ?? 0;
      // The first window is full here; a document shorter than a window has its least one too.
      if ((i < this.#window - 1 && i < count - 1) || least === chosen) continue;
      chosen = least;
      places.push(from + least);
      hashes.push(hash[least] ?? 0);
    }
  }

  #grams(from: number, count: number): Grams {
    const numbers = this.#words.numbers;
    const hash = new Int32Array(count);
    const common = new Int32Array(count);
    let leading = 1;
    for (let i = 1; i < this.length; i += 1) leading = Math.imul(leading, BASE);
    let rolled = 0;
    let sum = 0;
    for (let i = 0; i < count + this.length - 1; i += 1) {
      const oldest = i - this.length;
      if (oldest >= 0) {
        const gone = numbers[from + oldest] ?? 0;
        rolled = (rolled - Math.imul(gone + 1, leading)) | 0;
        sum -= this.#commonnessOf(gone);
      }
      const word = numbers[from + i] ?? 0;
      rolled = (Math.imul(rolled, BASE) + word + 1) | 0;
      sum += this.#commonnessOf(word);
      if (oldest >= -1) {
        hash[oldest + 1] = mixed(rolled);
        common[oldest + 1] = sum;
      }
    }
    return { hash, common };
  }

  #commonnessOf(word: number): number {
    return (this.#commonness[word] ??= Math.round(4 * Math.log2(1 + this.#words.countOf(word))));
  }
}

interface Grams {
  readonly hash: Int32Array;
  readonly common: Int32Array;
}

interface Chosen {
  readonly from: number;
  readonly count: number;
  readonly places: NumberList;
  readonly hashes: NumberList;
}

const BASE = 0x01000193;

/** Spreads a hash over all of its bits (the finalizer of MurmurHash3). */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
