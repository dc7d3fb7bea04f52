import type { DatabaseSync } from 'node:sqlite';
import { type AnyChange, type RecordKind, recordKinds, recordSchemas } from '#shared/domain/change-set.ts';
import { changeHash, changeOf, type StoredChange, storedOf } from './changes-table.ts';
import { contentIdOf, type StoredContent } from './contents-table.ts';
import { sha256 } from './hashes.ts';
import { entryOf, journalHash, type JournalEntry } from './journal-table.ts';
import { metaHash } from './meta-table.ts';
import { asRow, hashOf } from './record-table.ts';
import { salvageRows } from './salvage.ts';
import { formatVersion } from './schema.ts';
import { recordTable, type RecordTables } from './tables.ts';

export type AnyRecord = NonNullable<AnyChange['after']>;

const newInFormat2: ReadonlySet<RecordKind> = new Set<RecordKind>(['memo', 'query', 'rule']);

/** A record and the hash of its row, by which two versions of it are compared. */
export interface Version {
  readonly kind: RecordKind;
  readonly record: AnyRecord;
  readonly hash: string;
}

export interface StoredSource {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** All of a damaged project that agrees with its hashes, and apart from it what could be read but does not. */
export interface SalvagedProject {
  readonly meta: ReadonlyMap<string, string>;
  readonly contents: readonly StoredContent[];
  readonly sources: readonly StoredSource[];
  /** By `kind id`. */
  readonly state: ReadonlyMap<string, Version>;
  readonly entries: readonly JournalEntry[];
  readonly changes: readonly StoredChange[];
  /** Rows that could be read but do not agree with their hashes. A record is undefined where it makes no sense. */
  readonly doubtful: {
    readonly contents: readonly StoredContent[];
    readonly sources: readonly StoredSource[];
    readonly state: ReadonlyMap<string, Version | undefined>;
    readonly changes: readonly StoredChange[];
  };
  /** By kind: how many rows at most could not be read; undefined where that is unknown. */
  readonly unreadable: ReadonlyMap<RecordKind, number | undefined>;
  /** False where a part of the journal could not be read: then it may seem whole and lack its end. */
  readonly journalIsReadable: boolean;
  /** What does not agree or could not be read, in words. */
  readonly damage: readonly string[];
}

/** Reads a damaged file. `records` tells only how rows lie in their tables; its own database is not read. */
export function salvageProject(db: DatabaseSync, records: RecordTables): SalvagedProject {
  const damage: string[] = [];
  const doubtful = {
    contents: new Array<StoredContent>(),
    sources: new Array<StoredSource>(),
    state: new Map<string, Version | undefined>(),
    changes: new Array<StoredChange>(),
  };
  let journalIsReadable = true;
  const unreadable = new Map<RecordKind, number | undefined>();
  const rowsOf = (table: string, kind?: RecordKind) => {
    const salvaged = salvageRows(db, table);
    damage.push(...salvaged.damage);
    if (kind) unreadable.set(kind, salvaged.lost);
    if ((table === 'journal' || table === 'changes') && salvaged.lost !== 0) journalIsReadable = false;
    return salvaged.rows;
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
    const agrees = contentIdOf(stored) === stored.id;
    if (!agrees) doubtful.contents.push(stored);
    return intact(`content ${stored.id}`, stored, agrees);
  });
  const sources = rowsOf('sources').flatMap((row) => {
    const bytes = row['bytes'] instanceof Uint8Array ? row['bytes'] : new Uint8Array();
    const id = String(row['sha256']);
    const source = { sha256: id, bytes };
    const agrees = sha256(bytes) === id;
    if (!agrees) doubtful.sources.push(source);
    return intact(`source ${id}`, source, agrees);
  });
  const state = new Map<string, Version>();
  for (const kind of recordKinds) {
    // A project of an older format has no such table, and lacks nothing.
    if (formatVersion(db) < 2 && newInFormat2.has(kind)) continue;
    const { shape } = recordTable<RecordKind>(records, kind);
    for (const row of rowsOf(shape.table, kind).map(asRow)) {
      const key = `${kind} ${String(row['id'])}`;
      const hash = hashOf(shape, row);
      const agrees = intact(key, row, hash === row['hash']).length > 0;
      const record = parsed(kind, () => shape.fromRow(row));
      const version = record && { kind, record, hash };
      if (agrees && version) state.set(key, version);
      else doubtful.state.set(key, version);
      if (agrees && !version) damage.push(`${key} is not a record of its kind`);
    }
  }
  const entries = rowsOf('journal').flatMap((row) => {
    const entry = entryOf(row);
    return intact(`journal entry ${entry.sequence}`, entry, journalHash(entry) === row['hash']);
  });
  const changes = rowsOf('changes').flatMap((row) => {
    const stored = storedOf(row);
    const agrees = changeHash(stored) === row['hash'];
    if (!agrees) doubtful.changes.push(stored);
    return intact(`journal change ${stored.seq}.${stored.ordinal}`, stored, agrees);
  });
  entries.sort((a, b) => a.sequence - b.sequence);
  changes.sort((a, b) => a.seq - b.seq || a.ordinal - b.ordinal);
  return {
    meta: new Map(meta),
    contents,
    sources,
    state,
    entries,
    changes,
    doubtful,
    unreadable,
    journalIsReadable,
    damage,
  };
}

/** A damaged row may hold anything, also what is no JSON. */
function parsed(kind: RecordKind, read: () => unknown): AnyRecord | undefined {
  try {
    return recordSchemas[kind].safeParse(read()).data;
  } catch {
    return undefined;
  }
}

/** The state that the journal leads to, the keys that it says were removed, and whether nothing of it is missing. */
export function replay(
  salvaged: SalvagedProject,
  records: RecordTables,
): { readonly state: ReadonlyMap<string, Version>; readonly ended: ReadonlySet<string>; readonly whole: boolean } {
  const state = new Map<string, Version>();
  const ended = new Set<string>();
  const { entries, journalIsReadable } = salvaged;
  let whole = journalIsReadable && entries.length > 0 && entries.every(({ sequence }, at) => sequence === at + 1);
  const versions = new Set<string>();
  const counts = new Map<number, number>();
  for (const stored of salvaged.changes) {
    counts.set(stored.seq, (counts.get(stored.seq) ?? 0) + 1);
    const { kind, before, after } = changeOf(stored);
    const { shape } = recordTable<RecordKind>(records, kind);
    const key = `${stored.record_kind} ${stored.record_id}`;
    if ((before ? hashOf(shape, shape.toRow(before)) : undefined) !== state.get(key)?.hash) whole = false;
    ended.delete(key);
    if (after) {
      const hash = hashOf(shape, shape.toRow(after));
      state.set(key, { kind, record: after, hash });
      versions.add(`${key} ${hash}`);
    } else {
      state.delete(key);
      ended.add(key);
    }
  }
  // A good row that the journal never heard of: the end of the journal is lost.
  for (const [key, { hash }] of salvaged.state) if (!versions.has(`${key} ${hash}`)) whole = false;
  for (const entry of salvaged.entries) if ((counts.get(entry.sequence) ?? 0) !== entry.changes) whole = false;
  return { state, ended, whole };
}
