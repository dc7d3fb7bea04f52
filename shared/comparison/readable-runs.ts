import type { Run } from './align-tokens.ts';
import type { TokenList } from './word-diff.ts';

/** A run of more words than this is never mere chance. */
const CHANCE = 3;

/** How far a change is moved to a better place, in tokens. */
const FURTHEST = 200;

/**
 * Runs as a reader would see them. A shortest edit keeps every "the" that two sentences happen to share, and may take
 * away half of one sentence and half of the next where a whole one was meant:
 *
 *     India agreed. India refused.      shortest, as good as any  India (agreed. India) refused.
 *                                       readable                  (India agreed.) India refused.
 */
export function readableRuns(runs: readonly Run[], before: TokenList, after: TokenList): Run[] {
  return moveToBoundaries(withoutChance(runs, before, after), before, after);
}

/** Leaves out short runs between larger changes on both sides. */
function withoutChance(runs: readonly Run[], before: TokenList, after: TokenList): Run[] {
  const a = lengthsBefore(before);
  const b = lengthsBefore(after);
  const letters = (sums: Float64Array, from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0);
  const kept: Run[] = [];
  const gapBetween = (left: Run | undefined, right: Run | undefined): number => {
    const endA = left ? left.a + left.length : 0;
    const endB = left ? left.b + left.length : 0;
    return Math.max(
      letters(a, endA, right ? right.a : before.spans.length),
      letters(b, endB, right ? right.b : after.spans.length),
    );
  };
  const isChance = (left: Run | undefined, run: Run, right: Run | undefined): boolean => {
    let words = 0;
    for (let i = run.a; i < run.a + run.length && words <= CHANCE; i += 1) words += before.weightOf(i) > 0 ? 1 : 0;
    const length = letters(a, run.a, run.a + run.length);
    const gap = Math.min(gapBetween(left, run), gapBetween(run, right));
    return words <= CHANCE && gap > 0 && 2 * length <= gap;
  };
  for (const [i, run] of runs.entries()) {
    // A run that is left out makes the gap larger that the one before it stands at.
    for (let last = kept.at(-1); last && isChance(kept.at(-2), last, run); last = kept.at(-1)) kept.pop();
    if (!isChance(kept.at(-1), run, runs[i + 1])) kept.push(run);
  }
  return kept;
}

/** Per token how many letters stand before it. */
function lengthsBefore(list: TokenList): Float64Array {
  const sums = new Float64Array(list.spans.length + 1);
  for (let i = 0; i < list.spans.length; i += 1) sums[i + 1] = (sums[i] ?? 0) + list.weightOf(i);
  return sums;
}

/** Where something was only added or only removed, and could as well have been a few tokens earlier or later. */
function moveToBoundaries(runs: readonly Run[], before: TokenList, after: TokenList): Run[] {
  const moved: Run[] = [];
  let next = runs[0];
  for (let i = 0; next; i += 1) {
    const run: Run = next;
    next = runs[i + 1];
    const shift = next && shiftOf({ run, next, isFirst: moved.length === 0 }, before, after);
    if (!shift || !next) {
      moved.push(run);
      continue;
    }
    const length = run.length + shift;
    if (length > 0) moved.push({ ...run, length });
    next = { a: next.a + shift, b: next.b + shift, length: next.length - shift };
  }
  return moved;
}

interface Gap {
  readonly run: Run;
  readonly next: Run;
  readonly isFirst: boolean;
}

/** By how many tokens the gap between two runs is to be moved, negative to the left; 0 where it stands well. */
function shiftOf({ run, next, isFirst }: Gap, before: TokenList, after: TokenList): number {
  const a = run.a + run.length;
  const b = run.b + run.length;
  if ((next.a > a && next.b > b) || (next.a === a && next.b === b)) return 0;
  const [list, from, to] = next.a > a ? [before, a, next.a] : [after, b, next.b];
  const { numbers } = list;
  // A run may vanish only where none stands before it: otherwise two gaps would meet.
  const vanishes = isFirst && run.a === 0 && run.b === 0;
  const left = Math.min(FURTHEST, vanishes ? run.length : run.length - 1);
  const right = Math.min(FURTHEST, next.length - 1);
  let best = 0;
  let worth = boundary(list, from) + boundary(list, to);
  for (let step = 1; step <= left && numbers[from - step] === numbers[to - step]; step += 1) {
    const here = boundary(list, from - step) + boundary(list, to - step);
    if (here > worth) [best, worth] = [-step, here];
  }
  for (let step = 1; step <= right && numbers[from + step - 1] === numbers[to + step - 1]; step += 1) {
    const here = boundary(list, from + step) + boundary(list, to + step);
    if (here > worth) [best, worth] = [step, here];
  }
  return best;
}

/** How well a text can be cut before a token: at paragraphs, sentences, other signs, words. */
function boundary(list: TokenList, token: number): number {
  if (token === 0 || token >= list.spans.length) return 4;
  const blank = list.text.slice(list.endOf(token - 1), list.spans[token]?.start);
  if (blank.includes('\n')) return 4;
  const sign = list.keys[token - 1] ?? '';
  if (/^[.!?]$/.test(sign)) return 3;
  if (sign === '"' && /^[.!?]$/.test(list.keys[token - 2] ?? '')) return 3;
  if (/^[,;:]$/.test(sign)) return 2;
  return blank === '' ? 0 : 1;
}
