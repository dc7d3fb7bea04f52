import { type ReactNode, useMemo } from 'react';
import type { FigureLine, FigureRow } from '#shared/api/claim-answers.ts';
import { success } from '#shared/domain/result.ts';
import { quantityReasons } from '#shared/quantities/compare-quantities.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { questionFor } from '../../app/claims/claiming.ts';
import { useApp } from '../../app/context.tsx';
import { type LoadPage, usePages } from '../../app/use-pages.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { useSettled } from '../../ui/use-settled.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import { TableTools } from './table-tools.tsx';
import { LineTable } from './line-table.tsx';

const columns: readonly Column[] = [
  { id: 'value', name: translate('window.figures.figure'), width: 'minmax(120px, 1.2fr)' },
  { id: 'relation', name: translate('window.figures.relation'), width: 'minmax(110px, 1fr)' },
  { id: 'claim', name: translate('window.said.claim'), width: 'minmax(190px, 2.6fr)' },
  { id: 'speaker', name: translate('window.said.speaker'), width: 'minmax(90px, 1.1fr)' },
  { id: 'title', name: translate('window.said.article'), width: 'minmax(110px, 1.4fr)' },
  { id: 'date', name: translate('window.said.date'), width: '80px' },
];

interface Sum {
  readonly total: number;
  readonly figures: number;
  readonly slots: number;
  readonly differing: number;
}

/** Every figure that claims give, by what it is a figure of. */
export function FiguresPart(): ReactNode {
  const { sort, olderVersions, filter: typed } = useApp((state) => state.claims);
  const filter = useSettled(typed);
  const load = useMemo<LoadPage<FigureLine, Sum>>(() => {
    // They always stand by what they are figures of.
    const question = questionFor('figures', { filter, group: null, sort, olderVersions });
    return async (api, page) => {
      const answer = await api.call('claims.figures', { ...question, ...page });
      if (!answer.ok) return answer;
      const { lines, ...sum } = answer.value;
      return success({ rows: lines, sum });
    };
  }, [filter, sort, olderVersions]);
  const answer = usePages(load);
  return (
    <>
      <TableTools table="figures" groups={false} sum={answer.kind === 'ready' ? sumOf(answer.value.sum) : ''} />
      <AnswerView answer={answer}>
        {(pages) =>
          pages.sum.total === 0 ? (
            <NoFigures filtered={filter !== ''} />
          ) : (
            <LineTable<FigureRow>
              label={translate('window.claims.part.figures')}
              table="figures"
              columns={columns}
              pages={pages}
              unnamed={translate('window.claims.no-proposition')}
              renderCell={(row, column) => <FigureCell row={row} column={column} />}
            />
          )
        }
      </AnswerView>
    </>
  );
}

function sumOf({ figures, slots, differing }: Sum): string {
  const counted = translateCount('window.figures.sum-one', 'window.figures.sum', figures);
  return figures === 0 ? counted : translate('window.figures.differ', { figures: counted, differing, slots });
}

function NoFigures({ filtered }: { readonly filtered: boolean }): ReactNode {
  if (filtered) return <EmptyState>{translate('window.no-match')}</EmptyState>;
  return <EmptyState title={translate('window.figures.none')}>{translate('window.figures.none-text')}</EmptyState>;
}

function FigureCell({ row, column }: { readonly row: FigureRow; readonly column: string }): ReactNode {
  switch (column) {
    case 'value':
      return (
        <span className="claim-figure" title={row.figure}>
          {row.figure}
          {row.basis === 'text' && <small>{translate('window.figures.from-text')}</small>}
        </span>
      );
    case 'relation': {
      const relation = translate(`window.figures.relation.${row.relation}`);
      const why = [reasonsOf(row), differsFrom(row)].filter((text) => text !== '').join('; ');
      return (
        <span
          className="claim-relation"
          data-relation={row.relation}
          title={why === '' ? relation : `${relation}: ${why}`}
        >
          {relation}
          {why !== '' && <small>{why}</small>}
        </span>
      );
    }
    case 'speaker':
      return <Words text={row.speaker} />;
    case 'title':
      return <Words text={row.title} />;
    default:
      return <Words text={row.date} />;
  }
}

function Words({ text }: { readonly text: string }): ReactNode {
  return (
    <span className="claim-cell" title={text} dir="auto">
      {text}
    </span>
  );
}

const MOST_NAMED = 3;

/** "excludes 4 deaths, 8 deaths": what it excludes, also where the figure itself stands with the reference. */
function differsFrom({ differsFromFigures }: FigureRow): string {
  if (differsFromFigures.length === 0) return '';
  const named = differsFromFigures.slice(0, MOST_NAMED).join(', ');
  const more = differsFromFigures.length - MOST_NAMED;
  return more > 0
    ? translate('window.figures.not-more', { figures: named, count: formatNumber(more) })
    : translate('window.figures.not', { figures: named });
}

const figureReasons = [...quantityReasons, 'other-figure'] as const;

function reasonsOf({ reasons }: FigureRow): string {
  return reasons
    .flatMap((reason) => figureReasons.find((one) => one === reason) ?? [])
    .map((reason) => translate(`window.figures.reason.${reason}`))
    .join(', ');
}
