import { type CSSProperties, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { keysOf } from '#shared/api/key-bindings.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import type { Span } from '#shared/domain/span.ts';
import { fragmentIndexAt } from '#shared/text/fragments.ts';
import { translate } from '#shared/locales/translate.ts';
import { useApp } from '../../app/context.tsx';
import { codebookOf, labelOf, openDocumentOf, selectedAnnotationOf } from '../../app/state/selectors.ts';
import type { AppState } from '../../app/state/state.ts';
import { isMac, keyNames } from '../../ui/key-names.ts';
import type { Article } from './article-editor.ts';
import { type Box, boxesWithin } from './boxes.ts';
import { type Bar, barsOf, gapsOf } from './link-geometry.ts';
import { useIsWaiting, useView } from './pane-context.ts';
import { boxesOf, nearWindow } from './pointer.ts';
import type { OnMoved } from './use-article.ts';
import { useLinkDrag } from './use-link-drag.ts';

interface Placed {
  readonly chip: { readonly left: number; readonly top: number };
  readonly bars: readonly Bar[];
  readonly current: readonly Bar[];
  /** From the first bar to the last, where there are several. */
  readonly whole: Bar | undefined;
  readonly gaps: string;
}

interface FocusMarksProps {
  readonly article: Article | undefined;
  readonly onMoved: OnMoved;
  readonly scroller: RefObject<HTMLElement | null>;
}

/**
 * What shows the annotation in focus without a colour having to be told: its label's name above its first line, and a
 * bar in the margin along its lines, dotted where they belong to no fragment. While more text is being selected, the
 * annotation that it can be added to stays marked. Where the hand is in the other article, the bar alone stays.
 */
export function FocusMarks({ article, onMoved, scroller }: FocusMarksProps): ReactNode {
  const layer = useRef<HTMLDivElement>(null);
  const isWaiting = useIsWaiting();
  const selected = useView(selectedAnnotationOf);
  const extended = useView(extendedAnnotationOf);
  const selectedAt = useView((state) => state.selectedAt);
  const codebook = useApp(codebookOf);
  const textSize = useApp((state) => state.settings.textSize);
  const [placed, setPlaced] = useState<Placed>();
  const { line, onPointerDown } = useLinkDrag({ article, layer, scroller });
  const annotation = selected ?? extended;
  const spans = annotation?.spans;
  const offset = annotation && selectedAt?.id === annotation.id ? selectedAt.offset : undefined;

  useLayoutEffect(() => {
    const place = (): void =>
      setPlaced(article && spans && layer.current ? measure({ article, spans, offset }, layer.current) : undefined);
    // Just before the frame is drawn, when the page has to be laid out anyway.
    const frame = requestAnimationFrame(place);
    // The lines break anew when the window's width changes.
    const observer = new ResizeObserver(place);
    if (layer.current?.parentElement) observer.observe(layer.current.parentElement);
    // Sections that come into view find their true height and push what is below them.
    const stop = spans && onMoved(place);
    return () => {
      stop?.();
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [article, spans, offset, onMoved, textSize]);

  const found = annotation && labelOf(codebook, annotation.labelId);
  if (!found || !placed) return <div className="focus-marks" ref={layer} aria-hidden="true" />;
  // React has no type for custom properties.
  const color = { '--label': found.label.color } as CSSProperties;
  return (
    <div
      className="focus-marks"
      ref={layer}
      aria-hidden="true"
      style={color}
      data-waiting={selected && !isWaiting ? undefined : ''}
    >
      {placed.whole && <span className="focus-bar focus-bar-gap" style={placed.whole} />}
      {placed.bars.map((bar) => (
        <span
          key={bar.top}
          className="focus-bar"
          style={bar}
          data-current={placed.current.some(({ top }) => top === bar.top) ? '' : undefined}
        />
      ))}
      <svg className="focus-lines" focusable="false">
        <path className="focus-gaps" d={placed.gaps} />
        {line && <path className="focus-drag" d={`M${line.from.x} ${line.from.y}L${line.to.x} ${line.to.y}`} />}
      </svg>
      {!isWaiting && (
        <span className="focus-chip" style={placed.chip}>
          {selected ? found.label.name : <AddHint label={found.label.name} />}
          {selected && (
            <span className="focus-handle" title={translate('window.links.drag')} onPointerDown={onPointerDown} />
          )}
        </span>
      )}
    </div>
  );
}

function AddHint({ label }: { readonly label: string }): ReactNode {
  const keys = useApp((state) => keysOf('annotation.add-fragment', state.settings.keys));
  const names = keys === undefined ? '' : keyNames(keys, isMac).join(isMac ? '' : '+');
  return translate('window.fragments.add-here', { label, keys: names });
}

/** The annotation that the selected text can be added to; only while text is selected, and not for the cursor. */
function extendedAnnotationOf(state: AppState): Annotation | undefined {
  if (state.selection?.kind !== 'selection' || !state.fragmentOf) return undefined;
  return openDocumentOf(state)?.shown.find(state.fragmentOf);
}

function measure(
  { article, spans, offset }: { article: Article; spans: readonly Span[]; offset: number | undefined },
  layer: HTMLElement,
): Placed | undefined {
  const origin = layer.getBoundingClientRect();
  const fragments = spans.map((span): Box[] => {
    const near = nearWindow(article, span);
    const range = near && article.offsets.toRange(near);
    return range ? boxesWithin(origin, boxesOf(range)) : [];
  });
  const bars = barsOf(fragments);
  const first = fragments.find((boxes) => boxes.length > 0)?.[0];
  const [top] = bars;
  const bottom = bars.at(-1);
  if (!first || !top || !bottom) return undefined;
  const at = offset === undefined ? undefined : fragments[fragmentIndexAt(spans, offset)];
  return {
    chip: { left: first.left, top: first.top },
    bars,
    current: at && bars.length > 1 ? bars.filter((bar) => at.some((box) => within(bar, box))) : [],
    whole: bars.length > 1 ? { top: top.top, height: bottom.top + bottom.height - top.top } : undefined,
    gaps: gapsOf(fragments),
  };
}

function within(bar: Bar, box: Box): boolean {
  return box.top < bar.top + bar.height && bar.top < box.bottom;
}
