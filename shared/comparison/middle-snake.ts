import type { Box } from './align-tokens.ts';

/**
 * More differing tokens than twice this are not looked through for the shortest edit. The time for a box is at most
 * this times its length.
 */
const MOST_STEPS = 256;

/** Where no path has come to. */
const NOWHERE = -1;

/**
 * A point in the middle of a shortest edit from one half of the box to the other, by searching from both ends until the
 * paths meet (Myers, "An O(ND) difference algorithm and its variations", 1986, section 4b). After `MOST_STEPS` it is
 * the point furthest from the end it came from. The halves must not begin or end with the same token. Undefined where
 * no point lies inside.
 */
export function middleOf(
  a: Int32Array,
  b: Int32Array,
  box: Box,
): { readonly a: number; readonly b: number } | undefined {
  const search = new Search(a, b, box);
  for (let steps = 1; steps <= MOST_STEPS; steps += 1) {
    const met = search.forward(steps) ?? search.backward(steps);
    if (met) return search.inside(met);
  }
  return search.inside(search.furthest());
}

/** A point relative to the box's first corner. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** A path ends on diagonal `k = x - y`, and the one that got furthest on each is kept. */
class Search {
  readonly #a: Int32Array;
  readonly #b: Int32Array;
  readonly #box: Box;
  readonly #n: number;
  readonly #m: number;
  readonly #delta: number;
  readonly #reached = new Int32Array(2 * MOST_STEPS + 3).fill(NOWHERE);
  readonly #returned = new Int32Array(2 * MOST_STEPS + 3).fill(NOWHERE);
  #steps = 0;

  constructor(a: Int32Array, b: Int32Array, box: Box) {
    this.#a = a;
    this.#b = b;
    this.#box = box;
    this.#n = box.a1 - box.a0;
    this.#m = box.b1 - box.b0;
    this.#delta = this.#n - this.#m;
    this.#reached[MOST_STEPS + 1] = 0;
    this.#returned[MOST_STEPS + 1] = this.#n;
  }

  /** One step more from the first corner on; the point where that meets the paths from the last one. */
  forward(steps: number): Place | undefined {
    this.#steps = steps;
    const centre = MOST_STEPS + 1;
    for (let k = -steps; k <= steps; k += 2) {
      const fromLeft = this.#reached[centre + k - 1] ?? NOWHERE;
      const fromAbove = this.#reached[centre + k + 1] ?? NOWHERE;
      let x = NOWHERE;
      if (fromLeft !== NOWHERE && fromLeft < this.#n) x = fromLeft + 1;
      if (fromAbove !== NOWHERE && fromAbove - k <= this.#m) x = Math.max(x, fromAbove);
      if (x === NOWHERE || x < k || x - k > this.#m) {
        this.#reached[centre + k] = NOWHERE;
        continue;
      }
      while (x < this.#n && x - k < this.#m && this.#isSame(x, x - k)) x += 1;
      this.#reached[centre + k] = x;
      const other = k - this.#delta;
      if ((this.#delta & 1) === 0 || Math.abs(other) >= steps) continue;
      const back = this.#returned[centre + other] ?? NOWHERE;
      if (back !== NOWHERE && back <= x) return { x, y: x - k };
    }
    return undefined;
  }

  /** One step more from the last corner back; the point where that meets the paths from the first one. */
  backward(steps: number): Place | undefined {
    const centre = MOST_STEPS + 1;
    for (let i = -steps; i <= steps; i += 2) {
      const k = i + this.#delta;
      const fromRight = this.#returned[centre + i + 1] ?? NOWHERE;
      const fromBelow = this.#returned[centre + i - 1] ?? NOWHERE;
      let x = NOWHERE;
      if (fromRight > 0) x = fromRight - 1;
      if (fromBelow !== NOWHERE && fromBelow - k >= 0) x = x === NOWHERE ? fromBelow : Math.min(x, fromBelow);
      if (x === NOWHERE || x < k || x - k > this.#m) {
        this.#returned[centre + i] = NOWHERE;
        continue;
      }
      while (x > 0 && x - k > 0 && this.#isSame(x - 1, x - k - 1)) x -= 1;
      this.#returned[centre + i] = x;
      if ((this.#delta & 1) !== 0 || Math.abs(k) > steps) continue;
      const front = this.#reached[centre + k] ?? NOWHERE;
      if (front !== NOWHERE && front >= x) return { x, y: x - k };
    }
    return undefined;
  }

  /** Of all ends of paths the one that is furthest from where its path began. */
  furthest(): Place {
    const centre = MOST_STEPS + 1;
    let best: Place = { x: 0, y: 0 };
    let distance = 0;
    for (let i = -this.#steps; i <= this.#steps; i += 1) {
      const x = this.#reached[centre + i] ?? NOWHERE;
      if (x !== NOWHERE && 2 * x - i > distance) {
        distance = 2 * x - i;
        best = { x, y: x - i };
      }
      const back = this.#returned[centre + i] ?? NOWHERE;
      const k = i + this.#delta;
      if (back !== NOWHERE && this.#n + this.#m - (2 * back - k) > distance) {
        distance = this.#n + this.#m - (2 * back - k);
        best = { x: back, y: back - k };
      }
    }
    return best;
  }

  inside({ x, y }: Place): { readonly a: number; readonly b: number } | undefined {
    if ((x === 0 && y === 0) || (x === this.#n && y === this.#m)) return undefined;
    return { a: this.#box.a0 + x, b: this.#box.b0 + y };
  }

  #isSame(x: number, y: number): boolean {
    return this.#a[this.#box.a0 + x] === this.#b[this.#box.b0 + y];
  }
}
