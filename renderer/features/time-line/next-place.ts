import type { Lane } from '#shared/api/time-line-answers.ts';

/** A mark of the time line. */
export interface Place {
  /** The lane's number from the top. */
  readonly lane: number;
  /** The first day of the period. */
  readonly period: string;
}

interface Lanes {
  readonly total: number;
  /** Undefined where its page is not here yet. */
  readonly laneAt: (index: number) => Lane | undefined;
  readonly need: (index: number) => void;
}

const PAGE = 10;

/** The mark to which a key leads; null where there is none in that direction, undefined for any other key. */
export function placeAfter(key: string, from: Place, { total, laneAt, need }: Lanes): Place | null | undefined {
  const cells = laneAt(from.lane)?.cells ?? [];
  const at = cells.findIndex(({ period }) => period === from.period);
  const along: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: cells.length - 1,
  };
  const step = along[key];
  if (step !== undefined) {
    const cell = cells[step];
    return cell ? { lane: from.lane, period: cell.period } : null;
  }
  const across = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[key];
  if (across === undefined) return undefined;
  const lane = Math.min(Math.max(from.lane + across, 0), total - 1);
  if (lane === from.lane) return null;
  const other = laneAt(lane);
  if (!other) need(lane);
  const nearest = other && nearestPeriod(other, from.period);
  return nearest === undefined ? null : { lane, period: nearest };
}

/** The last mark up to a period, or the first after it, whichever is nearer in time. */
function nearestPeriod({ cells }: Lane, period: string): string | undefined {
  const time = Date.parse(period);
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    const distance = Math.abs(Date.parse(cell.period) - time);
    if (distance < least) [nearest, least] = [cell.period, distance];
  }
  return nearest;
}
