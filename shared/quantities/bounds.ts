import type { Comparator } from './quantity.ts';
import { isText, phraseEnd, type Token } from './tokens.ts';

interface Phrase {
  readonly words: readonly string[];
  readonly comparator: Comparator;
}

/** What stands before a number. Of phrases that begin alike the longer comes first. */
const before: Readonly<Record<Exclude<Comparator, 'between'>, readonly string[]>> = {
  about: [
    'an estimated',
    'estimated',
    'about',
    'around',
    'roughly',
    'approximately',
    'approx .',
    'approx',
    'circa',
    'some',
    'close to',
    'in the region of',
    'nearly',
    'almost',
    'virtually',
    'about as many as',
    '~',
    '≈',
    '±',
  ],
  'at-least': [
    'at least',
    'no fewer than',
    'no less than',
    'not less than',
    'not fewer than',
    'a minimum of',
    'upwards of',
    'upward of',
    '≥',
  ],
  'at-most': [
    'at most',
    'at the most',
    'up to',
    'as many as',
    'as much as',
    'no more than',
    'not more than',
    'a maximum of',
    '≤',
  ],
  'more-than': [
    'more than',
    'well over',
    'just over',
    'slightly over',
    'over',
    'greater than',
    'in excess of',
    'exceeding',
    'above',
    '>',
  ],
  'less-than': ['less than', 'fewer than', 'just under', 'slightly under', 'well under', 'under', 'below', '<'],
  exactly: ['exactly', 'precisely'],
};

const after: readonly Phrase[] = [
  { words: ['or', 'so'], comparator: 'about' },
  { words: ['or', 'more'], comparator: 'at-least' },
  { words: ['and', 'more'], comparator: 'at-least' },
  { words: ['or', 'less'], comparator: 'at-most' },
  { words: ['or', 'fewer'], comparator: 'at-most' },
  { words: ['-', 'plus'], comparator: 'at-least' },
];

const phrases: ReadonlyMap<string, readonly Phrase[]> = Map.groupBy(
  // The keys of the table are its comparators.
  (Object.keys(before) as (keyof typeof before)[])
    .flatMap((comparator) => before[comparator].map((phrase) => ({ words: phrase.split(' '), comparator })))
    .sort((a, b) => b.words.length - a.words.length),
  ({ words: [first = ''] }) => first,
);

/** How a number is bounded, and the index of the token behind the words that say so. */
export interface Bound {
  readonly comparator: Comparator;
  readonly next: number;
}

/** The words before a number that bound it; several are read as one ("more than an estimated"). */
export function boundBefore(tokens: readonly Token[], at: number): Bound | undefined {
  let found: Bound | undefined;
  for (let next = phraseAt(tokens, at); next && next.next - at <= 8; next = phraseAt(tokens, next.next))
    found = { comparator: join(found?.comparator, next.comparator), next: next.next };
  return found;
}

function phraseAt(tokens: readonly Token[], at: number): Bound | undefined {
  for (const { words, comparator } of phrases.get(tokens[at]?.lower ?? '') ?? []) {
    const next = phraseEnd(tokens, at, words);
    if (next !== undefined && tokens[next] !== undefined && !tokens[next].isApart) return { comparator, next };
  }
  return undefined;
}

/** The words behind a number that bound it: "10 or more", "50-plus", "500+". */
export function boundAfter(tokens: readonly Token[], at: number): Bound | undefined {
  if (isText(tokens[at], '+') && tokens[at]?.isGlued) return { comparator: 'at-least', next: at + 1 };
  for (const { words, comparator } of after) {
    const next = tokens[at]?.isApart ? undefined : phraseEnd(tokens, at, words);
    if (next !== undefined) return { comparator, next };
  }
  return undefined;
}

/** A bound says more than a vague word: "at least about 40" is at least 40. */
export function join(first: Comparator | undefined, second: Comparator): Comparator {
  if (first === undefined || first === 'exactly') return second;
  return first === 'about' && second !== 'exactly' ? second : first;
}
