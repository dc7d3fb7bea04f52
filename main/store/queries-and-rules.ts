import type { RecordOf } from '#shared/domain/change-set.ts';
import { canonicalJson } from './canonical-json.ts';
import { jsonCell, type TableShape, textCell } from './record-table.ts';

// Few records, always read all at once: their tables are alike.

function shapeOf<Kind extends 'query' | 'rule'>(kind: Kind, table: string): TableShape<Kind> {
  return {
    kind,
    table,
    columns: ['id', 'body', 'created_at', 'updated_at'],
    order: 'created_at, id',
    toRow({ id, createdAt, updatedAt, ...body }) {
      return { id, body: canonicalJson(body), created_at: createdAt, updated_at: updatedAt };
    },
    fromRow(row) {
      // True for every row with the right hash (see TableShape): the cells are those of a record that was parsed.
      return {
        id: textCell(row, 'id'),
        ...jsonCell<object>(row, 'body'),
        createdAt: textCell(row, 'created_at'),
        updatedAt: textCell(row, 'updated_at'),
      } as unknown as RecordOf<Kind>;
    },
  };
}

export const queryShape = shapeOf('query', 'queries');
export const ruleShape = shapeOf('rule', 'rules');
