import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import { translate, translateCount } from '#shared/locales/translate.ts';
import { useWorkbench } from '../../app/context.tsx';
import { asking, useProjectQuery } from '../../app/use-project-query.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { type RowFocus, VirtualList } from '../../ui/virtual-list.tsx';
import './search.css';

type Hits = OutputOf<'search.text'>;
type Hit = Hits['hits'][number];

const LIMIT = 1000;
const PAUSE_MS = 200;

/** Finds words in all articles and shows them in their context, one under the other. */
export function SearchView(): ReactNode {
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <>
      <form
        className="view-head"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setQuery(typed.trim());
        }}
      >
        <h2 className="visually-hidden">{translate('action.view.search')}</h2>
        <div className="search-field">
          <SearchIcon />
          <input
            ref={field}
            type="text"
            role="searchbox"
            className="control"
            aria-label={translate('window.search.field')}
            placeholder={translate('window.search.field')}
            value={typed}
            maxLength={1000}
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      </form>
      {query === '' ? (
        <EmptyState title={translate('window.search.empty')}>{translate('window.search.empty-text')}</EmptyState>
      ) : (
        <Results query={query} />
      )}
    </>
  );
}

function Results({ query }: { readonly query: string }): ReactNode {
  const { reading } = useWorkbench();
  const question = useMemo(() => asking('search.text', { query, limit: LIMIT }), [query]);
  const answer = useProjectQuery<Hits>(question);
  return (
    <AnswerView answer={answer}>
      {({ hits, documents, more }) => (
        <div className="search-results">
          <p className="search-sum" role="status">
            {summary(hits.length, documents, more)}
          </p>
          {hits.length === 0 ? (
            <EmptyState title={translate('window.search.nothing')}>
              {translate('window.search.nothing-text')}
            </EmptyState>
          ) : (
            <VirtualList
              label={translate('window.search.hits')}
              items={hits}
              keyOf={keyOf}
              heightOf={heightOf}
              renderItem={(hit, focus) => (
                <HitRow
                  hit={hit}
                  focus={focus}
                  onOpen={() => void reading.openAt(hit.documentId, { span: hit.span })}
                />
              )}
            />
          )}
        </div>
      )}
    </AnswerView>
  );
}

function summary(hits: number, documents: number, more: boolean): string {
  if (more) return translate('window.search.more', { count: formatNumber(hits) });
  const found = translateCount('window.search.hit', 'window.search.hits-sum', hits);
  return `${found} ${translateCount('window.search.document', 'window.search.documents', documents)}`;
}

interface HitRowProps {
  readonly hit: Hit;
  readonly focus: RowFocus;
  readonly onOpen: () => void;
}

function HitRow({ hit, focus, onOpen }: HitRowProps): ReactNode {
  return (
    <button type="button" className="hit" data-row tabIndex={focus.tabIndex} onClick={onOpen}>
      <span className="hit-title" dir="auto">
        {hit.title}
      </span>
      <span className="hit-before">
        <bdi>{oneLine(hit.before).trimEnd()}</bdi>
      </span>
      <span className="hit-after" dir="auto">
        <mark>{oneLine(hit.match)}</mark>
        {oneLine(hit.after)}
      </span>
    </button>
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function keyOf(hit: Hit): string {
  return `${hit.documentId} ${hit.span.start} ${hit.span.end}`;
}

function heightOf(): number {
  return 32;
}
