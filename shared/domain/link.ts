import { z } from 'zod';
import { Attributes } from './annotation.ts';
import { AnnotationId, AnnotatorId, LinkId, LinkTypeId, Timestamp } from './ids.ts';

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
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .readonly();
export type Link = z.infer<typeof Link>;
