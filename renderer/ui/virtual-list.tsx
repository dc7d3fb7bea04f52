import type { KeyboardEvent, ReactNode } from 'react';
import { useVirtualRows } from './use-virtual-rows.ts';

export interface RowFocus {
  /** Of the row's button, which must carry `data-row` too. */
  readonly tabIndex: 0 | -1;
}

interface VirtualListProps<Item> {
  readonly label: string;
  readonly className?: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly heightOf: (item: Item) => number;
  readonly selectedIndex?: number;
  readonly renderItem: (item: Item, focus: RowFocus) => ReactNode;
  readonly onItemKeyDown?: (event: KeyboardEvent, item: Item) => void;
}

/** A list of any length. Arrows, Page, Home and End go through it, whatever part of it is in the page. */
export function VirtualList<Item>(props: VirtualListProps<Item>): ReactNode {
  const { label, className = '', items, keyOf, heightOf, selectedIndex = -1, renderItem, onItemKeyDown } = props;
  const { setScroller, ...virtual } = useVirtualRows({ rows: items, keyOf, heightOf, selectedIndex });
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = virtual.indexAt(event);
    const item = index === undefined ? undefined : items[index];
    if (item !== undefined) onItemKeyDown?.(event, item);
    if (!event.defaultPrevented) virtual.onKeyDown(event);
  };
  return (
    <div
      ref={setScroller}
      role="presentation"
      className={`virtual-scroller ${className}`}
      onKeyDown={onKeyDown}
      onFocus={virtual.onFocus}
    >
      <div role="list" aria-label={label} className="virtual-body" style={{ height: virtual.height }}>
        {virtual.drawn.map(({ index, start, size }) => {
          const item = items[index];
          if (item === undefined) return null;
          const key = keyOf(item);
          return (
            <div
              key={key}
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={index + 1}
              data-index={index}
              className="virtual-row"
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              {renderItem(item, { tabIndex: index === virtual.tabStop ? 0 : -1 })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
