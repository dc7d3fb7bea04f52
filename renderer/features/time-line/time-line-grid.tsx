import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import type { Lane, TimeLineCell, TimeLineQuestion } from '#shared/api/time-line-answers.ts';
import { periodAfter, periodsBetween } from '#shared/claims/periods.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import type { Pages } from '../../app/use-pages.ts';
import { formatNumber } from '../../ui/format.ts';
import { CoverageShape } from './coverage-shape.tsx';
import { type Place, placeAfter } from './next-place.ts';
import { columnHead, periodName } from './period-names.ts';
import type { TimeSum } from './time-line-part.tsx';

const ROW = 44;
const HEAD = 40;
const COLUMN = 46;
const NAME = 232;
/** So much is drawn around what is seen. */
const AROUND = 4;
const FIRST = { left: 0, top: 0, width: 1000, height: 600 };

interface TimeLineGridProps {
  readonly pages: Pages<Lane, TimeSum>;
  readonly lane: TimeLineQuestion['lane'];
  readonly onOpen: (lane: string, period: string, name: string) => void;
}

/**
 * Lanes by periods, of which those in view are drawn. One mark takes the focus; arrows go to the next one along the lane
 * and to the nearest one in the lanes beside it.
 */
export function TimeLineGrid({ pages, lane: kind, onOpen }: TimeLineGridProps): ReactNode {
  const { claiming } = useWorkbench();
  const { total, period, first, last } = pages.sum;
  const count = periodsBetween(first, last, period) + 1;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [view, setView] = useState(FIRST);
  const [at, setAt] = useState<Place>({ lane: 0, period: '' });
  const [wanted, setWanted] = useState<Place | null>(null);
  useLayoutEffect(() => {
    if (!scroller) return undefined;
    const look = (): void => {
      const { scrollLeft: left, scrollTop: top, clientWidth, clientHeight } = scroller;
      setView({ left, top, width: clientWidth || FIRST.width, height: clientHeight || FIRST.height });
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [scroller]);

  const columns = range(view.left / COLUMN, (view.left + view.width - NAME) / COLUMN, count);
  const rows = range(view.top / ROW, (view.top + view.height - HEAD) / ROW, total);
  const stop = pages.rowAt(at.lane)?.cells.some((cell) => cell.period === at.period) ? at : firstPlace(pages);

  useLayoutEffect(() => {
    if (!wanted || !scroller) return;
    const cell = scroller.querySelector<HTMLElement>(`[data-lane="${wanted.lane}"] [data-period="${wanted.period}"]`);
    if (!cell) return;
    setWanted(null);
    cell.focus({ preventScroll: true });
  }, [wanted, scroller, view, pages]);

  const go = (place: Place): void => {
    setAt(place);
    setWanted(place);
    if (!scroller) return;
    const left = periodsBetween(first, place.period, period) * COLUMN;
    const top = place.lane * ROW;
    const beyond = (from: number, size: number, start: number, room: number): number => {
      if (from < start) return from;
      return from + size > start + room ? from + size - room : start;
    };
    scroller.scrollTo({
      left: beyond(left, COLUMN, scroller.scrollLeft, scroller.clientWidth - NAME),
      top: beyond(top, ROW, scroller.scrollTop, scroller.clientHeight - HEAD),
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const next = placeAfter(event.key, stop, { total, laneAt: (index) => pages.rowAt(index), need: pages.need });
    if (next === undefined) return;
    event.preventDefault();
    if (next) go(next);
  };

  const open = (lane: Lane, cell: TimeLineCell): void => {
    if (cell.claims === 1) claiming.goTo(cell);
    else onOpen(lane.key, cell.period, laneName(lane, kind));
  };

  return (
    <div ref={setScroller} className="time-scroller" role="presentation" onKeyDown={onKeyDown}>
      <div className="time-plane" style={{ width: NAME + count * COLUMN, height: HEAD + total * ROW }}>
        <div className="time-heads" aria-hidden="true">
          <div className="time-corner">{yearAt(Math.floor(view.left / COLUMN), pages.sum)}</div>
          {columns.map((column) => (
            <Head key={column} column={column} pages={pages} isFirst={column === columns[0]} />
          ))}
        </div>
        <div role="list" aria-label={translate('window.claims.part.time-line')}>
          {withStop(rows, stop.lane, total).map((index) => {
            const lane = pages.rowAt(index);
            if (!lane) return <Coming key={index} index={index} need={pages.need} />;
            const from = periodAfter(first, columns[0] ?? 0, period);
            const to = periodAfter(first, columns.at(-1) ?? 0, period);
            return (
              <div
                key={index}
                role="listitem"
                aria-label={laneName(lane, kind)}
                aria-setsize={total}
                aria-posinset={index + 1}
                data-lane={index}
                className="time-lane"
                style={{ transform: `translateY(${index * ROW}px)` }}
              >
                <div className="time-name" dir="auto" title={laneName(lane, kind)}>
                  <span>{laneName(lane, kind)}</span>
                  <small>{formatNumber(lane.claims)}</small>
                </div>
                {lane.cells
                  .filter((cell) => (cell.period >= from && cell.period <= to) || isPlace(stop, index, cell))
                  .map((cell) => (
                    <button
                      key={cell.period}
                      type="button"
                      className="time-cell"
                      data-period={cell.period}
                      tabIndex={isPlace(stop, index, cell) ? 0 : -1}
                      aria-label={cellName(cell, period)}
                      title={cellName(cell, period)}
                      style={{ left: NAME + periodsBetween(first, cell.period, period) * COLUMN }}
                      onFocus={() => setAt({ lane: index, period: cell.period })}
                      onClick={() => open(lane, cell)}
                    >
                      <Marks cell={cell} />
                    </button>
                  ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Two kinds are drawn; more, and more of one kind, are told by their number. */
function Marks({ cell }: { readonly cell: TimeLineCell }): ReactNode {
  const shown = cell.coverages.slice(0, cell.claims > 2 ? 1 : 2);
  return (
    <>
      {shown.map(({ coverage }) => (
        <CoverageShape key={coverage} coverage={coverage} />
      ))}
      {cell.claims > shown.length && <span className="time-count">{formatNumber(cell.claims)}</span>}
    </>
  );
}

interface HeadProps {
  readonly column: number;
  readonly pages: Pages<Lane, TimeSum>;
  readonly isFirst: boolean;
}

function Head({ column, pages, isFirst }: HeadProps): ReactNode {
  const { first, period } = pages.sum;
  const day = periodAfter(first, column, period);
  const before = isFirst ? undefined : periodAfter(first, column - 1, period);
  const { above, below } = columnHead(day, period, before);
  return (
    <div
      className="time-head"
      style={{ left: NAME + column * COLUMN, width: COLUMN }}
      data-begins={above !== '' || undefined}
    >
      <span>{above}</span>
      <span>{below}</span>
    </div>
  );
}

/** A lane whose page is not here yet. */
function Coming({ index, need }: { readonly index: number; readonly need: (index: number) => void }): ReactNode {
  useEffect(() => need(index), [index, need]);
  return (
    <div role="listitem" className="visually-hidden">
      {translate('window.search.loading-row')}
    </div>
  );
}

function laneName({ name }: Lane, kind: TimeLineQuestion['lane']): string {
  return name === '' ? translate(`window.time-line.no-${kind}`) : name;
}

function cellName(cell: TimeLineCell, period: TimeSum['period']): string {
  const coverages = cell.coverages
    .map(({ coverage, claims }) =>
      cell.coverages.length === 1
        ? translate(`window.coverage.${coverage}`)
        : `${translate(`window.coverage.${coverage}`)} ${formatNumber(claims)}`,
    )
    .join(', ');
  const name = periodName(cell.period, period);
  if (cell.claims === 1)
    return translate('window.time-line.cell-claim', { period: name, claim: cell.claim, coverages });
  const claims = translateCount('window.claims.claim', 'window.claims.claims', cell.claims);
  return translate('window.time-line.cell', { period: name, claims, coverages });
}

/** Of the first column that is seen; columns of years say it themselves. */
function yearAt(column: number, { first, period }: TimeSum): string {
  return period === 'year' ? '' : periodAfter(first, column, period).slice(0, 4);
}

function firstPlace(pages: Pages<Lane, TimeSum>): Place {
  return { lane: 0, period: pages.rowAt(0)?.cells[0]?.period ?? '' };
}

function isPlace(place: Place, lane: number, cell: TimeLineCell): boolean {
  return place.lane === lane && place.period === cell.period;
}

/** The whole numbers that touch a stretch, and a few around it. */
function range(from: number, to: number, count: number): number[] {
  const start = Math.max(0, Math.floor(from) - AROUND);
  const end = Math.min(count, Math.ceil(to) + AROUND);
  return Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
}

/** What has the focus stays in the page. */
function withStop(rows: readonly number[], stop: number, total: number): readonly number[] {
  if (rows.includes(stop) || stop >= total) return rows;
  return stop < (rows[0] ?? 0) ? [stop, ...rows] : [...rows, stop];
}
