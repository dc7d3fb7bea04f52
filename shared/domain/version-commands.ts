import { z } from 'zod';
import { AnnotationId, DocumentId, LinkId } from './ids.ts';
import { LinkEvidence } from './link.ts';
import { Span } from './span.ts';

const spans = z.array(Span).min(1).max(1000).readonly();

/** Says of which document another one is the updated version; null: of none. */
export const SetVersion = z
  .strictObject({ type: z.literal('version.set'), id: DocumentId, previousId: DocumentId.nullable() })
  .readonly();

/** Brings annotations of the version before, with their links, to the places that the caller found in both texts. */
export const CarryAnnotations = z
  .strictObject({
    type: z.literal('version.carry'),
    id: DocumentId,
    copies: z
      .array(
        z
          .strictObject({
            fromId: AnnotationId,
            spans,
            reason: z.enum(['same', 'moved', 'changed']),
            /** Of the place, where it needs a look. */
            confidence: z.number().min(0).max(1),
          })
          .readonly(),
      )
      .max(200_000)
      .readonly(),
    /** Those whose words are not there any more. */
    gone: z.array(AnnotationId).max(200_000).readonly(),
    /** Links of the version before to make anew between the copies; `evidence` with its passages in the new text. */
    links: z
      .array(z.strictObject({ id: LinkId, evidence: LinkEvidence.optional() }).readonly())
      .max(200_000)
      .readonly(),
  })
  .readonly();

/** Labels other words in the place of those that are gone. */
export const PlaceGone = z
  .strictObject({ type: z.literal('version.place'), id: DocumentId, fromId: AnnotationId, spans })
  .readonly();

/** Nothing in the new version stands for these: they are not asked about any more. */
export const DismissGone = z
  .strictObject({
    type: z.literal('version.dismiss'),
    id: DocumentId,
    annotationIds: z.array(AnnotationId).min(1).readonly(),
  })
  .readonly();
