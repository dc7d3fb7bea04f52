import type { Span } from '../domain/span.ts';
import type { Utf16Offset } from '../domain/span.ts';

/** What is remembered of a place in a text: the words, what stands around them, and where it was. */
export interface Anchor {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** In UTF-16 units of the old text. */
  readonly start: number;
}

export interface Anchored {
  readonly span: Span;
  /** From 0 to 1: 1 where the words and all that is remembered around them are the same. */
  readonly score: number;
  /** How many other places have the words with as much of their context: nothing but the old offset tells them apart. */
  readonly others: number;
}

/** As many characters on either side as Hypothesis keeps: enough to tell repeated phrases apart. */
const CONTEXT = 32;

/** A quote of one letter occurs everywhere; beyond so many places the first ones decide. */
const MOST_OCCURRENCES = 10_000;

/** What a match is worth whose blanks or quotation marks differ. */
const LOOSE = 0.8;

export function anchorAt(text: string, { start, end }: Span): Anchor {
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
    start,
  };
}

/**
 * Finds a quote again in a changed text: exactly if possible, otherwise with any blanks for blanks and any quotation
 * marks and dashes for those of their kind. Among several occurrences the one with the most of the old context wins,
 * then the nearest to the old offset. Undefined where the words are not there.
 *
 * The trade-off: there is no search for similar words, as in Hypothesis' match-quote. An annotation that lands on other
 * words than it was made for is worse than one that is reported as lost. Nothing before `notBefore` is looked at.
 */
export function findAnchor(text: string, anchor: Anchor, notBefore: Utf16Offset = 0): Anchored | undefined {
  if (anchor.quote === '') return undefined;
  return (
    best(exactly(text, anchor.quote, notBefore), { text, anchor, worth: 1 }) ??
    best(loosely(text, anchor.quote, notBefore), { text, anchor, worth: LOOSE })
  );
}

function* exactly(text: string, quote: string, notBefore: Utf16Offset): Generator<Span> {
  for (let start = text.indexOf(quote, notBefore); start >= 0; start = text.indexOf(quote, start + 1))
    yield { start, end: start + quote.length };
}

function* loosely(text: string, quote: string, notBefore: Utf16Offset): Generator<Span> {
  const wanted = fold(quote.trim()).folded;
  if (wanted === '') return;
  const { folded, places } = foldedText(text);
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const start = places[at] ?? 0;
    // Its last character is no blank, so that it is one unit long.
    if (start >= notBefore) yield { start, end: (places[at + wanted.length - 1] ?? 0) + 1 };
  }
}

interface Folded {
  readonly folded: string;
  /** Where each unit of it stands in the text. */
  readonly places: Uint32Array;
}

const kinds = new Map(
  ['"“”„«»', "'‘’‚", '-‐–—'].flatMap((same) => same.split('').map((sign) => [sign, same.charAt(0)] as const)),
);

/** A text with one blank for any blanks, and one sign for all of its kind. No expression: quotes may be megabytes. */
function fold(text: string): Folded {
  const places = new Uint32Array(text.length);
  const pieces: string[] = [];
  let length = 0;
  for (const { 0: whole, index } of text.matchAll(/\s+|[“”„«»‘’‚‐–—]|[^\s“”„«»‘’‚‐–—]+/g)) {
    const piece = whole.trim() === '' ? ' ' : (kinds.get(whole) ?? whole);
    for (let at = 0; at < piece.length; at += 1) places[length + at] = index + at;
    pieces.push(piece);
    length += piece.length;
  }
  return { folded: pieces.join(''), places };
}

let lastFolded: (Folded & { readonly text: string }) | undefined;

/** Many quotes are looked for in one text, one after the other. */
function foldedText(text: string): Folded {
  if (lastFolded?.text !== text) lastFolded = { text, ...fold(text) };
  return lastFolded;
}

function best(
  spans: Iterable<Span>,
  { text, anchor, worth }: { readonly text: string; readonly anchor: Anchor; readonly worth: number },
): Anchored | undefined {
  let found: { span: Span; score: number; distance: number } | undefined;
  let same = 0;
  let seen = 0;
  for (const span of spans) {
    const score = worth * contextScore(text, span, anchor);
    const distance = Math.abs(span.start - anchor.start);
    same = found && score === found.score ? same + 1 : !found || score > found.score ? 1 : same;
    if (!found || score > found.score || (score === found.score && distance < found.distance))
      found = { span, score, distance };
    seen += 1;
    if (seen >= MOST_OCCURRENCES) break;
  }
  return found && { span: found.span, score: found.score, others: same - 1 };
}

/** Half for the words themselves, a quarter for each side of the context, by how much of it agrees from the quote on. */
function contextScore(text: string, { start, end }: Span, { prefix, suffix }: Anchor): number {
  let before = 0;
  while (before < prefix.length && prefix.at(-1 - before) === text[start - 1 - before]) before += 1;
  let after = 0;
  while (after < suffix.length && suffix[after] === text[end + after]) after += 1;
  const share = (same: number, all: number) => (all === 0 ? 1 : same / all);
  return 0.5 + 0.25 * share(before, prefix.length) + 0.25 * share(after, suffix.length);
}
