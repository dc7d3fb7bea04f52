import { type Cell, CsvRows } from './csv-cells.ts';
import type { Chunk } from '../format.ts';

/** A table as a person exports it: named columns, and rows with a cell for each. */
export interface PlainTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** As CSV (see csv-cells.ts), a piece per row. */
export function* csvOf({ columns, rows }: PlainTable, excel: boolean): Generator<Chunk> {
  const csv = new CsvRows(excel);
  yield { text: csv.header(columns), rows: 0 };
  for (const row of rows) yield { text: csv.row(row), rows: 1 };
}

/** Each row as an object by the names of the columns; lists stay lists. */
export function recordsOf({ columns, rows }: PlainTable): Record<string, Cell>[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])));
}

/** As one JSON array of such objects, an object per line. */
export function* jsonOf(table: PlainTable): Generator<Chunk> {
  const records = recordsOf(table);
  yield { text: records.length === 0 ? '[]\n' : '[\n', rows: 0 };
  for (const [at, record] of records.entries())
    yield { text: `${JSON.stringify(record)}${at === records.length - 1 ? '\n]\n' : ',\n'}`, rows: 1 };
}
