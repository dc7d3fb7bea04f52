import { type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ApiClient } from '#shared/api/client.ts';
import type { ProposalRow } from '#shared/api/register-answers.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { success } from '#shared/domain/result.ts';
import { translate } from '#shared/locales/translate.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { type Pages, usePages } from '../../app/use-pages.ts';
import { formatNumber } from '../../ui/format.ts';
import { oneLine } from '../../ui/one-line.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { ComingRow } from './coming-row.tsx';
import { Contexts, useContextOf } from './mention-context.ts';
import { useStretchTicks, without } from './use-stretch-ticks.ts';
import './entity-page.css';

type Ids = readonly AnnotationId[];

interface ProposalContextProps {
  readonly row: ProposalRow | undefined;
  /** The mentions that would not be taken over. */
  readonly leftOut: ReadonlySet<AnnotationId>;
  readonly onLeaveOut: (ids: ReadonlySet<AnnotationId>) => void;
}

/** All mentions of a proposal in the words of their articles; those that are ticked are accepted with it. */
export function ProposalContext({ row, ...props }: ProposalContextProps): ReactNode {
  return (
    <div className="proposals-context" role="group" aria-label={translate('window.proposals.in-context')}>
      <h4>{translate('window.proposals.in-context')}</h4>
      {row && row.kind !== 'merge' && <Mentions key={row.key} proposalKey={row.key} {...props} />}
    </div>
  );
}

interface MentionsProps extends Omit<ProposalContextProps, 'row'> {
  readonly proposalKey: string;
}

function Mentions({ proposalKey, ...props }: MentionsProps): ReactNode {
  const allLabels = useApp((state) => state.register.allLabels);
  const load = useCallback(
    async (api: ApiClient, { offset, limit }: { readonly offset: number; readonly limit: number }) => {
      const found = await api.call('register.proposal-mentions', { key: proposalKey, allLabels });
      if (!found.ok) return found;
      const { ids } = found.value;
      const read = await api.call('annotations.read', { ids: ids.slice(offset, offset + limit) });
      return read.ok ? success({ rows: read.value.annotations, sum: ids }) : read;
    },
    [proposalKey, allLabels],
  );
  const answer = usePages<Annotation, Ids>(load);
  return answer.kind === 'ready' && <MentionList pages={answer.value} {...props} />;
}

interface MentionListProps extends Omit<ProposalContextProps, 'row'> {
  readonly pages: Pages<Annotation, Ids>;
}

function MentionList({ pages, leftOut, onLeaveOut }: MentionListProps): ReactNode {
  const { api, reading } = useWorkbench();
  const [contexts] = useState(() => new Contexts(api));
  const ids = pages.sum;
  const indexes = useMemo(() => ids.map((_, index) => index), [ids]);
  const all = useMemo(() => new Set(ids), [ids]);
  const ticked = useMemo(() => without(ids, leftOut), [ids, leftOut]);
  const ticks = useStretchTicks({
    total: ids.length,
    idAt: (index) => ids[index],
    idsBetween: (from, to) => Promise.resolve(ids.slice(from, to + 1)),
    ticked,
    resting: all,
    onTick: (next) => onLeaveOut(without(ids, next)),
  });
  const show = (annotation: Annotation): void =>
    void reading.openAt(annotation.documentId, { span: envelopeOf(annotation), annotationId: annotation.id });
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const annotation = pages.rowAt(index);
    if (ticks.onKeyDown(event, index)) event.preventDefault();
    else if (annotation && event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      show(annotation);
    }
  };
  return (
    <>
      <div className="proposal-mentions" style={{ height: Math.min(ids.length, ROWS_SHOWN) * ROW }}>
        <VirtualList
          label={translate('window.proposals.mentions')}
          items={indexes}
          keyOf={(index) => ids[index] ?? String(index)}
          heightOf={heightOf}
          onItemKeyDown={onKeyDown}
          renderItem={(index, { tabIndex }) => {
            const annotation = pages.rowAt(index);
            if (!annotation) return <ComingRow index={index} need={pages.need} />;
            return (
              <MentionRow
                annotation={annotation}
                contexts={contexts}
                tabIndex={tabIndex}
                checked={ticked.has(annotation.id)}
                onPress={(event) => ticks.onPress(event, index)}
                onShow={() => show(annotation)}
              />
            );
          }}
        />
      </div>
      <p className="field-hint" role="status">
        {ticked.size === ids.length
          ? translate('window.proposals.mention-keys')
          : translate('window.proposals.part', { left: formatNumber(ticked.size), all: formatNumber(ids.length) })}
      </p>
    </>
  );
}

const ROW = 26;
const ROWS_SHOWN = 5;

function heightOf(): number {
  return ROW;
}

interface MentionRowProps {
  readonly annotation: Annotation;
  readonly contexts: Contexts;
  readonly tabIndex: 0 | -1;
  readonly checked: boolean;
  readonly onPress: (event: MouseEvent) => void;
  readonly onShow: () => void;
}

function MentionRow({ annotation, contexts, tabIndex, checked, onPress, onShow }: MentionRowProps): ReactNode {
  const context = useContextOf(annotation, contexts);
  const title = useApp(
    (state) => state.documents.find(({ document }) => document.id === annotation.documentId)?.document.metadata.title,
  );
  const quote = oneLine(annotation.quote);
  return (
    <div className="entity-mention-row">
      {/* Keys are the list's: a press alone comes here. */}
      <input
        type="checkbox"
        data-row
        tabIndex={tabIndex}
        aria-label={`${title ?? ''}: ${context?.before ?? ''}${quote}${context?.after ?? ''}`}
        checked={checked}
        readOnly
        onClick={onPress}
      />
      <button type="button" className="in-context" tabIndex={-1} title={title} onClick={onShow}>
        <span className="in-context-before" dir="auto">
          <bdi>{context?.before.trimEnd()}</bdi>
        </span>
        <span className="in-context-after" dir="auto">
          <strong>{quote}</strong>
          {context?.after}
        </span>
      </button>
    </div>
  );
}
