/** A place in two articles, in pixels from the top of each. */
export interface Knot {
  readonly own: number;
  readonly other: number;
}

/**
 * The place in the other article that belongs to a place in this one: between two places that belong together it goes
 * on evenly. Places are in pixels; `before` is the last knot at or above the place, `after` the next one.
 *
 *     own    before ───── y ──────────── after
 *     other  before ── result ── after
 */
export function levelWith(y: number, before: Knot, after: Knot): number {
  const length = after.own - before.own;
  if (length <= 0) return before.other;
  return before.other + ((y - before.own) / length) * (after.other - before.other);
}

/** How far the other article moves at most beyond what the map says, as a share of what the hand has scrolled. */
const CATCHING_UP = 0.5;

/**
 * How far the other article scrolls when this one has scrolled by `scrolled`: as far as the place that belongs to the
 * middle has moved, and a bit more or less where it is not level yet, so that it comes level without a jump. A jump of
 * this article (`End`, a link) is followed by one.
 */
export function stepTowards({
  scrolled,
  moved,
  away,
  jump,
}: {
  readonly scrolled: number;
  /** How far the place that it should be at has moved. */
  readonly moved: number;
  /** How far it is from that place now. */
  readonly away: number;
  /** From how much on it is a jump: about the height of the window. */
  readonly jump: number;
}): number {
  if (Math.abs(scrolled) >= jump) return away;
  const most = Math.abs(scrolled) * CATCHING_UP;
  return moved + Math.min(Math.max(away - moved, -most), most);
}
