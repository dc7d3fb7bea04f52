import { z } from 'zod';
import { AnnotationId, AnnotatorId, LinkId, LinkTypeId } from './ids.ts';
import { Proposition } from './proposition.ts';
import { replaces } from './replaces.ts';

/** Decides how two claims stand to each other, in one step: the link, and the proposition that both then make. */
export const MatchClaims = z
  .strictObject({
    type: z.literal('claim.match'),
    fromId: AnnotationId,
    toId: AnnotationId,
    linkTypeId: LinkTypeId,
    annotatorId: AnnotatorId,
    /** The link of an earlier decision, which this one takes the place of; its note and its evidence stay. */
    linkId: LinkId.optional(),
    /**
     * Both make one proposition: that of the one that has one, otherwise a new one with this wording. Where they make two
     * already, they stay apart, unless `merges` says that the second one becomes the first one's.
     */
    together: z
      .strictObject({ statement: Proposition.unwrap().shape.statement, merges: z.literal(true).optional() })
      .readonly()
      .optional(),
    /** Where both make the same proposition, this one of them leaves it. */
    apart: AnnotationId.optional(),
    replaces,
  })
  .readonly();

/** Takes a decision back: the link goes, and where it is asked for one of its claims leaves their proposition. */
export const UnmatchClaims = z
  .strictObject({ type: z.literal('claim.unmatch'), linkId: LinkId, apart: AnnotationId.optional() })
  .readonly();
