import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ApiClient } from '#shared/api/client.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { ProposalRow } from '#shared/api/register-answers.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { type Pages, usePages } from '../../app/use-pages.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { ComingRow } from './coming-row.tsx';
import { ProposalContext } from './proposal-context.tsx';
import { ProposalItem } from './proposal-item.tsx';
import { ProposalTools } from './proposal-tools.tsx';

/** What is said of all proposals; a new object with each answer. */
type Sum = Omit<OutputOf<'register.proposals'>, 'rows'>;

/** What the register could hold, to be accepted or turned down one by one by key, or many at once. */
export function ProposalsPane({ codebook }: { readonly codebook: Codebook }): ReactNode {
  const allLabels = useApp((state) => state.register.allLabels);
  const load = useCallback(
    async (api: ApiClient, page: { readonly offset: number; readonly limit: number }) => {
      const answer = await api.call('register.proposals', { allLabels, ...page });
      if (!answer.ok) return answer;
      const { rows, ...sum } = answer.value;
      return success({ rows, sum });
    },
    [allLabels],
  );
  const answer = usePages<ProposalRow, Sum>(load);
  return (
    <section className="register-side proposals" aria-label={translate('window.proposals')}>
      <AnswerView answer={answer}>{(pages) => <Filled pages={pages} codebook={codebook} />}</AnswerView>
    </section>
  );
}

/** The mentions of one proposal that are not to be taken over with it. */
interface LeftOut {
  readonly key: string | undefined;
  readonly ids: ReadonlySet<AnnotationId>;
}

const none: ReadonlySet<AnnotationId> = new Set();

interface FilledProps {
  readonly pages: Pages<ProposalRow, Sum>;
  readonly codebook: Codebook;
}

function Filled({ pages, codebook }: FilledProps): ReactNode {
  const { registering, notices } = useWorkbench();
  const ref = useRef<HTMLDivElement>(null);
  const [focusedKey, setFocusedKey] = useState<string>();
  const [left, setLeft] = useState<LeftOut>({ key: undefined, ids: none });
  const { decided, decide } = useDecided(pages.sum);
  const { total, byConfidence, turnedDown } = pages.sum;
  const indexes = useMemo(
    () =>
      Array.from({ length: total }, (_, index) => index).filter((index) => !decided.has(pages.rowAt(index)?.key ?? '')),
    [total, pages, decided],
  );
  const keyOf = useCallback((index: number) => pages.rowAt(index)?.key ?? String(index), [pages]);
  // The row that had the focus is gone with the last one: the list's own place takes it, not the page.
  const isEmpty = indexes.length === 0;
  useEffect(() => {
    if (isEmpty && document.activeElement === document.body) ref.current?.focus();
  }, [isEmpty]);

  const leftOutOf = (key: string | undefined): ReadonlySet<AnnotationId> => (left.key === key ? left.ids : none);
  const accept = (row: ProposalRow): void => {
    const without = [...leftOutOf(row.key)];
    if (row.kind !== 'merge' && without.length >= row.mentions)
      return notices.inform('window.proposals.nothing-ticked');
    decide(row.key, registering.accept(row, without));
  };
  const turnDown = (row: ProposalRow): void => {
    decide(row.key, Promise.resolve(true));
    registering.turnDown(row);
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const row = pages.rowAt(index);
    const isRow = event.target instanceof Element && event.target.matches('[data-row]');
    if (!row || !isRow || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') accept(row);
    else if (event.key.toLowerCase() === 'x' || event.key === 'Delete') turnDown(row);
    else return;
    event.preventDefault();
  };
  const focused = indexes.map((index) => pages.rowAt(index)).find((row) => row?.key === focusedKey);

  return (
    <div ref={ref} className="proposals-filled" tabIndex={-1}>
      <ProposalTools total={indexes.length} byConfidence={byConfidence} turnedDown={turnedDown} />
      {isEmpty ? (
        <EmptyState title={translate('window.proposals.empty')}>{translate('window.proposals.empty-text')}</EmptyState>
      ) : (
        <VirtualList
          label={translate('window.proposals')}
          className="proposals-list"
          items={indexes}
          keyOf={keyOf}
          heightOf={heightOf}
          onItemKeyDown={onKeyDown}
          renderItem={(index, { tabIndex }) => {
            const row = pages.rowAt(index);
            if (!row) return <ComingRow index={index} need={pages.need} />;
            return (
              <ProposalItem
                row={row}
                codebook={codebook}
                tabIndex={tabIndex}
                current={row.key === focused?.key}
                onFocus={() => setFocusedKey(row.key)}
                onAccept={() => accept(row)}
                onTurnDown={() => turnDown(row)}
              />
            );
          }}
        />
      )}
      <p className="visually-hidden" role="status">
        {translateCount('window.proposals.one', 'window.proposals.many', indexes.length)}
      </p>
      {!isEmpty && (
        <ProposalContext
          row={focused}
          leftOut={leftOutOf(focused?.key)}
          onLeaveOut={(ids) => setLeft({ key: focused?.key, ids })}
        />
      )}
    </div>
  );
}

function heightOf(): number {
  return 60;
}

/**
 * The proposals that were decided here, hidden until the answer that was asked for after that is there: answers and
 * decisions pass the services in order, so the next one after a decision was written knows of it.
 */
function useDecided(sum: Sum): {
  readonly decided: ReadonlySet<string>;
  readonly decide: (key: string, done: Promise<boolean>) => void;
} {
  const [entries, setEntries] = useState<ReadonlyMap<string, Sum | 'sent'>>(new Map());
  const latest = useRef(sum);
  useEffect(() => {
    latest.current = sum;
  }, [sum]);
  const decided = useMemo(
    () => new Set([...entries].filter(([, at]) => at === 'sent' || at === sum).map(([key]) => key)),
    [entries, sum],
  );
  const decide = (key: string, done: Promise<boolean>): void => {
    setEntries((before) => new Map([...before].filter(([, at]) => at === 'sent' || at === sum)).set(key, 'sent'));
    void done.then((isDone) =>
      setEntries((before) => {
        const after = new Map(before);
        if (isDone) after.set(key, latest.current);
        else after.delete(key);
        return after;
      }),
    );
  };
  return { decided, decide };
}
