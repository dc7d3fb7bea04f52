import type { Box } from './align-tokens.ts';

interface Point {
  readonly a: number;
  readonly b: number;
}

/**
 * Where tokens stand that occur once in either half of the box, as many as there are in the same order in both (the
 * longest increasing subsequence): the anchors of the patience diff. n log n.
 */
export function commonAnchors(a: Int32Array, b: Int32Array, { a0, a1, b0, b1 }: Box): Point[] {
  const inA = uniquePlaces(a, a0, a1);
  const inB = uniquePlaces(b, b0, b1);
  const points: Point[] = [];
  // A Map keeps the order in which keys came, which is the order of `a`.
  for (const [token, place] of inA) {
    const other = inB.get(token);
    if (place >= 0 && other !== undefined && other >= 0) points.push({ a: place, b: other });
  }
  return increasing(points);
}

/** Where each token stands, or -1 where it stands more than once. */
function uniquePlaces(tokens: Int32Array, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let i = from; i < to; i += 1) {
    const token = tokens[i] ?? 0;
    places.set(token, places.has(token) ? -1 : i);
  }
  return places;
}

/** The longest part of the list (sorted by `a`) in which `b` increases too, by patience sorting. */
function increasing(points: readonly Point[]): Point[] {
  /** The point that ends the best subsequence of each length, by its number. */
  const tops: number[] = [];
  const before = new Int32Array(points.length).fill(-1);
  for (const [i, { b }] of points.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((points[tops[middle] ?? 0]?.b ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[i] = tops[low - 1] ?? -1;
    tops[low] = i;
  }
  const chosen: Point[] = [];
  for (let i = tops.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const point = points[i];
    if (point) chosen.push(point);
  }
  return chosen.reverse();
}
