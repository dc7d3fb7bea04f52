import { type ReactNode, useEffect, useState } from 'react';
import type { FoundAnnotation } from '#shared/api/answers.ts';
import type { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { type LoadPage, usePages } from '../../app/use-pages.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { oneLine } from '../../ui/one-line.ts';
import { type RowFocus, VirtualList } from '../../ui/virtual-list.tsx';

interface ReplacedListProps {
  readonly query: AnnotationQuery;
  /** Of everything that the query means, in its order. */
  readonly ids: readonly AnnotationId[];
  /** What was unticked. */
  readonly left: ReadonlySet<AnnotationId>;
  readonly onLeave: (left: ReadonlySet<AnnotationId>) => void;
}

/** What gets another label, each in its context, with a tick to leave it out; the pages in view are fetched. */
export function ReplacedList({ query, ids, left, onLeave }: ReplacedListProps): ReactNode {
  const [load] = useState(() => loaderOf(query));
  const answer = usePages(load);
  if (answer.kind !== 'ready') return <AnswerView answer={answer}>{() => null}</AnswerView>;
  const { rowAt, need } = answer.value;
  const items = ids.map((id, index) => ({ id, index }));
  const toggle = (id: AnnotationId): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onLeave(next);
  };
  return (
    <div className="occurrence-results replaced-list">
      <VirtualList
        label={translate('window.replace-labels.list')}
        items={items}
        keyOf={({ id }) => id}
        heightOf={heightOf}
        renderItem={({ id, index }, focus) => {
          const row = rowAt(index);
          // While the two answers are of different times, a row may be another one's.
          if (row?.annotation.id !== id) return <Coming index={index} need={need} />;
          return <Line row={row} focus={focus} ticked={!left.has(id)} onToggle={() => toggle(id)} />;
        }}
      />
    </div>
  );
}

function loaderOf(query: AnnotationQuery): LoadPage<FoundAnnotation, number> {
  return async (api, page) => {
    const found = await api.call('search.annotations', { query, ...page });
    return found.ok ? { ok: true, value: { rows: found.value.rows, sum: found.value.total } } : found;
  };
}

interface LineProps {
  readonly row: FoundAnnotation;
  readonly focus: RowFocus;
  readonly ticked: boolean;
  readonly onToggle: () => void;
}

function Line({ row, focus, ticked, onToggle }: LineProps): ReactNode {
  const { annotation, documentTitle, before, after } = row;
  return (
    <label className="occurrence">
      <input type="checkbox" data-row tabIndex={focus.tabIndex} checked={ticked} onChange={onToggle} />
      <span className="occurrence-title" dir="auto" title={documentTitle}>
        {documentTitle}
      </span>
      <span className="occurrence-before">
        <bdi>{oneLine(before).trimEnd()}</bdi>
      </span>
      <span className="occurrence-after" dir="auto">
        <mark>{oneLine(annotation.quote)}</mark>
        {oneLine(after)}
      </span>
    </label>
  );
}

/** A row whose page is not here yet. */
function Coming({ index, need }: { readonly index: number; readonly need: (index: number) => void }): ReactNode {
  useEffect(() => need(index), [index, need]);
  return <span className="visually-hidden">{translate('window.search.loading-row')}</span>;
}

function heightOf(): number {
  return 32;
}
