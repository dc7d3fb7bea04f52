import { type ReactNode, useMemo } from 'react';
import type { RelationRow } from '#shared/api/relation-methods.ts';
import { AnnotatorId, LinkTypeId } from '#shared/domain/ids.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf, projectOf } from '../../app/state/selectors.ts';
import { type LoadPage, usePages } from '../../app/use-pages.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterField } from '../../ui/filter-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { ViewTools } from '../../ui/view-tools.tsx';
import { RelationBar } from './relation-bar.tsx';
import { RelationTable } from './relation-table.tsx';
import './relations.css';

/** All links of the project, whichever articles their ends stand in. */
export function RelationsPart(): ReactNode {
  const { claiming, relating } = useWorkbench();
  const { filter: typed, relations } = useApp((state) => state.claims);
  const { linkTypeId, annotatorId, sort } = relations;
  const codebook = useApp(codebookOf);
  const annotators = useApp(projectOf)?.annotators ?? [];
  const filter = useSettled(typed);
  const question = useMemo(() => ({ filter, linkTypeId, annotatorId, sort }), [filter, linkTypeId, annotatorId, sort]);
  const load = useMemo<LoadPage<RelationRow, number>>(
    () => async (api, page) => {
      const answer = await api.call('relations.list', { ...question, ...page });
      return answer.ok ? success({ rows: answer.value.rows, sum: answer.value.total }) : answer;
    },
    [question],
  );
  const answer = usePages(load);
  const total = answer.kind === 'ready' ? answer.value.sum : 0;
  const isFiltered = filter.trim() !== '' || linkTypeId !== null || annotatorId !== null;
  return (
    <>
      <ViewTools>
        <FilterField
          label={translate('window.relations.filter')}
          value={typed}
          onChange={(text) => claiming.ask({ filter: text })}
        />
        <SelectField
          label={translate('window.relations.type')}
          value={linkTypeId ?? ''}
          options={[{ id: '', name: translate('window.relations.all-types') }, ...(codebook?.linkTypes ?? [])]}
          onChange={(id) => relating.ask({ linkTypeId: id === '' ? null : LinkTypeId.parse(id), ticked: new Set() })}
        />
        {annotators.length > 1 && (
          <SelectField
            label={translate('window.relations.annotator')}
            value={annotatorId ?? ''}
            options={[{ id: '', name: translate('window.relations.all-annotators') }, ...annotators]}
            onChange={(id) =>
              relating.ask({ annotatorId: id === '' ? null : AnnotatorId.parse(id), ticked: new Set() })
            }
          />
        )}
        <p className="view-sum" role="status">
          {answer.kind === 'ready' && translateCount('window.relations.sum-one', 'window.relations.sum', total)}
        </p>
        <Button onClick={() => void relating.export()}>{translate('window.relations.export')}</Button>
        <RelationBar />
      </ViewTools>
      <AnswerView answer={answer}>
        {(pages) =>
          pages.sum === 0 ? (
            <NoRelations isFiltered={isFiltered} />
          ) : (
            <RelationTable pages={pages} question={question} />
          )
        }
      </AnswerView>
    </>
  );
}

function NoRelations({ isFiltered }: { readonly isFiltered: boolean }): ReactNode {
  if (isFiltered) return <EmptyState>{translate('window.no-match')}</EmptyState>;
  return (
    <EmptyState title={translate('window.relations.empty')}>{translate('window.relations.empty-text')}</EmptyState>
  );
}
