import type { Span } from '../domain/span.ts';
import { englishForms, neutralStem } from './inflection.ts';

/** How text is compared. `inflected`: also with the endings that the words of its language take. */
export interface Comparison {
  readonly wholeWord: boolean;
  readonly caseSensitive: boolean;
  readonly inflected: boolean;
}

/** What a word is made of. Private-use characters count, as they do in the index of words (FTS5's unicode61). */
const letter = String.raw`[\p{L}\p{M}\p{N}\p{Co}_]`;
/** Scripts that put no blanks between words: there a word has no border that could be seen. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const word = new RegExp(String.raw`${letter}+(?:['’]\p{L}+|(?<=s)['’])*`, 'gu');

/**
 * Finds a stretch of text wherever it stands, exactly as it is written there: nothing is normalised, so that
 * `text.slice(start, end)` is what was found. Any blanks stand for any blanks, since a line may break anywhere. No
 * character is cut: neither a surrogate pair, nor a letter from its marks, nor an emoji from what is joined to it.
 */
export class OccurrencePattern {
  readonly #pattern: RegExp | undefined;

  /** `language` as BCP 47; the unknown language (empty) is taken for English. */
  constructor(wanted: string, comparison: Comparison, language = '') {
    const source = sourceOf(wanted.trim(), comparison, language);
    this.#pattern = source === '' ? undefined : new RegExp(source, comparison.caseSensitive ? 'gu' : 'giu');
  }

  /** Where it stands, in reading order and without overlap. */
  *findIn(text: string): Generator<Span> {
    if (!this.#pattern) return;
    for (const match of text.matchAll(this.#pattern)) yield { start: match.index, end: match.index + match[0].length };
  }
}

function sourceOf(wanted: string, { wholeWord, inflected }: Comparison, language: string): string {
  if (wanted === '') return '';
  const first = Array.from(wanted)[0] ?? '';
  const last = Array.from(wanted).at(-1) ?? '';
  // An ending is only one where the word ends.
  const words = wholeWord || inflected;
  const before = words && hasBorder(first) ? `(?<!${letter})` : '';
  const after = words && hasBorder(last) ? `(?!${letter})` : '';
  const middle = inflected ? inflectedSource(wanted, isEnglish(language)) : literalSource(wanted);
  return String.raw`(?<!\u200d)${before}(?:${middle})${after}(?![\p{M}\p{EMod}\u200d])`;
}

export function isEnglish(language: string): boolean {
  return language === '' || /^en(?:[-_]|$)/i.test(language);
}

function hasBorder(character: string): boolean {
  return new RegExp(letter, 'u').test(character) && !unspaced.test(character);
}

function literalSource(stretch: string): string {
  return stretch
    .split(/\s+/u)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join(String.raw`\s+`);
}

/** Every word with its forms, and what stands between the words as it is. */
function inflectedSource(wanted: string, english: boolean): string {
  let source = '';
  let at = 0;
  for (const match of wanted.matchAll(word)) {
    source += literalSource(wanted.slice(at, match.index));
    source += english ? anyOf(englishForms(match[0])) : neutralSource(match[0]);
    at = match.index + match[0].length;
  }
  return source + literalSource(wanted.slice(at));
}

/** The longest first, so that "Landau’s" is found whole. */
function anyOf(forms: readonly string[]): string {
  const sorted = forms.toSorted((a, b) => b.length - a.length);
  return `(?:${sorted.map(literalSource).join('|')})(?!${letter})`;
}

function neutralSource(given: string): string {
  const { stem, ending, longest } = neutralStem(given);
  const rest = Array.from(ending).reduceRight(
    (inner, character) => `(?:${literalSource(character)}${inner})?`,
    String.raw`\p{L}{0,${longest}}`,
  );
  return `${literalSource(stem)}${rest}(?!${letter})`;
}
