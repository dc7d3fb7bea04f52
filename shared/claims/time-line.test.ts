import { describe, expect, it } from 'vitest';
import type { SaidRow } from '../api/claim-answers.ts';
import type { TimeLineQuestion } from '../api/time-line-answers.ts';
import { AnnotationId, DocumentId } from '../domain/ids.ts';
import type { Coverage } from './coverage.ts';
import { periodAfter, periodOf, periodsBetween } from './periods.ts';
import { cellKey, type TimedClaim, timeLine, timeLineTable } from './time-line.ts';

function claim(id: string, date: string, given: Partial<SaidRow> = {}, coverage: Coverage = 'attributed'): TimedClaim {
  const empty = { cue: '', directness: '', polarity: '', stance: '', certainty: '', addressee: '', eventTime: '' };
  return {
    row: {
      ...empty,
      annotationId: AnnotationId.parse(id),
      documentId: DocumentId.parse('d'),
      title: 'Title',
      outlet: '',
      date,
      span: { start: 0, end: 1 },
      claim: `Claim ${id}`,
      speaker: '',
      speakerKey: given.speaker?.toLowerCase().replace(/^the /, '') ?? '',
      speakerIds: [],
      documentName: 'd.txt',
      propositionId: null,
      proposition: '',
      evidence: [],
      via: [],
      annotator: 'Ada',
      ...given,
    },
    coverage,
  };
}

const usual: TimeLineQuestion = { filter: '', axis: 'article', lane: 'speaker', period: 'auto' };
const claims = [
  claim('c1', '2025-03-28', { speaker: 'The White House' }),
  claim('c2', '2025-03-30', { speaker: 'white house', eventTime: '2024' }, 'denied'),
  claim('c3', '2025-03-28', { speaker: 'Delhi', outlet: 'Wire' }),
  claim('c4', '2025-03', { speaker: 'Delhi' }),
  claim('c5', 'Friday'),
  claim('c6', '2025-03-31'),
];

describe('the time line', () => {
  it('has a lane per speaker and a cell per period, and says what it could not place', () => {
    const { lanes, period, first, last, unplaced, claims: all } = timeLine(claims, usual);
    expect([period, first, last, all]).toEqual(['day', '2025-03-28', '2025-03-31', 6]);
    expect(lanes.map(({ name, cells }) => [name, cells.map((cell) => [cell.period, cell.claims])])).toEqual([
      [
        'The White House',
        [
          ['2025-03-28', 1],
          ['2025-03-30', 1],
        ],
      ],
      ['Delhi', [['2025-03-28', 1]]],
      ['', [['2025-03-31', 1]]],
    ]);
    expect(unplaced.map(({ row }) => row.annotationId)).toEqual(['c4', 'c5']);
  });

  it('gathers what falls into one period, with how much there is of each coverage', () => {
    const line = timeLine(claims, { ...usual, period: 'week' });
    expect(line.lanes[0]?.cells).toMatchObject([
      {
        period: '2025-03-24',
        claims: 2,
        coverages: [
          { coverage: 'denied', claims: 1 },
          { coverage: 'attributed', claims: 1 },
        ],
      },
    ]);
    expect(line.behind.get(cellKey('white house', '2025-03-24'))).toHaveLength(2);
    // A month is exact enough for months.
    expect(timeLine(claims, { ...usual, period: 'month' }).unplaced).toHaveLength(1);
  });

  it('goes by the time of the event where that is asked for, and by words', () => {
    const line = timeLine(claims, { ...usual, axis: 'event', period: 'year' });
    expect([line.lanes.length, line.first, line.unplaced.length]).toEqual([1, '2024-01-01', 5]);
    expect(timeLine(claims, { ...usual, lane: 'outlet', filter: 'wire delhi' }).lanes).toMatchObject([
      { name: 'Wire' },
    ]);
  });

  it('chooses the shortest period with which all of it can be seen', () => {
    const spread = (last: string) => timeLine([claim('a', '2020-01-01'), claim('b', last)], usual).period;
    expect(['2020-02-01', '2020-12-01', '2023-01-01', '2040-01-01'].map(spread)).toEqual([
      'day',
      'week',
      'month',
      'year',
    ]);
  });

  it('is a table lane by lane as they are shown, each along time, what was not placed last', () => {
    const { columns, rows } = timeLineTable(timeLine(claims, usual), usual);
    expect(columns.slice(0, 4)).toEqual(['period', 'period_length', 'lane', 'date']);
    expect(rows.map((row) => [row[0], row[11]])).toEqual([
      ['2025-03-28', 'c1'],
      ['2025-03-30', 'c2'],
      ['2025-03-28', 'c3'],
      ['2025-03-31', 'c6'],
      ['', 'c4'],
      ['', 'c5'],
    ]);
  });
});

describe('periods', () => {
  it.each([
    ['week', '2025-01-01', '2024-12-30'],
    ['week', '2024-12-30', '2024-12-30'],
    ['week', '2025-03-30', '2025-03-24'],
    ['month', '2024-02-29', '2024-02-01'],
    ['year', '2024-02-29', '2024-01-01'],
    ['day', '2024-02-29', '2024-02-29'],
  ] as const)('the %s of %s begins on %s', (period, day, first) => {
    expect(periodOf(day, period)).toBe(first);
  });

  it.each(['day', 'week', 'month', 'year'] as const)('of a %s are counted forth and back', (period) => {
    const first = periodOf('2023-11-28', period);
    for (const count of [0, 1, 2, 13, 400])
      expect(periodsBetween(first, periodAfter(first, count, period), period)).toBe(count);
  });
});
