import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from 'react';
import type { LabelId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { labelFor } from '../../app/keys.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import type { Pages } from '../../app/use-pages.ts';
import { isMac } from '../../ui/key-names.ts';
import type { RowFocus } from '../../ui/virtual-list.tsx';
import { type Column, type Sorting, VirtualTable } from '../../ui/virtual-table.tsx';

interface HitTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly count: number;
  readonly pages: Pages<Row, unknown>;
  /** What a row is read out as. */
  readonly nameOf: (row: Row) => string;
  readonly isTicked: (row: Row) => boolean;
  readonly onTick: (row: Row) => void;
  readonly onTickAll: () => void;
  readonly onOpen: (row: Row, index: number) => void;
  /** A label's key was pressed on a row. */
  readonly onLabel: (labelId: LabelId, row: Row) => void;
  readonly onDelete?: (row: Row) => void;
  readonly sorting?: Sorting;
  readonly onSort?: (column: string) => void;
  readonly renderCell: (row: Row, column: Column, index: number) => ReactNode;
}

const tickColumn: Column = { id: 'tick', name: translate('window.search.tick'), width: '32px', sortable: false };

/**
 * Hits in a table of any length, of which only the pages in view are fetched. Each row is a box to tick: Space ticks
 * it, Enter goes to the text, and a label's key labels.
 */
export function HitTable<Row>(props: HitTableProps<Row>): ReactNode {
  const { label, count, pages, sorting, onSort, onTickAll } = props;
  const codebook = useApp(codebookOf);
  const [startAt] = useState(useApp((state) => state.search.leftAt));
  const columns = useMemo(() => [tickColumn, ...props.columns], [props.columns]);
  const indexes = useMemo(() => Array.from({ length: count }, (_, index) => index), [count]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const index = indexOf(event);
    const row = pages.rowAt(index);
    if (row === undefined || event.nativeEvent.isComposing) return;
    const gesture = gestureFor(event, row, index);
    if (!gesture) return;
    event.preventDefault();
    gesture();
  };
  const gestureFor = (event: KeyboardEvent, row: Row, index: number): (() => void) | undefined => {
    if ((isMac ? event.metaKey : event.ctrlKey) && event.key.toLowerCase() === 'a') return onTickAll;
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    // On the button of the row, Enter is a press already.
    if (event.key === 'Enter') return isBox(event.target) ? () => props.onOpen(row, index) : undefined;
    if (event.key === 'Delete' || event.key === 'Backspace') return props.onDelete && (() => props.onDelete?.(row));
    const found = event.repeat || !codebook ? undefined : labelFor(event.nativeEvent, codebook);
    return found && (() => props.onLabel(found.id, row));
  };

  return (
    // The rows take the focus; their keys are heard here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="hit-table" onKeyDown={onKeyDown}>
      <VirtualTable
        label={label}
        columns={columns}
        rows={indexes}
        keyOf={String}
        heightOf={heightOf}
        {...(startAt === null ? {} : { startAt: Math.min(startAt, count - 1) })}
        {...(sorting ? { sorting } : {})}
        {...(onSort ? { onSort } : {})}
        renderCell={(index, column, focus) => {
          const row = pages.rowAt(index);
          if (row === undefined) return column.id === 'tick' ? <Coming index={index} need={pages.need} /> : null;
          return column.id === 'tick' ? (
            <Tick {...props} row={row} focus={focus} />
          ) : (
            props.renderCell(row, column, index)
          );
        }}
      />
    </div>
  );
}

type TickProps<Row> = Pick<HitTableProps<Row>, 'nameOf' | 'isTicked' | 'onTick'> & {
  readonly row: Row;
  readonly focus: RowFocus;
};

function Tick<Row>({ row, focus, nameOf, isTicked, onTick }: TickProps<Row>): ReactNode {
  return (
    <input
      type="checkbox"
      className="hit-tick"
      data-row
      tabIndex={focus.tabIndex}
      aria-label={nameOf(row)}
      checked={isTicked(row)}
      onChange={() => onTick(row)}
    />
  );
}

/** A row whose page is not here yet. */
function Coming({ index, need }: { readonly index: number; readonly need: (index: number) => void }): ReactNode {
  useEffect(() => need(index), [index, need]);
  return <span className="visually-hidden">{translate('window.search.loading-row')}</span>;
}

function indexOf({ target }: KeyboardEvent): number {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return Number(row?.dataset['index'] ?? -1);
}

function isBox(target: EventTarget): boolean {
  return target instanceof HTMLInputElement;
}

function heightOf(): number {
  return 32;
}
