import type { SaidRow } from '../api/claim-answers.ts';
import { type Lane, type Period, periods, type TimeLineCell, type TimeLineQuestion } from '../api/time-line-answers.ts';
import type { PlainTable } from '../formats/csv/plain-table.ts';
import { articleDate } from './article-date.ts';
import { wordsOf } from './arrange-rows.ts';
import { speakerIdsCell } from './claim-tables.ts';
import { type Coverage, coverages } from './coverage.ts';
import { fits, periodOf, periodsBetween } from './periods.ts';

/** A claim as a row, with what it does to its proposition. */
export interface TimedClaim {
  readonly row: SaidRow;
  readonly coverage: Coverage;
}

export interface TimeLine {
  readonly lanes: readonly Lane[];
  readonly claims: number;
  readonly period: Period;
  readonly first: string;
  readonly last: string;
  /** Behind each cell, by `cellKey`. */
  readonly behind: ReadonlyMap<string, readonly TimedClaim[]>;
  readonly unplaced: readonly TimedClaim[];
}

/** Up to so many periods stand beside each other without being asked for. */
const MOST_PERIODS = 60;

/**
 * Claims in lanes along time. A claim whose date is no ISO date, or less exact than the period, cannot be placed. Lanes
 * come in the order of their first period; claims without a name of a lane come last.
 */
export function timeLine(claims: readonly TimedClaim[], question: TimeLineQuestion): TimeLine {
  const words = wordsOf(question.filter);
  const wanted = claims.filter(({ row }) => words.every((word) => wordsIn(row).includes(word)));
  const dated = wanted.map((claim) => ({ claim, date: articleDate(dateOf(claim.row, question.axis)) }));
  const days = dated.flatMap(({ date }) => date?.from ?? []).sort();
  const period = question.period === 'auto' ? usualPeriod(days[0], days.at(-1)) : question.period;
  const behind = new Map<string, TimedClaim[]>();
  const lanes = new Map<string, { name: string; cells: Map<string, TimedClaim[]>; claims: number }>();
  const unplaced: TimedClaim[] = [];
  for (const { claim, date } of dated) {
    if (!date || !fits(date, period)) {
      unplaced.push(claim);
      continue;
    }
    const { key, name } = laneOf(claim.row, question.lane);
    const at = periodOf(date.from, period);
    const lane = lanes.get(key) ?? { name, cells: new Map<string, TimedClaim[]>(), claims: 0 };
    lanes.set(key, lane);
    const cell = lane.cells.get(at) ?? [];
    cell.push(claim);
    lane.cells.set(at, cell);
    lane.claims += 1;
    behind.set(cellKey(key, at), cell);
  }
  const made = [...lanes].map(([key, { name, cells, claims: count }]) => ({
    key,
    name,
    claims: count,
    cells: [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([at, list]) => cellOf(at, list)),
  }));
  const starts = made.flatMap(({ cells }) => cells.map((cell) => cell.period)).sort();
  return {
    lanes: made.sort(byFirst),
    claims: wanted.length,
    period,
    first: starts[0] ?? '',
    last: starts.at(-1) ?? '',
    behind,
    unplaced,
  };
}

export function cellKey(lane: string, period: string): string {
  return `${period}\n${lane}`;
}

/** One row per claim as the lanes show them: lane by lane, each along time; those that cannot be placed last. */
export function timeLineTable({ lanes, behind, unplaced, period }: TimeLine, question: TimeLineQuestion): PlainTable {
  const placed = lanes.flatMap((lane) =>
    lane.cells.flatMap((cell) =>
      (behind.get(cellKey(lane.key, cell.period)) ?? []).map((claim) => ({ claim, at: cell.period })),
    ),
  );
  const all = [...placed, ...unplaced.map((claim) => ({ claim, at: '' }))];
  return {
    columns: [
      'period',
      'period_length',
      'lane',
      'date',
      'event_time',
      'coverage',
      'proposition',
      'proposition_id',
      'speaker',
      'speaker_entity_id',
      'claim',
      'annotation_id',
      'document',
      'document_id',
      'outlet',
      'document_name',
      'speaker_key',
    ],
    rows: all.map(({ claim: { row, coverage }, at }) => [
      at,
      at === '' ? '' : period,
      laneOf(row, question.lane).name,
      row.date,
      row.eventTime,
      coverage,
      row.proposition,
      row.propositionId,
      row.speaker,
      speakerIdsCell(row),
      row.claim,
      row.annotationId,
      row.title,
      row.documentId,
      row.outlet,
      row.documentName,
      row.speakerKey,
    ]),
  };
}

function dateOf(row: SaidRow, axis: TimeLineQuestion['axis']): string {
  return axis === 'article' ? row.date : row.eventTime;
}

function wordsIn({ claim, speaker, proposition, outlet, title }: SaidRow): string {
  return [claim, speaker, proposition, outlet, title].join('\n').toLowerCase();
}

function laneOf(row: SaidRow, lane: TimeLineQuestion['lane']): { readonly key: string; readonly name: string } {
  switch (lane) {
    case 'proposition':
      return { key: row.propositionId ?? '', name: row.proposition };
    case 'speaker':
      return { key: row.speakerKey, name: row.speaker };
    case 'outlet':
      return { key: row.outlet, name: row.outlet };
    default:
      return lane satisfies never;
  }
}

function cellOf(period: string, claims: readonly TimedClaim[]): TimeLineCell {
  const [first] = claims;
  if (!first) throw new Error('A cell has claims');
  const { documentId, annotationId, span, claim } = first.row;
  const counts = coverages.map((coverage) => ({
    coverage,
    claims: claims.filter((one) => one.coverage === coverage).length,
  }));
  return {
    period,
    claims: claims.length,
    coverages: counts.filter((one) => one.claims > 0),
    documentId,
    annotationId,
    span,
    claim,
  };
}

function usualPeriod(first: string | undefined, last: string | undefined): Period {
  if (first === undefined || last === undefined) return 'day';
  const isShort = (period: Period): boolean =>
    periodsBetween(periodOf(first, period), periodOf(last, period), period) < MOST_PERIODS;
  return periods.find(isShort) ?? 'year';
}

function byFirst(a: Lane, b: Lane): number {
  if ((a.name === '') !== (b.name === '')) return Number(a.name === '') - Number(b.name === '');
  const [one, other] = [a.cells[0]?.period ?? '', b.cells[0]?.period ?? ''];
  if (one !== other) return one < other ? -1 : 1;
  return b.claims - a.claims || (a.name < b.name ? -1 : 1);
}
