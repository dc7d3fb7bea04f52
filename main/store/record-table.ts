import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { RecordKind, RecordOf } from '#shared/domain/change-set.ts';
import { type Cell, hashRow, type Row } from './hashes.ts';
import { Refusal } from './refusal.ts';

/** How the records of one kind lie in their table. Each table's file exports one. */
export interface TableShape<Kind extends RecordKind> {
  readonly kind: Kind;
  readonly table: string;
  /** All but `hash`, in the order in which they are hashed. */
  readonly columns: readonly string[];
  /**
   * Columns that joined in a later format. They are hashed only where they hold something, so that the rows of older
   * projects keep their hashes.
   */
  readonly laterColumns?: readonly string[];
  /** The order of lists, as SQL. */
  readonly order: string;
  toRow(record: RecordOf<Kind>): Row;
  /**
   * Rows are not parsed again when they are read: they were parsed before they were written, and carry a hash that
   * the doctor verifies. A parse of each of 20,000 annotations would take longer than the person's patience.
   */
  fromRow(row: Row): RecordOf<Kind>;
}

/** The statements that are alike for every kind of record. A subclass adds what only its table is asked. */
export class RecordTable<Kind extends RecordKind> {
  readonly shape: TableShape<Kind>;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #delete: StatementSync;
  readonly #get: StatementSync;
  readonly #count: StatementSync;
  readonly #everything: StatementSync;
  /** A statement of its own each time, so that one list can be read inside the reading of another. */
  readonly #all: () => Iterable<Readonly<Record<string, unknown>>>;

  constructor(db: DatabaseSync, shape: TableShape<Kind>) {
    this.shape = shape;
    const { table, columns, laterColumns = [], order } = shape;
    const stored = [...columns, ...laterColumns, 'hash'];
    const names = stored.join(', ');
    this.#insert = db.prepare(
      `INSERT INTO ${table} (${names}) VALUES (${stored.map((column) => `:${column}`).join(', ')}) ON CONFLICT (id) DO NOTHING`,
    );
    this.#update = db.prepare(
      `UPDATE ${table} SET ${stored.map((column) => `${column} = :${column}`).join(', ')} WHERE id = :id AND hash = :hash_before`,
    );
    this.#delete = db.prepare(`DELETE FROM ${table} WHERE id = :id AND hash = :hash_before`);
    this.#get = db.prepare(`SELECT ${names} FROM ${table} WHERE id = :id`);
    this.#everything = db.prepare(`SELECT ${names} FROM ${table} ORDER BY ${order}`);
    this.#all = () => db.prepare(`SELECT ${names} FROM ${table} ORDER BY ${order}`).iterate();
    this.#count = db.prepare(`SELECT count(*) AS rows FROM ${table}`);
  }

  /** Every write names the row it replaces by its hash, so none can fall on a row that is not as it was thought. */
  write(before: RecordOf<Kind> | null, after: RecordOf<Kind> | null): void {
    const id = (after ?? before)?.id ?? '';
    if (this.#write(before, after) !== 1) throw new Refusal('store/conflict', { kind: this.shape.kind, id });
  }

  get(id: string): RecordOf<Kind> | undefined {
    const row = this.#get.get({ id });
    return row && this.shape.fromRow(asRow(row));
  }

  /** All at once, which is twice as fast as one by one: for tables whose rows are small. */
  all(): RecordOf<Kind>[] {
    return this.#everything.all().map((row) => this.shape.fromRow(asRow(row)));
  }

  *iterate(): Generator<RecordOf<Kind>> {
    for (const row of this.#all()) yield this.shape.fromRow(asRow(row));
  }

  /** As they lie in the file, for the doctor. */
  *rows(): Generator<Row> {
    for (const row of this.#all()) yield asRow(row);
  }

  count(): number {
    return Number(this.#count.get()?.['rows'] ?? 0);
  }

  #write(before: RecordOf<Kind> | null, after: RecordOf<Kind> | null): number | bigint {
    const { shape } = this;
    if (after === null) {
      if (before === null) return 0;
      return this.#delete.run({ id: before.id, hash_before: hashOf(shape, shape.toRow(before)) }).changes;
    }
    const row = shape.toRow(after);
    assertWellFormed(shape.kind, row, after);
    const stored = { ...row, hash: hashOf(shape, row) };
    if (before === null) return this.#insert.run(stored).changes;
    return this.#update.run({ ...stored, hash_before: hashOf(shape, shape.toRow(before)) }).changes;
  }
}

export function hashOf<Kind extends RecordKind>(shape: TableShape<Kind>, row: Row): string {
  const later = (shape.laterColumns ?? []).filter((column) => (row[column] ?? null) !== null);
  return hashRow(shape.table, [
    ...shape.columns.map((column) => row[column]),
    ...later.flatMap((column) => [column, row[column]]),
  ]);
}

/** The columns of these tables are TEXT, INTEGER and REAL (STRICT sees to it), so no cell is a bigint or bytes. */
export function asRow(row: Readonly<Record<string, unknown>>): Row {
  return row as Row;
}

/** SQLite would write half of a surrogate pair as U+FFFD and say nothing (R13), and so would every text file later. */
function assertWellFormed(kind: string, row: Row, record: unknown): void {
  for (const [column, cell] of Object.entries(row)) {
    if (typeof cell !== 'string') continue;
    const text = cell.isWellFormed() ? halfInJson(cell, record) : cell;
    if (text === undefined) continue;
    throw new Refusal('import/not-well-formed', {
      file: `${kind} ${String(row['id'])}: ${column}`,
      offset: loneSurrogateOffset(text),
    });
  }
}

/** JSON writes half of a pair as `\udc00`, but so may somebody who means these six characters: the record decides. */
function halfInJson(cell: string, record: unknown): string | undefined {
  return cell.includes(String.raw`\ud`) ? illFormedIn(record) : undefined;
}

function illFormedIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : value;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const part of Object.entries(value).flat()) {
    const found = illFormedIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** With the u flag a whole pair is one character, so the class finds halves only. */
export function loneSurrogateOffset(text: string): number {
  return text.search(/[\ud800-\udfff]/u);
}

export function textCell(row: Row, column: string): string {
  return String(row[column]);
}

/** A cell of JSON. The caller says what it holds: it was parsed by its schema before it was written. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it names the cell's type where it is read
export function jsonCell<Value>(row: Row, column: string): Value {
  try {
    // True unless the file was damaged, which the row's hash shows.
    return JSON.parse(textCell(row, column)) as Value;
  } catch {
    throw new Refusal('project/damaged', {
      path: `${column} of ${String(row['id'])}`,
      reason: 'a cell does not hold JSON',
    });
  }
}

/** A property that is absent where its column holds nothing. */
export function optional(name: string, value: unknown): object {
  return value === null || value === undefined ? {} : { [name]: value };
}

export function numberCell(row: Row, column: string): number {
  return Number(row[column]);
}

export function nullableNumber(cell: Cell | undefined): number | null {
  return cell === null || cell === undefined ? null : Number(cell);
}

export function nullableText(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}
