import type { FigureRow, MatrixArticle, MatrixRow, SaidRow } from '../api/claim-answers.ts';
import type { IndependenceRow } from '../api/comparison-answers.ts';
import type { PlainTable } from '../formats/csv/plain-table.ts';

// The tables as they are exported. The columns are a contract: new ones stand behind those that are there.

const saidColumns = [
  ['speaker', (row) => row.speaker],
  ['speaker_entity_id', speakerIdsCell],
  ['proposition', (row) => row.proposition],
  ['proposition_id', (row) => row.propositionId],
  ['claim', (row) => row.claim],
  ['annotation_id', (row) => row.annotationId],
  ['document', (row) => row.title],
  ['document_id', (row) => row.documentId],
  ['outlet', (row) => row.outlet],
  ['date', (row) => row.date],
  ['cue', (row) => row.cue],
  ['directness', (row) => row.directness],
  ['polarity', (row) => row.polarity],
  ['stance', (row) => row.stance],
  ['certainty', (row) => row.certainty],
  ['addressee', (row) => row.addressee],
  ['evidence', (row) => row.evidence],
  ['via', (row) => row.via],
  ['event_time', (row) => row.eventTime],
  ['annotator', (row) => row.annotator],
  ['document_name', (row) => row.documentName],
  ['speaker_key', (row) => row.speakerKey],
] as const satisfies readonly Column<SaidRow>[];

const figureColumns = [
  ['slot_id', (row) => row.slotId],
  ['slot', (row) => row.slot],
  ['proposition_id', (row) => row.propositionId],
  ['slot_differs', (row) => row.slotDiffers],
  ['figure', (row) => row.figure],
  ['comparator', (row) => row.comparator],
  ['value', (row) => row.value],
  ['upper', (row) => row.upper],
  ['unit', (row) => row.unit],
  ['period', (row) => row.period],
  ['as_of', (row) => row.asOf],
  ['change', (row) => row.change],
  ['basis', (row) => row.basis],
  ['relation', (row) => row.relation],
  ['reasons', (row) => row.reasons],
  ['compared_to', (row) => row.comparedTo],
  ['claim', (row) => row.claim],
  ['annotation_id', (row) => row.annotationId],
  ['speaker', (row) => row.speaker],
  ['speaker_entity_id', speakerIdsCell],
  ['document', (row) => row.title],
  ['document_id', (row) => row.documentId],
  ['outlet', (row) => row.outlet],
  ['date', (row) => row.date],
  ['document_name', (row) => row.documentName],
  ['figure_number', (row) => row.figureNumber],
  ['differs_from', (row) => row.differsFrom],
  ['differs_from_figures', (row) => row.differsFromFigures],
  ['speaker_key', (row) => row.speakerKey],
] as const satisfies readonly Column<FigureRow>[];

/** "e1; e2" as the names stand in `speaker`, empty for who has no entry; null where none has one. */
export function speakerIdsCell({ speakerIds }: Pick<SaidRow, 'speakerIds'>): string | null {
  return speakerIds.every((id) => id === null) ? null : speakerIds.map((id) => id ?? '').join('; ');
}

type Column<Row> = readonly [name: string, cellOf: (row: Row) => PlainTable['rows'][number][number]];

function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): PlainTable {
  return {
    columns: columns.map(([name]) => name),
    rows: rows.map((row) => columns.map(([, cellOf]) => cellOf(row))),
  };
}

export function saidTable(rows: readonly SaidRow[]): PlainTable {
  return tableOf(saidColumns, rows);
}

export function figureTable(rows: readonly FigureRow[]): PlainTable {
  return tableOf(figureColumns, rows);
}

/**
 * A row per proposition and a column per article, named by its file, in the order of `articles`. `drift` says from whom
 * it comes in each article, the earliest first: `2024-03-09 harbour-gazette.txt: Miriam Ashgrove`; `drift_coverage` and
 * `drift_document_id` have what is done to it there, and the article, for each of these steps.
 * Behind the articles, where it is known: how many of those that make it are sources of their own, and which ones are none (`same_source`,
 * joined by `+`) since they share the passage.
 */
export function matrixTable(
  articles: readonly MatrixArticle[],
  rows: readonly MatrixRow[],
  independence?: readonly IndependenceRow[],
): PlainTable {
  const sources = independence && new Map(independence.map((row) => [row.propositionId, row]));
  const names = new Map(articles.map(({ documentId, name }) => [documentId, name]));
  const sourceCells = (row: IndependenceRow | undefined) => [
    row?.sources ?? 0,
    (row?.groups ?? []).map(({ documentIds }) => documentIds.map((id) => quoted(names.get(id) ?? id)).join(' + ')),
  ];
  return {
    columns: [
      'proposition_id',
      'proposition',
      'claims',
      'articles',
      'drift',
      ...articleColumns(articles),
      ...(sources ? sourceColumns : []),
      ...driftColumns,
    ],
    rows: rows.map(({ propositionId, proposition, claims, cells, drift }) => {
      const coverages = new Map(cells.map(({ documentId, coverage }) => [documentId, coverage]));
      return [
        propositionId,
        proposition,
        claims,
        cells.length,
        drift.map(({ documentId, date, source }) =>
          `${date} ${quoted(names.get(documentId) ?? documentId)}: ${quoted(source) || '-'}`.trimStart(),
        ),
        ...articles.map(({ documentId }) => coverages.get(documentId) ?? 'absent'),
        ...(sources ? sourceCells(sources.get(propositionId)) : []),
        drift.map(({ coverage }) => coverage),
        drift.map(({ documentId }) => documentId),
      ];
    }),
  };
}

/** Names with what parts a step, or files in a list, stand in quotes, in which quotes are doubled. */
function quoted(name: string): string {
  return /[:+"]/u.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

const driftColumns = ['drift_coverage', 'drift_document_id'];
const sourceColumns = ['independent_sources', 'same_source'];

/** Several files may have one name, and one may be called like a fixed column: those get their id as well. */
function articleColumns(articles: readonly MatrixArticle[]): string[] {
  const taken = new Set([
    'proposition_id',
    'proposition',
    'claims',
    'articles',
    'drift',
    ...sourceColumns,
    ...driftColumns,
  ]);
  const counts = new Map<string, number>();
  for (const { name } of articles) counts.set(name, (counts.get(name) ?? 0) + 1);
  return articles.map(({ name, documentId }) =>
    taken.has(name) || (counts.get(name) ?? 0) > 1 ? `${name} (${documentId})` : name,
  );
}
