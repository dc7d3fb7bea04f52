import { type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useMemo } from 'react';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import type { LayerId } from '#shared/domain/ids.ts';
import { translate } from '#shared/locales/translate.ts';
import { visible } from '../../app/annotating/annotating.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import { focusRegion } from '../../app/focus-regions.ts';
import { paragraphNumbers } from '../../app/paragraphs.ts';
import { codebookOf, labelOf, openDocumentOf } from '../../app/state/selectors.ts';
import type { OpenDocumentState } from '../../app/state/state.ts';
import { useFollowing } from '../../app/use-following.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { AnnotationItem } from './annotation-item.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { LabelFilter } from './label-filter.tsx';
import { TickMenu } from './tick-menu.tsx';
import { useTicks } from './use-ticks.ts';
import './annotation-list.css';

/** A row without its quote, and each line of the quote (annotation-list.css), in pixels. */
const ROW = 30;
const LINE = 18;
/** In a pane of the usual width. In a narrower one the rest of a quote is cut, in a wider one some space is left. */
const CHARACTERS_IN_LINE = 32;

/** The annotations of the open article in reading order: what the highlights are for the eye, for every reader. */
export function AnnotationListPane(): ReactNode {
  // The article comes first: the list follows when the frame that shows a new annotation is drawn.
  const open = useFollowing(openDocumentOf);
  const codebook = useApp(codebookOf);
  return (
    <section
      className="pane annotation-pane"
      aria-label={translate('window.annotations.pane')}
      data-region="annotations"
    >
      {open && codebook ? (
        <Filled open={open} codebook={codebook} />
      ) : (
        <EmptyState>{translate('window.annotations.no-document')}</EmptyState>
      )}
    </section>
  );
}

interface FilledProps {
  readonly open: OpenDocumentState;
  readonly codebook: Codebook;
}

function Filled({ open, codebook }: FilledProps): ReactNode {
  const workbench = useWorkbench();
  const labelFilter = useApp((state) => state.labelFilter);
  const selectedId = useFollowing((state) => state.selectedId);
  const shown = useMemo(() => visible(open.shown, labelFilter), [open.shown, labelFilter]);
  const selectedIndex = useMemo(() => shown.findIndex(({ id }) => id === selectedId), [shown, selectedId]);
  const paragraphOf = useMemo(() => paragraphNumbers(open.content.blocks), [open.content]);
  const long = useMemo(() => longLayers(codebook), [codebook]);
  const heightOf = useCallback((annotation: Annotation) => ROW + LINE * quoteLines(annotation, long), [long]);
  const total = open.shown.size;
  const checkedIds = useApp((state) => state.checkedIds);
  const ticked = useMemo(() => shown.filter(({ id }) => checkedIds.has(id)), [shown, checkedIds]);
  const ticks = useTicks(shown, codebook);

  const press = (event: MouseEvent, annotation: Annotation): void => {
    if (ticks.onClick(event, annotation)) return;
    workbench.annotating.selectAnnotation(annotation.id);
    workbench.reading.reveal(envelopeOf(annotation));
  };
  const onItemKeyDown = (event: KeyboardEvent, annotation: Annotation): void => {
    if (ticks.onKeyDown(event, annotation)) event.preventDefault();
  };

  return (
    <>
      <div className="pane-head">
        <h2>{translate('window.annotations')}</h2>
        <span className="pane-sum">
          {labelFilter
            ? translate('window.annotations.n-of-m', { n: formatNumber(shown.length), m: formatNumber(total) })
            : formatNumber(total)}
        </span>
        <TickMenu codebook={codebook} annotations={shown} onTick={(ids) => workbench.bulk.check(ids)} />
        <LabelFilter
          codebook={codebook}
          annotations={open.shown.sorted}
          value={labelFilter}
          onChange={(labels) => workbench.filterLabels(labels)}
        />
      </div>
      {ticked.length > 0 && (
        <BulkBar codebook={codebook} annotations={ticked} onLeave={() => focusRegion('annotations')} />
      )}
      {total === 0 && (
        <EmptyState title={translate('window.annotations.empty')}>
          {translate('window.annotations.empty-text')}
        </EmptyState>
      )}
      {total > 0 && shown.length === 0 && (
        <EmptyState
          action={
            <Button onClick={() => workbench.filterLabels(null)}>{translate('window.annotations.all-labels')}</Button>
          }
        >
          {translate('window.annotations.none-of-these')}
        </EmptyState>
      )}
      {shown.length > 0 && (
        <VirtualList
          label={translate('window.annotations')}
          className={ticked.length > 0 ? 'ticking' : undefined}
          items={shown}
          keyOf={keyOf}
          heightOf={heightOf}
          selectedIndex={selectedIndex}
          onItemKeyDown={onItemKeyDown}
          renderItem={(annotation, focus) => (
            <AnnotationItem
              annotation={annotation}
              found={labelOf(codebook, annotation.labelId)}
              quoteLines={quoteLines(annotation, long)}
              paragraph={paragraphOf(envelopeOf(annotation).start)}
              selected={annotation.id === selectedId}
              ticked={checkedIds.has(annotation.id)}
              tabIndex={focus.tabIndex}
              onPress={(event) => press(event, annotation)}
              onTick={() => ticks.toggle(annotation)}
            />
          )}
        />
      )}
    </>
  );
}

function keyOf(annotation: Annotation): string {
  return annotation.id;
}

function longLayers(codebook: Codebook): ReadonlySet<LayerId> {
  return new Set(codebook.layers.filter((layer) => layer.paint === 'underline').map((layer) => layer.id));
}

/** Claims are sentences: their quotes get up to three lines, the words that entities are get one. */
function quoteLines({ layerId, quote }: Annotation, long: ReadonlySet<LayerId>): number {
  return long.has(layerId) ? Math.min(3, Math.ceil(quote.length / CHARACTERS_IN_LINE)) : 1;
}
