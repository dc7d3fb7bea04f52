import { compareSpans, type Span } from '#shared/domain/span.ts';

/** More underlines than this under one line of text would run into the next. */
export const LANES = 3;

/**
 * A lane for each span, so that those that overlap lie under each other and can be told apart. Given in reading
 * order; the first free lane is taken, and where all are taken, the one that is free again soonest is shared.
 *
 *     the ministry said that Landau thanked India
 *         └──────────────────────────────────────  lane 0
 *                            └───────────────────  lane 1
 */
export function assignLanes(spans: readonly Span[]): number[] {
  const order = spans.map((_, i) => i).sort((a, b) => compareSpans(spans[a] ?? zero, spans[b] ?? zero));
  const freeFrom = Array.from({ length: LANES }, () => 0);
  const lanes = Array.from({ length: spans.length }, () => 0);
  for (const i of order) {
    const span = spans[i] ?? zero;
    const free = freeFrom.findIndex((end) => end <= span.start);
    const lane = free >= 0 ? free : freeFrom.indexOf(Math.min(...freeFrom));
    lanes[i] = lane;
    freeFrom[lane] = Math.max(freeFrom[lane] ?? 0, span.end);
  }
  return lanes;
}

const zero: Span = { start: 0, end: 0 };
