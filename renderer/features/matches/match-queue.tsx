import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MatchRow } from '#shared/api/match-answers.ts';
import { success } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { relationsFor } from '../../app/claims/matching.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import { type LoadPage, type Pages, usePages } from '../../app/use-pages.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { MatchItem } from './match-item.tsx';
import { focusNextRow, isTurning, relationOfKey, useCameBack } from './match-keys.ts';
import { PairView } from './pair-view.tsx';
import { useDecision } from './use-decision.tsx';
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
  const ref = useRef<HTMLDivElement>(null);
  const current = useApp((state) => state.matching.current);
  const turned = useApp((state) => state.matching.turned);
  const codebook = useApp(codebookOf);
  const { sent, send } = useSent(pages.sum);
  const { total, decided, claims } = pages.sum;
  const indexes = useMemo(
    () => Array.from({ length: total }, (_, index) => index).filter((index) => !sent.has(keyOfRow(pages, index))),
    [total, pages, sent],
  );
  const keyOf = useCallback((index: number) => keyOfRow(pages, index), [pages]);
  const at = indexes.findIndex((index) => isPair(pages.rowAt(index), current));
  const shown = pages.rowAt(indexes[Math.max(at, 0)] ?? -1);
  const done = decided + (total - indexes.length);
  useEffect(() => {
    onSum(translate('window.matches.sum', { done: formatNumber(done), all: formatNumber(done + indexes.length) }));
  }, [onSum, done, indexes.length]);
  useCameBack(ref, at);
  const isEmpty = indexes.length === 0;
  // The row that had the focus is gone with the last one: the list's own place takes it, not the page.
  useEffect(() => {
    if (isEmpty && document.activeElement === document.body) ref.current?.focus();
  }, [isEmpty]);

  const [from, to] = shown && turned ? [shown.to, shown.from] : [shown?.from, shown?.to];
  const pair = shown && from && to ? { from, to, key: keyOfPair(shown) } : undefined;
  const { ask, dialog } = useDecision(pair, (relation, { key, ...decided }, merges) =>
    send(key, matching.decide(relation, decided, merges)),
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
    <div ref={ref} className="matches-filled" tabIndex={-1} role="presentation" onKeyDown={onKeyDown}>
      <section className="matches-list" aria-label={translate('window.matches.half.queue')}>
        {isEmpty ? (
          <Empty claims={claims} />
        ) : (
          <VirtualList
            label={translate('window.matches')}
            items={indexes}
            keyOf={keyOf}
            heightOf={heightOf}
            selectedIndex={at}
            onItemKeyDown={onRowKeyDown}
            renderItem={(index, { tabIndex }) => (
              <MatchItem
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
        from={from}
        to={to}
        suggestion={shown?.suggestion}
        reasons={shown?.reasons ?? []}
        onDecide={ask}
        onLater={() => ref.current && focusNextRow(ref.current)}
      />
      {dialog}
    </div>
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

function isPair(
  row: MatchRow | undefined,
  current: { readonly fromId: string; readonly toId: string } | null,
): boolean {
  if (!row || !current) return false;
  const ids = [row.from.annotationId, row.to.annotationId] as readonly string[];
  return ids.includes(current.fromId) && ids.includes(current.toId);
}

function keyOfPair({ from, to }: MatchRow): string {
  return `${from.annotationId} ${to.annotationId}`;
}

function keyOfRow(pages: Pages<MatchRow, Sum>, index: number): string {
  const row = pages.rowAt(index);
  return row ? keyOfPair(row) : String(index);
}

/**
 * The pairs that were decided here, hidden until an answer is there that knows of it. An answer that was asked for
 * before may still be on its way behind the decision: its pair would come back for a moment, and be decided twice.
 */
function useSent({ sequence }: Sum): {
  readonly sent: ReadonlySet<string>;
  readonly send: (key: string, done: Promise<number | undefined>) => void;
} {
  const [entries, setEntries] = useState<ReadonlyMap<string, number>>(new Map());
  const sent = useMemo(
    () => new Set([...entries].filter(([, decidedIn]) => decidedIn > sequence).map(([key]) => key)),
    [entries, sequence],
  );
  const send = useCallback((key: string, done: Promise<number | undefined>) => {
    setEntries((before) => new Map(before).set(key, Infinity));
    void done.then((decidedIn) =>
      setEntries((before) => {
        const after = new Map(before);
        if (decidedIn === undefined) after.delete(key);
        else after.set(key, decidedIn);
        return after;
      }),
    );
  }, []);
  return { sent, send };
}
