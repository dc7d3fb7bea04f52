import { type MouseEvent, type RefObject, useDeferredValue, useEffect, useRef } from 'react';
import type { Span } from '#shared/domain/span.ts';
import { AnnotationIndex } from '../../app/state/annotation-index.ts';
import { useApp, useWorkbench } from '../../app/context.tsx';
import type { AppState } from '../../app/state/state.ts';
import { codebookOf, openDocumentOf } from '../../app/state/selectors.ts';
import { visible } from '../../app/annotating/annotating.ts';
import type { Article } from './article-editor.ts';
import { binAnnotations, binSpans } from './overview-bins.ts';
import { usePane, useView } from './pane-context.ts';

const WIDTH = 14;
/** How wide the marks of a search are, on top of those of labels. */
const FIND_WIDTH = 5;

const noHits: readonly Span[] = [];
const hitsOf = ({ find }: AppState): readonly Span[] => (find?.open ? find.hits : noHits);
const shownOf = (state: AppState): AnnotationIndex => openDocumentOf(state)?.shown ?? AnnotationIndex.empty;

/**
 * Where in the article annotations lie, beside its scroll bar: a line for each place, in the colours of its labels.
 * Drawn when the window has nothing else to do, and by lines of the screen, however many annotations there are.
 */
export function OverviewRuler({
  article,
  scroller,
}: {
  article: Article | undefined;
  scroller: RefObject<HTMLElement | null>;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const codebook = useApp(codebookOf);
  const labelFilter = useApp((state) => state.labelFilter);
  const dark = useApp((state) => state.settings.theme);
  const { reading } = useWorkbench();
  const { documentId } = usePane();
  const shown = useDeferredValue(useView(shownOf));
  const hits = useDeferredValue(useView(hitsOf));
  const length = article?.text.length ?? 0;

  useEffect(() => {
    if (!codebook) return undefined;
    const draw = (): void => {
      const colors = new Map(codebook.layers.flatMap((layer) => layer.labels.map((label) => [label.id, label.color])));
      if (!canvas.current) return;
      const { clientHeight } = canvas.current;
      paint(canvas.current, binAnnotations(visible(shown, labelFilter), length, clientHeight), colors);
      paintHits(canvas.current, binSpans(hits, length, clientHeight));
    };
    let waiting = requestIdleCallback(draw, { timeout: 500 });
    const observer = new ResizeObserver(() => {
      cancelIdleCallback(waiting);
      waiting = requestIdleCallback(draw, { timeout: 500 });
    });
    if (canvas.current) observer.observe(canvas.current);
    return () => {
      cancelIdleCallback(waiting);
      observer.disconnect();
    };
  }, [shown, hits, codebook, labelFilter, length, dark]);

  const jump = (event: MouseEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const offset = Math.floor(((event.clientY - box.top) / box.height) * length);
    if (article && scroller.current) reading.reveal({ start: offset, end: Math.min(offset + 1, length) }, documentId);
  };
  // For the mouse only: the list of annotations is the same for keyboard and screen reader.
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
  return (
    <div className="overview-ruler" aria-hidden="true" onClick={jump}>
      {<canvas ref={canvas} />}
    </div>
  );
}

function paint(
  canvas: HTMLCanvasElement,
  bins: readonly (readonly string[])[],
  colors: ReadonlyMap<string, string>,
): void {
  const ratio = devicePixelRatio;
  canvas.width = WIDTH * ratio;
  canvas.height = bins.length * ratio;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  bins.forEach((labels, y) => {
    labels.forEach((label, i) => {
      context.fillStyle = colors.get(label) ?? '#888888';
      context.fillRect((WIDTH / labels.length) * i, y, WIDTH / labels.length, 1);
    });
  });
}

function paintHits(canvas: HTMLCanvasElement, lines: ReadonlySet<number>): void {
  const context = canvas.getContext('2d');
  if (!context || lines.size === 0) return;
  context.fillStyle = getComputedStyle(canvas).getPropertyValue('--find-line');
  for (const y of lines) context.fillRect(0, y, FIND_WIDTH, 1);
}
