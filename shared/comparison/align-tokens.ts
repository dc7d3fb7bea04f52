import { commonAnchors } from './common-anchors.ts';
import { middleOf } from './middle-snake.ts';

/** Tokens that are the same: `length` of them from `a` on in one list and from `b` on in the other. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** A stretch of each list, half-open. */
export interface Box {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** From so many tokens on, unique common tokens cut a box into small ones before the shortest edit is looked for. */
const LARGE = 4096;

/** Unique tokens are looked for so often inside what they cut; then the rest is left to the search below. */
const DEEPEST = 12;

interface Task extends Box {
  readonly depth: number;
  /** All of the box is the same, and only waits for its turn. */
  readonly same: boolean;
}

/**
 * The tokens that two lists have in common and in the same order, as runs in reading order; runs that touch in both
 * lists are one. A shortest edit (Myers 1986, in linear space) where the lists do not differ much; large lists are
 * first cut at tokens that occur once in both (Cohen's patience diff). Where thousands of tokens in a row differ, the
 * search stops at the furthest point it came to, as in GNU diff, so that the time stays in proportion to the length.
 */
export function alignTokens(a: Int32Array, b: Int32Array): Run[] {
  const runs: Run[] = [];
  const tasks: Task[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length, depth: 0, same: false }];
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    if (task.same) addRun(runs, { a: task.a0, b: task.b0, length: task.a1 - task.a0 });
    // The stack gives the last one first.
    else tasks.push(...parts(a, b, task).reverse());
  }
  return runs;
}

function addRun(runs: Run[], { a, b, length }: Run): void {
  if (length === 0) return;
  const last = runs.at(-1);
  if (last && last.a + last.length === a && last.b + last.length === b)
    runs[runs.length - 1] = { ...last, length: last.length + length };
  else runs.push({ a, b, length });
}

/** The smaller tasks that a task consists of, in reading order; none where nothing is left to compare. */
function parts(a: Int32Array, b: Int32Array, { a0, a1, b0, b1, depth }: Task): Task[] {
  let front = 0;
  while (a0 + front < a1 && b0 + front < b1 && a[a0 + front] === b[b0 + front]) front += 1;
  let back = 0;
  while (a1 - back > a0 + front && b1 - back > b0 + front && a[a1 - 1 - back] === b[b1 - 1 - back]) back += 1;
  const inner = { a0: a0 + front, a1: a1 - back, b0: b0 + front, b1: b1 - back };
  const tasks = [{ a0, a1: inner.a0, b0, b1: inner.b0, depth, same: true }];
  if (inner.a0 < inner.a1 && inner.b0 < inner.b1)
    for (const box of cut(a, b, inner, depth)) tasks.push({ ...box, depth: depth + 1, same: false });
  tasks.push({ a0: inner.a1, a1, b0: inner.b1, b1, depth, same: true });
  return tasks;
}

function cut(a: Int32Array, b: Int32Array, box: Box, depth: number): Box[] {
  const isLarge = box.a1 - box.a0 + box.b1 - box.b0 > LARGE;
  const anchors = isLarge && depth < DEEPEST ? commonAnchors(a, b, box) : [];
  if (anchors.length === 0) {
    const middle = middleOf(a, b, box);
    return middle ? between(box, [middle]) : [];
  }
  return between(box, anchors);
}

/** The boxes that lie between points, from the box's first corner to its last. */
function between({ a0, a1, b0, b1 }: Box, points: readonly { readonly a: number; readonly b: number }[]): Box[] {
  const boxes: Box[] = [];
  let from = { a: a0, b: b0 };
  for (const to of [...points, { a: a1, b: b1 }]) {
    boxes.push({ a0: from.a, a1: to.a, b0: from.b, b1: to.b });
    from = to;
  }
  return boxes;
}
