import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.tsx';
import type { DecidingPair, MatchRelation } from '../../app/claims/matching.ts';
import { MergeDialog } from './merge-dialog.tsx';

/** Decides, and asks first where two claims that say the same make two propositions. */
export function useDecision(
  pair: Pick<DecidingPair, 'from' | 'to'> | undefined,
  decide: (relation: MatchRelation, merges: boolean) => void,
): { readonly ask: (relation: MatchRelation) => void; readonly dialog: ReactNode } {
  const together = useApp((state) => state.matching.together);
  const [isAsking, setAsking] = useState(false);
  const statements = pair ? [pair.from, pair.to].map(({ proposition }) => proposition) : [];
  const areTwo =
    pair !== undefined &&
    pair.from.propositionId !== null &&
    pair.to.propositionId !== null &&
    pair.from.propositionId !== pair.to.propositionId;
  return {
    ask: (relation) => {
      if (relation === 'same' && together && areTwo) setAsking(true);
      else decide(relation, false);
    },
    dialog: isAsking && (
      <MergeDialog
        statements={statements}
        onAnswer={(merges) => {
          setAsking(false);
          decide('same', merges);
        }}
        onClose={() => setAsking(false)}
      />
    ),
  };
}
