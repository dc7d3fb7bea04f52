import { type ReactNode, useEffect, useEffectEvent } from 'react';
import type { MatchRow, MatchSide } from '#shared/api/match-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { describeConfidence } from '../../app/claims/matching.ts';
import { describeReason } from './describe-reason.ts';

interface MatchItemProps {
  /** Undefined where its page is not here yet. */
  readonly row: MatchRow | undefined;
  readonly need: () => void;
  readonly tabIndex: 0 | -1;
  readonly current: boolean;
}

/** A pair in the queue: both claims, where they stand, and why they may be about the same. */
export function MatchItem({ row, need, tabIndex, current }: MatchItemProps): ReactNode {
  const { matching } = useWorkbench();
  const fetch = useEffectEvent(need);
  const isComing = row === undefined;
  useEffect(() => {
    if (isComing) fetch();
  }, [isComing]);
  if (!row) return <span className="visually-hidden">{translate('window.matches.loading-row')}</span>;
  const { from, to, confidence, reasons } = row;
  const show = (): void => matching.show({ fromId: from.annotationId, toId: to.annotationId });
  return (
    <button
      type="button"
      className="row-button match-row"
      data-row
      tabIndex={tabIndex}
      aria-current={current || undefined}
      onFocus={show}
      onClick={show}
    >
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
    </button>
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
