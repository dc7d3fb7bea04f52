import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Annotator } from '#shared/domain/annotator.ts';
import { asRow, RecordTable, type TableShape, textCell } from './record-table.ts';

const columns = ['id', 'name', 'created_at'] as const;

export const annotatorShape: TableShape<'annotator'> = {
  kind: 'annotator',
  table: 'annotators',
  columns,
  order: 'created_at, id',
  toRow(annotator) {
    return { id: annotator.id, name: annotator.name, created_at: annotator.createdAt };
  },
  fromRow(row) {
    // True for every row with the right hash (see TableShape): the cells are those of an annotator that was parsed.
    return {
      id: textCell(row, 'id'),
      name: textCell(row, 'name'),
      createdAt: textCell(row, 'created_at'),
    } as Annotator;
  },
};

export class AnnotatorsTable extends RecordTable<'annotator'> {
  readonly #named: StatementSync;

  constructor(db: DatabaseSync) {
    super(db, annotatorShape);
    this.#named = db.prepare(
      `SELECT ${columns.join(', ')} FROM annotators WHERE name = :name ORDER BY created_at, id LIMIT 1`,
    );
  }

  named(name: string): Annotator | undefined {
    const row = this.#named.get({ name });
    return row && annotatorShape.fromRow(asRow(row));
  }
}
