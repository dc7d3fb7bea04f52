import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MatchSide } from '#shared/api/match-answers.ts';
import { useApp } from '../../app/context.tsx';
import type { PairIds } from '../../app/state/match-state.ts';
import type { Pages } from '../../app/use-pages.ts';
import { useCameBack } from './match-keys.ts';

interface PairRow {
  readonly from: MatchSide;
  readonly to: MatchSide;
}

interface PairSum {
  /** The journal's entry up to which the answer knows what was decided. */
  readonly sequence: number;
  readonly total: number;
}

export interface PairRows<Row> {
  /** Where the list stands, for the focus. */
  readonly place: RefObject<HTMLDivElement | null>;
  /** Of the rows that are shown. */
  readonly indexes: readonly number[];
  readonly rowAt: (index: number) => Row | undefined;
  readonly need: (index: number) => void;
  readonly keyOf: (index: number) => string;
  /** Which of the indexes is that of the pair shown large; -1 for none. */
  readonly at: number;
  /** The pair shown large: the first where none was chosen. */
  readonly shown: Row | undefined;
  /** Hides a row that leaves the list, until an answer is there that knows of it or it was refused. */
  readonly send: (row: Row, done: Promise<number | undefined>) => void;
}

/** The pairs of a half of the part "Matches" as they are gone through by a fast hand. `keyOfRow` must stay the same. */
export function usePairRows<Row extends PairRow, Sum extends PairSum>(
  pages: Pages<Row, Sum>,
  keyOfRow: (row: Row) => string,
): PairRows<Row> {
  const { rowAt, need, sum } = pages;
  const place = useRef<HTMLDivElement>(null);
  const current = useApp((state) => state.matching.current);
  const { sent, send } = useSent(sum);
  const { total } = sum;
  const keyOf = useCallback(
    (index: number) => {
      const row = rowAt(index);
      return row ? keyOfRow(row) : String(index);
    },
    [rowAt, keyOfRow],
  );
  const indexes = useMemo(
    () => Array.from({ length: total }, (_, index) => index).filter((index) => !sent.has(keyOf(index))),
    [total, keyOf, sent],
  );
  const at = useMemo(() => placeOf(indexes, rowAt, current), [indexes, rowAt, current]);
  useCameBack(place, at);
  const isEmpty = indexes.length === 0;
  // The row that had the focus is gone with the last one: the list's own place takes it, not the page.
  useEffect(() => {
    if (isEmpty && document.activeElement === document.body) place.current?.focus();
  }, [isEmpty]);
  return {
    place,
    indexes,
    rowAt,
    need,
    keyOf,
    at,
    shown: rowAt(indexes[Math.max(at, 0)] ?? -1),
    send: (row, done) => send(keyOfRow(row), done),
  };
}

function placeOf(
  indexes: readonly number[],
  rowAt: (index: number) => PairRow | undefined,
  current: PairIds | null,
): number {
  // A pair that two links join stands there twice.
  const byLink = indexes.findIndex((index) => {
    const row = rowAt(index);
    return row !== undefined && 'linkId' in row && row.linkId === current?.linkId;
  });
  return byLink >= 0 ? byLink : indexes.findIndex((index) => isPair(rowAt(index), current));
}

function isPair(row: PairRow | undefined, current: PairIds | null): boolean {
  if (!row || !current) return false;
  const ids: readonly string[] = [row.from.annotationId, row.to.annotationId];
  return ids.includes(current.fromId) && ids.includes(current.toId);
}

/**
 * The pairs that were decided or taken back here, hidden until an answer is there that knows of it. An answer that was
 * asked for before may still be on its way behind the decision: its pair would come back for a moment, and the next key
 * would be about it again.
 */
function useSent({ sequence }: PairSum): {
  readonly sent: ReadonlySet<string>;
  readonly send: (key: string, done: Promise<number | undefined>) => void;
} {
  const [entries, setEntries] = useState<ReadonlyMap<string, number>>(new Map());
  const sent = useMemo(
    () => new Set([...entries].filter(([, decidedIn]) => decidedIn > sequence).map(([key]) => key)),
    [entries, sequence],
  );
  const send = useCallback((key: string, done: Promise<number | undefined>) => {
    setEntries((before) => new Map(before).set(key, Infinity));
    void done.then((decidedIn) =>
      setEntries((before) => {
        const after = new Map(before);
        if (decidedIn === undefined) after.delete(key);
        else after.set(key, decidedIn);
        return after;
      }),
    );
  }, []);
  return { sent, send };
}
