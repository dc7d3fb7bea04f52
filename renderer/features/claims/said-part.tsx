import { type ReactNode, useMemo } from 'react';
import type { SaidLine, SaidRow } from '#shared/api/claim-answers.ts';
import { findLayer } from '#shared/domain/codebook.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { questionFor } from '../../app/claims/claiming.ts';
import { AssignBar } from '../../app/claims/assign-bar.tsx';
import { useClaimTicks } from '../../app/claims/claim-ticks.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { type LoadPage, usePages } from '../../app/use-pages.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import { TableTools } from './table-tools.tsx';
import { LineTable } from './line-table.tsx';
import { optionNames } from './option-names.ts';

const columns: readonly Column[] = [
  { id: 'speaker', name: translate('window.said.speaker'), width: 'minmax(90px, 1.1fr)' },
  { id: 'proposition', name: translate('window.said.proposition'), width: 'minmax(110px, 1.6fr)' },
  { id: 'claim', name: translate('window.said.claim'), width: 'minmax(190px, 2.6fr)' },
  { id: 'title', name: translate('window.said.article'), width: 'minmax(110px, 1.4fr)' },
  { id: 'cue', name: translate('window.claims.cue'), width: 'minmax(52px, 0.6fr)' },
  { id: 'directness', name: translate('window.claims.directness'), width: 'minmax(84px, 0.8fr)' },
  { id: 'stance', name: translate('window.claims.stance'), width: 'minmax(64px, 0.5fr)' },
  { id: 'date', name: translate('window.said.date'), width: '80px' },
];

interface Sum {
  readonly total: number;
  readonly claims: number;
  readonly statements: number;
}

function sumOf({ claims, statements }: Sum): string {
  const counted = translateCount('window.claims.claim', 'window.claims.claims', claims);
  if (statements === 0) return counted;
  const made = translateCount('window.claims.statement', 'window.claims.statements', statements);
  return translate('window.claims.and-statements', { claims: counted, statements: made });
}

/** Who said what, over the whole project. */
export function SaidPart(): ReactNode {
  const { group, sort, olderVersions, filter: typed } = useApp((state) => state.claims);
  const { api } = useWorkbench();
  const codebook = useApp(codebookOf);
  const filter = useSettled(typed);
  const load = useMemo<LoadPage<SaidLine, Sum>>(() => {
    const question = questionFor('who-said-what', { filter, group, sort, olderVersions });
    return async (api, page) => {
      const answer = await api.call('claims.who-said-what', { ...question, ...page });
      if (!answer.ok) return answer;
      const { lines, ...sum } = answer.value;
      return success({ rows: lines, sum });
    };
  }, [filter, group, sort, olderVersions]);
  const answer = usePages(load);
  const names = useMemo(() => {
    const layers = (codebook?.layers ?? []).filter(({ kind }) => kind === 'claim');
    return optionNames(layers.flatMap(({ id }) => (codebook && findLayer(codebook, id)?.attributes) ?? []));
  }, [codebook]);
  const pages = answer.kind === 'ready' ? answer.value : undefined;
  const ticks = useClaimTicks({
    total: pages?.sum.total ?? 0,
    idAt: (index) => {
      const line = pages?.rowAt(index);
      return line?.kind === 'row' ? line.row.annotationId : undefined;
    },
    idsBetween: async (from, to) => {
      const question = questionFor('who-said-what', { filter, group, sort, olderVersions });
      const found = await api.call('propositions.said-ids', { ...question, from, to });
      if (!found.ok) throw new Error(found.error.code);
      return found.value.ids;
    },
  });
  return (
    <>
      <TableTools table="who-said-what" groups sum={answer.kind === 'ready' ? sumOf(answer.value.sum) : ''}>
        <AssignBar takesAway />
      </TableTools>
      <AnswerView answer={answer}>
        {(pages) =>
          pages.sum.total === 0 ? (
            <NoClaims filtered={filter !== ''} />
          ) : (
            <LineTable<SaidRow>
              label={translate('window.claims.part.who-said-what')}
              table="who-said-what"
              columns={columns}
              pages={pages}
              ticks={ticks}
              unnamed={translate(group === 'speaker' ? 'window.claims.nobody' : 'window.claims.no-proposition')}
              renderCell={(row, column) => <SaidCell row={row} column={column} names={names} />}
            />
          )
        }
      </AnswerView>
    </>
  );
}

function NoClaims({ filtered }: { readonly filtered: boolean }): ReactNode {
  if (filtered) return <EmptyState>{translate('window.no-match')}</EmptyState>;
  return <EmptyState title={translate('window.claims.empty')}>{translate('window.claims.empty-text')}</EmptyState>;
}

interface SaidCellProps {
  readonly row: SaidRow;
  readonly column: string;
  readonly names: (attributeId: string, value: string) => string;
}

function SaidCell({ row, column, names }: SaidCellProps): ReactNode {
  const text = textOf(row, column, names);
  return (
    <span className="claim-cell" title={text} dir="auto">
      {text}
    </span>
  );
}

function textOf(row: SaidRow, column: string, names: SaidCellProps['names']): string {
  switch (column) {
    case 'speaker':
      return [row.speaker, ...row.via].filter((name) => name !== '').join(' ← ');
    case 'proposition':
      return row.proposition;
    case 'title':
      return row.title;
    case 'cue':
      return row.cue;
    case 'date':
      return row.date;
    case 'directness':
      return names('directness', row.directness);
    default:
      return names('stance', row.stance);
  }
}
