import { type ReactNode, useEffect, useMemo } from 'react';
import { passageOrders, type PassageRow } from '#shared/api/comparison-answers.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { passageOrder } from '../../app/claims/comparing.ts';
import { type LoadPage, type Pages, usePages } from '../../app/use-pages.ts';
import { ComingRow } from '../../ui/coming-row.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { oneLine } from '../../ui/one-line.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { ComparisonAnswer } from './comparison-answer.tsx';

interface PassageListProps {
  /** Is told how many there are, in words. */
  readonly onSum: (sum: string) => void;
}

/** Passages that several articles share, each of which makes them one source. */
export function PassageList({ onSum }: PassageListProps): ReactNode {
  const { comparing } = useWorkbench();
  const { filter: typed, passageSort: sort } = useApp((state) => state.quotations);
  const filter = useSettled(typed);
  const load = useMemo<LoadPage<PassageRow, number>>(
    () => async (api, page) => {
      const answer = await api.call('passages.list', { filter, ...passageOrder(sort), ...page });
      return answer.ok ? success({ rows: answer.value.rows, sum: answer.value.total }) : answer;
    },
    [filter, sort],
  );
  const answer = usePages(load);
  const sum =
    answer.kind === 'ready' ? translateCount('window.passages.sum-one', 'window.passages.sum', answer.value.sum) : '';
  useEffect(() => onSum(sum), [onSum, sum]);
  return (
    <>
      <div className="quotations-tools">
        <SelectField
          label={translate('window.quotations.sort')}
          value={sort}
          options={passageOrders.map((id) => ({ id, name: translate(`window.passages.sort.${id}`) }))}
          onChange={(id) => comparing.ask({ passageSort: passageOrders.find((one) => one === id) ?? 'articles' })}
        />
      </div>
      <ComparisonAnswer answer={answer}>
        {(pages) => (pages.sum === 0 ? <NoPassages filtered={filter !== ''} /> : <Passages pages={pages} />)}
      </ComparisonAnswer>
    </>
  );
}

function NoPassages({ filtered }: { readonly filtered: boolean }): ReactNode {
  if (filtered) return <EmptyState>{translate('window.no-match')}</EmptyState>;
  return <EmptyState title={translate('window.passages.none')}>{translate('window.passages.none-text')}</EmptyState>;
}

function Passages({ pages }: { readonly pages: Pages<PassageRow, number> }): ReactNode {
  const { comparing } = useWorkbench();
  const chosen = useApp((state) => state.quotations.passageId);
  const indexes = useMemo(() => Array.from({ length: pages.sum }, (_, index) => index), [pages.sum]);
  return (
    <VirtualList
      label={translate('window.passages')}
      items={indexes}
      keyOf={String}
      heightOf={heightOf}
      renderItem={(index, focus) => {
        const row = pages.rowAt(index);
        if (!row) return <ComingRow index={index} need={pages.need} />;
        return (
          <button
            type="button"
            className="row-button quotation-row"
            data-row
            tabIndex={focus.tabIndex}
            aria-current={row.id === chosen}
            onClick={() => comparing.ask({ passageId: row.id })}
          >
            <span className="quotation-words" dir="auto">
              {oneLine(row.text)}
            </span>
            <small dir="auto">{translate('window.passages.since', { article: earliestOf(row) })}</small>
            <small className="quotation-counts" data-found="true">
              {[
                translate('window.passages.articles', { count: formatNumber(row.articles) }),
                translate('window.passages.words', { count: formatNumber(row.words) }),
                ...(row.claims === 0
                  ? []
                  : [translateCount('window.passages.claim', 'window.passages.claims', row.claims)]),
              ].join(' · ')}
            </small>
          </button>
        );
      }}
    />
  );
}

function heightOf(): number {
  return 92;
}

function earliestOf({ earliest: { title, outlet, date } }: PassageRow): string {
  return [outlet || title, date].filter(Boolean).join(' · ');
}
