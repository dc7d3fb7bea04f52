import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LabelCount } from '#shared/api/packed-documents.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import type { AnnotationId, LabelId } from '#shared/domain/ids.ts';
import { envelope, overlaps, type Span } from '#shared/domain/span.ts';
import { shownText } from '#shared/text/markdown-notes.ts';
import { compileAnnotationQuery, HOLDS_WORDS, holdsWords, NOTE_HOLDS_WORDS } from './annotation-query-sql.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Row } from './hashes.ts';
import {
  asRow,
  jsonCell,
  nullableNumber,
  nullableText,
  numberCell,
  optional,
  RecordTable,
  type TableShape,
  textCell,
} from './record-table.ts';

const columns = [
  'id',
  'document_id',
  'layer_id',
  'label_id',
  'start_offset',
  'end_offset',
  'spans',
  'quote',
  'attributes',
  'note',
  'entity_id',
  'annotator_id',
  'status',
  'origin_kind',
  'origin_by',
  'confidence',
  'codebook_version',
  'created_at',
  'updated_at',
] as const;

const laterColumns = ['proposition_id'] as const;

/** `start_offset` and `end_offset` are the smallest stretch around all fragments: for order and look-up only. */
export const annotationShape: TableShape<'annotation'> = {
  kind: 'annotation',
  table: 'annotations',
  columns,
  laterColumns,
  order:
    '(SELECT position FROM documents WHERE documents.id = document_id), document_id, start_offset, end_offset DESC, id',
  toRow(annotation) {
    const around = envelope(annotation.spans);
    return {
      id: annotation.id,
      document_id: annotation.documentId,
      layer_id: annotation.layerId,
      label_id: annotation.labelId,
      start_offset: around.start,
      end_offset: around.end,
      spans: canonicalJson(annotation.spans),
      quote: annotation.quote,
      attributes: canonicalJson(annotation.attributes),
      note: annotation.note,
      entity_id: annotation.entityId,
      annotator_id: annotation.annotatorId,
      status: annotation.status,
      origin_kind: annotation.origin.kind,
      origin_by: annotation.origin.by,
      confidence: annotation.confidence,
      codebook_version: annotation.codebookVersion,
      created_at: annotation.createdAt,
      updated_at: annotation.updatedAt,
      proposition_id: annotation.propositionId ?? null,
    };
  },
  fromRow(row) {
    // True for every row with the right hash (see TableShape): the cells are those of an annotation that was parsed.
    return {
      id: textCell(row, 'id'),
      documentId: textCell(row, 'document_id'),
      layerId: textCell(row, 'layer_id'),
      labelId: textCell(row, 'label_id'),
      spans: jsonCell(row, 'spans'),
      quote: textCell(row, 'quote'),
      attributes: jsonCell(row, 'attributes'),
      note: textCell(row, 'note'),
      entityId: nullableText(row['entity_id']),
      annotatorId: textCell(row, 'annotator_id'),
      status: textCell(row, 'status'),
      origin: { kind: textCell(row, 'origin_kind'), by: textCell(row, 'origin_by') },
      confidence: nullableNumber(row['confidence']),
      codebookVersion: numberCell(row, 'codebook_version'),
      createdAt: textCell(row, 'created_at'),
      updatedAt: textCell(row, 'updated_at'),
      ...optional('propositionId', nullableText(row['proposition_id'])),
    } as Annotation;
  },
};

/** How much somebody has made; `kept` is without rejected suggestions. */
export interface AnnotatorCount {
  readonly annotatorId: string;
  readonly annotations: number;
  readonly kept: number;
}

/** How often the same words carry a label. */
export interface QuoteCount {
  readonly quote: string;
  readonly labelId: LabelId;
  readonly kept: number;
  readonly rejected: number;
}

/** As a reader goes through the project: by document, and in reading order within it. */
const IN_ORDER = `documents.position, documents.id, annotations.start_offset, annotations.end_offset DESC, annotations.id`;

export class AnnotationsTable extends RecordTable<'annotation'> {
  readonly #db: DatabaseSync;
  readonly #ofDocument: StatementSync;
  readonly #labelCounts: StatementSync;
  readonly #ofLayer: StatementSync;
  readonly #layerCount: StatementSync;
  readonly #layerPage: StatementSync;
  readonly #annotatorCounts: StatementSync;
  readonly #labels: StatementSync;
  readonly #quotes: StatementSync;
  readonly #longest: StatementSync;
  readonly #touching: StatementSync;
  readonly #numbered: StatementSync;
  readonly #ofEntity: StatementSync;
  readonly #ofProposition: StatementSync;

  constructor(db: DatabaseSync) {
    super(db, annotationShape);
    this.#db = db;
    db.function(HOLDS_WORDS, { deterministic: true }, holdsWords());
    db.function(NOTE_HOLDS_WORDS, { deterministic: true }, holdsWords(shownText));
    const names = [...columns, ...laterColumns].map((column) => `annotations.${column}`).join(', ');
    this.#ofDocument = db.prepare(
      `SELECT ${names} FROM annotations WHERE document_id = :documentId ORDER BY start_offset, end_offset DESC, id`,
    );
    this.#labelCounts = db.prepare(
      "SELECT label_id, document_id, count(*) AS annotations FROM annotations WHERE status <> 'rejected' GROUP BY label_id, document_id",
    );
    this.#labelCounts.setReturnArrays(true);
    this.#ofLayer = db.prepare(
      `SELECT ${names} FROM annotations WHERE layer_id = :layerId ORDER BY document_id, start_offset, id`,
    );
    this.#layerCount = db.prepare(
      "SELECT count(*) AS rows FROM annotations WHERE layer_id = :layerId AND status <> 'rejected'",
    );
    this.#layerPage = db.prepare(`
      SELECT ${names} FROM documents CROSS JOIN annotations ON annotations.document_id = documents.id
      WHERE annotations.layer_id = :layerId AND annotations.status <> 'rejected'
      ORDER BY documents.position, documents.id, start_offset, end_offset DESC, annotations.id
      LIMIT :limit OFFSET :offset`);
    this.#annotatorCounts = db.prepare(
      `SELECT annotator_id, count(*) AS annotations, sum(status <> 'rejected') AS kept
        FROM annotations GROUP BY annotator_id ORDER BY annotator_id`,
    );
    this.#labels = db.prepare('SELECT DISTINCT label_id FROM annotations');
    this.#quotes = db.prepare(`
      SELECT quote, label_id, sum(status <> 'rejected') AS kept, sum(status = 'rejected') AS rejected
      FROM annotations WHERE length(quote) <= :longest GROUP BY quote, label_id ORDER BY quote, label_id`);
    this.#longest = db.prepare(
      'SELECT max(end_offset - start_offset) AS longest FROM annotations WHERE document_id = :documentId',
    );
    // An annotation that reaches into the stretch begins at most the longest one's length before it: with both borders
    // the index gives a few rows, where one border alone would give half of the document.
    this.#touching = db.prepare(`
      SELECT id, label_id, spans FROM annotations
      WHERE document_id = :documentId AND start_offset >= :from AND start_offset < :end AND end_offset > :start
        AND status <> 'rejected'
      ORDER BY start_offset, end_offset DESC, id`);
    const named = (column: string): StatementSync =>
      db.prepare(`
        SELECT ${names} FROM annotations JOIN documents ON documents.id = annotations.document_id
        WHERE annotations.${column} = :id ORDER BY ${IN_ORDER}`);
    this.#ofEntity = named('entity_id');
    this.#ofProposition = named('proposition_id');
    this.#numbered = db.prepare(`
      SELECT ${names} FROM json_each(:numbers) AS wanted JOIN annotations ON annotations.rowid = wanted.value
      ORDER BY wanted.key`);
  }

  /** In reading order: by start, and from the same start the longer first. */
  ofDocument(documentId: string): Annotation[] {
    return this.#read(this.#ofDocument.all({ documentId }));
  }

  /** In the order of documents and text. */
  ofEntity(id: string): Annotation[] {
    return this.#read(this.#ofEntity.all({ id }));
  }

  /** In the order of documents and text. */
  ofProposition(id: string): Annotation[] {
    return this.#read(this.#ofProposition.all({ id }));
  }

  labelCounts(): LabelCount[] {
    // Rows as arrays: of 62,500 of them a third of the time.
    return this.#labelCounts.all().map((row) => {
      const [labelId, documentId, annotations] = Object.values(row);
      return { labelId: String(labelId), documentId: String(documentId), annotations: Number(annotations) };
    });
  }

  ofLayer(layerId: string): Annotation[] {
    return this.#read(this.#ofLayer.all({ layerId }));
  }

  countOfLayer(layerId: string): number {
    return Number(this.#layerCount.get({ layerId })?.['rows'] ?? 0);
  }

  pageOfLayer(layerId: string, page: { readonly offset: number; readonly limit: number }): Annotation[] {
    return this.#read(this.#layerPage.all({ layerId, offset: page.offset, limit: page.limit }));
  }

  annotatorCounts(): AnnotatorCount[] {
    return this.#annotatorCounts.all().map((row) => ({
      annotatorId: String(row['annotator_id']),
      annotations: Number(row['annotations']),
      kept: Number(row['kept']),
    }));
  }

  *quoteCounts(longest: number): Generator<QuoteCount> {
    for (const row of this.#quotes.iterate({ longest })) {
      const { quote, label_id: labelId, kept, rejected } = row;
      // The id of a label, written by a command that was parsed.
      yield {
        quote: String(quote),
        labelId: String(labelId) as LabelId,
        kept: Number(kept),
        rejected: Number(rejected),
      };
    }
  }

  labelsInUse(): Set<string> {
    return new Set(this.#labels.all().map((row) => String(row['label_id'])));
  }

  /**
   * The numbers of the rows that a query means, in the order of documents and text. They stay right until the project
   * changes, so that a page of a long answer costs no more than its own rows.
   */
  numbersMatching(query: AnnotationQuery): number[] {
    return this.#select('annotations.rowid', query).map(Number);
  }

  idsMatching(query: AnnotationQuery): AnnotationId[] {
    // True: they were parsed before they were written.
    return this.#select('annotations.id', query).map(String) as AnnotationId[];
  }

  /** The rows with these numbers, in the order given. */
  numbered(numbers: readonly number[]): Annotation[] {
    return this.#read(this.#numbered.all({ numbers: JSON.stringify(numbers) }));
  }

  /** How far the longest annotation of a document reaches, in UTF-16 units: see `labelsTouching`. */
  longestOf(documentId: string): number {
    return Number(this.#longest.get({ documentId })?.['longest'] ?? 0);
  }

  /** The labels of all annotations on a stretch, in reading order. `longest` is what `longestOf` says of the document. */
  labelsTouching(documentId: string, stretch: Span, longest: number): string[] {
    const { start, end } = stretch;
    const rows = this.#touching.all({ documentId, start, end, from: start - longest });
    const touching = rows.filter((row) =>
      jsonCell<Span[]>(asRow(row), 'spans').some((span) => overlaps(span, stretch)),
    );
    return touching.map((row) => String(row['label_id']));
  }

  #select(column: string, query: AnnotationQuery): unknown[] {
    const { where, parameters } = compileAnnotationQuery(query);
    const statement = this.#db.prepare(`
      SELECT ${column} FROM documents CROSS JOIN annotations ON annotations.document_id = documents.id
      WHERE ${where} ORDER BY ${IN_ORDER}`);
    statement.setReturnArrays(true);
    // Rows as arrays, of which this is the only cell.
    return statement.all(parameters).map((row) => row['0']);
  }

  #read(rows: readonly Readonly<Record<string, unknown>>[]): Annotation[] {
    return rows.map((row: Readonly<Record<string, unknown>>) => annotationShape.fromRow(asRow(row) satisfies Row));
  }
}
