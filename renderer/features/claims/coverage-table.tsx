import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { MatrixArticle, MatrixRow } from '#shared/api/claim-answers.ts';
import type { IndependenceRow } from '#shared/api/comparison-answers.ts';
import type { DocumentId, PropositionId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { useIndependence } from '../../app/claims/use-independence.ts';
import type { Pages } from '../../app/use-pages.ts';
import { Button } from '../../ui/button.tsx';
import type { RowFocus } from '../../ui/virtual-list.tsx';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import type { CoverageSum } from './coverage-part.tsx';
import { countsText } from './proposition-sources.tsx';

const ARTICLE_WIDTH = 84;
const PROPOSITION_WIDTH = 340;
/** Before the table was measured. */
const FIRST_WIDTH = 1200;

interface CoverageTableProps {
  /** From left to right. */
  readonly articles: readonly MatrixArticle[];
  readonly pages: Pages<MatrixRow, CoverageSum>;
  readonly onOpen: (id: PropositionId, documentId: DocumentId | null) => void;
}

/**
 * As many articles stand beside each other as have room; the others are a press away. Arrows go through the cells in all
 * four directions, Enter lists the claims of one.
 */
export function CoverageTable({ articles, pages, onOpen }: CoverageTableProps): ReactNode {
  const { total } = pages.sum;
  const independence = useIndependence();
  const [box, room] = useRoom();
  const [from, setFrom] = useState(0);
  /** The column that the arrows go down: 0 for the propositions. */
  const [at, setAt] = useState(0);
  const first = Math.min(from, Math.max(0, articles.length - 1));
  const shown = useMemo(() => articles.slice(first, first + room), [articles, first, room]);
  const columns = useMemo(() => columnsFor(shown), [shown]);
  const indexes = useMemo(() => Array.from({ length: total }, (_, index) => index), [total]);
  const column = Math.min(at, shown.length);
  /** The row of the cell that is to have the focus. */
  const [wanted, setWanted] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (wanted === null) return;
    const row = box.current?.querySelector(`[data-index="${wanted}"]`);
    row?.querySelectorAll<HTMLElement>('[data-cell]')[column]?.focus({ preventScroll: true });
    setWanted(null);
  }, [box, wanted, column, shown]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (step === undefined || !row) return;
    event.preventDefault();
    const next = column + step;
    const isAcross = (next < 1 && first > 0 && column > 0) || (next > shown.length && first + room < articles.length);
    // Beyond the edge the next articles come up, and the cell there has still to be drawn.
    const start = isAcross ? Math.max(0, first + step * room) : first;
    const count = Math.min(room, articles.length - start);
    const acrossTo = step > 0 ? 1 : count;
    setFrom(start);
    setAt(isAcross ? acrossTo : Math.min(Math.max(0, next), shown.length));
    setWanted(Number(row.getAttribute('data-index')));
  };

  return (
    // The cells take the focus; their keys are heard here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className="coverage-table" onKeyDown={onKeyDown}>
      {articles.length > room && (
        <div className="coverage-pages" role="group" aria-label={translate('window.said.article')}>
          <Button idle={first === 0} onClick={() => setFrom(Math.max(0, first - room))}>
            {translate('window.coverage.earlier')}
          </Button>
          <span role="status">
            {translate('window.coverage.articles', {
              from: first + 1,
              to: first + shown.length,
              total: articles.length,
            })}
          </span>
          <Button idle={first + room >= articles.length} onClick={() => setFrom(first + room)}>
            {translate('window.coverage.later')}
          </Button>
        </div>
      )}
      <VirtualTable
        label={translate('window.claims.part.matrix')}
        columns={columns}
        rows={indexes}
        keyOf={String}
        heightOf={heightOf}
        renderCell={(index, { id }, focus) => {
          const row = pages.rowAt(index);
          if (row === undefined) return id === 'proposition' ? <Coming index={index} need={pages.need} /> : null;
          const place = id === 'proposition' ? 0 : shown.findIndex(({ documentId }) => documentId === id) + 1;
          const cell = { row, place, isCurrent: place === column, focus, onFocus: () => setAt(place) };
          const article = shown[place - 1];
          return article ? (
            <CoverageCell {...cell} article={article} onOpen={onOpen} />
          ) : (
            <PropositionCell {...cell} independence={independence.get(row.propositionId)} onOpen={onOpen} />
          );
        }}
      />
    </div>
  );
}

interface CellProps extends Pick<CoverageTableProps, 'onOpen'> {
  readonly row: MatrixRow;
  /** Whether the arrows go down its column. */
  readonly isCurrent: boolean;
  readonly focus: RowFocus;
  readonly onFocus: () => void;
}

function PropositionCell(props: CellProps & { readonly independence: IndependenceRow | undefined }): ReactNode {
  const { row, isCurrent, focus, onFocus, onOpen, independence } = props;
  return (
    <button
      type="button"
      className="coverage-proposition"
      data-cell
      data-row={isCurrent || undefined}
      tabIndex={isCurrent ? focus.tabIndex : -1}
      title={row.proposition}
      onFocus={onFocus}
      onClick={() => onOpen(row.propositionId, null)}
    >
      <span dir="auto">{row.proposition}</span>
      <small>{countsText(row.claims, independence)}</small>
    </button>
  );
}

function CoverageCell(props: CellProps & { readonly article: MatrixArticle }): ReactNode {
  const { row, article, isCurrent, focus, onFocus, onOpen } = props;
  const cell = row.cells.find(({ documentId }) => documentId === article.documentId);
  const coverage = cell?.coverage ?? 'absent';
  const said = translate(`window.coverage.${coverage}`);
  const sources = cell?.sources.join(', ') ?? '';
  const name =
    sources === ''
      ? translate('window.coverage.cell', { article: article.title, coverage: said })
      : translate('window.coverage.cell-by', { article: article.title, coverage: said, sources });
  return (
    <button
      type="button"
      className="coverage-cell"
      data-cell
      data-row={isCurrent || undefined}
      tabIndex={isCurrent ? focus.tabIndex : -1}
      aria-label={name}
      aria-disabled={cell ? undefined : true}
      title={name}
      onFocus={onFocus}
      onClick={() => cell && onOpen(row.propositionId, article.documentId)}
    >
      <span className="coverage-mark" data-coverage={coverage} aria-hidden="true">
        {translate(`window.coverage.letter.${coverage}`)}
      </span>
    </button>
  );
}

/** A row whose page is not here yet. */
function Coming({ index, need }: { readonly index: number; readonly need: (index: number) => void }): ReactNode {
  useEffect(() => need(index), [index, need]);
  return <span className="visually-hidden">{translate('window.search.loading-row')}</span>;
}

function columnsFor(articles: readonly MatrixArticle[]): Column[] {
  return [
    { id: 'proposition', name: translate('window.coverage.proposition'), width: 'minmax(200px, 520px)' },
    ...articles.map(({ documentId, title, outlet, date }) => ({
      id: documentId,
      // Hyphens that break no line: a date stays whole.
      name: [outlet || title, date.replaceAll('-', '\u2011')].filter((text) => text !== '').join(' '),
      width: `${ARTICLE_WIDTH - 4}px`,
    })),
  ];
}

/** How many articles have room beside the propositions. */
function useRoom(): [box: RefObject<HTMLDivElement | null>, room: number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST_WIDTH);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = (): void => setWidth(element.clientWidth || FIRST_WIDTH);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, Math.max(1, Math.floor((width - PROPOSITION_WIDTH) / ARTICLE_WIDTH))];
}

function heightOf(): number {
  return 52;
}
