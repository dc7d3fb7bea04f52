import { type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { FoundAnnotation } from '#shared/api/answers.ts';
import type { ApiClient } from '#shared/api/client.ts';
import type { Entity } from '#shared/domain/entity.ts';
import type { AnnotationId, EntityId } from '#shared/domain/ids.ts';
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
import { useStretchTicks } from './use-stretch-ticks.ts';

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

const nothing: ReadonlySet<AnnotationId> = new Set();

const ROW = 30;
const ROWS_SHOWN = 9;

interface MentionsProps {
  readonly entity: Entity;
  readonly pages: Pages<FoundAnnotation, number>;
}

function Mentions({ entity, pages }: MentionsProps): ReactNode {
  const { registering, reading, api } = useWorkbench();
  const [ticked, setTicked] = useState<ReadonlySet<AnnotationId>>(new Set());
  const [name, setName] = useState('');
  const indexes = useMemo(() => Array.from({ length: pages.sum }, (_, index) => index), [pages.sum]);
  const keyOf = useCallback((index: number) => pages.rowAt(index)?.annotation.id ?? String(index), [pages]);
  const ids = [...ticked];
  const suggested = useMemo(() => firstQuote(pages, ticked), [pages, ticked]);
  const ticks = useStretchTicks({
    total: pages.sum,
    idAt: (index) => pages.rowAt(index)?.annotation.id,
    idsBetween: (from, to) => idsBetween(api, entity.id, { from, to }),
    ticked,
    resting: nothing,
    onTick: setTicked,
  });
  const show = ({ annotation }: FoundAnnotation): void =>
    void reading.openAt(annotation.documentId, { span: envelopeOf(annotation), annotationId: annotation.id });
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const row = pages.rowAt(index);
    if (ticks.onKeyDown(event, index)) return event.preventDefault();
    if (!row || event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(row);
  };
  const untick = (): void => {
    setTicked(new Set());
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
                onPress={(event) => ticks.onPress(event, index)}
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

/** What a new entry of them could be called: as the first of those that are ticked and here. */
function firstQuote(pages: Pages<FoundAnnotation, number>, ticked: ReadonlySet<AnnotationId>): string {
  if (ticked.size === 0) return '';
  for (let index = 0; index < pages.sum; index += 1) {
    const row = pages.rowAt(index);
    if (row && ticked.has(row.annotation.id)) return oneLine(row.annotation.quote);
  }
  return '';
}

const MOST_AT_ONCE = 1000;

async function idsBetween(
  api: ApiClient,
  entityId: EntityId,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly AnnotationId[]> {
  const ids: AnnotationId[] = [];
  for (let offset = from; offset <= to; offset += MOST_AT_ONCE) {
    const limit = Math.min(MOST_AT_ONCE, to - offset + 1);
    const answer = await api.call('search.annotations', { query: { entityIds: [entityId] }, offset, limit });
    if (!answer.ok) throw new Error(answer.error.code);
    ids.push(...answer.value.rows.map(({ annotation }) => annotation.id));
  }
  return ids;
}

function heightOf(): number {
  return ROW;
}

interface MentionRowProps {
  readonly row: FoundAnnotation;
  readonly tabIndex: 0 | -1;
  readonly checked: boolean;
  readonly onPress: (event: MouseEvent) => void;
  readonly onShow: () => void;
}

function MentionRow({ row, tabIndex, checked, onPress, onShow }: MentionRowProps): ReactNode {
  const { annotation, before, after, documentTitle } = row;
  return (
    <div className="entity-mention-row">
      <input
        type="checkbox"
        data-row
        tabIndex={tabIndex}
        aria-label={oneLine(`${documentTitle}: ${before}${annotation.quote}${after}`)}
        checked={checked}
        readOnly
        onClick={onPress}
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
