import { type ReactNode, useEffect, useMemo } from 'react';
import type { ClaimTable } from '#shared/api/claim-answers.ts';
import { translate } from '#shared/locales/translate.ts';
import type { ClaimTicks } from '../../app/claims/claim-ticks.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { TickCell } from '../../app/claims/tick-cell.tsx';
import type { Pages } from '../../app/use-pages.ts';
import { formatNumber } from '../../ui/format.ts';
import { nextSorting } from '../../ui/next-sorting.ts';
import type { RowFocus } from '../../ui/virtual-list.tsx';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import type { Span } from '#shared/domain/span.ts';
import type { AnnotationId, DocumentId } from '#shared/domain/ids.ts';

interface ClaimLike {
  readonly annotationId: AnnotationId;
  readonly documentId: DocumentId;
  readonly span: Span;
  readonly claim: string;
}

/** A row, or the head of a group of rows. */
type Line<Row> =
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'group'; readonly name: string; readonly count: number };

interface LineTableProps<Row extends ClaimLike> {
  readonly label: string;
  readonly table: ClaimTable;
  readonly columns: readonly Column[];
  readonly pages: Pages<Line<Row>, { readonly total: number }>;
  /** What rows without a name in common are called. */
  readonly unnamed: string;
  readonly renderCell: (row: Row, column: string) => ReactNode;
  /** Where claims can be ticked. */
  readonly ticks?: ClaimTicks;
}

/** A table of claims of any length, of which the pages in view are fetched. Enter on a row goes to its words. */
export function LineTable<Row extends ClaimLike>(props: LineTableProps<Row>): ReactNode {
  const { label, table, columns, pages, unnamed, renderCell, ticks } = props;
  const { claiming } = useWorkbench();
  const sorts = useApp((state) => state.claims.sort);
  const sorting = sorts[table];
  const { total } = pages.sum;
  const indexes = useMemo(() => Array.from({ length: total }, (_, index) => index), [total]);
  const cell = (index: number, column: Column, focus: RowFocus): ReactNode => {
    const line = pages.rowAt(index);
    const isFirst = column.id === columns[0]?.id;
    if (line === undefined) return isFirst ? <Coming index={index} need={pages.need} /> : null;
    if (line.kind === 'group') return isFirst ? <GroupHead {...line} unnamed={unnamed} focus={focus} /> : null;
    if (column.id !== 'claim') return renderCell(line.row, column.id);
    if (ticks) return <TickCell claim={line.row} index={index} ticks={ticks} tabIndex={focus.tabIndex} />;
    return (
      <button
        type="button"
        className="row-button"
        data-row
        tabIndex={focus.tabIndex}
        onClick={() => claiming.goTo(line.row)}
      >
        <span className="claim-quote" dir="auto">
          {line.row.claim}
        </span>
      </button>
    );
  };
  return (
    <VirtualTable
      label={label}
      columns={columns}
      rows={indexes}
      keyOf={String}
      heightOf={heightOf}
      kindOf={(index) => pages.rowAt(index)?.kind ?? 'coming'}
      {...(sorting ? { sorting } : {})}
      onSort={(column) =>
        claiming.ask({
          sort: { ...sorts, [table]: sorting ? nextSorting(sorting, column) : { column, direction: 'ascending' } },
        })
      }
      renderCell={cell}
    />
  );
}

interface GroupHeadProps {
  readonly name: string;
  readonly count: number;
  readonly unnamed: string;
  readonly focus: RowFocus;
}

/** Pressed, it filters the table to the rows with its words. */
function GroupHead({ name, count, unnamed, focus }: GroupHeadProps): ReactNode {
  const { claiming } = useWorkbench();
  const shown = name === '' ? unnamed : name;
  return (
    <button
      type="button"
      className="row-button claim-group"
      data-row
      tabIndex={focus.tabIndex}
      aria-disabled={name === '' || undefined}
      title={name === '' ? undefined : translate('window.claims.only-these', { name })}
      onClick={() => name !== '' && claiming.ask({ filter: name })}
    >
      <span dir="auto">{shown}</span>
      <span className="claim-group-count">{formatNumber(count)}</span>
    </button>
  );
}

/** A row whose page is not here yet. */
function Coming({ index, need }: { readonly index: number; readonly need: (index: number) => void }): ReactNode {
  useEffect(() => need(index), [index, need]);
  return <span className="visually-hidden">{translate('window.search.loading-row')}</span>;
}

function heightOf(): number {
  return 52;
}
