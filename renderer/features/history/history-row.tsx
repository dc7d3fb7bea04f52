import type { ReactNode } from 'react';
import type { RowFocus } from '../../ui/virtual-list.tsx';

const DAY_HEIGHT = 32;
const HEAD_HEIGHT = 28;
const LINE_HEIGHT = 18;

/** How high a row is, which a virtual list must know beforehand. */
export function historyRowHeight(day: string, lines: number): number {
  return (day === '' ? 0 : DAY_HEIGHT) + HEAD_HEIGHT + lines * LINE_HEIGHT;
}

interface HistoryRowProps {
  /** The day that begins with it, or empty. */
  readonly day: string;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly lines: readonly string[];
  readonly chosen: boolean;
  readonly focus: RowFocus;
  readonly onChoose: () => void;
}

/** Something that happened: what, when, who, and a line for each thing more. */
export function HistoryRow({ day, when, who, what, lines, chosen, focus, onChoose }: HistoryRowProps): ReactNode {
  return (
    <>
      {day !== '' && <p className="history-day">{day}</p>}
      <button
        type="button"
        className="history-row"
        data-row
        data-first={focus.tabIndex === 0 ? '' : undefined}
        tabIndex={focus.tabIndex}
        aria-current={chosen ? 'true' : undefined}
        onClick={onChoose}
      >
        <span className="history-row-head">
          <span className="history-what">{what}</span>
          <span className="history-who">
            {who} · {when}
          </span>
        </span>
        {lines.map((line, index) => (
          // A version says each thing once, and its lines never move.
          <span key={index} className="history-line" dir="auto" title={line}>
            {line}
          </span>
        ))}
      </button>
    </>
  );
}
