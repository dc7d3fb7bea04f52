import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { FoundAnnotation } from '#shared/api/answers.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { Entity } from '#shared/domain/entity.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { success } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useWorkbench } from '../../app/context.tsx';
import { type Pages, usePages } from '../../app/use-pages.ts';
import { AnswerView } from '../../ui/answer-view.tsx';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { oneLine } from '../../ui/one-line.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { ComingRow } from './coming-row.tsx';

/** All mentions of an entry in the words of their articles; those that are ticked can be taken away or split off. */
export function EntityMentions({ entity }: { readonly entity: Entity }): ReactNode {
  const load = useCallback(
    async (api: ApiClient, page: { readonly offset: number; readonly limit: number }) => {
      const answer = await api.call('search.annotations', { query: { entityIds: [entity.id] }, ...page });
      return answer.ok ? success({ rows: answer.value.rows, sum: answer.value.total }) : answer;
    },
    [entity.id],
  );
  const answer = usePages<FoundAnnotation, number>(load);
  return (
    <AnswerView answer={answer}>
      {(pages) =>
        pages.sum === 0 ? (
          <p className="entity-none">{translate('window.entity.no-mentions')}</p>
        ) : (
          <Mentions entity={entity} pages={pages} />
        )
      }
    </AnswerView>
  );
}

const ROW = 30;
const ROWS_SHOWN = 9;

interface MentionsProps {
  readonly entity: Entity;
  readonly pages: Pages<FoundAnnotation, number>;
}

function Mentions({ entity, pages }: MentionsProps): ReactNode {
  const { registering, reading } = useWorkbench();
  const [ticked, setTicked] = useState<ReadonlyMap<AnnotationId, string>>(new Map());
  const [name, setName] = useState('');
  const indexes = useMemo(() => Array.from({ length: pages.sum }, (_, index) => index), [pages.sum]);
  const keyOf = useCallback((index: number) => pages.rowAt(index)?.annotation.id ?? String(index), [pages]);
  const ids = [...ticked.keys()];
  const suggested = [...ticked.values()][0] ?? '';

  const toggle = ({ annotation }: FoundAnnotation): void => {
    const next = new Map(ticked);
    if (!next.delete(annotation.id)) next.set(annotation.id, oneLine(annotation.quote));
    setTicked(next);
  };
  const show = ({ annotation }: FoundAnnotation): void =>
    void reading.openAt(annotation.documentId, { span: envelopeOf(annotation), annotationId: annotation.id });
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const row = pages.rowAt(index);
    if (!row || event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(row);
  };
  const untick = (): void => {
    setTicked(new Map());
    setName('');
  };
  const split = (): void => {
    if (registering.create((name.trim() || suggested).slice(0, 2000), entity.labelId, ids) !== undefined) untick();
  };
  const unlink = (): void => {
    registering.link(ids, null);
    untick();
  };

  return (
    <>
      <div className="entity-mentions" style={{ height: Math.min(pages.sum, ROWS_SHOWN) * ROW }}>
        <VirtualList
          label={translate('window.entity.mentions')}
          items={indexes}
          keyOf={keyOf}
          heightOf={heightOf}
          onItemKeyDown={onKeyDown}
          renderItem={(index, { tabIndex }) => {
            const row = pages.rowAt(index);
            if (!row) return <ComingRow index={index} need={pages.need} />;
            return (
              <MentionRow
                row={row}
                tabIndex={tabIndex}
                checked={ticked.has(row.annotation.id)}
                onTick={() => toggle(row)}
                onShow={() => show(row)}
              />
            );
          }}
        />
      </div>
      <div className="entity-ticked">
        <span role="status" className="field-hint">
          {ticked.size === 0
            ? translate('window.entity.tick-keys')
            : translate('window.entity.ticked', { count: formatNumber(ticked.size) })}
        </span>
        {ticked.size > 0 && (
          <>
            <input
              type="text"
              className="control"
              aria-label={translate('window.entity.split-name')}
              placeholder={suggested}
              value={name}
              maxLength={2000}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setName(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) split();
              }}
            />
            <Button onClick={split}>{translate('window.entity.split')}</Button>
            <Button tone="quiet" onClick={unlink}>
              {translate('window.entity.unlink')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

function heightOf(): number {
  return ROW;
}

interface MentionRowProps {
  readonly row: FoundAnnotation;
  readonly tabIndex: 0 | -1;
  readonly checked: boolean;
  readonly onTick: () => void;
  readonly onShow: () => void;
}

function MentionRow({ row, tabIndex, checked, onTick, onShow }: MentionRowProps): ReactNode {
  const { annotation, before, after, documentTitle } = row;
  return (
    <div className="entity-mention-row">
      <input
        type="checkbox"
        data-row
        tabIndex={tabIndex}
        aria-label={oneLine(`${documentTitle}: ${before}${annotation.quote}${after}`)}
        checked={checked}
        onChange={onTick}
      />
      <button type="button" className="in-context" tabIndex={-1} title={documentTitle} onClick={onShow}>
        <span className="in-context-before">
          <bdi>{oneLine(before).trim()}</bdi>
        </span>
        <span className="in-context-after" dir="auto">
          <strong>{oneLine(annotation.quote)}</strong>
          {oneLine(after)}
        </span>
        <span className="in-context-document">{documentTitle}</span>
      </button>
    </div>
  );
}
