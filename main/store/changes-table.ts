import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type AnyChange, type ChangeSet, recordIdOf } from '#shared/domain/change-set.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Cell, hashRow } from './hashes.ts';
import { nullableText } from './record-table.ts';
import { Refusal } from './refusal.ts';

const columns = ['seq', 'ordinal', 'record_kind', 'record_id', 'document_id', 'before', 'after'] as const;

/** One record before and after one entry of the journal, as it lies in its row; the records are canonical JSON. */
export interface StoredChange {
  readonly seq: number;
  readonly ordinal: number;
  readonly record_kind: string;
  readonly record_id: string;
  readonly document_id: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** The part of the journal that tells what every record was like before and after. */
export class ChangesTable {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #of: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    const names = columns.join(', ');
    this.#insert = db.prepare(
      `INSERT INTO changes (${names}, hash) VALUES (${columns.map((column) => `:${column}`).join(', ')}, :hash)`,
    );
    this.#of = db.prepare(`SELECT ${names}, hash FROM changes WHERE seq = :sequence ORDER BY ordinal`);
  }

  append(sequence: number, changeSet: ChangeSet): void {
    for (const [ordinal, change] of changeSet.entries()) this.put(storedChangeOf(change, { sequence, ordinal }));
  }

  put(stored: StoredChange): void {
    this.#insert.run({ ...stored, hash: changeHash(stored) });
  }

  /** Verified by hash, because undo writes back what stands here. */
  of(sequence: number): ChangeSet {
    return this.#of.all({ sequence }).map((row) => {
      const stored = storedOf(row);
      if (changeHash(stored) !== row['hash'])
        throw new Refusal('project/damaged', {
          path: `change ${sequence}.${stored.ordinal}`,
          reason: 'the journal is not what its hash says',
        });
      return changeOf(stored);
    });
  }

  *rows(): Generator<{ stored: StoredChange; hash: string }> {
    const rows = this.#db.prepare(`SELECT ${columns.join(', ')}, hash FROM changes ORDER BY seq, ordinal`).iterate();
    for (const row of rows) yield { stored: storedOf(row), hash: String(row['hash']) };
  }
}

export function changeHash(stored: StoredChange): string {
  return hashRow(
    'changes',
    columns.map((column) => stored[column]),
  );
}

export function changeOf(stored: StoredChange): AnyChange {
  // True where the row's hash is right: kind and records were written together, from a change of that kind.
  return {
    kind: stored.record_kind,
    before: stored.before === null ? null : JSON.parse(stored.before),
    after: stored.after === null ? null : JSON.parse(stored.after),
  } as AnyChange;
}

function storedChangeOf(
  change: AnyChange,
  place: { readonly sequence: number; readonly ordinal: number },
): StoredChange {
  return {
    seq: place.sequence,
    ordinal: place.ordinal,
    record_kind: change.kind,
    record_id: recordIdOf(change),
    document_id: documentIdOf(change),
    before: change.before && canonicalJson(change.before),
    after: change.after && canonicalJson(change.after),
  };
}

function documentIdOf(change: AnyChange): string | null {
  if (change.kind === 'document') return recordIdOf(change);
  if (change.kind === 'memo') return (change.after ?? change.before)?.documentId ?? null;
  if (change.kind === 'annotation') return (change.after ?? change.before)?.documentId ?? null;
  return null;
}

export function storedOf(row: Readonly<Record<string, unknown>>): StoredChange {
  // The columns are TEXT and INTEGER (STRICT), so no cell is anything else.
  const cells = row as Readonly<Record<(typeof columns)[number], Cell>>;
  return {
    seq: Number(cells.seq),
    ordinal: Number(cells.ordinal),
    record_kind: String(cells.record_kind),
    record_id: String(cells.record_id),
    document_id: nullableText(cells.document_id),
    before: nullableText(cells.before),
    after: nullableText(cells.after),
  };
}
