import {
  type FocusEvent,
  type KeyboardEvent,
  type SyntheticEvent,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type DrawnRow, rowOffsets, rowsNear } from './row-window.ts';

interface VirtualRowsOptions<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly heightOf: (row: Row) => number;
  /** Kept in view when it changes; -1 for none. */
  readonly selectedIndex: number;
  /** The row to begin at, with the focus on it; from the top where it is left out. */
  readonly startAt?: number;
}

export interface VirtualRows {
  readonly setScroller: (element: HTMLElement | null) => void;
  readonly drawn: readonly DrawnRow[];
  readonly height: number;
  /** The one row that Tab leads to; the arrows go on from there. */
  readonly tabStop: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  /** The row in which something happened. */
  readonly indexAt: (event: SyntheticEvent) => number | undefined;
}

const PAGE = 10;
/** Before the list was measured. */
const FIRST_HEIGHT = 600;

/**
 * Rows of which only those near the window are in the page, and a keyboard that still reaches all of them. The first
 * button of a row (`[data-row]`) takes the focus.
 */
export function useVirtualRows<Row>({
  rows,
  keyOf,
  heightOf,
  selectedIndex,
  startAt,
}: VirtualRowsOptions<Row>): VirtualRows {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [focusedKey, setFocusedKey] = useState(() => startKey(rows, keyOf, startAt));
  const [wanted, setWanted] = useState<number | null>(startAt ?? null);
  const [view, setView] = useState({ top: 0, height: FIRST_HEIGHT });

  const focusedIndex = useMemo(
    () => (focusedKey === null ? -1 : rows.findIndex((row) => keyOf(row) === focusedKey)),
    [rows, keyOf, focusedKey],
  );
  const tabStop = firstValid(focusedIndex, selectedIndex);

  const offsets = useMemo(() => rowOffsets(rows, heightOf), [rows, heightOf]);
  const drawn = rowsNear(offsets, view, tabStop);

  useLayoutEffect(() => {
    if (!scroller) return undefined;
    const look = (): void => setView({ top: scroller.scrollTop, height: scroller.clientHeight });
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [scroller]);

  /** Scrolls as little as is needed. */
  const scrollToRow = useCallback(
    (index: number) => {
      const start = offsets[index];
      const end = offsets[index + 1];
      if (!scroller || start === undefined || end === undefined) return;
      const { scrollTop, clientHeight } = scroller;
      if (start < scrollTop) scroller.scrollTo({ top: start });
      else if (end > scrollTop + clientHeight) scroller.scrollTo({ top: end - clientHeight });
    },
    [offsets, scroller],
  );

  const focusRow = useCallback(
    (index: number) => {
      setWanted(index);
      scrollToRow(index);
      const row = rows[index];
      if (row !== undefined) setFocusedKey(keyOf(row));
    },
    [rows, keyOf, scrollToRow],
  );

  // In the middle, so that what stands around it is seen as well.
  const showStart = useEffectEvent((view: HTMLElement) => {
    if (startAt !== undefined) view.scrollTo({ top: (offsets[startAt] ?? 0) - view.clientHeight / 2 });
  });
  useLayoutEffect(() => {
    if (scroller) showStart(scroller);
  }, [scroller]);

  // The row may come into the page only after scrolling, so the wish is kept until it is there.
  useLayoutEffect(() => {
    if (wanted === null) return;
    const row = scroller?.querySelector<HTMLElement>(`[data-index="${wanted}"] [data-row]`);
    if (!row) return;
    setWanted(null);
    row.focus({ preventScroll: true });
  }, [wanted, scroller, drawn]);

  // When another row is selected, and not when rows move: nobody wants to be carried away while reading the list.
  const selectedRow = rows[selectedIndex];
  const selectedKey = selectedRow === undefined ? null : keyOf(selectedRow);
  const showSelected = useEffectEvent(() => scrollToRow(selectedIndex));
  useEffect(() => {
    if (selectedKey !== null) showSelected();
  }, [selectedKey]);

  // The row that had the focus was removed, perhaps with others: the next one that stayed takes it, not the page.
  // In the layout phase: the next key of a fast hand comes before an effect, and would go to the page.
  const seen = useRef<{ readonly rows: readonly Row[]; readonly index: number }>(undefined);
  useLayoutEffect(() => {
    if (focusedIndex >= 0) seen.current = { rows, index: focusedIndex };
    if (focusedKey === null || focusedIndex >= 0) return;
    setFocusedKey(null);
    if (document.activeElement !== document.body || rows.length === 0) return;
    const { rows: before, index } = seen.current ?? { rows: [], index: 0 };
    const places = new Map(rows.map((row, place) => [keyOf(row), place]));
    const next = before.slice(index).find((row) => places.has(keyOf(row)));
    focusRow((next && places.get(keyOf(next))) ?? rows.length - 1);
  }, [focusedKey, focusedIndex, focusRow, rows, keyOf]);

  return {
    setScroller,
    drawn,
    height: offsets.at(-1) ?? 0,
    tabStop,
    onKeyDown: (event) => {
      // Shift goes on too: what it adds on the way is the list's own business.
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const next = targetOf(event.key, tabStop, rows.length);
      if (next === undefined) return;
      event.preventDefault();
      focusRow(next);
    },
    onFocus: (event) => {
      const index = indexAt(event);
      const row = index === undefined ? undefined : rows[index];
      if (row !== undefined) setFocusedKey(keyOf(row));
    },
    indexAt,
  };
}

function startKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string, startAt: number | undefined): string | null {
  const row = startAt === undefined ? undefined : rows[startAt];
  return row === undefined ? null : keyOf(row);
}

function indexAt({ target }: SyntheticEvent): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row ? Number(row.dataset['index']) : undefined;
}

function firstValid(focused: number, selected: number): number {
  if (focused >= 0) return focused;
  return selected >= 0 ? selected : 0;
}

/** Where a key leads from a row; undefined for any other key. */
export function targetOf(key: string, from: number, count: number): number | undefined {
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
