import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo } from 'react';
import { relationColumns, type RelationQuestion, type RelationRow } from '#shared/api/relation-methods.ts';
import type { LinkId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { type LineTicks, useLineTicks } from '../../app/claims/claim-ticks.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import type { Pages } from '../../app/use-pages.ts';
import { IconButton } from '../../ui/button.tsx';
import { BesideIcon } from '../../ui/icons.tsx';
import { nextSorting } from '../../ui/next-sorting.ts';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import '../../app/claims/tick-cell.css';

const widths: Readonly<Record<(typeof relationColumns)[number], string>> = {
  type: 'minmax(124px, 1fr)',
  from: 'minmax(130px, 2fr)',
  fromArticle: 'minmax(72px, 1fr)',
  to: 'minmax(130px, 2fr)',
  toArticle: 'minmax(72px, 1fr)',
  annotator: 'minmax(60px, 0.6fr)',
  confidence: '52px',
  evidence: '48px',
  note: 'minmax(60px, 1fr)',
};

const columns: readonly Column[] = relationColumns.map((id) => ({
  id,
  name: translate(`window.relations.column.${id}`),
  width: widths[id],
}));

interface RelationTableProps {
  readonly pages: Pages<RelationRow, number>;
  readonly question: RelationQuestion;
}

/** The links; Enter goes to the words, B shows both ends beside each other, Delete removes. */
export function RelationTable({ pages, question }: RelationTableProps): ReactNode {
  const { api, relating } = useWorkbench();
  const ticked = useApp((state) => state.claims.relations.ticked);
  const indexes = useMemo(() => Array.from({ length: pages.sum }, (_, index) => index), [pages.sum]);
  const keyOf = useCallback((index: number) => pages.rowAt(index)?.linkId ?? String(index), [pages]);
  const ticks = useLineTicks<LinkId>(
    {
      total: pages.sum,
      idAt: (index) => pages.rowAt(index)?.linkId,
      idsBetween: async (from, to) => {
        const answer = await api.call('relations.ids', { ...question, from, to });
        if (!answer.ok) throw new Error(answer.error.code);
        return answer.value.ids;
      },
    },
    { ticked, tick: (ids) => relating.tick(ids) },
  );
  const { sort } = question;
  const onSort = (column: string): void => {
    const known = relationColumns.find((one) => one === column);
    if (!known) return;
    const next = sort ? nextSorting(sort, column) : { column, direction: 'ascending' as const };
    relating.ask({ sort: { column: known, direction: next.direction } });
  };
  return (
    <VirtualTable
      label={translate('window.claims.part.relations')}
      columns={columns}
      rows={indexes}
      keyOf={keyOf}
      heightOf={heightOf}
      {...(sort ? { sorting: sort } : {})}
      onSort={onSort}
      renderCell={(index, column, focus) => {
        const row = pages.rowAt(index);
        if (!row) return column.id === 'type' ? <Coming index={index} need={pages.need} /> : null;
        if (column.id === 'type') return <TypeCell {...{ row, index, ticks }} tabIndex={focus.tabIndex} />;
        const text = textOf(row, column.id);
        return (
          <span className="claim-cell" title={text} dir="auto">
            {text}
          </span>
        );
      }}
    />
  );
}

interface TypeCellProps {
  readonly row: RelationRow;
  readonly index: number;
  readonly ticks: LineTicks<LinkId>;
  readonly tabIndex: 0 | -1;
}

function TypeCell({ row, index, ticks, tabIndex }: TypeCellProps): ReactNode {
  const { relating } = useWorkbench();
  const names = { type: row.type, from: row.from.slice(0, 60), to: row.to.slice(0, 60) };
  const isTicked = ticks.isTicked(row.linkId);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isBare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (isBare && event.key.toLowerCase() === 'b') void relating.goToBoth(row);
    else if (isBare && event.key === 'Delete') relating.remove([row.linkId]);
    else return ticks.onKeyDown(event, index);
    event.preventDefault();
  };
  return (
    <span className="tick-cell relation-type" data-ticked={isTicked || undefined}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={translate('window.relations.tick', names)}
        checked={isTicked}
        onChange={() => {}}
        onClick={(event) => ticks.onPress(event, index)}
      />
      <button
        type="button"
        className="row-button"
        data-row
        tabIndex={tabIndex}
        onKeyDown={onKeyDown}
        onClick={() => relating.goTo(row)}
      >
        <span aria-hidden="true">{row.sign}</span> {row.type}
        <span className="visually-hidden">{`: “${names.from}” – “${names.to}”`}</span>
      </button>
      {row.fromDocumentId !== row.toDocumentId && (
        <IconButton
          label={translate('window.relations.beside', names)}
          icon={<BesideIcon />}
          keys="B"
          tabIndex={-1}
          onClick={() => void relating.goToBoth(row)}
        />
      )}
    </span>
  );
}

function textOf(row: RelationRow, column: string): string {
  switch (column) {
    case 'from':
      return row.from;
    case 'fromArticle':
      return row.fromArticle;
    case 'to':
      return row.to;
    case 'toArticle':
      return row.toArticle;
    case 'annotator':
      return row.annotator;
    case 'confidence':
      return row.confidence === null ? '' : `${Math.round(row.confidence * 100)} %`;
    case 'evidence':
      return row.evidence === 0 ? '' : String(row.evidence);
    default:
      return row.note;
  }
}

/** A row whose page is not here yet. */
function Coming({ index, need }: { readonly index: number; readonly need: (index: number) => void }): ReactNode {
  useEffect(() => need(index), [index, need]);
  return <span className="visually-hidden">{translate('window.search.loading-row')}</span>;
}

function heightOf(): number {
  return 52;
}
