import { type ReactNode, useCallback, useEffect } from 'react';
import type { FoundAnnotation } from '#shared/api/answers.ts';
import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { codebookOf } from '../../app/state/selectors.ts';
import { type LoadPage, usePages } from '../../app/use-pages.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { SETTLE_MS } from '../../app/use-project-query.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { FoundAnnotations } from './found-annotations.tsx';
import { QueryFields } from './query-fields.tsx';
import { ResultsPane } from './results-pane.tsx';
import { SavedQueries } from './saved-queries.tsx';

/** Queries over the annotations of the whole project. */
export function AnnotationSearch({ kinds }: { readonly kinds: ReactNode }): ReactNode {
  const codebook = useApp(codebookOf);
  const query = useApp((state) => state.search.query);
  // One question for what is typed or ticked in one go.
  const settled = useSettled(query);
  if (!codebook) return null;
  return (
    <>
      <div className="view-head query-head">
        <h2 className="visually-hidden">{translate('window.query')}</h2>
        <div className="query-top">
          {kinds}
          <SavedQueries query={query} />
        </div>
        <QueryFields codebook={codebook} query={query} />
      </div>
      <Results query={settled} />
    </>
  );
}

function Results({ query }: { readonly query: AnnotationQuery }): ReactNode {
  const { api, searching } = useWorkbench();
  const load = useCallback<LoadPage<FoundAnnotation, number>>(
    async (api, page) => {
      const answer = await api.call('search.annotations', { query, ...page });
      return answer.ok ? success({ rows: answer.value.rows, sum: answer.value.total }) : answer;
    },
    [query],
  );
  const answer = usePages(load);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const untickGone = (): void => void searching.untickGone(query);
    // With the list, which follows a group of changes too.
    const end = api.on('project.changed', () => {
      clearTimeout(timer);
      timer = setTimeout(untickGone, SETTLE_MS);
    });
    untickGone();
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [api, searching, query]);
  return (
    <AnswerView answer={answer}>
      {(pages) => (
        <ResultsPane count={pages.sum}>
          <p className="search-sum" role="status">
            {translateCount('window.query.sum-one', 'window.query.sum', pages.sum)}
          </p>
          <FoundAnnotations pages={pages} query={query} />
        </ResultsPane>
      )}
    </AnswerView>
  );
}
