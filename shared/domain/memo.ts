import { z } from 'zod';
import { DocumentId, MemoId, Timestamp } from './ids.ts';

/**
 * What somebody wrote about a document, as Markdown. A `waiver` says why it counts as finished although required
 * attributes are missing. At most one of each purpose per document.
 */
export const Memo = z
  .strictObject({
    id: MemoId,
    documentId: DocumentId,
    purpose: z.enum(['note', 'waiver']),
    text: z.string().min(1).max(1_000_000),
    /** Of a waiver: what was missing when the reason was given (see `missingKey`). What is missing since, it does not cover. */
    waives: z.array(z.string().max(500)).readonly().optional(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .readonly();
export type Memo = z.infer<typeof Memo>;
export type MemoPurpose = Memo['purpose'];
