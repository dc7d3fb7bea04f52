import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { DecidedRow } from '#shared/api/match-answers.ts';
import { findLinkType } from '#shared/domain/codebook.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { relationsFor } from '../../app/claims/matching.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import { type LoadPage, type Pages, usePages } from '../../app/use-pages.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { ClaimLine } from './match-item.tsx';
import { relationOfKey, useCameBack } from './match-keys.ts';
import { PairView } from './pair-view.tsx';
import { useDecision } from './use-decision.tsx';
import { WaitingForMatches } from './waiting-for-matches.tsx';

interface Sum {
  readonly total: number;
}

/** What was decided, the last decision first: to be looked at, changed and taken back. */
export function DecidedList({ onSum }: { readonly onSum: (sum: string) => void }): ReactNode {
  const { linkTypeId, documentId, claim } = useApp((state) => state.matching);
  const claimId = claim?.id ?? null;
  const load = useMemo<LoadPage<DecidedRow, Sum>>(
    () => async (api, page) => {
      const answer = await api.call('matches.decided', { linkTypeId, documentId, claimId, ...page });
      if (!answer.ok) return answer;
      const { rows, total } = answer.value;
      return success({ rows, sum: { total } });
    },
    [linkTypeId, documentId, claimId],
  );
  const answer = usePages(load);
  return <WaitingForMatches answer={answer}>{(pages) => <Filled pages={pages} onSum={onSum} />}</WaitingForMatches>;
}

interface FilledProps {
  readonly pages: Pages<DecidedRow, Sum>;
  readonly onSum: (sum: string) => void;
}

function Filled({ pages, onSum }: FilledProps): ReactNode {
  const { matching } = useWorkbench();
  const ref = useRef<HTMLDivElement>(null);
  const current = useApp((state) => state.matching.current);
  const codebook = useApp(codebookOf);
  const { total } = pages.sum;
  const indexes = useMemo(() => Array.from({ length: total }, (_, index) => index), [total]);
  const at = indexes.findIndex((index) => {
    const row = pages.rowAt(index);
    return row?.from.annotationId === current?.fromId && row?.to.annotationId === current?.toId;
  });
  const shown = pages.rowAt(Math.max(at, 0));
  useEffect(() => {
    onSum(translateCount('window.matches.sum-decided-one', 'window.matches.sum-decided', total));
  }, [onSum, total]);
  useCameBack(ref, at);
  const { ask, dialog } = useDecision(shown, (relation, { from, to, ...link }, merges) => {
    if (relation === link.linkTypeId) return;
    void matching.decide(relation, { from, to, link }, merges);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const relation = relationOfKey(event, 'decided');
    if (!relation || !shown || !relationsFor(codebook, shown).some(({ id }) => id === relation)) return;
    event.preventDefault();
    ask(relation);
  };
  const onRowKeyDown = (event: KeyboardEvent, index: number): void => {
    const row = pages.rowAt(index);
    if (!row || event.repeat || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
    event.preventDefault();
    void matching.takeBack(row);
  };
  return (
    <div ref={ref} className="matches-filled" tabIndex={-1} role="presentation" onKeyDown={onKeyDown}>
      <section className="matches-list" aria-label={translate('window.matches.half.decided')}>
        {total === 0 ? (
          <EmptyState title={translate('window.matches.none-decided')}>
            {translate('window.matches.none-decided-text')}
          </EmptyState>
        ) : (
          <VirtualList
            label={translate('window.matches.half.decided')}
            items={indexes}
            keyOf={(index) => pages.rowAt(index)?.linkId ?? String(index)}
            heightOf={heightOf}
            selectedIndex={at}
            onItemKeyDown={onRowKeyDown}
            renderItem={(index, { tabIndex }) => (
              <DecidedItem
                row={pages.rowAt(index)}
                need={() => pages.need(index)}
                tabIndex={tabIndex}
                current={pages.rowAt(index) === shown}
              />
            )}
          />
        )}
      </section>
      <PairView
        from={shown?.from}
        to={shown?.to}
        link={shown}
        reasons={[]}
        onDecide={ask}
        onTakeBack={() => shown && void matching.takeBack(shown)}
      />
      {dialog}
    </div>
  );
}

interface DecidedItemProps {
  readonly row: DecidedRow | undefined;
  readonly need: () => void;
  readonly tabIndex: 0 | -1;
  readonly current: boolean;
}

function DecidedItem({ row, need, tabIndex, current }: DecidedItemProps): ReactNode {
  const { matching } = useWorkbench();
  const codebook = useApp(codebookOf);
  const fetch = useEffectEvent(need);
  const isComing = row === undefined;
  useEffect(() => {
    if (isComing) fetch();
  }, [isComing]);
  if (!row) return <span className="visually-hidden">{translate('window.matches.loading-row')}</span>;
  const { from, to, linkTypeId } = row;
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
      <span className="match-claims">
        <small className="match-type">{(codebook && findLinkType(codebook, linkTypeId)?.name) ?? linkTypeId}</small>
        <ClaimLine side={from} />
        <ClaimLine side={to} />
      </span>
    </button>
  );
}

function heightOf(): number {
  return 84;
}
