import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { ConcordanceLine } from '#shared/api/answers.ts';
import { success } from '#shared/domain/result.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import type { SearchState } from '../../app/state/view-states.ts';
import { type LoadPage, type Pages, usePages } from '../../app/use-pages.ts';
import type { Answer } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Choice } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { Concordance, type ConcordanceSum } from './concordance.tsx';
import { DocumentField } from './document-field.tsx';

/** What a word begins with; signs alone are not searched for. */
const hasWords = /[\p{L}\p{N}\p{Co}]/u;

type Search = Pick<SearchState, 'words' | 'options' | 'documentId' | 'sort'>;
type Found = Answer<Pages<ConcordanceLine, ConcordanceSum>>;

/** Finds words in all articles and shows them in their context, one under the other. */
export function TextSearch({ kinds }: { readonly kinds: ReactNode }): ReactNode {
  const search = useApp((state) => state.search);
  const { searching } = useWorkbench();
  const [typed, setTyped] = useState(search.words);
  const settled = useSettled(typed);
  const unsearchable = search.words !== '' && !hasWords.test(search.words);
  const field = useRef<HTMLInputElement>(null);
  // Whoever comes back from a hit finds the focus on its row.
  const [fresh] = useState(search.leftAt === null);
  useEffect(() => {
    if (fresh) field.current?.focus();
  }, [fresh]);
  const ask = useCallback((text: string) => searching.searchFor(text.trim()), [searching]);
  useEffect(() => ask(settled), [ask, settled]);

  return (
    <>
      <div className="view-head search-head" role="search">
        <h2 className="visually-hidden">{translate('action.view.search')}</h2>
        {kinds}
        <div className="field search-words">
          <label htmlFor="search-words">{translate('window.search.field')}</label>
          <div className="search-field">
            <SearchIcon />
            <input
              ref={field}
              id="search-words"
              type="text"
              role="searchbox"
              className="control"
              aria-invalid={unsearchable}
              aria-describedby={unsearchable ? 'search-problem' : undefined}
              value={typed}
              maxLength={1000}
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) ask(typed);
              }}
            />
          </div>
          {unsearchable && (
            <p id="search-problem" className="field-problem" role="alert">
              {translate('error.search/no-words')}
            </p>
          )}
        </div>
        <DocumentField
          label={translate('window.search.document-only')}
          value={search.documentId}
          onChange={(documentId) => searching.askAnew({ documentId })}
        />
        <div className="search-options">
          <Choice
            type="checkbox"
            label={translate('window.search.case')}
            checked={search.options.caseSensitive}
            onChange={(caseSensitive) => searching.askAnew({ options: { ...search.options, caseSensitive } })}
          />
          <Choice
            type="checkbox"
            label={translate('window.search.forms')}
            checked={search.options.inflected}
            onChange={(inflected) => searching.askAnew({ options: { ...search.options, inflected } })}
          />
        </div>
      </div>
      {search.words === '' || unsearchable ? (
        <EmptyState title={translate('window.search.empty')}>{translate('window.search.empty-text')}</EmptyState>
      ) : (
        <Results {...search} />
      )}
    </>
  );
}

function Results({ words, options, documentId, sort }: Search): ReactNode {
  const load = useCallback<LoadPage<ConcordanceLine, ConcordanceSum>>(
    async (api, page) => {
      const question = { query: words, options: { ...options, wholeWord: true }, documentId };
      const answer = await api.call('search.kwic', { ...question, sort, ...page });
      if (!answer.ok) return answer;
      const { lines, total, documents, listed } = answer.value;
      return success({ rows: lines, sum: { total, documents, listed } });
    },
    [words, options, documentId, sort],
  );
  const answer: Found = usePages(load);
  return (
    <AnswerView answer={answer}>
      {(pages) => (
        <div className="search-results">
          <p className="search-sum" role="status">
            {summary(pages.sum)}
          </p>
          {pages.sum.total === 0 ? (
            <EmptyState title={translate('window.search.nothing')}>
              {translate('window.search.nothing-text')}
            </EmptyState>
          ) : (
            <Concordance pages={pages} />
          )}
        </div>
      )}
    </AnswerView>
  );
}

function summary({ total, documents, listed }: ConcordanceSum): string {
  const found = translateCount('window.search.hit', 'window.search.hits-sum', total);
  const where = translateCount('window.search.document', 'window.search.documents', documents);
  const rest = listed < total ? ` ${translate('window.search.listed', { count: formatNumber(listed) })}` : '';
  return `${found} ${where}.${rest}`;
}
