import { compareSpans, overlaps, type Span } from '../../domain/span.ts';

/** Of annotations that overlap, which stays where only one can. */
export const flattenings = ['longest', 'shortest', 'first'] as const;
export type Flattening = (typeof flattenings)[number];

/**
 * Stretches of which no two overlap, in reading order: one after the other is taken, in the order of the rule, where it
 * touches none that was taken before. Between equals, the order of the list decides.
 *
 *     longest    ├─────A─────┤        A stays; B and C do not
 *                  ├─B─┤  ├─C─┤
 *     shortest   B and C stay
 */
export function flattenOverlaps<Item extends Span>(items: readonly Item[], rule: Flattening): Item[] {
  const length = ({ start, end }: Span) => end - start;
  const orders: Readonly<Record<Flattening, (a: Item, b: Item) => number>> = {
    longest: (a, b) => length(b) - length(a) || a.start - b.start,
    shortest: (a, b) => length(a) - length(b) || a.start - b.start,
    first: compareSpans,
  };
  const taken: Item[] = [];
  for (const item of [...items].sort(orders[rule])) {
    const at = placeIn(taken, item.start);
    const [before, after] = [taken[at - 1], taken[at]];
    const isFree = !(before && overlaps(before, item)) && !(after && overlaps(after, item));
    if (isFree) taken.splice(at, 0, item);
  }
  return taken;
}

/** Where a stretch that begins here belongs among others in reading order. */
function placeIn(items: readonly Span[], start: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
