import type { Entity } from '#shared/domain/entity.ts';
import { canonicalJson } from './canonical-json.ts';
import { jsonCell, nullableText, type TableShape, textCell } from './record-table.ts';

export const entityShape: TableShape<'entity'> = {
  kind: 'entity',
  table: 'entities',
  columns: ['id', 'name', 'label_id', 'aliases', 'external_ids', 'note', 'created_at', 'updated_at'],
  laterColumns: ['unlike'],
  order: 'name, id',
  toRow(entity) {
    return {
      id: entity.id,
      name: entity.name,
      label_id: entity.labelId,
      aliases: canonicalJson(entity.aliases),
      external_ids: canonicalJson(entity.externalIds),
      note: entity.note,
      created_at: entity.createdAt,
      updated_at: entity.updatedAt,
      unlike: entity.unlike === undefined ? null : canonicalJson(entity.unlike),
    };
  },
  fromRow(row) {
    // True for every row with the right hash (see TableShape): the cells are those of an entity that was parsed.
    return {
      id: textCell(row, 'id'),
      name: textCell(row, 'name'),
      labelId: textCell(row, 'label_id'),
      aliases: jsonCell(row, 'aliases'),
      externalIds: jsonCell(row, 'external_ids'),
      note: textCell(row, 'note'),
      createdAt: textCell(row, 'created_at'),
      updatedAt: textCell(row, 'updated_at'),
      ...(nullableText(row['unlike']) === null ? {} : { unlike: jsonCell(row, 'unlike') }),
    } as Entity;
  },
};
