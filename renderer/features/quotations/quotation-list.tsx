import { type ReactNode, useEffect, useMemo } from 'react';
import { type QuotationRow, quotationKinds, quotationOrders } from '#shared/api/comparison-answers.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { quotationOrder } from '../../app/claims/comparing.ts';
import { type LoadPage, type Pages, usePages } from '../../app/use-pages.ts';
import { ComingRow } from '../../ui/coming-row.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { oneLine } from '../../ui/one-line.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { ComparisonAnswer } from './comparison-answer.tsx';

interface Sum {
  readonly total: number;
  readonly tooShort: number;
}

interface QuotationListProps {
  /** Is told how many there are, in words. */
  readonly onSum: (sum: string) => void;
}

/** All direct quotations of the project, each with what became of it in other articles. */
export function QuotationList({ onSum }: QuotationListProps): ReactNode {
  const { comparing } = useWorkbench();
  const { filter: typed, kind, sort } = useApp((state) => state.quotations);
  const filter = useSettled(typed);
  const load = useMemo<LoadPage<QuotationRow, Sum>>(
    () => async (api, page) => {
      const answer = await api.call('quotations.list', { filter, kind, ...quotationOrder(sort), ...page });
      if (!answer.ok) return answer;
      const { rows, ...sum } = answer.value;
      return success({ rows, sum });
    },
    [filter, kind, sort],
  );
  const answer = usePages(load);
  const sum = answer.kind === 'ready' ? sumOf(answer.value.sum) : '';
  useEffect(() => onSum(sum), [onSum, sum]);
  return (
    <>
      <div className="quotations-tools">
        <SelectField
          label={translate('window.quotations.kind')}
          value={kind}
          options={quotationKinds.map((id) => ({ id, name: translate(`window.quotations.kind.${id}`) }))}
          onChange={(id) => comparing.ask({ kind: quotationKinds.find((one) => one === id) ?? 'all' })}
        />
        <SelectField
          label={translate('window.quotations.sort')}
          value={sort}
          options={quotationOrders.map((id) => ({ id, name: translate(`window.quotations.sort.${id}`) }))}
          onChange={(id) => comparing.ask({ sort: quotationOrders.find((one) => one === id) ?? 'text' })}
        />
      </div>
      <ComparisonAnswer answer={answer}>
        {(pages) =>
          pages.sum.total === 0 ? (
            <NoQuotations filtered={filter !== '' || kind !== 'all'} />
          ) : (
            <Quotations pages={pages} />
          )
        }
      </ComparisonAnswer>
    </>
  );
}

function sumOf({ total, tooShort }: Sum): string {
  const sum = translateCount('window.quotations.sum-one', 'window.quotations.sum', total);
  return tooShort === 0 ? sum : translate('window.quotations.too-short', { sum, count: formatNumber(tooShort) });
}

function NoQuotations({ filtered }: { readonly filtered: boolean }): ReactNode {
  if (filtered) return <EmptyState>{translate('window.no-match')}</EmptyState>;
  return (
    <EmptyState title={translate('window.quotations.none')}>{translate('window.quotations.none-text')}</EmptyState>
  );
}

function Quotations({ pages }: { readonly pages: Pages<QuotationRow, Sum> }): ReactNode {
  const { comparing } = useWorkbench();
  const chosen = useApp((state) => state.quotations.quotationId);
  const { total } = pages.sum;
  const indexes = useMemo(() => Array.from({ length: total }, (_, index) => index), [total]);
  return (
    <VirtualList
      label={translate('window.quotations')}
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
            onClick={() => comparing.ask({ quotationId: row.id })}
          >
            <q className="quotation-words" dir="auto">
              {oneLine(row.quote)}
            </q>
            <small dir="auto">
              {[row.speaker || translate('window.quotations.no-speaker'), row.title].join(' · ')}
            </small>
            <small className="quotation-counts" data-found={row.found > 0}>
              {countsOf(row)}
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

function countsOf(row: QuotationRow): string {
  if (row.found === 0) return translate('window.quotations.not-found');
  const counts = [
    ['verbatim', row.verbatim],
    ['near-verbatim', row.nearVerbatim],
    ['altered', row.altered],
    ['partial', row.partial],
    ['other-speakers', row.otherSpeakers],
  ] as const;
  return counts
    .filter(([, count]) => count > 0)
    .map(([id, count]) => translate(`window.quotations.count.${id}`, { count: formatNumber(count) }))
    .join(' · ');
}
