import type { Span } from '../domain/span.ts';
import { comparableTokens, foldedKey, isWordKey, typographicKey } from './tokens.ts';

/** A text cut into words once, for any number of quotations that are looked up in it. */
export class IndexedText {
  readonly text: string;
  /** Every token, punctuation too, in UTF-16 units. */
  readonly spans: readonly Span[];
  /** Per token how it is written, kinds of marks and dashes apart. */
  readonly keys: readonly string[];
  /** Per word the number of its token; punctuation has none. */
  readonly tokenOf: readonly number[];
  /** Per word what it is compared by: its key without case. */
  readonly words: readonly string[];
  #places: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(text: string) {
    const tokenOf: number[] = [];
    const words: string[] = [];
    this.text = text;
    this.spans = comparableTokens(text);
    this.keys = this.spans.map(({ start, end }) => typographicKey(text.slice(start, end)));
    for (const [token, key] of this.keys.entries()) {
      if (!isWordKey(key)) continue;
      tokenOf.push(token);
      words.push(foldedKey(key));
    }
    this.tokenOf = tokenOf;
    this.words = words;
  }

  /** The words, by their numbers, that are written so, in reading order. */
  placesOf(word: string): readonly number[] {
    this.#places ??= placesByWord(this.words);
    return this.#places.get(word) ?? [];
  }

  /** How a word is written in the text, with its case. */
  keyOf(word: number): string {
    return this.keys[this.tokenOf[word] ?? -1] ?? '';
  }

  /** From the start of one word to the end of another, both included; the words must exist. */
  spanOf(first: number, last: number): Span {
    const start = this.spans[this.tokenOf[first] ?? -1]?.start ?? 0;
    return { start, end: this.spans[this.tokenOf[last] ?? -1]?.end ?? start };
  }
}

function placesByWord(words: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, word] of words.entries()) {
    const known = places.get(word);
    if (known) known.push(place);
    else places.set(word, [place]);
  }
  return places;
}
