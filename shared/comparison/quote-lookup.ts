import type { Span } from '../domain/span.ts';
import { IndexedText } from './indexed-text.ts';
import { alignQuote, type Alignment, type Pair } from './quote-alignment.ts';
import { quoteChanges, type QuoteChange } from './quote-changes.ts';
import { quotedWords, type QuotedWord } from './quoted-words.ts';
import { wordsBeyond } from './quote-edges.ts';
import { exactPlace, likelyWindows } from './quote-windows.ts';

/**
 * What became of a direct quotation in a text.
 *
 * - `verbatim`: all its words stand there, one after the other; at most its case, spelling, punctuation, marked
 *   insertions and marked omissions differ
 * - `altered`: it stands there with other words
 * - `partial`: a part of it stands there, which itself may be altered
 * - `absent`: not found. The same thing in other words is absent too
 */
export interface QuoteLookup {
  readonly kind: 'verbatim' | 'altered' | 'partial' | 'absent';
  /** Where it stands in the text, in UTF-16 units; null where absent. */
  readonly span: Span | null;
  /** The share of the quotation's words, insertions not counted, that stand there: from 0 to 1. */
  readonly coverage: number;
  /** From the quotation (`before`) to the text (`after`), in reading order; empty where absent. */
  readonly changes: readonly QuoteChange[];
}

const absent: QuoteLookup = { kind: 'absent', span: null, coverage: 0, changes: [] };

/** As much as this must be found of what words are worth: three words that say something. */
const LEAST_WORTH = 3;

/** The most of a quotation, at its edges, that counts as changed and not as missing. */
const EDGE = 0.15;

/** The least of a quotation that must be found for it to be an alteration of it. */
const MOST_OF_IT = 0.5;

/** Three words in a row are a common phrase ("bilateral trade relationship") unless they are most of the quotation. */
const FEWEST_WORDS = 5;
const FEWEST_OF_MOST = 3;

/**
 * Looks a direct quotation up in another text: its words between the marks, against all of the text, whether it is
 * quoted there or not. The best place decides, and among equally good ones the first. In proportion to the text, and to
 * the square of the quotation; give an `IndexedText` where one text is asked several times.
 */
export function lookUpQuote(quote: string, text: string | IndexedText): QuoteLookup {
  const quoted = quotedWords(quote);
  if (quoted.length === 0) return absent;
  const indexed = typeof text === 'string' ? new IndexedText(text) : text;
  const first = exactPlace(quoted, indexed);
  if (first !== undefined) {
    const pairs = quoted.map((_, i) => ({ quoted: i, found: first + i, same: true }));
    return judged(quote, quoted, { indexed, pairs });
  }
  let best: Alignment | undefined;
  for (const window of likelyWindows(quoted, indexed)) {
    const alignment = alignQuote(quoted, indexed.words, window);
    if (alignment.score > (best?.score ?? 0)) best = alignment;
  }
  return best ? judged(quote, quoted, { indexed, pairs: best.pairs }) : absent;
}

/** Whether a quotation says enough for its being found elsewhere to mean something: “fair” or “the deal” does not. */
export function isWorthLookingUp(quote: string): boolean {
  const own = quotedWords(quote).filter(({ inserted }) => !inserted);
  return own.length >= FEWEST_OF_MOST && own.reduce((sum, { worth }) => sum + worth, 0) >= LEAST_WORTH / 2;
}

interface Place {
  readonly indexed: IndexedText;
  readonly pairs: readonly Pair[];
}

function judged(quote: string, quoted: readonly QuotedWord[], { indexed, pairs }: Place): QuoteLookup {
  const own = quoted.filter(({ inserted }) => !inserted);
  const first = pairs[0];
  const last = pairs.at(-1);
  if (!first || !last || own.length === 0) return absent;
  const found = pairs.filter(({ same }) => same).flatMap(({ quoted: i }) => quoted[i] ?? []);
  const foundOwn = found.filter(({ inserted }) => !inserted);
  const coverage = foundOwn.length / own.length;
  const edges = own.length - own.filter(({ span }) => isBetween(span, quoted, [first, last])).length;
  const isWhole = edges <= Math.max(1, EDGE * own.length);
  // What lacks more than that was left out, and the words beyond are others.
  const beyond = isWhole ? wordsBeyond(quoted, indexed, [first, last]) : { before: 0, after: 0 };
  const changes = quoteChanges(quote, quoted, { indexed, pairs, beyond });
  const span = indexed.spanOf(first.found - beyond.before, last.found + beyond.after);
  const place = { span, coverage, changes };
  const areWordsChanged = changes.some(({ kind, reason }) => kind !== 'equal' && reason === 'words');
  if (coverage === 1 && !areWordsChanged) return { kind: 'verbatim', ...place };
  if (!isEnough(foundOwn, coverage)) return absent;
  return { kind: isWhole && coverage >= MOST_OF_IT ? 'altered' : 'partial', ...place };
}

function isBetween(span: Span, quoted: readonly QuotedWord[], [first, last]: readonly [Pair, Pair]): boolean {
  const start = quoted[first.quoted]?.span.start ?? 0;
  const end = quoted[last.quoted]?.span.end ?? 0;
  return start <= span.start && span.end <= end;
}

/** Enough words that say something; of a short quotation most of it. */
function isEnough(found: readonly QuotedWord[], coverage: number): boolean {
  const worth = found.reduce((sum, word) => sum + word.worth, 0);
  if (found.length >= FEWEST_WORDS && worth >= LEAST_WORTH) return true;
  return coverage > MOST_OF_IT && found.length >= FEWEST_OF_MOST && worth >= LEAST_WORTH / 2;
}
