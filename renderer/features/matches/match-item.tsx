import type { ReactNode } from 'react';
import type { MatchRow, MatchSide } from '#shared/api/match-answers.ts';
import { useWorkbench } from '../../app/context.tsx';
import { describeConfidence } from '../../app/claims/matching.ts';
import { describeReason } from './describe-reason.ts';
import { PairButton, type PairButtonProps } from './pair-half.tsx';

/** A pair in the queue: both claims, where they stand, and why they may be about the same. */
export function MatchItem({ row, ...button }: PairButtonProps & { readonly row: MatchRow }): ReactNode {
  const { matching } = useWorkbench();
  const { from, to, confidence, reasons } = row;
  return (
    <PairButton {...button} onShow={() => matching.show({ fromId: from.annotationId, toId: to.annotationId })}>
      <span className="match-confidence" title={describeConfidence(confidence)}>
        <span className="visually-hidden">{describeConfidence(confidence)}</span>
        <span aria-hidden>{Math.round(confidence * 100)}</span>
        <span className="match-meter" aria-hidden style={{ inlineSize: `${Math.round(confidence * 100)}%` }} />
      </span>
      <span className="match-claims">
        <ClaimLine side={from} />
        <ClaimLine side={to} />
        <small>{reasons.map(describeReason).join(' · ')}</small>
      </span>
    </PairButton>
  );
}

/** A claim's first words and where it stands. */
export function ClaimLine({ side }: { readonly side: MatchSide }): ReactNode {
  return (
    <span className="match-line">
      <span dir="auto">{side.claim}</span>
      <small dir="auto">{side.outlet || side.title}</small>
    </span>
  );
}
