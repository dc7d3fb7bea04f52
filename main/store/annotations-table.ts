import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LabelCount } from '#shared/api/packed-documents.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { envelope } from '#shared/domain/span.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Row } from './hashes.ts';
import {
  asRow,
  jsonCell,
  nullableNumber,
  nullableText,
  numberCell,
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

/** `start_offset` and `end_offset` are the smallest stretch around all fragments: for order and look-up only. */
export const annotationShape: TableShape<'annotation'> = {
  kind: 'annotation',
  table: 'annotations',
  columns,
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
    } as Annotation;
  },
};

export class AnnotationsTable extends RecordTable<'annotation'> {
  readonly #ofDocument: StatementSync;
  readonly #labelCounts: StatementSync;
  readonly #ofLayer: StatementSync;
  readonly #layerCount: StatementSync;
  readonly #layerPage: StatementSync;
  readonly #annotatorCounts: StatementSync;
  readonly #labels: StatementSync;

  constructor(db: DatabaseSync) {
    super(db, annotationShape);
    const names = columns.map((column) => `annotations.${column}`).join(', ');
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
      'SELECT annotator_id, count(*) AS annotations FROM annotations GROUP BY annotator_id ORDER BY annotator_id',
    );
    this.#labels = db.prepare('SELECT DISTINCT label_id FROM annotations');
  }

  /** In reading order: by start, and from the same start the longer first. */
  ofDocument(documentId: string): Annotation[] {
    return this.#read(this.#ofDocument.all({ documentId }));
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

  annotatorCounts(): { annotatorId: string; annotations: number }[] {
    return this.#annotatorCounts
      .all()
      .map((row) => ({ annotatorId: String(row['annotator_id']), annotations: Number(row['annotations']) }));
  }

  labelsInUse(): Set<string> {
    return new Set(this.#labels.all().map((row) => String(row['label_id'])));
  }

  #read(rows: readonly Readonly<Record<string, unknown>>[]): Annotation[] {
    return rows.map((row: Readonly<Record<string, unknown>>) => annotationShape.fromRow(asRow(row) satisfies Row));
  }
}
