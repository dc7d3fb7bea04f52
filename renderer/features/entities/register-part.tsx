import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ApiClient } from '#shared/api/client.ts';
import { type RegisterRow, registerOrders } from '#shared/api/register-answers.ts';
import { type Codebook, findLabel } from '#shared/domain/codebook.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { runAction } from '../../app/actions.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { type Pages, usePages } from '../../app/use-pages.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { AlertIcon } from '../../ui/icons.tsx';
import { LabelChip } from '../../ui/label-chip.tsx';
import { nextSorting } from '../../ui/next-sorting.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { type Column, type Sorting, VirtualTable } from '../../ui/virtual-table.tsx';
import { ComingRow } from './coming-row.tsx';
import { entityLabels } from './entity-labels.ts';
import { EntityPane } from './entity-pane.tsx';
import { NewEntry } from './new-entry.tsx';
import { ProposalsPane } from './proposals-pane.tsx';

const columns: readonly Column[] = [
  { id: 'name', name: translate('window.register.name'), width: 'minmax(0, 3fr)' },
  { id: 'label', name: translate('window.register.label'), width: 'minmax(0, 2fr)' },
  { id: 'mentions', name: translate('window.register.mentions'), width: '72px', align: 'end' },
  { id: 'documents', name: translate('window.register.documents'), width: '68px', align: 'end' },
];

/** The register on the left; on the right the proposals for it, or the page of one entry. */
export function RegisterPart(): ReactNode {
  const codebook = useApp(codebookOf);
  const entityId = useApp((state) => state.register.entityId);
  if (!codebook) return null;
  return (
    <div className="register">
      <EntryList codebook={codebook} />
      {entityId === null ? (
        <ProposalsPane codebook={codebook} />
      ) : (
        <EntityPane key={entityId} id={entityId} codebook={codebook} />
      )}
    </div>
  );
}

function EntryList({ codebook }: { readonly codebook: Codebook }): ReactNode {
  const [filter, setFilter] = useState('');
  const [labelId, setLabelId] = useState<LabelId | null>(null);
  const [sorting, setSorting] = useState<Sorting>({ column: 'mentions', direction: 'descending' });
  const labels = useMemo(() => entityLabels(codebook), [codebook]);
  const load = useCallback(
    async (api: ApiClient, page: { readonly offset: number; readonly limit: number }) => {
      const sort = registerOrders.find((name) => name === sorting.column) ?? 'name';
      const { direction } = sorting;
      const answer = await api.call('register.entities', { filter, labelId, sort, direction, ...page });
      return answer.ok ? success({ rows: answer.value.rows, sum: answer.value.total }) : answer;
    },
    [filter, labelId, sorting],
  );
  const answer = usePages<RegisterRow, number>(load);
  const choose = (id: string): void => setLabelId(labels.find((label) => label.id === id)?.id ?? null);

  return (
    <section className="register-list" aria-label={translate('window.register')}>
      <div className="register-tools">
        <FilterField label={translate('window.register.filter')} value={filter} onChange={setFilter} />
        <SelectField
          label={translate('window.register.label')}
          value={labelId ?? ''}
          options={[{ id: '', name: translate('window.register.any-label') }, ...labels]}
          onChange={choose}
        />
      </div>
      <AnswerView answer={answer}>
        {(pages) =>
          pages.sum === 0 ? (
            <NoEntries filtered={filter.trim() !== '' || labelId !== null} />
          ) : (
            <Entries
              pages={pages}
              codebook={codebook}
              sorting={sorting}
              onSort={(column) => setSorting(nextSorting(sorting, column))}
            />
          )
        }
      </AnswerView>
      <NewEntry labels={labels} />
    </section>
  );
}

function NoEntries({ filtered }: { readonly filtered: boolean }): ReactNode {
  if (filtered) return <EmptyState>{translate('window.no-match')}</EmptyState>;
  return <EmptyState title={translate('window.register.empty')}>{translate('window.register.empty-text')}</EmptyState>;
}

interface EntriesProps {
  readonly pages: Pages<RegisterRow, number>;
  readonly codebook: Codebook;
  readonly sorting: Sorting;
  readonly onSort: (column: string) => void;
}

function Entries({ pages, codebook, sorting, onSort }: EntriesProps): ReactNode {
  const workbench = useWorkbench();
  const indexes = useMemo(() => Array.from({ length: pages.sum }, (_, index) => index), [pages.sum]);
  const keyOf = useCallback((index: number) => pages.rowAt(index)?.id ?? String(index), [pages]);
  return (
    <div className="register-entries">
      <div className="register-head">
        <p className="register-sum" role="status">
          {translateCount('window.register.entry', 'window.register.entries', pages.sum)}
        </p>
        <Button tone="quiet" onClick={() => runAction('register.ids', workbench)}>
          {translate('window.ids.choose')}
        </Button>
      </div>
      <VirtualTable
        label={translate('window.register')}
        columns={columns}
        rows={indexes}
        keyOf={keyOf}
        heightOf={heightOf}
        sorting={sorting}
        onSort={onSort}
        renderCell={(index, column, focus) => {
          const row = pages.rowAt(index);
          if (row) return <EntryCell row={row} column={column.id} codebook={codebook} tabIndex={focus.tabIndex} />;
          return column.id === 'name' ? <ComingRow index={index} need={pages.need} /> : null;
        }}
      />
    </div>
  );
}

function heightOf(): number {
  return 36;
}

interface EntryCellProps {
  readonly row: RegisterRow;
  readonly column: string;
  readonly codebook: Codebook;
  readonly tabIndex: 0 | -1;
}

function EntryCell({ row, column, codebook, tabIndex }: EntryCellProps): ReactNode {
  const { registering } = useWorkbench();
  const shown = useApp((state) => state.register.entityId === row.id);
  switch (column) {
    case 'name': {
      const conflict = translateCount('window.register.conflict', 'window.register.conflicts', row.conflicts);
      return (
        <button
          type="button"
          className="row-button"
          data-row
          tabIndex={tabIndex}
          aria-current={shown}
          title={row.name}
          onClick={() => registering.open(row.id)}
        >
          <span className="entity-text" dir="auto">
            {row.name}
          </span>
          {row.conflicts > 0 && (
            <span className="register-conflict" title={conflict}>
              <AlertIcon />
              <span className="visually-hidden">{conflict}</span>
            </span>
          )}
        </button>
      );
    }
    case 'label': {
      const found = findLabel(codebook, row.labelId);
      if (!found) return row.labelId;
      return <LabelChip name={found.label.name} color={found.label.color} paint={found.layer.paint} />;
    }
    case 'mentions':
      return formatNumber(row.mentions);
    default:
      return formatNumber(row.documents);
  }
}
