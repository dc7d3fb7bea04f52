import type { Annotation } from '#shared/domain/annotation.ts';
import { quoteOf, type Span } from '#shared/domain/span.ts';

/** How many characters on either side of a quote tell its occurrences apart, as in Hypothesis' text quotes. */
const CONTEXT = 32;

/** Quotes of one letter occur everywhere: beyond so many occurrences the nearest ones are enough. */
const OCCURRENCES = 10_000;

interface Texts {
  readonly from: string;
  readonly to: string;
}

export interface MovedPlace {
  readonly id: Annotation['id'];
  readonly spans: Span[];
  readonly quote: string;
}

/**
 * Where an annotation stands in the text of the same file read in another way: each fragment where its words occur
 * again, and among several occurrences where the words around it agree most, then where it is nearest to the same
 * share of the text. Undefined where the words are gone.
 */
export function reAnchor(annotation: Annotation, texts: Texts): MovedPlace | undefined {
  const spans: Span[] = [];
  for (const span of annotation.spans) {
    const place = findAgain(span, texts, spans.at(-1)?.end ?? 0);
    if (!place) return undefined;
    spans.push(place);
  }
  return { id: annotation.id, spans, quote: quoteOf(texts.to, spans) };
}

function findAgain(span: Span, { from, to }: Texts, notBefore: number): Span | undefined {
  const quote = from.slice(span.start, span.end);
  const expected = (span.start / Math.max(1, from.length)) * to.length;
  let best: { start: number; agreement: number; distance: number } | undefined;
  let start = to.indexOf(quote, notBefore);
  for (let seen = 0; start >= 0 && seen < OCCURRENCES; seen += 1) {
    const end = start + quote.length;
    const agreement = sameBefore({ from, to }, span.start, start) + sameAfter({ from, to }, span.end, end);
    const distance = Math.abs(start - expected);
    const better = !best || agreement > best.agreement || (agreement === best.agreement && distance < best.distance);
    if (better) best = { start, agreement, distance };
    start = to.indexOf(quote, start + 1);
  }
  return best && { start: best.start, end: best.start + quote.length };
}

function sameBefore({ from, to }: Texts, a: number, b: number): number {
  let same = 0;
  while (same < CONTEXT && a - same > 0 && b - same > 0 && from[a - same - 1] === to[b - same - 1]) same += 1;
  return same;
}

function sameAfter({ from, to }: Texts, a: number, b: number): number {
  let same = 0;
  while (same < CONTEXT && a + same < from.length && b + same < to.length && from[a + same] === to[b + same]) same += 1;
  return same;
}
