import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

interface VirtualRowsOptions<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly heightOf: (row: Row) => number;
  /** Kept in view when it changes; -1 for none. */
  readonly selectedIndex: number;
}

export interface VirtualRows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly drawn: readonly VirtualItem[];
  readonly height: number;
  /** The one row that Tab leads to; the arrows go on from there. */
  readonly tabStop: number;
  onKeyDown(event: KeyboardEvent): void;
  onFocus(key: string): void;
}

const PAGE = 10;

/**
 * Rows of which only those near the window are in the page, and a keyboard that still reaches all of them. The first
 * button of a row (`[data-row]`) takes the focus.
 */
export function useVirtualRows<Row>({ rows, keyOf, heightOf, selectedIndex }: VirtualRowsOptions<Row>): VirtualRows {
  const scroller = useRef<HTMLDivElement>(null);
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const wanted = useRef<number | null>(null);

  const focusedIndex = useMemo(
    () => (focusedKey === null ? -1 : rows.findIndex((row) => keyOf(row) === focusedKey)),
    [rows, keyOf, focusedKey],
  );
  const tabStop = firstValid(focusedIndex, selectedIndex);

  // A new function for new rows: this is how the virtualizer learns that its heights have to be worked out anew.
  const getItemKey = useCallback(
    (index: number) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    [rows, keyOf],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return row === undefined ? 0 : heightOf(row);
    },
    getItemKey,
    overscan: 8,
    // The row with the focus, or with the tab stop, stays in the page however far it is scrolled away.
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      if (tabStop >= rows.length || near.includes(tabStop)) return near;
      return tabStop < (near[0] ?? 0) ? [tabStop, ...near] : [...near, tabStop];
    },
  });

  const focusRow = useCallback(
    (index: number) => {
      wanted.current = index;
      virtualizer.scrollToIndex(index, { align: 'auto' });
      const row = rows[index];
      if (row !== undefined) setFocusedKey(keyOf(row));
    },
    [rows, keyOf, virtualizer],
  );

  // The row may come into the page only after scrolling, so the wish is kept until it is there.
  useLayoutEffect(() => {
    const index = wanted.current;
    if (index === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  useEffect(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedIndex, virtualizer]);

  // The row that had the focus was removed: its neighbour takes it, instead of the page.
  useEffect(() => {
    if (focusedKey === null || focusedIndex >= 0) return;
    setFocusedKey(null);
    if (document.activeElement === document.body && rows.length > 0) focusRow(Math.min(tabStop, rows.length - 1));
  }, [focusedKey, focusedIndex, focusRow, rows, tabStop]);

  return {
    scroller,
    drawn: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    tabStop,
    onKeyDown(event) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const next = targetOf(event.key, tabStop, rows.length);
      if (next === undefined) return;
      event.preventDefault();
      focusRow(next);
    },
    onFocus: setFocusedKey,
  };
}

function firstValid(focused: number, selected: number): number {
  if (focused >= 0) return focused;
  return selected >= 0 ? selected : 0;
}

function targetOf(key: string, from: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + PAGE,
    PageUp: from - PAGE,
    Home: 0,
    End: count - 1,
  };
  const target = steps[key];
  return target === undefined || count === 0 ? undefined : Math.min(Math.max(target, 0), count - 1);
}
