import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { KindCounts, RecordKind } from '#shared/domain/change-set.ts';

/** Where a record's last change stands, which removed it. */
export interface GoneRecord {
  readonly sequence: number;
  readonly ordinal: number;
  readonly kind: RecordKind;
  readonly id: string;
  /** Null for links, which may join two documents, and for what belongs to no document. */
  readonly documentId: string | null;
  /** The ends of a link. */
  readonly fromId: string | null;
  readonly toId: string | null;
  /** Every entry that removed it, this one last: it may have come back in between. */
  readonly removals: readonly number[];
}

/** What a removed record can be found by. */
export interface GoneWords {
  readonly sequence: number;
  readonly ordinal: number;
  /** Quote, title, name or text; empty for links. */
  readonly text: string;
  readonly labelId: string | null;
}

export interface EntryCounts extends KindCounts {
  readonly sequence: number;
}

/**
 * Lists over the journal that only point: what they name is verified by hash when it is read. Those that no index
 * serves read over all changes, of which they need the first bytes only: 60 ms for 200,000.
 */
export class HistoryLists {
  readonly #gone: StatementSync;
  readonly #goneWords: StatementSync;
  readonly #ofDocument: StatementSync;
  readonly #ofLinks: StatementSync;
  readonly #counts: StatementSync;
  readonly #linkCounts: StatementSync;
  readonly #documentOf: StatementSync;
  readonly #lastOf: StatementSync;

  constructor(db: DatabaseSync) {
    const isGone = `after IS NULL AND CASE record_kind
      WHEN 'document' THEN record_id NOT IN (SELECT id FROM documents)
      WHEN 'annotation' THEN record_id NOT IN (SELECT id FROM annotations)
      WHEN 'link' THEN record_id NOT IN (SELECT id FROM links)
      WHEN 'memo' THEN record_id NOT IN (SELECT id FROM memos)
      WHEN 'query' THEN record_id NOT IN (SELECT id FROM queries)
      WHEN 'rule' THEN record_id NOT IN (SELECT id FROM rules)
    END`;
    this.#gone = db.prepare(`
      SELECT seq, ordinal, record_kind, record_id, document_id,
        CASE record_kind WHEN 'link' THEN before ->> '$.fromId' END,
        CASE record_kind WHEN 'link' THEN before ->> '$.toId' END
      FROM changes WHERE ${isGone} ORDER BY seq, ordinal`);
    this.#goneWords = db.prepare(`
      SELECT seq, ordinal, coalesce(before ->> '$.quote', before ->> '$.metadata.title', '') || ' ' ||
        coalesce(before ->> '$.name', '') || ' ' || coalesce(before ->> '$.text', ''), before ->> '$.labelId'
      FROM changes WHERE ${isGone}`);
    // Rows as arrays: of 200,000 of them a fifth of the time.
    this.#gone.setReturnArrays(true);
    this.#goneWords.setReturnArrays(true);
    this.#ofDocument = db.prepare(`
      SELECT DISTINCT seq FROM changes WHERE document_id = :documentId AND seq < :before ORDER BY seq DESC LIMIT :limit`);
    const ofLinks = `
      FROM changes WHERE record_kind = 'link' AND seq < :before AND seq >= :from
        AND EXISTS (
          SELECT 1 FROM changes AS ends
          WHERE ends.record_id IN (coalesce(changes.after, changes.before) ->> '$.fromId', coalesce(changes.after, changes.before) ->> '$.toId')
            AND ends.document_id = :documentId AND ends.record_kind = 'annotation'
        )`;
    this.#ofLinks = db.prepare(`SELECT DISTINCT seq ${ofLinks} ORDER BY seq DESC LIMIT :limit`);
    const sums = 'sum(before IS NULL) AS added, sum(after IS NULL) AS removed, count(*) AS changed';
    this.#counts = db.prepare(`
      SELECT seq, record_kind, ${sums} FROM changes
      WHERE document_id = :documentId AND seq < :before AND seq >= :from GROUP BY seq, record_kind`);
    this.#linkCounts = db.prepare(`SELECT seq, record_kind, ${sums} ${ofLinks} GROUP BY seq`);
    this.#documentOf = db.prepare(
      "SELECT document_id FROM changes WHERE record_id = :id AND record_kind = 'annotation' LIMIT 1",
    );
    this.#lastOf = db.prepare(
      'SELECT seq FROM changes WHERE record_id = :id AND record_kind = :kind ORDER BY seq DESC LIMIT 1',
    );
  }

  /** Everything that was there once and is not there now, in the order in which it went. */
  gone(): GoneRecord[] {
    const last = new Map<string, GoneRecord>();
    for (const row of this.#gone.all()) {
      const [sequence, ordinal, kind, id, documentId, fromId, toId] = Object.values(row);
      const key = `${String(kind)} ${String(id)}`;
      const removals = [...(last.get(key)?.removals ?? []), Number(sequence)];
      // What came back and went again has the place of the last time.
      last.delete(key);
      last.set(key, {
        sequence: Number(sequence),
        ordinal: Number(ordinal),
        // The query gives these kinds only.
        kind: String(kind) as RecordKind,
        id: String(id),
        documentId: textOrNull(documentId),
        fromId: textOrNull(fromId),
        toId: textOrNull(toId),
        removals,
      });
    }
    return [...last.values()];
  }

  goneWords(): GoneWords[] {
    return this.#goneWords.all().map((row) => {
      const [sequence, ordinal, text, labelId] = Object.values(row);
      return {
        sequence: Number(sequence),
        ordinal: Number(ordinal),
        text: String(text),
        labelId: textOrNull(labelId),
      };
    });
  }

  /** The entries before one that touched a document, what is in it, or a link that begins or ends in it. */
  sequencesOf(documentId: string, { before, limit }: { readonly before: number; readonly limit: number }): number[] {
    const own = sequencesIn(this.#ofDocument.all({ documentId, before, limit }));
    // What lies further back than the own entries of a full page is for the next page.
    const from = own.length < limit ? 0 : (own.at(-1) ?? 0);
    const links = sequencesIn(this.#ofLinks.all({ documentId, before, from, limit }));
    return [...new Set([...own, ...links])].sort((a, b) => b - a).slice(0, limit);
  }

  /** How many records of a document (and links in it) the entries from one to before another touched. */
  countsOf(documentId: string, { before, from }: { readonly before: number; readonly from: number }): EntryCounts[] {
    const rows = [
      ...this.#counts.all({ documentId, before, from }),
      ...this.#linkCounts.all({ documentId, before, from }),
    ];
    return rows.map((row) => {
      const [added, removed] = [Number(row['added']), Number(row['removed'])];
      return {
        sequence: Number(row['seq']),
        // Only kinds of records are ever written there.
        kind: String(row['record_kind']) as RecordKind,
        added,
        removed,
        updated: Number(row['changed']) - added - removed,
      };
    });
  }

  /** The entry that last changed a record; 0 where there was none. */
  lastSequenceOf(kind: RecordKind, id: string): number {
    return Number(this.#lastOf.get({ kind, id })?.['seq'] ?? 0);
  }

  /** The document of an annotation, whether it is still there or not: it never goes to another one. */
  documentOfAnnotation(id: string): string | undefined {
    return textOrNull(this.#documentOf.get({ id })?.['document_id']) ?? undefined;
  }
}

function textOrNull(cell: unknown): string | null {
  return typeof cell === 'string' ? cell : null;
}

function sequencesIn(rows: readonly Readonly<Record<string, unknown>>[]): number[] {
  return rows.map((row) => Number(row['seq']));
}
