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

/** What is said of the whole queue; a new object with each answer. */
interface Sum {
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
  const pair = from && to ? { from, to } : undefined;
  const { ask, dialog } = useDecision(pair, (relation, merges) => {
    if (shown && pair) send(keyOfPair(shown), matching.decide(relation, pair, merges));
  });
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
 * The pairs that were decided here, hidden until the answer that was asked for after that is there: answers and
 * decisions pass the services in order, so the next one after a decision was written knows of it.
 */
function useSent(sum: Sum): {
  readonly sent: ReadonlySet<string>;
  readonly send: (key: string, done: Promise<boolean>) => void;
} {
  const [entries, setEntries] = useState<ReadonlyMap<string, Sum | 'sent'>>(new Map());
  const latest = useRef(sum);
  useEffect(() => {
    latest.current = sum;
  }, [sum]);
  const sent = useMemo(
    () => new Set([...entries].filter(([, at]) => at === 'sent' || at === sum).map(([key]) => key)),
    [entries, sum],
  );
  const send = useCallback((key: string, done: Promise<boolean>) => {
    setEntries((before) => new Map(before).set(key, 'sent'));
    void done.then((isDone) =>
      setEntries((before) => {
        const after = new Map(before);
        if (isDone) after.set(key, latest.current);
        else after.delete(key);
        return after;
      }),
    );
  }, []);
  return { sent, send };
}
