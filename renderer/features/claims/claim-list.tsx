import { type ReactNode, useMemo, useState } from 'react';
import type { Codebook } from '#shared/domain/codebook.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { annotationPages, type AnnotationRow, type AnnotationRows } from '../../app/annotation-pages.ts';
import { envelopeOf } from '../../app/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/selectors.ts';
import { useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { formatNumber } from '../../ui/format.ts';
import { nextSorting } from '../../ui/next-sorting.ts';
import { type Sorting, VirtualTable } from '../../ui/virtual-table.tsx';
import { ViewTools } from '../../ui/view-tools.tsx';
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
  const filter = useApp((state) => state.claims.filter);
  // Without an order of its own the table has that of the documents and their texts.
  const [sorting, setSorting] = useState<Sorting>();
  const all = useMemo(() => claimRows(value.rows, codebook), [value, codebook]);
  const rows = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    const shown = all.filter((row) => Object.values(row.cells).some((cell) => cell.toLowerCase().includes(wanted)));
    return sorting ? sortClaims(shown, sorting) : shown;
  }, [all, filter, sorting]);

  return (
    <>
      <ViewTools>
        <FilterField
          label={translate('window.claims.filter')}
          value={filter}
          onChange={(text) => claiming.ask({ filter: text })}
        />
        <p className="view-sum" role="status">
          {value.rows.length < value.total
            ? translate('window.loading-part', { n: formatNumber(value.rows.length), m: formatNumber(value.total) })
            : translateCount('window.claims.claim', 'window.claims.claims', value.total)}
        </p>
      </ViewTools>
      {all.length === 0 && (
        <EmptyState title={translate('window.claims.empty')}>{translate('window.claims.empty-text')}</EmptyState>
      )}
      {all.length > 0 && rows.length === 0 && <EmptyState>{translate('window.no-match')}</EmptyState>}
      {rows.length > 0 && (
        <VirtualTable
          label={translate('action.view.claims')}
          columns={claimColumns}
          rows={rows}
          keyOf={keyOf}
          heightOf={heightOf}
          sorting={sorting}
          onSort={(column) => setSorting(sorting ? nextSorting(sorting, column) : { column, direction: 'ascending' })}
          renderCell={(row, column, focus) =>
            column.id === 'quote' ? (
              <QuoteCell row={row.row} tabIndex={focus.tabIndex} />
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

function QuoteCell({ row, tabIndex }: { readonly row: AnnotationRow; readonly tabIndex: 0 | -1 }): ReactNode {
  const { reading } = useWorkbench();
  const { annotation } = row;
  const show = (): void =>
    void reading.openAt(annotation.documentId, { span: envelopeOf(annotation), annotationId: annotation.id });
  return (
    <button type="button" className="row-button" data-row tabIndex={tabIndex} onClick={show}>
      <span className="claim-quote" dir="auto">
        {annotation.quote}
      </span>
    </button>
  );
}

function cellOf(column: string): ClaimColumn {
  return claimColumns.find(({ id }) => id === column)?.id ?? 'quote';
}

function keyOf(row: ClaimRow): string {
  return row.row.annotation.id;
}

function heightOf(): number {
  return 52;
}
