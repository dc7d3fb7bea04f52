import type { Span, Utf16Offset } from '#shared/domain/span.ts';
import { englishForms, isNeutralForm } from '#shared/text/inflection.ts';
import { isEnglish } from '#shared/text/occurrences.ts';

/** Words in a row that a text must hold; with `prefix` the last one need only begin so. */
export interface Phrase {
  /** As they were typed: the index folds them in its own way, which takes the accents off Latin letters only. */
  readonly typed: readonly string[];
  /** Without case and diacritics. */
  readonly words: readonly string[];
  readonly prefix: boolean;
  /**
   * As it was typed, where its script puts no blanks between words: the index has whole sentences for words there, so
   * these characters are looked for in the texts themselves.
   */
  readonly unspaced?: string;
}

/** Han and the scripts beside it that are written without blanks between words. Korean has blanks. */
const unspacedScript =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u;

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
    if (typed.length === 0) continue;
    const unspaced = unspacedScript.test(typed.join('')) ? { unspaced: part.replace(/\*+$/, '').trim() } : {};
    phrases.push({ typed, words: typed.map(foldWord), prefix: plain?.endsWith('*') ?? false, ...unspaced });
  }
  return phrases;
}

/** The FTS5 expression of a search. Its words hold letters and digits only and stand in quotation marks. */
export function toMatchExpression(phrases: readonly Phrase[]): string {
  return phrases.map(({ typed, prefix }) => `"${typed.join(' ')}"${prefix ? ' *' : ''}`).join(' AND ');
}

/** How the words of a text are compared with those of a search. */
export interface WordComparison {
  readonly caseSensitive: boolean;
  readonly inflected: boolean;
  /** Of the text, as BCP 47: its words take the endings of this language. */
  readonly language: string;
}

const plain: WordComparison = { caseSensitive: false, inflected: false, language: '' };

interface Word {
  readonly typed: string;
  readonly folded: string;
  readonly start: Utf16Offset;
}

/** Where any of the phrases stands in a text, in reading order, in UTF-16 units. */
export function findPhrases(text: string, phrases: readonly Phrase[], comparison = plain): Iterable<Span> {
  const spaced = findWords(
    text,
    phrases.filter(({ unspaced }) => unspaced === undefined),
    comparison,
  );
  const stretches = phrases.flatMap((phrase) => findStretches(text, phrase, comparison));
  if (stretches.length === 0) return spaced;
  return [...spaced, ...stretches].sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Whether a text holds every phrase that the index was not asked for: a search means texts that hold all of its
 * phrases.
 */
export function holdsUnspaced(text: string, phrases: readonly Phrase[], comparison: WordComparison): boolean {
  return phrases.every((phrase) => phrase.unspaced === undefined || findStretches(text, phrase, comparison).length > 0);
}

function findStretches(text: string, { unspaced = '' }: Phrase, { caseSensitive }: WordComparison): Span[] {
  if (unspaced === '') return [];
  const parts = unspaced.normalize('NFC').split(/\s+/u);
  const source = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)).join(String.raw`\s+`);
  const pattern = new RegExp(source, caseSensitive ? 'gu' : 'giu');
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

function* findWords(text: string, phrases: readonly Phrase[], comparison: WordComparison): Generator<Span> {
  const patterns = phrases.map((phrase) => phrase.words.map((_, index) => comparerOf(phrase, index, comparison)));
  const longest = Math.max(0, ...patterns.map((pattern) => pattern.length));
  if (longest === 0) return;
  // The last words read, so that a phrase is found at its last word.
  const recent: Word[] = [];
  for (const match of text.matchAll(word)) {
    recent.push({ typed: match[0], folded: foldWord(match[0]), start: match.index });
    if (recent.length > longest) recent.shift();
    const found = patterns.find((pattern) => endsWith(recent, pattern));
    const first = found && recent[recent.length - found.length];
    if (first) yield { start: first.start, end: match.index + match[0].length };
  }
}

/** The words of a text without case and diacritics. */
export function foldedWords(text: string): string[] {
  return Array.from(text.matchAll(word), ([found]) => foldWord(found));
}

type Comparer = (word: Word) => boolean;

function endsWith(recent: readonly Word[], pattern: readonly Comparer[]): boolean {
  const from = recent.length - pattern.length;
  return from >= 0 && pattern.every((fits, index) => fits(recent[from + index] ?? nowhere));
}

const nowhere: Word = { typed: '', folded: '', start: 0 };

function comparerOf({ typed, words, prefix }: Phrase, index: number, comparison: WordComparison): Comparer {
  const { caseSensitive, inflected, language } = comparison;
  // With its case a word also keeps its accents, however those are written.
  const spelled = ({ typed: written, folded }: Word) => (caseSensitive ? written.normalize('NFC') : folded);
  const wanted = (caseSensitive ? typed[index]?.normalize('NFC') : words[index]) ?? '';
  if (prefix && index === words.length - 1) return (found) => spelled(found).startsWith(wanted);
  if (!inflected) return (found) => spelled(found) === wanted;
  if (isEnglish(language)) {
    const forms = new Set(englishForms(wanted));
    return (found) => forms.has(spelled(found));
  }
  return (found) => isNeutralForm(wanted, spelled(found));
}
