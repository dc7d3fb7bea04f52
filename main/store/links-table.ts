import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Link } from '#shared/domain/link.ts';
import { canonicalJson } from './canonical-json.ts';
import {
  asRow,
  jsonCell,
  nullableNumber,
  nullableText,
  RecordTable,
  type TableShape,
  textCell,
} from './record-table.ts';

const columns = [
  'id',
  'type_id',
  'from_id',
  'to_id',
  'attributes',
  'note',
  'annotator_id',
  'confidence',
  'created_at',
  'updated_at',
] as const;

const laterColumns = ['evidence'] as const;

export const linkShape: TableShape<'link'> = {
  kind: 'link',
  table: 'links',
  columns,
  laterColumns,
  order: 'created_at, id',
  toRow(link) {
    return {
      id: link.id,
      type_id: link.typeId,
      from_id: link.fromId,
      to_id: link.toId,
      attributes: canonicalJson(link.attributes),
      note: link.note,
      annotator_id: link.annotatorId,
      confidence: link.confidence,
      created_at: link.createdAt,
      updated_at: link.updatedAt,
      evidence: link.evidence === undefined ? null : canonicalJson(link.evidence),
    };
  },
  fromRow(row) {
    // True for every row with the right hash (see TableShape): the cells are those of a link that was parsed.
    return {
      id: textCell(row, 'id'),
      typeId: textCell(row, 'type_id'),
      fromId: textCell(row, 'from_id'),
      toId: textCell(row, 'to_id'),
      attributes: jsonCell(row, 'attributes'),
      note: textCell(row, 'note'),
      annotatorId: textCell(row, 'annotator_id'),
      confidence: nullableNumber(row['confidence']),
      createdAt: textCell(row, 'created_at'),
      updatedAt: textCell(row, 'updated_at'),
      ...(nullableText(row['evidence']) === null ? {} : { evidence: jsonCell(row, 'evidence') }),
    } as Link;
  },
};

export class LinksTable extends RecordTable<'link'> {
  readonly #ofAnnotation: StatementSync;
  readonly #ofDocument: StatementSync;
  readonly #ofType: StatementSync;

  constructor(db: DatabaseSync) {
    super(db, linkShape);
    const names = [...columns, ...laterColumns].join(', ');
    this.#ofAnnotation = db.prepare(
      `SELECT ${names} FROM links WHERE from_id = :annotationId OR to_id = :annotationId ORDER BY created_at, id`,
    );
    this.#ofType = db.prepare(`SELECT ${names} FROM links WHERE type_id = :typeId ORDER BY created_at, id`);
    this.#ofDocument = db.prepare(`
      SELECT ${names} FROM links WHERE id IN (
        SELECT links.id FROM annotations JOIN links ON links.from_id = annotations.id WHERE document_id = :documentId
        UNION
        SELECT links.id FROM annotations JOIN links ON links.to_id = annotations.id WHERE document_id = :documentId
      ) ORDER BY created_at, id`);
  }

  /** Those that begin or end at the annotation. */
  ofAnnotation(annotationId: string): Link[] {
    return this.#ofAnnotation.all({ annotationId }).map((row) => linkShape.fromRow(asRow(row)));
  }

  ofType(typeId: string): Link[] {
    return this.#ofType.all({ typeId }).map((row) => linkShape.fromRow(asRow(row)));
  }

  /** Those that begin or end in the document. */
  ofDocument(documentId: string): Link[] {
    if (this.count() === 0) return [];
    return this.#ofDocument.all({ documentId }).map((row) => linkShape.fromRow(asRow(row)));
  }
}
