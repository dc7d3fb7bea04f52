import { z } from 'zod';
import { Attributes } from './annotation.ts';
import { AnnotationId, AnnotatorId, LabelId, LinkTypeId } from './ids.ts';
import { Span } from './span.ts';

/**
 * Says who or what takes a part in a claim (its source, its cue …), in one step: the annotation that does, made of
 * words of the claim's document where there is none yet, the link to it, and what is said of the claim along with it.
 */
export const FillRole = z
  .strictObject({
    type: z.literal('claim.fill'),
    claimId: AnnotationId,
    /** The part: a type of links that may begin at the claim. */
    linkTypeId: LinkTypeId,
    /** Words that have the label already, from the same hand, are not labelled twice. Null: nobody takes the part. */
    filler: z
      .union([
        z.strictObject({ annotationId: AnnotationId }).readonly(),
        z.strictObject({ labelId: LabelId, spans: z.array(Span).min(1).max(1000).readonly() }).readonly(),
      ])
      .nullable(),
    /** Beside what takes the part already; otherwise in its place. */
    adds: z.literal(true).optional(),
    /** Other parts that are left to nobody along with it: where no source is named, no word reports it either. */
    clears: z.array(LinkTypeId).max(10).readonly().optional(),
    /** Attributes of the claim, merged into what is there; null takes one away. */
    attributes: z
      .record(z.string(), z.union([...Attributes.unwrap().valueType.options, z.null()]))
      .readonly()
      .optional(),
    annotatorId: AnnotatorId,
  })
  .readonly();
