import type { Segment } from './pdf-segments.ts';

/** An initial is so much larger than the line that it begins, and reaches below it by so much of that line's size. */
const LARGER = 1.8;
const BELOW = 0.6;
/** The height of a capital, as a share of the size of its letters. */
const CAPITAL = 0.7;

const initial = /^["'“”„‘«»¿¡]?\p{L}\p{M}*\p{L}?['’]?$/u;

/**
 * Large initials put before the line at their top, without a blank. By its baseline such a letter would stand in the
 * second or third line of its paragraph.
 *
 *     ██▄  inisters agreed      1 `Ministers agreed`
 *     █ █  on Friday to raise   2
 *     the budget, it was said.  3
 */
export function withInitials(segments: readonly Segment[]): Segment[] {
  const lines = new Map<Segment, Segment>();
  for (const letter of segments) {
    if (letter.rightToLeft || !initial.test(letter.text) || isOfRow(letter, segments)) continue;
    const line = firstLineBeside(letter, segments);
    if (line && !lines.has(line)) lines.set(line, letter);
  }
  const letters = new Set(lines.values());
  return segments.flatMap((segment) => {
    if (letters.has(segment)) return [];
    const letter = lines.get(segment);
    return [letter ? { ...segment, text: letter.text + segment.text, left: letter.left } : segment];
  });
}

/** A short word of a large heading has others of its size beside it. */
function isOfRow(letter: Segment, segments: readonly Segment[]): boolean {
  return segments.some(
    (other) =>
      other !== letter &&
      other.size > letter.size * 0.9 &&
      Math.abs(other.baseline - letter.baseline) < letter.size / 2 &&
      Math.min(Math.abs(other.left - letter.right), Math.abs(letter.left - other.right)) < letter.size * 4,
  );
}

/** The line that the letter begins, where another one stands below it, beside the letter as well. */
function firstLineBeside(letter: Segment, segments: readonly Segment[]): Segment | undefined {
  const top = letter.baseline - letter.size * CAPITAL;
  const beside = segments.filter(
    ({ left, size, baseline, rightToLeft }) =>
      !rightToLeft &&
      size * LARGER <= letter.size &&
      Math.abs(left - letter.right) <= size &&
      baseline > top &&
      baseline <= letter.baseline + size / 2,
  );
  const [first, ...others] = beside.toSorted((a, b) => a.baseline - b.baseline);
  if (!first || others.length === 0) return undefined;
  const isAtTop = Math.abs(first.baseline - first.size * CAPITAL - top) <= first.size * 0.8;
  return isAtTop && letter.baseline > first.baseline + first.size * BELOW ? first : undefined;
}
