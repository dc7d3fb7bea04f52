import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { SaidRow } from '#shared/api/claim-answers.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { PropositionId } from '#shared/domain/ids.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { AssignBar } from '../../app/claims/assign-bar.tsx';
import { useClaimTicks } from '../../app/claims/claim-ticks.ts';
import { useWorkbench } from '../../app/context.tsx';
import { TickCell } from '../../app/claims/tick-cell.tsx';
import { type Pages, usePages } from '../../app/use-pages.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { useComing } from './coming.ts';

interface PropositionClaimsProps {
  /** Null: the claims of no proposition. */
  readonly id: PropositionId | null;
  readonly empty: string;
}

/** The claims of a proposition, or of none: to go to their words, and to give the ticked ones another proposition. */
export function PropositionClaims({ id, empty }: PropositionClaimsProps): ReactNode {
  const [typed, setTyped] = useState('');
  const filter = useSettled(typed);
  const load = useCallback(
    async (api: ApiClient, page: { readonly offset: number; readonly limit: number }) => {
      const answer = await api.call('propositions.claims', { id, filter, ...page });
      return answer.ok ? success({ rows: answer.value.rows, sum: answer.value.total }) : answer;
    },
    [id, filter],
  );
  const answer = usePages<SaidRow, number>(load);
  const total = answer.kind === 'ready' ? answer.value.sum : 0;
  return (
    <div className="proposition-members">
      <div className="proposition-members-head">
        <FilterField label={translate('window.propositions.filter-claims')} value={typed} onChange={setTyped} />
        <p role="status">
          {answer.kind === 'ready' && translateCount('window.claims.claim', 'window.claims.claims', total)}
        </p>
        <p className="field-hint">{translate('window.propositions.keys')}</p>
      </div>
      <AssignBar takesAway={id !== null} />
      <AnswerView answer={answer}>
        {(pages) =>
          pages.sum === 0 ? (
            <EmptyState>{filter.trim() === '' ? empty : translate('window.no-match')}</EmptyState>
          ) : (
            <List id={id} filter={filter} pages={pages} />
          )
        }
      </AnswerView>
    </div>
  );
}

interface ListProps {
  readonly id: PropositionId | null;
  readonly filter: string;
  readonly pages: Pages<SaidRow, number>;
}

function List({ id, filter, pages }: ListProps): ReactNode {
  const { api } = useWorkbench();
  const indexes = useMemo(() => Array.from({ length: pages.sum }, (_, index) => index), [pages.sum]);
  const keyOf = useCallback((index: number) => pages.rowAt(index)?.annotationId ?? String(index), [pages]);
  const ticks = useClaimTicks({
    total: pages.sum,
    idAt: (index) => pages.rowAt(index)?.annotationId,
    idsBetween: async (from, to) => {
      const answer = await api.call('propositions.claim-ids', { id, filter, from, to });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.ids;
    },
  });
  return (
    <VirtualList
      label={translate('window.propositions.claims')}
      items={indexes}
      keyOf={keyOf}
      heightOf={heightOf}
      renderItem={(index, focus) => (
        <Claim row={pages.rowAt(index)} index={index} need={pages.need} ticks={ticks} tabIndex={focus.tabIndex} />
      )}
    />
  );
}

interface ClaimProps {
  readonly row: SaidRow | undefined;
  readonly index: number;
  readonly need: (index: number) => void;
  readonly ticks: ReturnType<typeof useClaimTicks>;
  readonly tabIndex: 0 | -1;
}

function Claim({ row, index, need, ticks, tabIndex }: ClaimProps): ReactNode {
  useComing(row === undefined, index, need);
  if (!row) return <span className="visually-hidden">{translate('window.search.loading-row')}</span>;
  return (
    <TickCell claim={row} index={index} ticks={ticks} tabIndex={tabIndex}>
      <small>{[row.speaker, row.cue, row.title, row.outlet, row.date].filter((part) => part !== '').join(' · ')}</small>
    </TickCell>
  );
}

function heightOf(): number {
  return 72;
}
