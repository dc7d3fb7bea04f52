import { z } from 'zod';
import { AnnotationStatus, Origin } from './annotation.ts';
import { DocumentStatus } from './document.ts';
import { QueryId, Timestamp } from './ids.ts';

const chosen = z.array(z.string().max(200)).max(1000).readonly();

/**
 * Which annotations are meant: those that meet every condition that is given. An empty query means all of them; a list
 * without entries is a condition that nothing meets.
 */
export const AnnotationQuery = z
  .strictObject({
    layerIds: chosen.optional(),
    labelIds: chosen.optional(),
    annotatorIds: chosen.optional(),
    documentIds: chosen.optional(),
    entityIds: chosen.optional(),
    /** Without it rejected ones are left out. */
    statuses: z.array(AnnotationStatus).readonly().optional(),
    origins: z.array(Origin.unwrap().shape.kind).readonly().optional(),
    documentStatuses: z.array(DocumentStatus).readonly().optional(),
    /** Has one of these values; with no values, has the attribute at all, or (`missing`) lacks it. Empty is lacking. */
    attribute: z
      .strictObject({ id: z.string().max(200), values: chosen, missing: z.boolean().optional() })
      .readonly()
      .optional(),
    /** Words or parts of them that must all be in the quote, in any case unless the next two say otherwise. */
    text: z.string().max(1000).optional(),
    caseSensitive: z.boolean().optional(),
    /** No parts of words: “aid” is not in “said”. */
    wholeWord: z.boolean().optional(),
    /** Words or parts of them that must all be in the note, in any case. */
    note: z.string().max(1000).optional(),
  })
  .readonly();
export type AnnotationQuery = z.infer<typeof AnnotationQuery>;

/** A query that was given a name. */
export const SavedQuery = z
  .strictObject({
    id: QueryId,
    name: z.string().trim().min(1).max(200),
    query: AnnotationQuery,
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .readonly();
export type SavedQuery = z.infer<typeof SavedQuery>;
