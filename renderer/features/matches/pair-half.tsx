import type { KeyboardEvent, ReactNode } from 'react';
import { ComingRow } from '../../ui/coming-row.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import type { PairRows } from './use-pair-rows.ts';

interface PairHalfProps<Row> {
  readonly rows: PairRows<Row>;
  /** Of the part with the list, and of the list itself. */
  readonly labels: { readonly part: string; readonly list: string };
  /** Must stay the same. */
  readonly heightOf: () => number;
  /** In place of the list where nothing is in it. */
  readonly empty: ReactNode;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onRowKeyDown: (event: KeyboardEvent, row: Row | undefined) => void;
  readonly renderRow: (row: Row, button: PairButtonProps) => ReactNode;
  /** Beside the list. */
  readonly children: ReactNode;
}

export interface PairButtonProps {
  readonly tabIndex: 0 | -1;
  readonly current: boolean;
}

/** A list of pairs, and beside it the one that is shown large. */
export function PairHalf<Row>(props: PairHalfProps<Row>): ReactNode {
  const { rows, labels, heightOf, empty, onKeyDown, onRowKeyDown, renderRow, children } = props;
  const { place, indexes, rowAt, need, keyOf, at, shown } = rows;
  return (
    <div ref={place} className="matches-filled" tabIndex={-1} role="presentation" onKeyDown={onKeyDown}>
      <section className="matches-list" aria-label={labels.part}>
        {indexes.length === 0 ? (
          empty
        ) : (
          <VirtualList
            label={labels.list}
            items={indexes}
            keyOf={keyOf}
            heightOf={heightOf}
            selectedIndex={at}
            onItemKeyDown={(event, index) => onRowKeyDown(event, rowAt(index))}
            renderItem={(index, { tabIndex }) => {
              const row = rowAt(index);
              if (!row) return <ComingRow index={index} need={need} />;
              return renderRow(row, { tabIndex, current: row === shown });
            }}
          />
        )}
      </section>
      {children}
    </div>
  );
}

/** The button of a row: coming to it shows its pair large. */
export function PairButton({
  tabIndex,
  current,
  onShow,
  children,
}: PairButtonProps & { readonly onShow: () => void; readonly children: ReactNode }): ReactNode {
  return (
    <button
      type="button"
      className="row-button match-row"
      data-row
      tabIndex={tabIndex}
      aria-current={current || undefined}
      onFocus={onShow}
      onClick={onShow}
    >
      {children}
    </button>
  );
}
