import { pushAll } from '#shared/domain/push-all.ts';
import { greatest, least } from './extremes.ts';
import type { Segment } from './pdf-segments.ts';

/** A column has at least so many pieces, and they fill so much of its width: a table's cells do not. */
const FEWEST = 6;
const SMALLEST_FILL = 0.55;
/** So many pieces may reach across a gutter: titles, pictures' captions, tables. */
const MOST_ACROSS = 0.25;
const NARROWEST_GUTTER = 6;
/** Where there are more than two columns, lines have so many letters on average: cells have fewer. */
const FEWEST_LETTERS = 16;
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
    const next = nextStrips(bins, strip);
    if (areColumns(segments, gutter, { from, to, before: from + next.before, after: from + next.after })) return gutter;
  }
  return undefined;
}

interface Strip {
  readonly start: number;
  readonly end: number;
  /** So many pieces reach across it. */
  readonly crossed: number;
}

/** The middles of the strips on both sides of one that are crossed no more than it, or the edges of the page. */
function nextStrips(bins: Uint32Array, { start, end, crossed }: Strip): { before: number; after: number } {
  const middle = (from: number, step: 1 | -1): number | undefined => {
    const isInside = (bin: number): boolean => bin >= 0 && bin < bins.length;
    const isEmpty = (bin: number): boolean => isInside(bin) && (bins[bin] ?? 0) <= crossed;
    let at = from;
    while (isEmpty(at)) at += step;
    while (isInside(at)) {
      while (isInside(at) && !isEmpty(at)) at += step;
      const first = at;
      while (isEmpty(at)) at += step;
      // An empty rest of the page is no part of the column; only its headers reach into it.
      if (Math.abs(at - first) >= NARROWEST_GUTTER) return isInside(at) ? (first + at) / 2 : first;
    }
    return undefined;
  };
  return { before: middle(start, -1) ?? 0, after: middle(end, 1) ?? bins.length };
}

/** Strips that hardly anything crosses, the emptiest first, and of equal ones the widest. */
function emptyStrips(bins: Uint32Array, most: number): Strip[] {
  const strips: Strip[] = [];
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

interface Extent {
  readonly from: number;
  readonly to: number;
  /** Where the column beside the gutter begins, and where the one after it ends. */
  readonly before: number;
  readonly after: number;
}

function areColumns(segments: readonly Segment[], gutter: number, { from, to, before, after }: Extent): boolean {
  const left = segments.filter((segment) => sideOf(segment, gutter) === 'left');
  const right = segments.filter((segment) => sideOf(segment, gutter) === 'right');
  if (!standBeside(left, right)) return false;
  return (
    (isColumn(left, gutter - from) || isColumn(linesBetween(left, before, gutter), gutter - before)) &&
    (isColumn(right, to - gutter) || isColumn(linesBetween(right, gutter, after), after - gutter))
  );
}

/** The lines of one of several columns, however far its words are stretched; none where they are short, as in cells. */
function linesBetween(segments: readonly Segment[], from: number, to: number): Extents[] {
  const inside = segments.filter(({ left, right }) => left >= from - 1 && right <= to + 1);
  const lines = Map.groupBy(inside, ({ baseline }) => Math.round(baseline));
  const letters = inside.reduce((sum, { text }) => sum + text.length, 0);
  if (letters < lines.size * FEWEST_LETTERS) return [];
  return [...lines.values()].map((pieces) => ({
    left: least(pieces.map(({ left }) => left)),
    right: greatest(pieces.map(({ right }) => right)),
  }));
}

type Extents = Pick<Segment, 'left' | 'right'>;

function isColumn(segments: readonly Extents[], width: number): boolean {
  if (segments.length < FEWEST) return false;
  const filled = segments.filter(({ left, right }) => right - left >= width * SMALLEST_FILL);
  return filled.length >= segments.length / 2;
}

function standBeside(left: readonly Segment[], right: readonly Segment[]): boolean {
  if (left.length < FEWEST || right.length < FEWEST) return false;
  const top = (list: readonly Segment[]) => least(list.map(({ baseline }) => baseline));
  const bottom = (list: readonly Segment[]) => greatest(list.map(({ baseline }) => baseline));
  const shared = Math.min(bottom(left), bottom(right)) - Math.max(top(left), top(right));
  const shorter = Math.min(bottom(left) - top(left), bottom(right) - top(right));
  return shared > shorter / 2;
}
