import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type AnyChange, type ChangeSet, type RecordKind, recordIdOf } from '#shared/domain/change-set.ts';
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

/** A change and the entry of the journal that it belongs to. */
export interface PlacedChange {
  readonly sequence: number;
  readonly change: AnyChange;
}

/** The part of the journal that tells what every record was like before and after. */
export class ChangesTable {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #of: StatementSync;
  readonly #at: StatementSync;
  readonly #ofRecord: StatementSync;
  readonly #lastOf: StatementSync;
  readonly #ofDocumentAfter: StatementSync;
  readonly #linksAfter: StatementSync;
  readonly #ofDocumentIn: StatementSync;
  readonly #linksIn: StatementSync;
  readonly #linksOf: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    const names = columns.join(', ');
    this.#insert = db.prepare(
      `INSERT INTO changes (${names}, hash) VALUES (${columns.map((column) => `:${column}`).join(', ')}, :hash)`,
    );
    const select = `SELECT ${names}, hash FROM changes`;
    this.#of = db.prepare(`${select} WHERE seq = :sequence ORDER BY ordinal`);
    this.#at = db.prepare(`${select} WHERE seq = :sequence AND ordinal = :ordinal`);
    this.#ofRecord = db.prepare(`${select} WHERE record_id = :id AND record_kind = :kind ORDER BY seq`);
    this.#lastOf = db.prepare(`${select} WHERE record_id = :id AND record_kind = :kind ORDER BY seq DESC LIMIT 1`);
    this.#ofDocumentAfter = db.prepare(
      `${select} WHERE document_id = :documentId AND seq > :sequence ORDER BY seq, ordinal`,
    );
    this.#ofDocumentIn = db.prepare(`${select} WHERE document_id = :documentId AND seq = :sequence ORDER BY ordinal`);
    this.#linksIn = db.prepare(`${select} WHERE seq = :sequence AND record_kind = 'link' ORDER BY ordinal`);
    this.#linksOf = db.prepare(
      `${select} WHERE record_kind = 'link' AND :annotationId IN
        (before ->> '$.fromId', before ->> '$.toId', after ->> '$.fromId', after ->> '$.toId') ORDER BY seq, ordinal`,
    );
    this.#linksAfter = db.prepare(`${select} WHERE seq > :sequence AND record_kind = 'link' ORDER BY seq, ordinal`);
  }

  append(sequence: number, changeSet: ChangeSet): void {
    for (const [ordinal, change] of changeSet.entries()) this.put(storedChangeOf(change, { sequence, ordinal }));
  }

  put(stored: StoredChange): void {
    this.#insert.run({ ...stored, hash: changeHash(stored) });
  }

  /** Verified by hash, because undo writes back what stands here. */
  of(sequence: number): ChangeSet {
    return this.#of.all({ sequence }).map((row) => verified(row).change);
  }

  /** One change by its place. As all that follow here, verified by hash. */
  at(sequence: number, ordinal: number): AnyChange | undefined {
    const row = this.#at.get({ sequence, ordinal });
    return row && verified(row).change;
  }

  /** All that ever happened to a record, in turn. */
  ofRecord(kind: RecordKind, id: string): PlacedChange[] {
    return this.#ofRecord.all({ kind, id }).map(verified);
  }

  lastOf(kind: RecordKind, id: string): PlacedChange | undefined {
    const row = this.#lastOf.get({ kind, id });
    return row && verified(row);
  }

  /** What happened to a document, its annotations and memos after an entry, in turn. */
  *ofDocumentAfter(documentId: string, sequence: number): Generator<PlacedChange> {
    for (const row of this.#ofDocumentAfter.iterate({ documentId, sequence })) yield verified(row);
  }

  /** What an entry did to a document and to what is in it. */
  ofDocumentIn(documentId: string, sequence: number): ChangeSet {
    return this.#ofDocumentIn.all({ documentId, sequence }).map((row) => verified(row).change);
  }

  linksIn(sequence: number): ChangeSet {
    return this.#linksIn.all({ sequence }).map((row) => verified(row).change);
  }

  /** What happened to the links of an annotation, in turn. Reads over all changes. */
  linksOf(annotationId: string): PlacedChange[] {
    return this.#linksOf.all({ annotationId }).map(verified);
  }

  /** What happened to links, wherever they are, after an entry, in turn. Reads over all changes since. */
  *linksAfter(sequence: number): Generator<PlacedChange> {
    for (const row of this.#linksAfter.iterate({ sequence })) yield verified(row);
  }

  *rows(): Generator<{ stored: StoredChange; hash: string }> {
    const rows = this.#db.prepare(`SELECT ${columns.join(', ')}, hash FROM changes ORDER BY seq, ordinal`).iterate();
    for (const row of rows) yield { stored: storedOf(row), hash: String(row['hash']) };
  }
}

function verified(row: Readonly<Record<string, unknown>>): PlacedChange {
  const stored = storedOf(row);
  if (changeHash(stored) !== row['hash'])
    throw new Refusal('project/damaged', {
      path: `change ${stored.seq}.${stored.ordinal}`,
      reason: 'the journal is not what its hash says',
    });
  return { sequence: stored.seq, change: changeOf(stored) };
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
