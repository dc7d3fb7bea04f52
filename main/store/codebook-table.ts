import type { DatabaseSync } from 'node:sqlite';
import type { Codebook } from '#shared/domain/codebook.ts';
import { canonicalJson } from './canonical-json.ts';
import { jsonCell, RecordTable, type TableShape } from './record-table.ts';
import { Refusal } from './refusal.ts';

export const codebookShape: TableShape<'codebook'> = {
  kind: 'codebook',
  table: 'codebook',
  columns: ['id', 'codebook'],
  order: 'id',
  toRow(record) {
    return { id: record.id, codebook: canonicalJson(record.codebook) };
  },
  fromRow(row) {
    return { id: 'codebook', codebook: jsonCell<Codebook>(row, 'codebook') };
  },
};

/** A table of one row. */
export class CodebookTable extends RecordTable<'codebook'> {
  constructor(db: DatabaseSync) {
    super(db, codebookShape);
  }

  current(): Codebook {
    const record = this.get('codebook');
    if (!record) throw new Refusal('project/damaged', { path: 'codebook', reason: 'the codebook is missing' });
    return record.codebook;
  }
}
