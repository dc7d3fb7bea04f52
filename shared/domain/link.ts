import { z } from 'zod';
import { Attributes } from './annotation.ts';
import { AnnotationId, AnnotatorId, LinkId, LinkTypeId, Timestamp } from './ids.ts';
import { Span } from './span.ts';

/** A stretch of a document with its words. Invariant: `quote === text.slice(span.start, span.end)`. */
export const Passage = z.strictObject({ span: Span, quote: z.string() }).readonly();
export type Passage = z.infer<typeof Passage>;

const passages = z.array(Passage).max(100).readonly();

/** The passages that show a relation, on the side of either end and in that end's document. */
export const LinkEvidence = z.strictObject({ from: passages, to: passages }).readonly();
export type LinkEvidence = z.infer<typeof LinkEvidence>;

/** A typed, directed connection of two annotations, in one document or across documents. */
export const Link = z
  .strictObject({
    id: LinkId,
    typeId: LinkTypeId,
    fromId: AnnotationId,
    toId: AnnotationId,
    attributes: Attributes,
    note: z.string().max(1_000_000),
    annotatorId: AnnotatorId,
    confidence: z.number().min(0).max(1).nullable(),
    /** Absent where there is none on either side. */
    evidence: LinkEvidence.optional(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .readonly();
export type Link = z.infer<typeof Link>;
