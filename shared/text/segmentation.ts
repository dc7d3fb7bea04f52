import type { Span } from '../domain/span.ts';

/**
 * Words by the rules of Unicode (UAX #29), which is what a double click selects, with one repair: the dot of an
 * abbreviation of single letters ("U.S.", "z.B.") belongs to it.
 */
const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

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

/** The sentences of a stretch of text, without the blanks around them. */
export function sentencesOf(stretch: string, base = 0): Span[] {
  const found: Span[] = [];
  for (const { segment, index } of sentences.segment(stretch)) {
    const start = index + (segment.length - segment.trimStart().length);
    const end = index + segment.trimEnd().length;
    if (start < end) found.push({ start: base + start, end: base + end });
  }
  return found;
}
