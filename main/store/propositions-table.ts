import type { Proposition } from '#shared/domain/proposition.ts';
import { type TableShape, textCell } from './record-table.ts';

export const propositionShape: TableShape<'proposition'> = {
  kind: 'proposition',
  table: 'propositions',
  columns: ['id', 'statement', 'note', 'created_at', 'updated_at'],
  order: 'created_at, id',
  toRow(proposition) {
    return {
      id: proposition.id,
      statement: proposition.statement,
      note: proposition.note,
      created_at: proposition.createdAt,
      updated_at: proposition.updatedAt,
    };
  },
  fromRow(row) {
    // True for every row with the right hash (see TableShape): the cells are those of a proposition that was parsed.
    return {
      id: textCell(row, 'id'),
      statement: textCell(row, 'statement'),
      note: textCell(row, 'note'),
      createdAt: textCell(row, 'created_at'),
      updatedAt: textCell(row, 'updated_at'),
    } as Proposition;
  },
};
