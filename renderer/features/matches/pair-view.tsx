import { type ReactNode, useMemo } from 'react';
import type { DecidedRow, MatchPair, MatchRow, MatchSide } from '#shared/api/match-answers.ts';
import { findLinkType } from '#shared/domain/codebook.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { type MatchRelation, relationsFor, unrelatedType } from '../../app/claims/matching.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Keys } from '../../ui/keys.tsx';
import { describeReason } from './describe-reason.ts';
import { PairSide } from './pair-side.tsx';

interface PairViewProps {
  /** In the order in which a link would lead. */
  readonly from: MatchSide | undefined;
  readonly to: MatchSide | undefined;
  readonly suggestion?: MatchRow['suggestion'] | undefined;
  readonly reasons: MatchRow['reasons'];
  /** What was decided. */
  readonly link?: DecidedRow | undefined;
  readonly onDecide: (relation: MatchRelation) => void;
  readonly onLater?: () => void;
  readonly onTakeBack?: () => void;
}

/** A pair large, in the words around it, and what can be decided about it. */
export function PairView(props: PairViewProps): ReactNode {
  const { from, to } = props;
  return (
    <section className="match-pair" aria-label={translate('window.matches.pair')}>
      {from && to ? (
        <Shown {...props} from={from} to={to} />
      ) : (
        <EmptyState>{translate('window.matches.none-shown')}</EmptyState>
      )}
    </section>
  );
}

type ShownProps = PairViewProps & { readonly from: MatchSide; readonly to: MatchSide };

function Shown({ from, to, suggestion, reasons, link, onDecide, onLater, onTakeBack }: ShownProps): ReactNode {
  const { matching } = useWorkbench();
  const codebook = useApp(codebookOf);
  const load = useMemo(
    () => asking('matches.pair', { fromId: from.annotationId, toId: to.annotationId }),
    [from.annotationId, to.annotationId],
  );
  const answer = useProjectQuery<MatchPair | null>(load);
  const relations = relationsFor(codebook, { from, to });
  const lacksUnrelated = codebook !== undefined && !findLinkType(codebook, unrelatedType);
  return (
    <>
      <div className="match-sides">
        <AnswerView answer={answer}>
          {(pair) => (pair ? <Sides pair={pair} /> : <EmptyState>{translate('window.matches.gone')}</EmptyState>)}
        </AnswerView>
        {reasons.length > 0 && <p className="match-reasons">{reasons.map(describeReason).join(' · ')}</p>}
      </div>
      <div className="match-decisions" role="toolbar" aria-label={translate('window.matches.decide')}>
        {relations.map(({ id, name, keys: [key] }) => (
          <Button
            key={id}
            tone={id === suggestion ? 'primary' : 'plain'}
            title={id === suggestion ? translate('window.matches.suggested') : undefined}
            aria-pressed={link ? link.linkTypeId === id : undefined}
            aria-keyshortcuts={key}
            onClick={() => onDecide(id)}
          >
            {name}
            <Keys keys={key.toUpperCase()} />
          </Button>
        ))}
        {relations.length === 0 && <p className="match-note">{translate('window.matches.no-relations')}</p>}
        <span className="match-decisions-end">
          {onLater && (
            <Button tone="quiet" onClick={onLater}>
              {translate('window.matches.later')}
              <Keys keys="Space" />
            </Button>
          )}
          {onLater && (
            <Button tone="quiet" onClick={() => matching.turn()}>
              {translate('window.matches.turn')}
              <Keys keys="T" />
            </Button>
          )}
          {onTakeBack && (
            <Button tone="danger quiet" onClick={onTakeBack}>
              {translate('window.matches.take-back')}
              <Keys keys="Delete" />
            </Button>
          )}
        </span>
      </div>
      {lacksUnrelated && (
        <p className="match-note">
          {translate('window.matches.no-unrelated')}{' '}
          <Button onClick={() => void matching.addUnrelated()}>{translate('window.matches.add-unrelated')}</Button>
        </p>
      )}
    </>
  );
}

function Sides({ pair: { from, to, figures } }: { readonly pair: MatchPair }): ReactNode {
  return (
    <>
      <PairSide side={from} label={translate('window.matches.first')} />
      <PairSide side={to} label={translate('window.matches.second')} />
      {figures && (
        <p className="match-figures" data-relation={figures.relation}>
          <span>{translate('window.matches.figures')}</span>
          <b>{from.figure}</b>
          <b>{to.figure}</b>
          <span>
            {[
              translate(`window.figures.relation.${figures.relation}`),
              ...figures.reasons.map((reason) => translate(`window.figures.reason.${reason}`)),
            ].join(' · ')}
          </span>
        </p>
      )}
    </>
  );
}
