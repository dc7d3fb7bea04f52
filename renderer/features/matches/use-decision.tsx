import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.tsx';
import type { DecidingPair, MatchRelation } from '../../app/claims/matching.ts';
import { MergeDialog } from './merge-dialog.tsx';

/** Decides, and asks first where two claims that say the same make two propositions. */
export function useDecision<Pair extends Pick<DecidingPair, 'from' | 'to'>>(
  pair: Pair | undefined,
  decide: (relation: MatchRelation, pair: Pair, merges: boolean) => void,
): { readonly ask: (relation: MatchRelation) => void; readonly dialog: ReactNode } {
  const together = useApp((state) => state.matching.together);
  // The pair as it was when the question came up: the list behind may go on to another one meanwhile.
  const [asked, setAsked] = useState<Pair>();
  return {
    ask: (relation) => {
      if (!pair) return;
      if (relation === 'same' && together && areTwoPropositions(pair)) setAsked(pair);
      else decide(relation, pair, false);
    },
    dialog: asked && (
      <MergeDialog
        statements={[asked.from.proposition, asked.to.proposition]}
        onAnswer={(merges) => {
          setAsked(undefined);
          decide('same', asked, merges);
        }}
        onClose={() => setAsked(undefined)}
      />
    ),
  };
}

function areTwoPropositions({ from, to }: Pick<DecidingPair, 'from' | 'to'>): boolean {
  return from.propositionId !== null && to.propositionId !== null && from.propositionId !== to.propositionId;
}
