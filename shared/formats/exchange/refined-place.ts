import { findSpanFault, type Span } from '../../domain/span.ts';
import { findAnchor } from '../../text/anchor.ts';
import { type Counting, placesOf } from './counting.ts';
import type { ForeignSelection } from './foreign-corpus.ts';

/**
 * The last of selections that refine one another, from the outside in: offsets count from where the one before begins,
 * and words are only looked for inside it. Undefined where one of them is not there.
 */
export function refinedPlace(
  text: string,
  selections: readonly ForeignSelection[],
  counting: Counting,
): Span | undefined {
  let whole: Span = { start: 0, end: text.length };
  for (const selection of selections) {
    const part = placeIn(text.slice(whole.start, whole.end), selection, counting);
    if (!part) return undefined;
    whole = { start: whole.start + part.start, end: whole.start + part.end };
  }
  return findSpanFault(text, [whole]) ? undefined : whole;
}

function placeIn(
  text: string,
  { span, quote, prefix = '', suffix = '' }: ForeignSelection,
  counting: Counting,
): Span | undefined {
  if (!span) return quote === undefined ? undefined : findAnchor(text, { quote, prefix, suffix, start: 0 })?.span;
  const places = placesOf({ text, hasByteOrderMark: false }, counting, [span.start, span.end]);
  const [start, end] = [places.get(span.start), places.get(span.end)];
  return start === undefined || end === undefined ? undefined : { start, end };
}
