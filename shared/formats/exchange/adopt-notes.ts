import type { DocumentId, Timestamp } from '../../domain/ids.ts';
import { MemoId } from '../../domain/ids.ts';
import type { Memo } from '../../domain/memo.ts';
import type { LeftOutTaker } from './adoption-report.ts';
import type { ResolvedDocument } from './resolve-offsets.ts';

interface NotedDocument {
  readonly id: DocumentId;
  readonly document: Pick<ResolvedDocument, 'name' | 'file' | 'note'>;
}

interface Adopting {
  /** Those of the project. */
  readonly memos: Iterable<Memo>;
  readonly now: Timestamp;
  readonly newId: () => string;
  readonly leftOut: LeftOutTaker;
}

const LONGEST_NOTE = 1_000_000;

/**
 * Notes on documents that have none yet. A note that is there is never changed: one that says something else is listed
 * as left out, the same one is passed over.
 */
export function adoptNotes(documents: readonly NotedDocument[], { memos, now, newId, leftOut }: Adopting): Memo[] {
  const there = new Map<string, string>();
  for (const { purpose, documentId, text } of memos) if (purpose === 'note') there.set(documentId, text);
  const added: Memo[] = [];
  for (const { id: documentId, document } of documents) {
    const text = (document.note ?? '').slice(0, LONGEST_NOTE).toWellFormed();
    const own = there.get(documentId);
    if (text.trim() === '' || text === own) continue;
    if (own !== undefined) {
      leftOut.add({ reason: 'value', file: document.file, place: document.name, words: `note = ${text}` });
      continue;
    }
    there.set(documentId, text);
    added.push({ id: MemoId.parse(newId()), documentId, purpose: 'note', text, createdAt: now, updatedAt: now });
  }
  return added;
}
