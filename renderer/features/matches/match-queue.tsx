import { type KeyboardEvent, type ReactNode, useEffect, useMemo } from 'react';
import type { MatchRow } from '#shared/api/match-answers.ts';
import { success } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { relationsFor } from '../../app/claims/matching.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import { type LoadPage, type Pages, usePages } from '../../app/use-pages.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { MatchItem } from './match-item.tsx';
import { focusNextRow, isTurning, relationOfKey } from './match-keys.ts';
import { PairHalf } from './pair-half.tsx';
import { PairView } from './pair-view.tsx';
import { useDecision } from './use-decision.tsx';
import { usePairRows } from './use-pair-rows.ts';
import { WaitingForMatches } from './waiting-for-matches.tsx';

/** What is said of the whole queue. */
interface Sum {
  readonly sequence: number;
  readonly total: number;
  readonly decided: number;
  readonly claims: number;
}

/** The pairs that wait, the likeliest first, to be decided one after the other by key. */
export function MatchQueue({ onSum }: { readonly onSum: (sum: string) => void }): ReactNode {
  const { minimum, acrossOutlets, documentId, claim } = useApp((state) => state.matching);
  const claimId = claim?.id ?? null;
  const load = useMemo<LoadPage<MatchRow, Sum>>(
    () => async (api, page) => {
      const answer = await api.call('matches.list', { minimum, acrossOutlets, documentId, claimId, ...page });
      if (!answer.ok) return answer;
      const { rows, ...sum } = answer.value;
      return success({ rows, sum });
    },
    [minimum, acrossOutlets, documentId, claimId],
  );
  const answer = usePages(load);
  return <WaitingForMatches answer={answer}>{(pages) => <Filled pages={pages} onSum={onSum} />}</WaitingForMatches>;
}

interface FilledProps {
  readonly pages: Pages<MatchRow, Sum>;
  readonly onSum: (sum: string) => void;
}

function Filled({ pages, onSum }: FilledProps): ReactNode {
  const { matching } = useWorkbench();
  const turned = useApp((state) => state.matching.turned);
  const codebook = useApp(codebookOf);
  const rows = usePairRows(pages, keyOfPair);
  const { shown } = rows;
  const { total, decided, claims } = pages.sum;
  const waiting = rows.indexes.length;
  const done = decided + (total - waiting);
  useEffect(() => {
    onSum(translate('window.matches.sum', { done: formatNumber(done), all: formatNumber(done + waiting) }));
  }, [onSum, done, waiting]);

  const [from, to] = shown && turned ? [shown.to, shown.from] : [shown?.from, shown?.to];
  const pair = shown && from && to ? { from, to, row: shown } : undefined;
  const { ask, dialog } = useDecision(pair, (relation, { row, ...decided }, merges) =>
    rows.send(row, matching.decide(relation, decided, merges)),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const relation = relationOfKey(event, 'queue');
    const isAllowed = pair && relationsFor(codebook, pair).some(({ id }) => id === relation);
    if (relation && isAllowed) ask(relation);
    else if (relation === undefined && isTurning(event)) matching.turn();
    else return;
    event.preventDefault();
  };
  const onRowKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || event.repeat) return;
    event.preventDefault();
    focusNextRow(event);
  };

  return (
    <PairHalf
      rows={rows}
      labels={{ part: translate('window.matches.half.queue'), list: translate('window.matches') }}
      heightOf={heightOf}
      empty={<Empty claims={claims} />}
      onKeyDown={onKeyDown}
      onRowKeyDown={onRowKeyDown}
      renderRow={(row, button) => <MatchItem row={row} {...button} />}
    >
      <PairView
        from={from}
        to={to}
        suggestion={shown?.suggestion}
        reasons={shown?.reasons ?? []}
        onDecide={ask}
        onLater={() => rows.place.current && focusNextRow(rows.place.current)}
      />
      {dialog}
    </PairHalf>
  );
}

function Empty({ claims }: { readonly claims: number }): ReactNode {
  if (claims < 2)
    return (
      <EmptyState title={translate('window.matches.few-claims')}>
        {translate('window.matches.few-claims-text')}
      </EmptyState>
    );
  return <EmptyState title={translate('window.matches.empty')}>{translate('window.matches.empty-text')}</EmptyState>;
}

function heightOf(): number {
  return 92;
}

function keyOfPair({ from, to }: MatchRow): string {
  return `${from.annotationId} ${to.annotationId}`;
}
