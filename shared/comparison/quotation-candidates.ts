import { NumberList } from './number-list.ts';
import type { PassageWords } from './passage-words.ts';

/** So many words in a row are looked for. */
const LENGTH = 3;

/** A text may hold a quotation where it has so many of its runs of three words, of a short one every fourth. */
const ENOUGH = 3;
const SHARE = 1 / 4;

/** Words of a text, by their numbers in `PassageWords`, half-open. */
interface WordRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Which texts may hold which quotations, so that a quotation is looked up closely in few of them: those that have some
 * of its words in a row. A quotation of fewer than three words is held by none. Eight bytes per quoted word.
 */
export class QuotationCandidates {
  readonly #words: PassageWords;
  /** A hash table over runs of words: the first entry of each chain, and per entry the next one, from 1 on. */
  readonly #heads: Int32Array;
  readonly #next = new NumberList();
  readonly #hashes = new NumberList();
  readonly #quotations = new NumberList();
  /** Per quotation how many of its runs a text must have. */
  readonly #needed = new NumberList();
  /** In which text, from 1 on, an entry was met last: a run counts once, however often a text has it. */
  #metIn = new Int32Array(0);
  #counts = new Int32Array(0);

  /** `quotedWords`: how many words the quotations will have that are added, about. */
  constructor(words: PassageWords, quotedWords: number) {
    this.#words = words;
    this.#heads = new Int32Array(2 ** Math.max(8, Math.ceil(Math.log2(2 * quotedWords + 1))));
    this.#next.push(0);
    this.#hashes.push(0);
    this.#quotations.push(0);
  }

  /** The next quotation: the first one has the number 0. */
  add({ from, to }: WordRange): void {
    const quotation = this.#needed.length;
    for (let word = from; word + LENGTH <= to; word += 1) this.#add(this.#hashAt(word), quotation);
    this.#needed.push(Math.max(1, Math.min(ENOUGH, Math.ceil((to - from - LENGTH + 1) * SHARE))));
  }

  /** The quotations, by their numbers, that a text may hold; those that were taken from it are among them. */
  in(document: number): number[] {
    if (this.#counts.length < this.#needed.length) {
      this.#metIn = new Int32Array(this.#next.length);
      this.#counts = new Int32Array(this.#needed.length);
    }
    const met: number[] = [];
    const last = this.#words.firstOf(document + 1) - LENGTH;
    for (let word = this.#words.firstOf(document); word <= last; word += 1) {
      const hash = this.#hashAt(word);
      for (let entry = this.#heads[hash & (this.#heads.length - 1)] ?? 0; entry > 0; entry = this.#next.at(entry)) {
        if (this.#hashes.at(entry) !== hash || this.#metIn[entry] === document + 1) continue;
        this.#metIn[entry] = document + 1;
        const quotation = this.#quotations.at(entry);
        const count = this.#counts[quotation] ?? 0;
        if (count === 0) met.push(quotation);
        this.#counts[quotation] = count + 1;
      }
    }
    const found = met.filter((quotation) => (this.#counts[quotation] ?? 0) >= this.#needed.at(quotation));
    for (const quotation of met) this.#counts[quotation] = 0;
    return found;
  }

  #add(hash: number, quotation: number): void {
    const slot = hash & (this.#heads.length - 1);
    this.#hashes.push(hash);
    this.#quotations.push(quotation);
    this.#next.push(this.#heads[slot] ?? 0);
    this.#heads[slot] = this.#next.length - 1;
  }

  /** Of the run that begins at a word. Two runs of one hash only make a text a candidate that is none. */
  #hashAt(word: number): number {
    const { numbers } = this.#words;
    let hash = 0x811c9dc5;
    for (let i = 0; i < LENGTH; i += 1) hash = Math.imul(hash ^ (numbers[word + i] ?? 0), 0x01000193) ^ (hash >>> 15);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return hash ^ (hash >>> 13);
  }
}
