import { z } from 'zod';
import { AnnotationId, DocumentId, LinkTypeId } from '../domain/ids.ts';
import { DecidedRow, MatchPair, MatchRow } from './match-answers.ts';
import { forWindow, nothing } from './method.ts';

const page = { offset: z.int().min(0), limit: z.int().min(1).max(1000) };

/** Which pairs are meant. */
const filter = {
  /** Pairs less alike are left out; from 0 to 1. */
  minimum: z.number().min(0).max(1),
  /** Only pairs of claims of two outlets, or of articles that name none. */
  acrossOutlets: z.boolean(),
  documentId: DocumentId.nullable(),
  /** Only pairs with this claim. */
  claimId: AnnotationId.nullable(),
};

export const matchTables = ['matches'] as const;

/** The pairs of a half as they stand on the screen: those that wait, or those that were decided. */
export const PairsShown = z
  .strictObject({ half: z.enum(['queue', 'decided']), linkTypeId: LinkTypeId.nullable(), ...filter })
  .readonly();
export type PairsShown = z.infer<typeof PairsShown>;

/**
 * The part of the contract about pairs of claims. The first question compares all claims and takes its time
 * (`matches.progress`); what was found is kept as long as the claims say the same, whatever is decided.
 */
export const matchMethods = {
  /** The pairs that wait for a decision, the likeliest first. */
  'matches.list': forWindow(
    'services',
    z.strictObject({ ...filter, ...page }),
    z.strictObject({
      /** The journal's entry up to which the answer knows what was decided. */
      sequence: z.int(),
      total: z.int(),
      /** Pairs of these articles that were decided, whichever way. */
      decided: z.int(),
      /** Of the whole project. */
      claims: z.int(),
      rows: z.array(MatchRow).readonly(),
    }),
  ),
  /** Two claims beside each other; null where one of them is no longer there. */
  'matches.pair': forWindow(
    'services',
    z.strictObject({ fromId: AnnotationId, toId: AnnotationId }),
    MatchPair.nullable(),
  ),
  /** The pairs of claims of two articles that links join, the last decision first. */
  'matches.decided': forWindow(
    'services',
    z.strictObject({
      linkTypeId: LinkTypeId.nullable(),
      documentId: DocumentId.nullable(),
      claimId: AnnotationId.nullable(),
      ...page,
    }),
    z.strictObject({
      /** The journal's entry up to which the answer knows what was decided. */
      sequence: z.int(),
      total: z.int(),
      rows: z.array(DecidedRow).readonly(),
    }),
  ),
  'matches.cancel': forWindow('services', nothing, nothing),
} as const;
