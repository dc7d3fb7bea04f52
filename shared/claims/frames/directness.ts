import type { Span } from '../../domain/span.ts';

export type Directness = 'direct' | 'indirect' | 'mixed';

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['“', '”'],
  ['"', '"'],
  ['«', '»'],
  ['„', '“'],
];
/** All quoted but for a word like "that" that a hand took along. */
const NEARLY_ALL = 0.95;

/**
 * Whether the words of a claim are quoted: all of them, none, or some. Told by the quotation marks of its paragraph; one
 * that is not closed goes on to the paragraph's end, as in quotations over several paragraphs.
 */
export function directnessOf(text: string, claim: Span): Directness {
  const start = text.lastIndexOf('\n', Math.max(0, claim.start - 1)) + 1;
  const next = text.indexOf('\n', claim.end);
  const quoted = quotations(text.slice(start, next < 0 ? text.length : next), start);
  const letters = ({ start: from, end }: Span): number => text.slice(from, end).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const within = quoted
    .map((one) => ({ start: Math.max(one.start, claim.start), end: Math.min(one.end, claim.end) }))
    .filter((one) => one.start < one.end)
    .reduce((sum, one) => sum + letters(one), 0);
  if (within === 0) return 'indirect';
  return within >= NEARLY_ALL * letters(claim) ? 'direct' : 'mixed';
}

function quotations(paragraph: string, from: number): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < paragraph.length; at += 1) {
    const pair = pairs.find(([open]) => open === paragraph[at]);
    if (!pair) continue;
    const close = paragraph.indexOf(pair[1], at + 1);
    const end = close < 0 ? paragraph.length : close;
    found.push({ start: from + at + 1, end: from + end });
    at = end;
  }
  return found;
}
