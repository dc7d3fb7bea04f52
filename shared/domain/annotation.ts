import { z } from 'zod';
import {
  AnnotationId,
  AnnotatorId,
  AttributeId,
  DocumentId,
  EntityId,
  LabelId,
  LayerId,
  PropositionId,
  Timestamp,
} from './ids.ts';
import { Span } from './span.ts';

/** Text, number, boolean, or the ids of the chosen options. */
export const AttributeValue = z.union([
  z.string().max(100_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(1000)).max(1000).readonly(),
]);
export type AttributeValue = z.infer<typeof AttributeValue>;

export const Attributes = z.record(AttributeId, AttributeValue).readonly();
export type Attributes = z.infer<typeof Attributes>;

/** How an annotation came to be. `by` names the rule, the suggester or the imported file; empty for handwork. */
export const Origin = z
  .strictObject({ kind: z.enum(['manual', 'propagated', 'suggested', 'imported']), by: z.string().max(1000) })
  .readonly();
export type Origin = z.infer<typeof Origin>;

export const AnnotationStatus = z.enum(['open', 'accepted', 'rejected']);
export type AnnotationStatus = z.infer<typeof AnnotationStatus>;

/**
 * A label on a stretch of a document. It stands beside the text, never in it; overlapping, nested, stacked and
 * crossing annotations are all normal. Invariant: `quote === quoteOf(text, spans)`.
 */
export const Annotation = z
  .strictObject({
    id: AnnotationId,
    documentId: DocumentId,
    layerId: LayerId,
    labelId: LabelId,
    /** One span, or the fragments of a discontinuous annotation in reading order. */
    spans: z.array(Span).min(1).max(1000).readonly(),
    quote: z.string(),
    attributes: Attributes,
    note: z.string().max(1_000_000),
    /** The register's entry that a mention names. */
    entityId: EntityId.nullable(),
    /** The register's entry that a claim says; absent for other annotations and for claims that belong to none. */
    propositionId: PropositionId.optional(),
    annotatorId: AnnotatorId,
    status: AnnotationStatus,
    origin: Origin,
    /** From 0 to 1, of a suggestion or where an annotator gave one. */
    confidence: z.number().min(0).max(1).nullable(),
    /** The version of the codebook under which it was made. */
    codebookVersion: z.int().min(0),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .readonly();
export type Annotation = z.infer<typeof Annotation>;
