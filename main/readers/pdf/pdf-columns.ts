import { pushAll } from '#shared/domain/push-all.ts';
import { greatest, least } from './extremes.ts';
import type { Segment } from './pdf-segments.ts';

/** A column has at least so many pieces, and they fill so much of its width: a table's cells do not. */
const FEWEST = 6;
const SMALLEST_FILL = 0.55;
/** So many pieces may reach across a gutter: titles, pictures' captions, tables. */
const MOST_ACROSS = 0.25;
const NARROWEST_GUTTER = 6;
/** In points: the largest page that the format knows. */
const WIDEST_PAGE = 14_400;

/**
 * The pieces of a page in the order in which they are read, as lists that belong together: a column from top to bottom,
 * then the next one. What reaches across the columns ends them and is read between.
 *
 *     ┌──── title ────┐      1
 *     │ left  │ right │      2, 3
 *     ├─── across ────┤      4
 *     │ left  │ right │      5, 6
 */
export function inReadingOrder(segments: readonly Segment[], rightToLeft: boolean): Segment[][] {
  const gutter = findGutter(segments);
  if (gutter === undefined) return segments.length === 0 ? [] : [[...segments]];
  const bands: Segment[][] = [];
  let left: Segment[] = [];
  let right: Segment[] = [];
  let across: Segment[] = [];
  const endColumns = (): void => {
    const [first, second] = rightToLeft ? [right, left] : [left, right];
    pushAll(bands, inReadingOrder(first, rightToLeft));
    pushAll(bands, inReadingOrder(second, rightToLeft));
    left = [];
    right = [];
  };
  for (const segment of segments.toSorted((a, b) => a.baseline - b.baseline)) {
    const side = sideOf(segment, gutter);
    if (side === 'across') {
      if (left.length > 0 || right.length > 0) endColumns();
      across.push(segment);
      continue;
    }
    if (across.length > 0) bands.push(across);
    across = [];
    (side === 'left' ? left : right).push(segment);
  }
  if (across.length > 0) bands.push(across);
  endColumns();
  return bands;
}

function sideOf(segment: Segment, gutter: number): 'left' | 'right' | 'across' {
  if (segment.right <= gutter + 1) return 'left';
  return segment.left >= gutter - 1 ? 'right' : 'across';
}

/** Where an empty strip goes down between two columns of text, or undefined where the page has one column. */
function findGutter(segments: readonly Segment[]): number | undefined {
  if (segments.length < 2 * FEWEST) return undefined;
  const from = least(segments.map(({ left }) => left));
  const to = greatest(segments.map(({ right }) => right));
  if (!(to - from <= WIDEST_PAGE)) return undefined;
  const bins = new Uint32Array(Math.max(1, Math.ceil(to - from)));
  for (const { left, right } of segments)
    for (let at = Math.max(0, Math.floor(left - from)); at < right - from && at < bins.length; at += 1)
      bins[at] = (bins[at] ?? 0) + 1;
  const strips = emptyStrips(bins, segments.length * MOST_ACROSS);
  for (const strip of strips) {
    const gutter = from + (strip.start + strip.end) / 2;
    if (areColumns(segments, gutter, { from, to })) return gutter;
  }
  return undefined;
}

/** Strips that hardly anything crosses, the emptiest first, and of equal ones the widest. */
function emptyStrips(bins: Uint32Array, most: number): { start: number; end: number }[] {
  const strips: { start: number; end: number; crossed: number }[] = [];
  const fifth = bins.length / 5;
  for (let start = 0; start < bins.length;) {
    const crossed = bins[start] ?? 0;
    let end = start;
    while (end < bins.length && bins[end] === crossed) end += 1;
    const inside = end > fifth && start < bins.length - fifth;
    if (crossed <= most && inside && end - start >= NARROWEST_GUTTER) strips.push({ start, end, crossed });
    start = end;
  }
  return strips.toSorted((a, b) => a.crossed - b.crossed || b.end - b.start - (a.end - a.start));
}

function areColumns(
  segments: readonly Segment[],
  gutter: number,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const left = segments.filter((segment) => sideOf(segment, gutter) === 'left');
  const right = segments.filter((segment) => sideOf(segment, gutter) === 'right');
  return isColumn(left, gutter - from) && isColumn(right, to - gutter) && standBeside(left, right);
}

function isColumn(segments: readonly Segment[], width: number): boolean {
  if (segments.length < FEWEST) return false;
  const filled = segments.filter(({ left, right }) => right - left >= width * SMALLEST_FILL);
  return filled.length >= segments.length / 2;
}

function standBeside(left: readonly Segment[], right: readonly Segment[]): boolean {
  const top = (list: readonly Segment[]) => least(list.map(({ baseline }) => baseline));
  const bottom = (list: readonly Segment[]) => greatest(list.map(({ baseline }) => baseline));
  const shared = Math.min(bottom(left), bottom(right)) - Math.max(top(left), top(right));
  const shorter = Math.min(bottom(left) - top(left), bottom(right) - top(right));
  return shared > shorter / 2;
}
