import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { annotationPages, type AnnotationRow, type AnnotationRows } from '../../app/annotating/annotation-pages.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { BesideButton, onBesideKey } from '../../app/claims/beside-button.tsx';
import { AssignBar } from '../../app/claims/assign-bar.tsx';
import { type ClaimTicks, useClaimTicks } from '../../app/claims/claim-ticks.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { TickBox } from '../../app/claims/tick-cell.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { useKeysOf } from '../../app/use-keys.ts';
import { useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { nextSorting } from '../../ui/next-sorting.ts';
import { isMac, keyNames } from '../../ui/key-names.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { type Column, type Sorting, VirtualTable } from '../../ui/virtual-table.tsx';
import { ViewTools } from '../../ui/view-tools.tsx';
import { type CheckCells, checkColumns, checkFilters, passesCheck } from './check-columns.ts';
import { type ClaimColumn, claimColumns, type ClaimRow, claimRows, sortClaims } from './claim-rows.ts';

/** All claims of the project beside each other, whichever article they stand in. */
export function ClaimList(): ReactNode {
  const codebook = useApp(codebookOf);
  const query = useMemo(() => annotationPages(claimLayers(codebook)), [codebook]);
  const answer = useProjectQuery<AnnotationRows>(query);
  if (!codebook) return null;
  return <AnswerView answer={answer}>{(value) => <Filled value={value} codebook={codebook} />}</AnswerView>;
}

function claimLayers(codebook: Codebook | undefined): string[] {
  return (codebook?.layers ?? []).filter((layer) => layer.kind === 'claim').map((layer) => layer.id);
}

interface FilledProps {
  readonly value: AnnotationRows;
  readonly codebook: Codebook;
}

function Filled({ value, codebook }: FilledProps): ReactNode {
  const { claiming } = useWorkbench();
  const keysOf = useKeysOf();
  const filter = useApp((state) => state.claims.filter);
  const check = useApp((state) => state.claims.check);
  const columns: readonly Column[] = check === 'all' ? claimColumns : checkColumns;
  // Without an order of its own the table has that of the documents and their texts.
  const [sorting, setSorting] = useState<Sorting>();
  const all = useMemo(() => claimRows(value.rows, codebook), [value, codebook]);
  const rows = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    const checked = all.filter(({ row }) => passesCheck(row.annotation, check));
    const shown = checked.filter((row) => Object.values(row.cells).some((cell) => cell.toLowerCase().includes(wanted)));
    return sorting ? sortClaims(shown, sorting) : shown;
  }, [all, check, filter, sorting]);

  const places = useMemo(() => new Map(rows.map((row, index) => [row, index])), [rows]);
  const ticks = useClaimTicks({
    total: rows.length,
    idAt: (index) => rows[index]?.row.annotation.id,
    idsBetween: async (from, to) => rows.slice(from, to + 1).map(({ row }) => row.annotation.id),
  });

  return (
    <>
      <ViewTools>
        <FilterField
          label={translate('window.claims.filter')}
          value={filter}
          onChange={(text) => claiming.ask({ filter: text })}
        />
        <SelectField
          label={translate('window.checks')}
          value={check}
          options={checkFilters.map((id) => ({ id, name: translate(`window.checks.${id}`) }))}
          onChange={(id) => claiming.ask({ check: checkFilters.find((one) => one === id) ?? 'all' })}
        />
        <p className="view-sum" role="status">
          {value.rows.length < value.total
            ? translate('window.loading-part', { n: formatNumber(value.rows.length), m: formatNumber(value.total) })
            : describeSum(value)}
        </p>
        <AssignBar takesAway />
      </ViewTools>
      {all.length === 0 && (
        <EmptyState title={translate('window.claims.empty')}>{translate('window.claims.empty-text')}</EmptyState>
      )}
      {all.length > 0 && rows.length === 0 && (filter.trim() !== '' || check === 'all') && (
        <EmptyState>{translate('window.no-match')}</EmptyState>
      )}
      {all.length > 0 && rows.length === 0 && filter.trim() === '' && check !== 'all' && (
        <EmptyState title={translate('window.checks.none')}>
          {translate('window.checks.none-text', {
            key: keyNames(keysOf('claim.checkworthy') ?? '', isMac).join(isMac ? '' : '+'),
          })}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <VirtualTable
          label={translate('action.view.claims')}
          columns={columns}
          rows={rows}
          keyOf={keyOf}
          heightOf={heightOf}
          sorting={sorting}
          onSort={(column) => setSorting(sorting ? nextSorting(sorting, column) : { column, direction: 'ascending' })}
          renderCell={(row, column, focus) =>
            column.id === 'quote' ? (
              <QuoteCell row={row.row} tabIndex={focus.tabIndex} index={places.get(row) ?? 0} ticks={ticks} />
            ) : (
              <span className="claim-cell" title={row.cells[cellOf(column.id)]}>
                {row.cells[cellOf(column.id)]}
              </span>
            )
          }
        />
      )}
    </>
  );
}

/** How many claims there are, and where somebody has begun to check them, how far that has come. */
function describeSum({ rows, total }: AnnotationRows): string {
  const claims = translateCount('window.claims.claim', 'window.claims.claims', total);
  const checked = rows.filter(({ annotation }) => passesCheck(annotation, 'checked')).length;
  const worth = rows.filter(({ annotation }) => passesCheck(annotation, 'worth')).length;
  if (worth === 0) return claims;
  return translate('window.checks.done', { claims, checked: formatNumber(checked), worth: formatNumber(worth) });
}

interface QuoteCellProps {
  readonly row: AnnotationRow;
  readonly tabIndex: 0 | -1;
  readonly index: number;
  readonly ticks: ClaimTicks;
}

function QuoteCell({ row, tabIndex, index, ticks }: QuoteCellProps): ReactNode {
  const { checking, claiming, reading } = useWorkbench();
  const { annotation } = row;
  const place = {
    annotationId: annotation.id,
    documentId: annotation.documentId,
    span: envelopeOf(annotation),
    claim: annotation.quote,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (onBesideKey(event, () => void claiming.showBeside(place))) return;
    if (event.key.toLowerCase() !== 'w' || event.ctrlKey || event.metaKey || event.altKey)
      return ticks.onKeyDown(event, index);
    event.preventDefault();
    checking.toggleWorth(annotation);
  };
  const show = (): void =>
    void reading.openAt(annotation.documentId, { span: envelopeOf(annotation), annotationId: annotation.id });
  return (
    <span className="tick-cell">
      <TickBox id={annotation.id} claim={annotation.quote} index={index} ticks={ticks} />
      <button type="button" className="row-button" data-row tabIndex={tabIndex} onClick={show} onKeyDown={onKeyDown}>
        <span className="claim-quote" dir="auto">
          {annotation.quote}
        </span>
      </button>
      <BesideButton claim={place} />
    </span>
  );
}

function cellOf(column: string): ClaimColumn | keyof CheckCells {
  return [...claimColumns, ...checkColumns].find(({ id }) => id === column)?.id ?? 'quote';
}

function keyOf(row: ClaimRow): string {
  return row.row.annotation.id;
}

function heightOf(): number {
  return 52;
}
