import type { Span } from '../domain/span.ts';

/**
 * Words by the rules of Unicode (UAX #29), which is what a double click selects, with one repair: the dot of an
 * abbreviation of single letters ("U.S.", "z.B.") belongs to it.
 */
const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

const initialsBefore = /(?:^|[^\p{L}\p{N}.])(?:\p{L}\.)*\p{L}$/u;
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
    if (segment === '.' && previous && previous.end === start && endsInitials(stretch, previous, base)) {
      tokens[tokens.length - 1] = { start: previous.start, end: start + 1 };
    } else {
      tokens.push({ start, end: start + segment.length });
    }
  }
  return tokens;
}

/** "U.S" before its last dot; a single letter only where more initials came before it ("J. R. Smith" stays apart). */
function endsInitials(stretch: string, token: Span, base: number): boolean {
  const word = stretch.slice(token.start - base, token.end - base);
  return (
    initials.test(word) ||
    (word.length === 1 &&
      /\.\p{L}$/u.test(stretch.slice(0, token.end - base)) &&
      initialsBefore.test(stretch.slice(0, token.end - base)))
  );
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
