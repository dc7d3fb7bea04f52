import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ApiClient } from '#shared/api/client.ts';
import type { PropositionEntry } from '#shared/api/claim-answers.ts';
import { propositionColumns } from '#shared/api/proposition-methods.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { type Pages, usePages } from '../../app/use-pages.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { ViewTools } from '../../ui/view-tools.tsx';
import { type RowFocus, VirtualList } from '../../ui/virtual-list.tsx';
import { useComing } from './coming.ts';
import { countsOf } from './counts-of.ts';
import { NewProposition } from './new-proposition.tsx';
import { LooseClaims, PropositionPage } from './proposition-page.tsx';
import './propositions.css';

interface Sum {
  readonly total: number;
  readonly loose: number;
}

/** The register of propositions on the left; on the right one of them, or the claims that belong to none. */
export function PropositionsPart(): ReactNode {
  const { filter: typed, propositionId } = useApp((state) => state.claims);
  const { claiming } = useWorkbench();
  const [order, setOrder] = useState<(typeof propositionColumns)[number]>('statement');
  const filter = useSettled(typed);
  const load = useCallback(
    async (api: ApiClient, page: { readonly offset: number; readonly limit: number }) => {
      const sort = order === 'statement' ? null : ({ column: order, direction: 'descending' } as const);
      const answer = await api.call('propositions.register', { filter, sort, ...page });
      if (!answer.ok) return answer;
      const { rows, ...sum } = answer.value;
      return success({ rows, sum });
    },
    [filter, order],
  );
  const answer = usePages<PropositionEntry, Sum>(load);
  const total = answer.kind === 'ready' ? answer.value.sum.total : 0;
  return (
    <>
      <ViewTools>
        <FilterField
          label={translate('window.propositions.filter')}
          value={typed}
          onChange={(text) => claiming.ask({ filter: text })}
        />
        <SelectField
          label={translate('window.propositions.sort')}
          value={order}
          options={propositionColumns.map((id) => ({ id, name: translate(`window.propositions.sort.${id}`) }))}
          onChange={(id) => setOrder(propositionColumns.find((one) => one === id) ?? 'statement')}
        />
        <p className="view-sum" role="status">
          {answer.kind === 'ready' && translateCount('window.propositions.sum-one', 'window.propositions.sum', total)}
        </p>
      </ViewTools>
      <div className="propositions">
        <section className="propositions-list" aria-label={translate('window.propositions')}>
          <AnswerView answer={answer}>
            {(pages) => <Entries pages={pages} filtered={filter.trim() !== ''} />}
          </AnswerView>
          <NewProposition />
        </section>
        {propositionId === null ? <LooseClaims /> : <PropositionPage key={propositionId} id={propositionId} />}
      </div>
    </>
  );
}

interface EntriesProps {
  readonly pages: Pages<PropositionEntry, Sum>;
  readonly filtered: boolean;
}

/** The claims of no proposition stand first: they are what is still to be done. */
function Entries({ pages, filtered }: EntriesProps): ReactNode {
  const { claiming } = useWorkbench();
  const current = useApp((state) => state.claims.propositionId);
  const { total, loose } = pages.sum;
  const indexes = useMemo(() => Array.from({ length: total }, (_, index) => index), [total]);
  const keyOf = useCallback((index: number) => pages.rowAt(index)?.id ?? String(index), [pages]);
  return (
    <div className="propositions-entries">
      <button
        type="button"
        className="proposition-entry proposition-loose"
        aria-current={current === null || undefined}
        onClick={() => claiming.showProposition(null)}
      >
        <span>{translate('window.propositions.loose')}</span>
        <span className="proposition-count">{formatNumber(loose)}</span>
      </button>
      {total === 0 && filtered && <EmptyState>{translate('window.no-match')}</EmptyState>}
      {total === 0 && !filtered && (
        <EmptyState title={translate('window.propositions.empty')}>
          {translate('window.propositions.empty-text')}
        </EmptyState>
      )}
      {total > 0 && (
        <VirtualList
          label={translate('window.propositions')}
          items={indexes}
          keyOf={keyOf}
          heightOf={heightOf}
          renderItem={(index, focus) => <Entry index={index} pages={pages} focus={focus} current={current} />}
        />
      )}
    </div>
  );
}

interface EntryProps {
  readonly index: number;
  readonly pages: EntriesProps['pages'];
  readonly focus: RowFocus;
  readonly current: string | null;
}

function Entry({ index, pages, focus, current }: EntryProps): ReactNode {
  const { claiming } = useWorkbench();
  const row = pages.rowAt(index);
  useComing(row === undefined, index, pages.need);
  if (!row) return <span className="visually-hidden">{translate('window.search.loading-row')}</span>;
  return (
    <button
      type="button"
      className="proposition-entry"
      data-row
      tabIndex={focus.tabIndex}
      aria-current={row.id === current || undefined}
      title={row.statement}
      onClick={() => claiming.showProposition(row.id)}
    >
      <span dir="auto">{row.statement}</span>
      <small>{countsOf(row).join(' · ')}</small>
    </button>
  );
}

function heightOf(): number {
  return 60;
}
