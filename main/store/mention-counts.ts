import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { AnnotationId, EntityId, LabelId } from '#shared/domain/ids.ts';
import type { FreeMention } from '#shared/register/propose-entities.ts';

/** How often an entity is named with a label in a document. */
export interface MentionCount {
  readonly entityId: EntityId;
  readonly labelId: LabelId;
  readonly documentId: string;
  readonly mentions: number;
}

/** What the register asks of all mentions at once. Rejected suggestions are no mentions. */
export class MentionCounts {
  readonly #counts: StatementSync;
  readonly #free: StatementSync;

  constructor(db: DatabaseSync) {
    this.#counts = db.prepare(`
      SELECT entity_id, label_id, document_id, count(*) AS mentions FROM annotations
      WHERE entity_id IS NOT NULL AND status <> 'rejected' GROUP BY entity_id, label_id, document_id`);
    this.#free = db.prepare(`
      SELECT id, label_id, quote FROM annotations
      WHERE entity_id IS NULL AND status <> 'rejected' AND label_id IN (SELECT value FROM json_each(:labelIds))
      ORDER BY document_id, start_offset, id`);
    this.#counts.setReturnArrays(true);
    this.#free.setReturnArrays(true);
  }

  all(): MentionCount[] {
    // True of every cell: annotations were parsed before they were written.
    return this.#counts.all().map((row) => ({
      entityId: row['0'] as EntityId,
      labelId: row['1'] as LabelId,
      documentId: String(row['2']),
      mentions: Number(row['3']),
    }));
  }

  /** The mentions with these labels that belong to no entity. */
  free(labelIds: readonly string[]): FreeMention[] {
    // True of every cell: annotations were parsed before they were written.
    return this.#free.all({ labelIds: JSON.stringify(labelIds) }).map((row) => ({
      id: row['0'] as AnnotationId,
      labelId: row['1'] as LabelId,
      quote: String(row['2']),
    }));
  }
}
