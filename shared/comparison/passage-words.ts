import type { Span } from '../domain/span.ts';
import { NumberList } from './number-list.ts';
import { spellingKey } from './spelling.ts';
import { comparableTokens, foldedKey, isWordKey, typographicKey, Vocabulary } from './tokens.ts';
import { NAME, wordWorth } from './word-worth.ts';

/** What stands for punctuation, which is no word. */
const NONE = -1;

/**
 * The words of many texts in one list of numbers: four bytes for the word, eight for its place. The texts themselves
 * are not kept.
 */
export class PassageWords {
  readonly ids: string[] = [];
  /** Per document the number of its first word, and at the end how many words there are. */
  readonly #firsts: number[] = [0];
  readonly #words = new NumberList();
  readonly #starts = new NumberList();
  readonly #ends = new NumberList();
  readonly #vocabulary = new Vocabulary();
  /** By how a word is written: what it is. The same few words come again and again. */
  readonly #known = new Map<string, number>();
  readonly #counts = new WordCounts();
  /** What each word is worth in lower case. */
  readonly #lower: number[] = [];
  /** The sum of what each word was worth as it was written; a name is one that is never written in lower case. */
  readonly #worths: number[] = [];

  constructor(texts: Iterable<{ readonly id: string; readonly text: string }> = []) {
    for (const text of texts) this.add(text);
  }

  /** The next text. What was asked of the words before may have another answer after it. */
  add({ id, text }: { readonly id: string; readonly text: string }): void {
    this.ids.push(id);
    this.#add(text);
    this.#firsts.push(this.#words.length);
  }

  get numbers(): Int32Array {
    return this.#words.view();
  }

  countOf(number: number): number {
    return this.#counts.at(number);
  }

  firstOf(document: number): number {
    return this.#firsts[document] ?? this.#words.length;
  }

  /** Which document a word stands in. */
  documentOf(word: number): number {
    let low = 0;
    let high = this.ids.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firstOf(middle) <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The words of a document that lie whole inside a span of it, in UTF-16 units. */
  rangeIn(document: number, { start, end }: Span): { readonly from: number; readonly to: number } {
    const first = this.firstOf(document);
    const last = this.firstOf(document + 1);
    const from = firstFrom(first, last, (word) => this.#starts.at(word) >= start);
    return { from, to: firstFrom(from, last, (word) => this.#ends.at(word) > end) };
  }

  /** From the first word to the end of the one before `to`, in UTF-16 units of their document. */
  spanOf(from: number, to: number): Span {
    return { start: this.#starts.at(from), end: this.#ends.at(to - 1) };
  }

  /**
   * How much it says that these words stand in two texts: what each is worth, less the more often the texts have it.
   * A word that comes again in the stretch counts once.
   */
  rarityOf(from: number, to: number): number {
    const all = Math.log2(this.#words.length + 1);
    let sum = 0;
    for (const word of new Set(this.numbers.subarray(from, to))) {
      const count = this.countOf(word);
      const worth = (this.#worths[word] ?? 0) / Math.max(1, count);
      sum += (worth * Math.log2((this.#words.length + 1) / Math.max(1, count))) / all;
    }
    return sum;
  }

  #add(text: string): void {
    for (const { start, end } of comparableTokens(text)) {
      const written = text.slice(start, end);
      let number = this.#known.get(written);
      if (number === undefined) {
        number = this.#learn(written);
        this.#known.set(copied(written), number);
      }
      if (number === NONE) continue;
      this.#words.push(number);
      this.#starts.push(start);
      this.#ends.push(end);
      this.#counts.add(number);
      this.#worths[number] = (this.#worths[number] ?? 0) + this.#worthOf(number, written);
    }
  }

  #learn(written: string): number {
    const key = typographicKey(written);
    if (!isWordKey(key)) return NONE;
    const number = this.#vocabulary.numberOf(copied(spellingKey(foldedKey(key))));
    this.#lower[number] ??= wordWorth(foldedKey(key));
    return number;
  }

  #worthOf(number: number, written: string): number {
    const worth = this.#lower[number] ?? 0;
    return isCapital(written) ? worth * NAME : worth;
  }
}

/** The first number from `low` on, and below `high`, for which something holds that holds for all behind it too; else `high`. */
function firstFrom(low: number, high: number, holds: (at: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function isCapital(written: string): boolean {
  const first = written.charCodeAt(0);
  return first < 0x80 ? first >= 0x41 && first <= 0x5a : /^\p{Lu}/u.test(written);
}

/** How often each word occurs. */
class WordCounts {
  #counts = new Int32Array(1024);

  add(word: number): void {
    if (word >= this.#counts.length) {
      const larger = new Int32Array(Math.max(word + 1, 2 * this.#counts.length));
      larger.set(this.#counts);
      this.#counts = larger;
    }
    this.#counts[word] = (this.#counts[word] ?? 0) + 1;
  }

  at(word: number): number {
    return this.#counts[word] ?? 0;
  }
}

/** A slice keeps all of its text alive in memory; this does not. */
function copied(slice: string): string {
  return Array.from({ length: slice.length }, (_, i) => slice.charAt(i)).join('');
}
