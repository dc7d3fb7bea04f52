import { type Span, splitsSurrogatePair } from '#shared/domain/span.ts';

/** How much of the text is shown on either side of a hit, in UTF-16 units. */
const AROUND = 60;

/** A hit as a person reads it. No character is cut at the edges. */
export function wordsAround(
  text: string,
  { start, end }: Span,
  around = AROUND,
): { before: string; match: string; after: string } {
  const from = Math.max(0, start - around);
  const to = Math.min(text.length, end + around);
  return {
    before: text.slice(splitsSurrogatePair(text, from) ? from + 1 : from, start),
    match: text.slice(start, end),
    after: text.slice(end, splitsSurrogatePair(text, to) ? to - 1 : to),
  };
}
