import { findSpanFault, quoteOf, type Span } from '../domain/span.ts';
import { findMoved, findMovedChanged } from './moved-place.ts';
import { type Carried, placeAligned } from './aligned-place.ts';
import { TokenMap } from './token-map.ts';

/**
 * - `same`: the same words in the same place of the text, which may lie further up or down now. Confidence 1 where the
 *   words around are the same too; less next to a change, or where blanks, quotation marks or dashes differ
 * - `moved`: the same words stand elsewhere now, among the words that were around them
 * - `changed`: some of the words are others, or it is not certain that the place is the right one; confidence below 1
 * - `gone`: the words are not there any more
 */
export type CarryReason = 'same' | 'moved' | 'changed' | 'gone';

export interface CarriedOver<Id extends string = string> {
  readonly id: Id;
  /** In UTF-16 units of the new text, in reading order; null where gone. */
  readonly spans: readonly Span[] | null;
  /** What stands there now; where it is gone, what stood in the old text. */
  readonly quote: string;
  /** From 0 (gone) to 1. */
  readonly confidence: number;
  readonly reason: CarryReason;
}

/**
 * Where annotations of an article stand in its updated version, in the order given. By the words that both versions
 * have in the same order, not by searching: "India" in a sentence that was taken out is gone, however often India is
 * named elsewhere. What was moved is looked for only in what the new version has more. In proportion to the texts and
 * the number of annotations.
 *
 * Spans must lie inside the old text (see `findSpanFault`); those that do not are gone.
 */
export function carryOver<Id extends string>(
  oldText: string,
  newText: string,
  annotations: Iterable<{ readonly id: Id; readonly spans: readonly Span[] }>,
): CarriedOver<Id>[] {
  const map = new TokenMap(oldText, newText);
  return Array.from(annotations, ({ id, spans }) => ({ id, ...carried(map, spans) }));
}

function carried(map: TokenMap, spans: readonly Span[]): Omit<CarriedOver, 'id'> {
  const gone = { spans: null, quote: quoteOf(map.old.text, spans), confidence: 0, reason: 'gone' } as const;
  if (findSpanFault(map.old.text, spans)) return gone;
  const found: Carried[] = [];
  let letters = 0;
  for (const span of spans) {
    const place = placeAligned(map, span) ?? findMoved(map, span) ?? findMovedChanged(map, span);
    if (!place) continue;
    // Fragments that changed their order, or became one, are no fragments of one annotation any more.
    if (place.span.start < (found.at(-1)?.span.end ?? 0)) return gone;
    found.push(place);
    letters += span.end - span.start;
  }
  const all = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const places = found.map(({ span }) => span);
  if (2 * letters < all || findSpanFault(map.fresh.text, places)) return gone;
  const isPart = found.length < spans.length;
  const confidence = Math.min(...found.map((place) => place.confidence)) * (isPart ? (0.9 * letters) / all : 1);
  const reason = isPart ? 'changed' : worst(found.map((place) => place.reason));
  return { spans: places, quote: quoteOf(map.fresh.text, places), confidence, reason };
}

function worst(reasons: readonly Carried['reason'][]): Carried['reason'] {
  if (reasons.includes('changed')) return 'changed';
  return reasons.includes('moved') ? 'moved' : 'same';
}
