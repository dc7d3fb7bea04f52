import type { CSSProperties, ReactNode } from 'react';
import { ArrowDownIcon, ArrowUpIcon } from './icons.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';
import type { RowFocus } from './virtual-list.tsx';
import './virtual-table.css';

export interface Column {
  readonly id: string;
  readonly name: string;
  /** A width of the grid: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly align?: 'end';
  /** False for a column that the table cannot be sorted by. */
  readonly sortable?: false;
}

export interface Sorting {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

interface VirtualTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly heightOf: (row: Row) => number;
  readonly kindOf?: (row: Row) => string;
  /** The row to begin at; see `useVirtualRows`. */
  readonly startAt?: number;
  readonly sorting?: Sorting;
  readonly onSort?: (column: string) => void;
  readonly renderCell: (row: Row, column: Column, focus: RowFocus) => ReactNode;
}

/** A table of any length; see `VirtualList` for the keys. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>): ReactNode {
  const { label, columns, rows, keyOf, heightOf, kindOf, startAt, sorting, onSort, renderCell } = props;
  const { setScroller, ...virtual } = useVirtualRows({
    rows,
    keyOf,
    heightOf,
    selectedIndex: -1,
    ...(startAt === undefined ? {} : { startAt }),
  });
  // A custom property, which React's type does not know.
  const grid = { '--columns': columns.map((column) => column.width).join(' ') } as CSSProperties;
  return (
    <div className="table" role="table" aria-label={label} aria-rowcount={rows.length + 1} style={grid}>
      <div role="rowgroup" className="table-head">
        <div role="row" className="table-row" aria-rowindex={1}>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
          ))}
        </div>
      </div>
      <div
        ref={setScroller}
        role="presentation"
        className="virtual-scroller"
        onKeyDown={virtual.onKeyDown}
        onFocus={virtual.onFocus}
      >
        <div role="rowgroup" className="virtual-body" style={{ height: virtual.height }}>
          {virtual.drawn.map(({ index, start, size }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const key = keyOf(row);
            return (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 2}
                data-index={index}
                data-kind={kindOf?.(row)}
                className="virtual-row table-row"
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                {columns.map((column) => (
                  <div key={column.id} role="cell" data-align={column.align}>
                    {renderCell(row, column, { tabIndex: index === virtual.tabStop ? 0 : -1 })}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface HeaderCellProps {
  readonly column: Column;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((column: string) => void) | undefined;
}

function HeaderCell({ column, sorting, onSort }: HeaderCellProps): ReactNode {
  const direction = sorting?.column === column.id ? sorting.direction : undefined;
  if (!onSort || column.sortable === false)
    return (
      <div role="columnheader" data-align={column.align}>
        {column.name}
      </div>
    );
  return (
    <div role="columnheader" data-align={column.align} aria-sort={direction ?? 'none'}>
      <button type="button" onClick={() => onSort(column.id)}>
        {column.name}
        {direction === 'ascending' && <ArrowUpIcon />}
        {direction === 'descending' && <ArrowDownIcon />}
      </button>
    </div>
  );
}
