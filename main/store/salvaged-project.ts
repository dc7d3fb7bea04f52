import type { DatabaseSync } from 'node:sqlite';
import { type AnyChange, type RecordKind, recordKinds, recordSchemas } from '#shared/domain/change-set.ts';
import { changeHash, changeOf, type StoredChange, storedOf } from './changes-table.ts';
import { contentIdOf, type StoredContent } from './contents-table.ts';
import { sha256 } from './hashes.ts';
import { entryOf, journalHash, type JournalEntry } from './journal-table.ts';
import { metaHash } from './meta-table.ts';
import { asRow, hashOf } from './record-table.ts';
import { salvageRows } from './salvage.ts';
import { recordTable, type RecordTables } from './tables.ts';

export type AnyRecord = NonNullable<AnyChange['after']>;

/** A record and the hash of its row, by which two versions of it are compared. */
export interface Version {
  readonly kind: RecordKind;
  readonly record: AnyRecord;
  readonly hash: string;
}

/** All of a damaged project that agrees with its hashes. */
export interface SalvagedProject {
  readonly meta: ReadonlyMap<string, string>;
  readonly contents: readonly StoredContent[];
  readonly sources: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
  /** By `kind id`. */
  readonly state: ReadonlyMap<string, Version>;
  readonly entries: readonly JournalEntry[];
  readonly changes: readonly StoredChange[];
  /** What does not agree or could not be read, in words. */
  readonly damage: readonly string[];
}

/** Reads a damaged file. `records` tells only how rows lie in their tables; its own database is not read. */
export function salvageProject(db: DatabaseSync, records: RecordTables): SalvagedProject {
  const damage: string[] = [];
  const rowsOf = (table: string) => {
    const { rows, lost } = salvageRows(db, table);
    for (const [first, last] of lost.slice(0, 20))
      damage.push(`${table}: row ${first}${last > first ? `–${last}` : ''} is unreadable`);
    return rows;
  };
  const intact = <Value>(what: string, value: Value, agrees: boolean): Value[] => {
    if (!agrees) damage.push(`${what} does not agree with its hash`);
    return agrees ? [value] : [];
  };
  const meta = rowsOf('meta').flatMap((row) => {
    const [key, value] = [String(row['key']), String(row['value'])];
    return intact(`meta ${key}`, [key, value] as const, metaHash(key, value) === row['hash']);
  });
  const contents = rowsOf('contents').flatMap((row) => {
    const stored = {
      id: String(row['id']),
      text: String(row['text']),
      blocks: String(row['blocks']),
      marks: String(row['marks']),
    };
    return intact(`content ${stored.id}`, stored, contentIdOf(stored) === stored.id);
  });
  const sources = rowsOf('sources').flatMap((row) => {
    const bytes = row['bytes'] instanceof Uint8Array ? row['bytes'] : new Uint8Array();
    const id = String(row['sha256']);
    return intact(`source ${id}`, { sha256: id, bytes }, sha256(bytes) === id);
  });
  const state = new Map<string, Version>();
  for (const kind of recordKinds) {
    const { shape } = recordTable<RecordKind>(records, kind);
    for (const row of rowsOf(shape.table).map(asRow)) {
      const key = `${kind} ${String(row['id'])}`;
      const hash = hashOf(shape, row);
      if (intact(key, row, hash === row['hash']).length === 0) continue;
      const parsed = recordSchemas[kind].safeParse(shape.fromRow(row));
      if (parsed.success) state.set(key, { kind, record: parsed.data, hash });
      else damage.push(`${key} is not a record of its kind`);
    }
  }
  const entries = rowsOf('journal').flatMap((row) => {
    const entry = entryOf(row);
    return intact(`journal entry ${entry.sequence}`, entry, journalHash(entry) === row['hash']);
  });
  const changes = rowsOf('changes').flatMap((row) => {
    const stored = storedOf(row);
    return intact(`journal change ${stored.seq}.${stored.ordinal}`, stored, changeHash(stored) === row['hash']);
  });
  entries.sort((a, b) => a.sequence - b.sequence);
  changes.sort((a, b) => a.seq - b.seq || a.ordinal - b.ordinal);
  return { meta: new Map(meta), contents, sources, state, entries, changes, damage };
}

/** The state that the journal leads to, and whether nothing of the journal is missing. */
export function replay(
  salvaged: SalvagedProject,
  records: RecordTables,
): { readonly state: ReadonlyMap<string, Version>; readonly whole: boolean } {
  const state = new Map<string, Version>();
  let whole = salvaged.entries.every((entry, index) => entry.sequence === index + 1) && salvaged.entries.length > 0;
  const counts = new Map<number, number>();
  for (const stored of salvaged.changes) {
    counts.set(stored.seq, (counts.get(stored.seq) ?? 0) + 1);
    const { kind, before, after } = changeOf(stored);
    const { shape } = recordTable<RecordKind>(records, kind);
    const key = `${stored.record_kind} ${stored.record_id}`;
    if ((before ? hashOf(shape, shape.toRow(before)) : undefined) !== state.get(key)?.hash) whole = false;
    if (after) state.set(key, { kind, record: after, hash: hashOf(shape, shape.toRow(after)) });
    else state.delete(key);
  }
  for (const entry of salvaged.entries) if ((counts.get(entry.sequence) ?? 0) !== entry.changes) whole = false;
  return { state, whole };
}
