import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Memo } from '#shared/domain/memo.ts';
import { canonicalJson } from './canonical-json.ts';
import { asRow, jsonCell, RecordTable, type TableShape, textCell } from './record-table.ts';

const columns = ['id', 'document_id', 'body', 'created_at', 'updated_at'] as const;

export const memoShape: TableShape<'memo'> = {
  kind: 'memo',
  table: 'memos',
  columns,
  order: 'created_at, id',
  toRow({ id, documentId, createdAt, updatedAt, ...body }) {
    return {
      id,
      document_id: documentId,
      body: canonicalJson(body),
      created_at: createdAt,
      updated_at: updatedAt,
    };
  },
  fromRow(row) {
    // True for every row with the right hash (see TableShape): the cells are those of a memo that was parsed.
    return {
      id: textCell(row, 'id'),
      documentId: textCell(row, 'document_id'),
      ...jsonCell<Pick<Memo, 'purpose' | 'text'>>(row, 'body'),
      createdAt: textCell(row, 'created_at'),
      updatedAt: textCell(row, 'updated_at'),
    } as Memo;
  },
};

export class MemosTable extends RecordTable<'memo'> {
  readonly #ofDocument: StatementSync;

  constructor(db: DatabaseSync) {
    super(db, memoShape);
    this.#ofDocument = db.prepare(
      `SELECT ${columns.join(', ')} FROM memos WHERE document_id = :documentId ORDER BY created_at, id`,
    );
  }

  ofDocument(documentId: string): Memo[] {
    return this.#ofDocument.all({ documentId }).map((row) => memoShape.fromRow(asRow(row)));
  }
}
