import { type ReactNode, useMemo } from 'react';
import type { ConcordanceLine } from '#shared/api/answers.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { isRightToLeft } from '#shared/text/direction.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { placeKey } from '../../app/searching.ts';
import { codebookOf, labelOf } from '../../app/state/selectors.ts';
import type { SearchState } from '../../app/state/view-states.ts';
import type { Pages } from '../../app/use-pages.ts';
import { formatNumber } from '../../ui/format.ts';
import { LabelChip } from '../../ui/label-chip.tsx';
import { oneLine } from '../../ui/one-line.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import { HitTable } from './hit-table.tsx';
import { TickBar } from './tick-bar.tsx';

export type ConcordanceSum = Pick<OutputOf<'search.kwic'>, 'total' | 'documents' | 'listed'>;

/** As many rows are looked at for the width of the hits, in characters, which has these bounds. */
const MEASURED = 200;
const NARROWEST = 5;
const WIDEST = 26;

const columnOfSort = { text: 'document', left: 'left', match: 'match', right: 'right' } as const;

/** The hits under each other, so that the eye compares what is around them. */
export function Concordance({ pages }: { readonly pages: Pages<ConcordanceLine, ConcordanceSum> }): ReactNode {
  const search = useApp((state) => state.search);
  const { searching, api, notices } = useWorkbench();
  const columns = useMemo(() => columnsFor(pages), [pages]);
  const { tickedPlaces: ticked } = search;

  const tick = (line: ConcordanceLine): void => {
    const next = new Map(ticked);
    if (!next.delete(placeKey(line))) next.set(placeKey(line), line);
    searching.ask({ tickedPlaces: next });
  };
  const tickAll = async (): Promise<void> => {
    const { words, options, documentId } = search;
    const question = { query: words, options: { ...options, wholeWord: true }, documentId };
    const answer = await api.call('search.kwic-places', question);
    if (!answer.ok) return notices.report(answer.error);
    searching.ask({ tickedPlaces: new Map(answer.value.places.map((place) => [placeKey(place), place])) });
  };
  const label = (labelId: LabelId, line?: ConcordanceLine): void =>
    searching.labelPlaces(ticked.size === 0 && line ? [line] : [...ticked.values()], labelId);

  return (
    <>
      <HitTable
        label={translate('window.search.hits')}
        columns={columns}
        count={pages.sum.listed}
        pages={pages}
        nameOf={({ title, before, match, after }) => oneLine(`${title}: ${before}${match}${after}`)}
        isTicked={(line) => ticked.has(placeKey(line))}
        onTick={tick}
        onTickAll={() => void tickAll()}
        onOpen={({ documentId, span }, index) => void searching.goTo(documentId, { span }, index)}
        onLabel={label}
        sorting={{ column: columnOfSort[search.sort], direction: 'ascending' }}
        onSort={(column) => searching.ask({ sort: sortOf(column), leftAt: null })}
        renderCell={(line, column, index) => <Cell line={line} column={column.id} index={index} />}
      />
      <TickBar
        ticked={ticked.size}
        of={pages.sum.listed}
        labelAction={
          ticked.size === 0
            ? translate('window.search.label')
            : translate('window.search.label-count', { count: formatNumber(ticked.size) })
        }
        onTickAll={() => void tickAll()}
        onUntick={() => searching.ask({ tickedPlaces: new Map() })}
        onLabel={label}
      />
    </>
  );
}

interface CellProps {
  readonly line: ConcordanceLine;
  readonly column: string;
  readonly index: number;
}

function Cell({ line, column, index }: CellProps): ReactNode {
  const { searching } = useWorkbench();
  switch (column) {
    case 'document':
      return (
        <span className="hit-title" dir="auto" title={line.title}>
          {line.title}
        </span>
      );
    case 'left':
      return <LeftOf line={line} />;
    case 'match':
      return (
        <button
          type="button"
          className="row-button hit-match"
          tabIndex={-1}
          onClick={() => void searching.goTo(line.documentId, { span: line.span }, index)}
        >
          <mark dir="auto">{oneLine(line.match)}</mark>
        </button>
      );
    case 'right':
      return <RightOf line={line} />;
    default:
      return <LabelsOn line={line} />;
  }
}

/** What stands on the left of the hit: from right to left, the words after it. Either way the nearest stands beside it. */
function LeftOf({ line }: { readonly line: ConcordanceLine }): ReactNode {
  const words = isRightToLeft(line) ? oneLine(line.after).trimStart() : oneLine(line.before).trimEnd();
  return (
    <span className="hit-left">
      <bdi>{words}</bdi>
    </span>
  );
}

function RightOf({ line }: { readonly line: ConcordanceLine }): ReactNode {
  const reversed = isRightToLeft(line);
  return (
    <span className="hit-right">
      <bdi dir={reversed ? 'rtl' : 'ltr'}>
        {reversed ? oneLine(line.before).trimEnd() : oneLine(line.after).trimStart()}
      </bdi>
    </span>
  );
}

/** As many labels have room; the others are counted. */
const CHIPS = 2;

/** What the hit is labelled with already. */
function LabelsOn({ line }: { readonly line: ConcordanceLine }): ReactNode {
  const codebook = useApp(codebookOf);
  const found = line.labelIds.flatMap((id) => labelOf(codebook, id) ?? []);
  const rest = found.slice(CHIPS).map(({ label }) => label.name);
  return (
    <span className="hit-labels" title={found.map(({ label }) => label.name).join(', ')}>
      {found.slice(0, CHIPS).map(({ label, layer }) => (
        <LabelChip key={label.id} name={label.name} color={label.color} paint={layer.paint} />
      ))}
      {rest.length > 0 && (
        <span className="hit-more">
          <span aria-hidden="true">{translate('window.search.more-labels', { count: rest.length })}</span>
          <span className="visually-hidden">{rest.join(', ')}</span>
        </span>
      )}
    </span>
  );
}

/** The column of the hits is as wide as the longest of those that can be seen first, so that the right side begins in a line. */
function columnsFor({ rowAt }: Pages<ConcordanceLine, ConcordanceSum>): Column[] {
  let longest = NARROWEST;
  for (let index = 0; index < MEASURED; index += 1) longest = Math.max(longest, rowAt(index)?.match.length ?? 0);
  return [
    { id: 'document', name: translate('window.search.column.document'), width: 'minmax(90px, 180px)' },
    { id: 'left', name: translate('window.search.column.left'), width: 'minmax(0, 1fr)', align: 'end' },
    {
      id: 'match',
      name: translate('window.search.column.match'),
      width: `${Math.min(longest, WIDEST) * 0.6 + 0.4}rem`,
    },
    { id: 'right', name: translate('window.search.column.right'), width: 'minmax(0, 1fr)' },
    { id: 'labels', name: translate('window.search.column.labels'), width: 'minmax(90px, 170px)', sortable: false },
  ];
}

function sortOf(column: string): SearchState['sort'] {
  if (column === 'left' || column === 'match' || column === 'right') return column;
  return 'text';
}
