import type { Span } from '#shared/domain/span.ts';

/** Words in a row that a text must hold; with `prefix` the last one need only begin so. */
export interface Phrase {
  /** As they were typed: the index folds them in its own way, which takes the accents off Latin letters only. */
  readonly typed: readonly string[];
  /** Without case and diacritics. */
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/**
 * What FTS5's tokenizer `unicode61` takes for a word: letters, digits and private-use characters, and the combining
 * marks that it takes off (U+0300 to U+0331) inside a word.
 */
const word = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\u0300-\u0331]*/gu;
const marks = /[\u0300-\u036f]/g;
// eslint-disable-next-line no-control-regex -- the range is ASCII, control characters included
const ascii = /^[\u0000-\u007f]*$/;

/** A word without case and diacritics. */
function foldWord(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : text.normalize('NFD').replace(marks, '').toLowerCase();
}

/**
 * A search as people type it: words, each of which must occur, phrases in quotation marks, and a star for the rest of
 * a word. Nothing in it is an operator of FTS5.
 */
export function parseQuery(query: string): Phrase[] {
  const phrases: Phrase[] = [];
  for (const [, quoted, plain] of query.matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    const part = quoted ?? plain ?? '';
    const typed = Array.from(part.matchAll(word), ([found]) => found);
    if (typed.length > 0) phrases.push({ typed, words: typed.map(foldWord), prefix: plain?.endsWith('*') ?? false });
  }
  return phrases;
}

/** The FTS5 expression of a search. Its words hold letters and digits only and stand in quotation marks. */
export function toMatchExpression(phrases: readonly Phrase[]): string {
  return phrases.map(({ typed, prefix }) => `"${typed.join(' ')}"${prefix ? ' *' : ''}`).join(' AND ');
}

/** Where any of the phrases stands in a text, in reading order, in UTF-16 units. */
export function* findPhrases(text: string, phrases: readonly Phrase[]): Generator<Span> {
  const longest = Math.max(0, ...phrases.map(({ words }) => words.length));
  // The last words read, so that a phrase is found at its last word.
  const recent: { folded: string; start: number; end: number }[] = [];
  for (const match of text.matchAll(word)) {
    recent.push({ folded: foldWord(match[0]), start: match.index, end: match.index + match[0].length });
    if (recent.length > longest) recent.shift();
    const found = phrases.find((phrase) => endsWith(recent, phrase));
    const first = found && recent[recent.length - found.words.length];
    if (first) yield { start: first.start, end: match.index + match[0].length };
  }
}

function endsWith(recent: readonly { readonly folded: string }[], { words, prefix }: Phrase): boolean {
  const from = recent.length - words.length;
  if (from < 0) return false;
  return words.every((wanted, index) => {
    const found = recent[from + index]?.folded ?? '';
    return prefix && index === words.length - 1 ? found.startsWith(wanted) : found === wanted;
  });
}
