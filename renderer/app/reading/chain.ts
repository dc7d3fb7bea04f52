import type { Anchor } from './partners.ts';

/**
 * The longest chain of anchors in which both articles go forward, in reading order: with it, scrolling one article
 * never moves the other one backwards. Anchors that cross it are left out, and of those at one place one is kept.
 * Patience sorting, O(n log n): M. L. Fredman, On computing the length of longest increasing subsequences (1975).
 *
 *     own    1 ─── 2 ─── 3 ─── 4
 *     other  1 ─── 4 ─── 2 ─── 3      the chain is 1, 3, 4
 */
export function chainOf(anchors: readonly Anchor[]): Anchor[] {
  // Of several from one place the last comes first, so that no two of them can follow each other.
  const sorted = [...anchors].sort((a, b) => a.own - b.own || b.other - a.other);
  /** At i: the anchor that ends the chain of i + 1 which leaves most room for more. */
  const ends: number[] = [];
  const before: number[] = [];
  sorted.forEach(({ other }, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[ends[middle] ?? -1]?.other ?? 0) < other) low = middle + 1;
      else high = middle;
    }
    before[i] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = i;
  });
  const chain: Anchor[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const anchor = sorted[i];
    if (anchor) chain.push(anchor);
  }
  return chain.reverse();
}
