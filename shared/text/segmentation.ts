import type { Span } from '../domain/span.ts';
import { isOneSentence } from './sentence-joins.ts';

/**
 * Words by the rules of Unicode (UAX #29), which is what a double click selects, with one repair: the dot of an
 * abbreviation of single letters ("U.S.", "z.B.") belongs to it.
 */
const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** With the word before it: as much as has to be read on each side to know whether a sentence ends. */
const LONGEST_ABBREVIATION = 40;

/** Scripts that write no blanks between words, so that a run of letters is a clause and no word. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

export function isUnspaced(letters: string): boolean {
  return unspaced.test(letters);
}

const initials = /^(?:\p{L}\.)+\p{L}$/u;

/**
 * The tokens of a stretch of text in reading order, without the blanks between them. Offsets count from `base`, which
 * is where the stretch begins in its document. Punctuation marks are tokens of their own.
 */
export function tokensOf(stretch: string, base = 0): Span[] {
  const tokens: Span[] = [];
  for (const { segment, index } of words.segment(stretch)) {
    if (segment.trim() === '') continue;
    const previous = tokens.at(-1);
    const start = base + index;
    const word = previous && previous.end === start ? stretch.slice(previous.start - base, previous.end - base) : '';
    if (segment === '.' && previous && initials.test(word)) {
      tokens[tokens.length - 1] = { start: previous.start, end: start + 1 };
    } else {
      tokens.push({ start, end: start + segment.length });
    }
  }
  return tokens;
}

/**
 * The sentences of a stretch of text, without the blanks around them: by the rules of Unicode, put together again where
 * those take the dot of an abbreviation for the end of a sentence. None goes on over the end of a line.
 */
export function sentencesOf(stretch: string, base = 0): Span[] {
  const found: { start: number; end: number }[] = [];
  for (const { segment, index } of sentences.segment(stretch)) {
    const start = base + index + (segment.length - segment.trimStart().length);
    const end = base + index + segment.trimEnd().length;
    if (start >= end) continue;
    const last = found.at(-1);
    if (last && isSentenceWith(stretch, { last, start, base })) last.end = end;
    else found.push({ start, end });
  }
  return found;
}

function isSentenceWith(
  stretch: string,
  { last, start, base }: { readonly last: Span; readonly start: number; readonly base: number },
): boolean {
  if (/[\n\r\u2028\u2029]/u.test(stretch.slice(last.end - base, start - base))) return false;
  const before = stretch.slice(Math.max(last.start, last.end - LONGEST_ABBREVIATION) - base, last.end - base);
  return isOneSentence(before, stretch.slice(start - base, start - base + LONGEST_ABBREVIATION));
}
