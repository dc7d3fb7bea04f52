import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useWorkbench } from '../../app/context.tsx';
import { viewOf } from '../../app/state/panes.ts';
import type { Article } from './article-editor.ts';
import type { DrawnPanes } from './drawn-panes.ts';
import { usePane } from './pane-context.ts';
import { linkableAt } from './use-hover.ts';

/** In pixels: a hand that presses trembles. */
const SMALLEST_DRAG = 4;
/** In pixels: so near to the edge of the window the article scrolls while a link is dragged, and so far per frame. */
const EDGE = 40;
const SCROLL_STEP = 12;

export interface DraggedLine {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

interface DragProps {
  readonly article: Article | undefined;
  readonly layer: RefObject<HTMLElement | null>;
  readonly scroller: RefObject<HTMLElement | null>;
}

/**
 * Draws a link with the pointer: from the handle at the annotation in focus to another annotation. It is the same as
 * beginning a link and picking its other end, so letting go elsewhere, or Esc, ends both.
 */
export function useLinkDrag({ article, layer, scroller }: DragProps): {
  readonly line: DraggedLine | undefined;
  readonly onPointerDown: (event: ReactPointerEvent) => void;
} {
  const workbench = useWorkbench();
  const { drawn: panes } = usePane();
  const [line, setLine] = useState<DraggedLine>();
  const end = useRef<() => void>(undefined);
  useEffect(() => () => end.current?.(), []);

  const onPointerDown = (event: ReactPointerEvent): void => {
    const view = scroller.current;
    if (event.button !== 0 || !article || !layer.current || !view) return;
    // The press must neither select text nor take the keyboard away from the article.
    event.preventDefault();
    end.current = followDrag({
      start: event.nativeEvent,
      article,
      layer: layer.current,
      view,
      setLine,
      workbench,
      panes,
    });
  };
  return { line, onPointerDown };
}

interface Drag {
  readonly start: PointerEvent;
  readonly article: Article;
  readonly layer: HTMLElement;
  readonly view: HTMLElement;
  readonly setLine: (line: DraggedLine | undefined) => void;
  readonly workbench: ReturnType<typeof useWorkbench>;
  readonly panes: DrawnPanes;
}

/** Returns what ends it without a link. */
function followDrag({ start, article, layer, view, setLine, workbench, panes }: Drag): () => void {
  const { store, linking } = workbench;
  const listening = new AbortController();
  const origin = layer.getBoundingClientRect();
  const from = { x: start.clientX - origin.left, y: start.clientY - origin.top };
  let point = { x: start.clientX, y: start.clientY };
  let drawn = false;
  let frame = 0;

  const stop = (): void => {
    listening.abort();
    cancelAnimationFrame(frame);
    setLine(undefined);
    panes.drag(null);
  };
  /** What a link may lead to at the point, in whichever article that is. */
  const endThere = () => {
    const pane = panes.at(point.x, point.y);
    return linkableAt(pane ? viewOf(store.get(), pane.documentId) : store.get(), pane?.article ?? article, point);
  };
  const draw = (): void => {
    const under = panes.at(point.x, point.y)?.scroller ?? view;
    const { top, bottom } = under.getBoundingClientRect();
    const step = point.y < top + EDGE ? -SCROLL_STEP : SCROLL_STEP;
    const nearEdge = point.y < top + EDGE || point.y > bottom - EDGE;
    if (nearEdge) under.scrollTop += step;
    const corner = layer.getBoundingClientRect();
    setLine({ from, to: { x: point.x - corner.left, y: point.y - corner.top } });
    panes.drag({ from: { x: from.x + corner.left, y: from.y + corner.top }, to: point });
    const hoveredId = endThere()?.id ?? null;
    if (store.get().hoveredId !== hoveredId) store.update((state) => ({ ...state, hoveredId }));
    if (nearEdge) frame = requestAnimationFrame(draw);
  };
  const onMove = (event: PointerEvent): void => {
    point = { x: event.clientX, y: event.clientY };
    if (!drawn && Math.hypot(point.x - start.clientX, point.y - start.clientY) < SMALLEST_DRAG) return;
    if (!drawn) linking.start();
    drawn = true;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  };
  const onUp = (): void => {
    stop();
    if (!drawn) return linking.start();
    const end = endThere();
    store.update((state) => ({ ...state, hoveredId: null }));
    if (end) linking.pick(end);
    else linking.back();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stop();
    linking.back();
  };

  const options = { signal: listening.signal };
  document.addEventListener('pointermove', onMove, options);
  document.addEventListener('pointerup', onUp, options);
  document.addEventListener(
    'pointercancel',
    () => {
      stop();
      linking.back();
    },
    options,
  );
  document.addEventListener('keydown', onKeyDown, { ...options, capture: true });
  return stop;
}
