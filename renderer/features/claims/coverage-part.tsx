import { type ReactNode, useMemo, useState } from 'react';
import { articleOrders, type MatrixArticle, type MatrixRow } from '#shared/api/claim-answers.ts';
import type { DocumentId, PropositionId } from '#shared/domain/ids.ts';
import { success } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { type LoadPage, usePages } from '../../app/use-pages.ts';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { TableTools } from './table-tools.tsx';
import { CoverageKey } from './coverage-key.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { PropositionDialog } from './proposition-dialog.tsx';

export interface CoverageSum {
  readonly total: number;
  /** How many stand beside each other. */
  readonly articles: number;
}

/** What was pressed: a proposition, or what one article makes of it. */
interface Asked {
  readonly id: PropositionId;
  readonly documentId: DocumentId | null;
}

/** Propositions by articles: who reports, hedges, denies what, and who is silent. */
export function CoveragePart(): ReactNode {
  const typed = useApp((state) => state.claims.filter);
  const filter = useSettled(typed);
  const { olderVersions, articleOrder } = useApp((state) => state.claims);
  const { claiming } = useWorkbench();
  const [asked, setAsked] = useState<Asked | null>(null);
  const load = useMemo<LoadPage<MatrixRow, CoverageSum>>(
    () => async (api, page) => {
      const answer = await api.call('claims.matrix', { filter, olderVersions, ...page });
      if (!answer.ok) return answer;
      const { rows, ...sum } = answer.value;
      return success({ rows, sum });
    },
    [filter, olderVersions],
  );
  const answer = usePages(load);
  const columns = useMemo(
    () => asking('claims.matrix-articles', { olderVersions, articleOrder }),
    [olderVersions, articleOrder],
  );
  const articles = useProjectQuery<readonly MatrixArticle[]>(columns);
  return (
    <>
      <TableTools table="matrix" groups={false} sum={answer.kind === 'ready' ? sumOf(answer.value.sum) : ''}>
        <SelectField
          label={translate('window.coverage.order')}
          value={articleOrder}
          options={articleOrders.map((id) => ({ id, name: translate(`window.coverage.order.${id}`) }))}
          onChange={(id) => claiming.ask({ articleOrder: articleOrders.find((one) => one === id) ?? 'time' })}
        />
      </TableTools>
      <AnswerView answer={answer}>
        {(pages) =>
          pages.sum.total === 0 ? (
            <NoPropositions filtered={filter !== ''} />
          ) : (
            <div className="coverage">
              <CoverageKey />
              <AnswerView answer={articles}>
                {(shown) => (
                  <CoverageTable
                    articles={shown}
                    pages={pages}
                    onOpen={(id, documentId) => setAsked({ id, documentId })}
                  />
                )}
              </AnswerView>
            </div>
          )
        }
      </AnswerView>
      {asked && <PropositionDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function sumOf({ total, articles }: CoverageSum): string {
  return translate(total === 1 ? 'window.coverage.sum-one' : 'window.coverage.sum', {
    count: formatNumber(total),
    articles: formatNumber(articles),
  });
}

function NoPropositions({ filtered }: { readonly filtered: boolean }): ReactNode {
  if (filtered) return <EmptyState>{translate('window.no-match')}</EmptyState>;
  return <EmptyState title={translate('window.coverage.none')}>{translate('window.coverage.none-text')}</EmptyState>;
}
