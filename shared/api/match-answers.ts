import { z } from 'zod';
import { AnnotationId, DocumentId, LabelId, LinkId, LinkTypeId, PropositionId, Timestamp } from '../domain/ids.ts';
import { Span } from '../domain/span.ts';
import { quantityReasons } from '../quantities/compare-quantities.ts';

// Pairs of claims of different articles that may be about the same thing, and what was decided about them.

const side = {
  annotationId: AnnotationId,
  documentId: DocumentId,
  labelId: LabelId,
  /** Of the article, or the name of its file where it has none. */
  title: z.string(),
  outlet: z.string(),
  date: z.string(),
  /** Around all fragments, to go there. */
  span: Span,
  claim: z.string(),
  /** The register's name of who says so, otherwise the article's words; empty where nobody is named. */
  speaker: z.string(),
  propositionId: PropositionId.nullable(),
  /** The register's wording; empty where the claim makes no proposition. */
  proposition: z.string(),
};

/** One claim of a pair. */
export const MatchSide = z.strictObject(side).readonly();
export type MatchSide = z.infer<typeof MatchSide>;

const MatchReason = z
  .strictObject({
    kind: z.enum(['words', 'numbers', 'entities', 'speaker', 'other-numbers']),
    texts: z.array(z.string()).readonly(),
  })
  .readonly();

/** A pair that waits for a decision; `from` is the claim that comes first in the project. */
export const MatchRow = z
  .strictObject({
    from: MatchSide,
    to: MatchSide,
    /** From 0 to 1. */
    confidence: z.number(),
    suggestion: z.enum(['same', 'different-figure']),
    reasons: z.array(MatchReason).readonly(),
  })
  .readonly();
export type MatchRow = z.infer<typeof MatchRow>;

/** A pair that was decided. */
export const DecidedRow = z
  .strictObject({
    linkId: LinkId,
    linkTypeId: LinkTypeId,
    from: MatchSide,
    to: MatchSide,
    at: Timestamp,
    /** The claim that this decision put into the proposition which both make; null where it put neither there. */
    joined: AnnotationId.nullable(),
  })
  .readonly();
export type DecidedRow = z.infer<typeof DecidedRow>;

/** Words of a claim that the other one has too, or figures that it gives otherwise; in the article's offsets. */
export const MatchMark = z
  .strictObject({ span: Span, kind: z.enum(['word', 'number', 'entity', 'other-number']) })
  .readonly();
export type MatchMark = z.infer<typeof MatchMark>;

/** A claim of a pair in the words around it. */
export const MatchContext = z
  .strictObject({
    ...side,
    cue: z.string(),
    /** Its paragraph, or as much of that as is shown, and where that begins in the article. */
    text: z.string(),
    textStart: z.int(),
    /** In reading order, not overlapping. */
    marks: z.array(MatchMark).readonly(),
    /** The figure that it gives; empty where it gives none. */
    figure: z.string(),
  })
  .readonly();
export type MatchContext = z.infer<typeof MatchContext>;

export const MatchPair = z
  .strictObject({
    from: MatchContext,
    to: MatchContext,
    /** How the figures stand to each other; null where they are not two. */
    figures: z
      .strictObject({
        relation: z.enum(['same', 'compatible', 'different', 'incomparable']),
        reasons: z.array(z.enum(quantityReasons)).readonly(),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type MatchPair = z.infer<typeof MatchPair>;
