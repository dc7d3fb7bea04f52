import type { AnnotationId, DocumentId, LinkId, LinkTypeId } from '#shared/domain/ids.ts';

/** Two claims, the one that comes first in the project first. */
export interface PairIds {
  readonly fromId: AnnotationId;
  readonly toId: AnnotationId;
  /** The link of a decision: several may join the two. */
  readonly linkId?: LinkId;
}

/** What the part “Matches” of the Claims view shows, kept while one goes to the text and comes back. */
export interface MatchingState {
  readonly half: 'queue' | 'decided';
  /** The least confidence of the pairs that are shown, from 0 to 1. */
  readonly minimum: number;
  readonly acrossOutlets: boolean;
  readonly documentId: DocumentId | null;
  /** Only pairs with this claim. */
  readonly claim: { readonly id: AnnotationId; readonly words: string } | null;
  /** Of the decided pairs, those with this type of link. */
  readonly linkTypeId: LinkTypeId | null;
  /** Whether two claims that say the same also get one proposition. */
  readonly together: boolean;
  /** The pair that is shown large. */
  readonly current: PairIds | null;
  /** Whether its second claim stands first: links lead from the first to the second. */
  readonly turned: boolean;
  /** Counts the pairs that came back by an undo: each is to get the focus. */
  readonly cameBack: number;
  /** How far the comparison of the claims is, as it was told last. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

export const initialMatching: MatchingState = {
  half: 'queue',
  minimum: 0.15,
  acrossOutlets: false,
  documentId: null,
  claim: null,
  linkTypeId: null,
  together: true,
  current: null,
  turned: false,
  cameBack: 0,
  progress: null,
};
