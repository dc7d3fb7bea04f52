import { type ReactNode, useMemo } from 'react';
import type { HistoryEntry } from '#shared/api/answers.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { describeEntry, whoDid } from '../../app/describe/describe-entry.ts';
import { HistoryRow, historyRowHeight } from './history-row.tsx';
import { timeOf, withDays } from './moments.ts';

/** What every entry of the journal tells of itself. */
type Entry = Pick<HistoryEntry, 'sequence' | 'at' | 'by' | 'commandType' | 'kind'>;

interface HistoryListProps<Item extends Entry> {
  readonly label: string;
  /** The latest first. */
  readonly entries: readonly Item[];
  /** What it did, a sentence a line. The function must stay the same one as long as it says the same. */
  readonly linesOf: (entry: Item) => readonly string[];
  readonly chosen: number | null;
  readonly onChoose: (entry: Item) => void;
}

/** Entries of the journal by days, one of which can be chosen. */
export function HistoryList<Item extends Entry>(props: HistoryListProps<Item>): ReactNode {
  const { label, entries, linesOf, chosen, onChoose } = props;
  const rows = useMemo(
    () => withDays(entries).map((row) => ({ ...row, lines: linesOf(row.item) })),
    [entries, linesOf],
  );
  return (
    <VirtualList
      label={label}
      className="history-scroller"
      items={rows}
      keyOf={({ item }) => String(item.sequence)}
      heightOf={({ day, lines }) => historyRowHeight(day, lines.length)}
      renderItem={({ item, day, lines }, focus) => (
        <HistoryRow
          day={day}
          when={timeOf(item.at)}
          who={whoDid(item.by)}
          what={describeEntry(item)}
          lines={lines}
          chosen={item.sequence === chosen}
          focus={focus}
          onChoose={() => onChoose(item)}
        />
      )}
    />
  );
}
