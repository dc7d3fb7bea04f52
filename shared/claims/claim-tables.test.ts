import { describe, expect, it } from 'vitest';
import type { Annotation } from '../domain/annotation.ts';
import { PropositionId, Timestamp } from '../domain/ids.ts';
import type { Link } from '../domain/link.ts';
import type { Proposition } from '../domain/proposition.ts';
import { annotationRecord, documentRecord, linkRecord } from '../domain/testing/records.ts';
import { csvOf, jsonOf, type PlainTable } from '../formats/csv/plain-table.ts';
import { claimFrames } from './frames/claim-frame.ts';
import { type ClaimsOfProject, figureRows, matrixOf, saidRows } from './claim-rows.ts';
import { matrixTable } from './claim-tables.ts';
import { ClaimTables } from './table-answers.ts';

const deaths = PropositionId.parse('p-deaths');
const warning = PropositionId.parse('p-warning');
const then = Timestamp.parse('2026-01-02T03:04:05.678Z');

function proposition(id: PropositionId, statement: string): Proposition {
  return { id, statement, note: '', createdAt: then, updatedAt: then };
}

interface Said {
  readonly id: string;
  readonly quote: string;
  readonly date?: string;
  readonly propositionId?: PropositionId;
  readonly attributes?: Annotation['attributes'];
}

/** Each claim in an article of its own. */
function projectOf(claims: readonly Said[], links: readonly Link[] = []): ClaimsOfProject {
  return {
    frames: claims.flatMap(({ id, quote, date = '', propositionId, attributes = {} }) => {
      const document = documentRecord({ id: `d-${id}` });
      const claim = {
        ...annotationRecord({
          id,
          text: quote,
          spans: [{ start: 0, end: quote.length }],
          documentId: document.id,
          layerId: 'claims',
          labelId: 'claim',
        }),
        attributes,
        ...(propositionId === undefined ? {} : { propositionId }),
      };
      return claimFrames({
        document: { ...document, metadata: { ...document.metadata, date } },
        annotations: [claim],
        isClaim: () => true,
        linksFrom: () => [],
        annotation: () => undefined,
        entity: () => undefined,
      });
    }),
    links,
    propositions: new Map([deaths, warning].map((id) => [id, proposition(id, `Statement ${id}`)])),
    annotatorName: () => 'Ada',
  };
}

const everything = { filter: '', sort: null, group: null, offset: 0, limit: 100 };
const attributes = (given: Record<string, string | number>): Annotation['attributes'] => given;
const textOf = (chunks: Iterable<{ readonly text: string }>): string => [...chunks].map(({ text }) => text).join('');

const flood = projectOf([
  {
    id: 'four',
    quote: 'Four people died',
    date: '2024-03-09',
    propositionId: deaths,
    attributes: attributes({ source: 'the brigade' }),
  },
  {
    id: 'eight',
    quote: 'killed eight people',
    date: '2024-03-12',
    propositionId: deaths,
    attributes: attributes({ source: 'Ada Lund' }),
  },
  { id: 'six', quote: 'At least six people were killed', date: '2024-03-10', propositionId: deaths },
  {
    id: 'siren',
    quote: 'We had no siren',
    date: '2024-03-09',
    attributes: attributes({ source: 'ada lund', stance: 'opposes' }),
  },
]);

describe('figures', () => {
  it('stand by their proposition in the order of time, and differ from the one with which most agree', () => {
    expect(figureRows(flood).map((row) => [row.slot, row.figure, row.relation, row.reasons, row.slotDiffers])).toEqual([
      ['Statement p-deaths', '4 people', 'different', ['value'], true],
      ['Statement p-deaths', '≥ 6 people', 'compatible', ['bounds'], true],
      ['Statement p-deaths', '8 people', 'reference', [], true],
    ]);
  });

  it('are those of linked claims where there is no proposition, which a link to one of it joins', () => {
    const claims = [
      { id: 'a', quote: '40 metres wide' },
      { id: 'b', quote: '60 metres' },
      { id: 'c', quote: 'two metres', attributes: attributes({ kind: 'figure' }) },
      { id: 'd', quote: 'three metres' },
      { id: 'e', quote: '4 people', propositionId: deaths },
      { id: 'f', quote: '5 people' },
    ];
    const links = [
      linkRecord({ id: '1', fromId: 'b', toId: 'a', typeId: 'different-figure' }),
      linkRecord({ id: '2', fromId: 'd', toId: 'c', typeId: 'contradicts' }),
      linkRecord({ id: '3', fromId: 'f', toId: 'e', typeId: 'updates' }),
    ];
    const slots = figureRows(projectOf(claims, links)).map((row) => [row.slotId, row.annotationId]);
    // Three metres stand alone, and nobody called them a figure.
    expect(slots).toEqual([
      ['a', 'a'],
      ['a', 'b'],
      ['c', 'c'],
      ['p-deaths', 'e'],
      ['p-deaths', 'f'],
    ]);
  });

  it('never join two propositions through a claim that is linked to both', () => {
    const claims = [
      { id: 'a', quote: '4 people', propositionId: deaths },
      { id: 'b', quote: '5 people', attributes: attributes({ kind: 'figure' }) },
      { id: 'c', quote: '6 people', propositionId: warning },
    ];
    const links = ['a', 'c'].map((toId) => linkRecord({ id: toId, fromId: 'b', toId }));
    expect(figureRows(projectOf(claims, links)).map(({ slotId }) => slotId)).toEqual(['p-deaths', 'b', 'p-warning']);
  });

  it('take value and unit from the fields, and the bound from the words that say this number', () => {
    const given = attributes({ quantity_value: 90_000_000, quantity_unit: 'crowns' });
    const [row] = figureRows(projectOf([{ id: 'a', quote: 'at least 90 million crowns', attributes: given }]));
    expect([row?.figure, row?.basis]).toEqual(['≥ 90 million crowns', 'attributes']);
  });

  it('are all that the words say, compared with those of the same thing', () => {
    const claims = [
      { id: 'a', quote: 'eleven people were missing', propositionId: deaths },
      { id: 'b', quote: 'ten people were missing', propositionId: deaths },
      { id: 'c', quote: 'After $3 million, 12 people were missing', propositionId: deaths },
    ];
    expect(figureRows(projectOf(claims)).map(({ value, relation }) => [value, relation])).toEqual([
      [11, 'reference'],
      [10, 'different'],
      [3_000_000, 'incomparable'],
      [12, 'different'],
    ]);
  });
});

describe('coverage', () => {
  it('marks what the figures call different, also behind a bound that holds both', () => {
    const claims = [
      { id: 'a', quote: 'at least five people died', date: '2024-03-09', propositionId: deaths },
      { id: 'b', quote: 'six people died', date: '2024-03-10', propositionId: deaths },
      { id: 'c', quote: '900 people died', date: '2024-03-11', propositionId: deaths },
    ];
    const [row] = matrixOf(projectOf(claims)).rows;
    expect(row?.cells.map(({ coverage }) => coverage)).toEqual(['reported', 'reported', 'different-figure']);
  });

  it('has every article that has claims, every proposition, and who it came from along time', () => {
    const { articles, rows } = matrixOf(flood);
    expect(articles.map(({ documentId }) => documentId)).toEqual(['d-four', 'd-eight', 'd-six', 'd-siren']);
    expect(rows.map(({ proposition: name, claims }) => [name, claims])).toEqual([
      ['Statement p-deaths', 3],
      ['Statement p-warning', 0],
    ]);
    expect(rows[0]?.cells.map(({ documentId, coverage }) => [documentId, coverage])).toEqual([
      ['d-four', 'different-figure'],
      ['d-eight', 'attributed'],
      ['d-six', 'reported'],
    ]);
    expect(rows[0]?.drift.map(({ date, source }) => [date, source])).toEqual([
      ['2024-03-09', 'the brigade'],
      ['2024-03-10', ''],
      ['2024-03-12', 'Ada Lund'],
    ]);
  });

  it('tells of every speaker in an article what is done there, undated articles last', () => {
    const at = { propositionId: deaths };
    const claims = [
      { id: 'sometime', quote: 'He died', attributes: attributes({ source: 'C' }), ...at },
      { id: 'friday', quote: 'He died', date: 'Friday', attributes: attributes({ source: 'B' }), ...at },
      { id: 'year', quote: 'He died', date: '2024', attributes: attributes({ certainty: 'possible' }), ...at },
      { id: 'may', quote: 'He died', date: '2023-05', attributes: attributes({ polarity: 'negated' }), ...at },
    ];
    const apart = projectOf(claims);
    const [first] = apart.frames;
    // Two more claims in the first article: once by somebody else, once again, denied.
    const again = (source: string, given: Record<string, string> = {}) =>
      projectOf([
        { id: `again-${source}`, quote: 'He died', attributes: attributes({ source, ...given }), ...at },
      ]).frames.map((frame) => ({ ...frame, document: first?.document ?? frame.document }));
    const frames = [...apart.frames, ...again('D'), ...again('c', { polarity: 'negated' })];
    const [row] = matrixOf({ ...apart, frames }).rows;
    expect(
      row?.drift.map(({ documentId, source, coverage, claims: count }) => [documentId, source, coverage, count]),
    ).toEqual([
      ['d-may', '', 'denied', 1],
      ['d-year', '', 'hedged', 1],
      ['d-sometime', 'C', 'denied', 2],
      ['d-sometime', 'D', 'attributed', 1],
      ['d-friday', 'B', 'attributed', 1],
    ]);
  });

  it('has its articles in the order of time, or of their names', () => {
    const tables = new ClaimTables();
    const order = (articleOrder: 'time' | 'name') =>
      tables.matrixArticles(flood, { articleOrder }).map(({ documentId }) => documentId);
    expect(order('time')).toEqual(['d-four', 'd-siren', 'd-six', 'd-eight']);
    expect(order('name')).toEqual(['d-eight', 'd-four', 'd-siren', 'd-six']);
    const question = { filter: '', sort: null, group: null, articleOrder: 'name' } as const;
    const { columns } = tables.table(flood, { table: 'matrix', question });
    expect(columns.slice(5, 9)).toEqual(['d-eight.txt', 'd-four.txt', 'd-siren.txt', 'd-six.txt']);
  });

  it('puts names into quotes that have what parts them from the speaker', () => {
    const project = projectOf([
      { id: 'a', quote: 'He died', propositionId: deaths, attributes: attributes({ source: 'x' }) },
    ]);
    const named = project.frames.map((frame) => ({
      ...frame,
      document: { ...frame.document, name: 'a: "b" + c.txt' },
    }));
    const { rows, articles } = matrixOf({ ...project, frames: named });
    expect(matrixTable(articles, rows).rows[0]?.[4]).toEqual(['"a: ""b"" + c.txt": x']);
  });

  it('is written with a column per article', () => {
    const table = new ClaimTables().table(flood, {
      table: 'matrix',
      question: { filter: '', sort: null, group: null },
    });
    expect(textOf(csvOf(table, false)).split('\r\n').slice(0, 2)).toEqual([
      'proposition_id,proposition,claims,articles,drift,d-four.txt,d-siren.txt,d-six.txt,d-eight.txt,drift_coverage,drift_document_id',
      'p-deaths,Statement p-deaths,3,3,2024-03-09 d-four.txt: the brigade;2024-03-10 d-six.txt: -;2024-03-12 d-eight.txt: Ada Lund,different-figure,absent,reported,attributed,different-figure;reported;attributed,d-four;d-six;d-eight',
    ]);
  });
});

describe('who said what', () => {
  const said = (question: object) => new ClaimTables().saidPage(flood, { ...everything, ...question });
  const shown = (question: object) =>
    said(question).lines.map((line) =>
      line.kind === 'group' ? `${line.name} (${line.count})` : line.row.annotationId,
    );

  it('has a row per claim in their order', () => {
    expect(
      saidRows(flood).map(({ annotationId, speaker, proposition: what }) => [annotationId, speaker, what]),
    ).toEqual([
      ['four', 'the brigade', 'Statement p-deaths'],
      ['eight', 'Ada Lund', 'Statement p-deaths'],
      ['six', '', 'Statement p-deaths'],
      ['siren', 'ada lund', ''],
    ]);
  });

  it.each<[object, string[]]>([
    [{ filter: 'PEOPLE statement' }, ['four', 'eight', 'six']],
    [{ filter: 'd-four' }, ['four']],
    [{ filter: '[object' }, []],
    [{ sort: { column: 'date', direction: 'descending' } }, ['eight', 'six', 'four', 'siren']],
    [{ sort: { column: 'speaker', direction: 'descending' } }, ['four', 'eight', 'siren', 'six']],
    [{ group: 'proposition' }, ['Statement p-deaths (3)', 'four', 'eight', 'six', ' (1)', 'siren']],
    [
      { group: 'speaker', sort: { column: 'date', direction: 'ascending' } },
      ['ada lund (2)', 'siren', 'eight', 'the brigade (1)', 'four', ' (1)', 'six'],
    ],
  ])('%j gives %j', (question, ids) => {
    expect(shown(question)).toEqual(ids);
  });

  it('comes in pages of lines, and counts the claims', () => {
    expect(said({ group: 'proposition', offset: 4, limit: 1 })).toMatchObject({
      total: 6,
      claims: 4,
      // Nobody says the third one, and the fourth belongs to no proposition.
      statements: 2,
      lines: [{ kind: 'group', count: 1 }],
    });
  });
});

describe('a table that is exported', () => {
  const table: PlainTable = {
    columns: ['a', 'b'],
    rows: [
      ['=1+1', ['x', 'y']],
      [null, 'line\nbreak "quoted"'],
    ],
  };

  it('is CSV that a spreadsheet can be protected from', () => {
    expect(textOf(csvOf(table, true))).toBe('\ufeffa,b\r\n\'=1+1,x;y\r\n,"line\nbreak ""quoted"""\r\n');
    expect(textOf(csvOf(table, false))).toContain('\r\n=1+1,x;y\r\n');
  });

  it('is JSON with lists as lists', () => {
    expect(JSON.parse(textOf(jsonOf(table)))).toEqual([
      { a: '=1+1', b: ['x', 'y'] },
      { a: null, b: 'line\nbreak "quoted"' },
    ]);
    expect(textOf(jsonOf({ columns: ['a'], rows: [] }))).toBe('[]\n');
  });
});
