import { type MouseEvent as ReactMouseEvent, type RefObject, useEffect, useRef } from 'react';
import { useWorkbench } from '../../app/context.tsx';
import { openDocumentOf } from '../../app/selectors.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { Article } from './article-editor.ts';
import { characterAt, pickAnnotation, selectedSpan, selectInPage } from './pointer.ts';
import { tokenAt } from './text-cursor.ts';

/** In pixels: a hand that clicks trembles. */
const SMALLEST_DRAG = 3;

/**
 * Selecting with the mouse, or by any other means that the page's own selection has (touch, assistive tools): a drag
 * selects text, grown to whole tokens unless Alt is held; a click selects the annotation under it, or sets the cursor.
 */
export function usePointerSelection(
  article: Article | undefined,
  root: RefObject<HTMLElement | null>,
): (event: ReactMouseEvent) => void {
  const workbench = useWorkbench();
  const pressed = useRef<{ x: number; y: number }>(undefined);

  useEffect(() => {
    if (!article) return undefined;
    const onMouseUp = (event: MouseEvent): void => {
      const from = pressed.current;
      pressed.current = undefined;
      if (!from) return;
      const drawn = Math.hypot(event.clientX - from.x, event.clientY - from.y) > SMALLEST_DRAG;
      // A double click selects a word, Shift extends. A click on selected text leaves the old selection for a moment.
      if (drawn || event.detail > 1 || event.shiftKey) release(workbench, article, event);
      else click(workbench, article, event);
    };
    const onSelectionChange = (): void => {
      if (!pressed.current) follow(workbench, article);
    };
    document.addEventListener('mouseup', onMouseUp);
    document.addEventListener('selectionchange', onSelectionChange);
    // At once, or the page would still tell of the old selection while the gesture's frame is drawn.
    const stop = workbench.store.subscribePainter(() => {
      const { selection } = workbench.store.get();
      // A page selection that is left behind would be taken for a new one.
      if (!selection && !pressed.current && selectedSpan(article)) document.getSelection()?.removeAllRanges();
    });
    return () => {
      document.removeEventListener('mouseup', onMouseUp);
      document.removeEventListener('selectionchange', onSelectionChange);
      stop();
    };
  }, [article, root, workbench]);

  return (event) => {
    if (event.button === 0) pressed.current = { x: event.clientX, y: event.clientY };
  };
}

function release(workbench: Workbench, article: Article, event: MouseEvent): void {
  const span = selectedSpan(article);
  if (!span) return click(workbench, article, event);
  const snapped = workbench.annotating.snapped({ span, kind: 'selection', exact: event.altKey }, article.text);
  workbench.annotating.select({ span: snapped ?? span, kind: 'selection', exact: event.altKey });
  if (snapped) selectInPage(article, snapped);
}

function click(workbench: Workbench, article: Article, event: MouseEvent): void {
  const state = workbench.store.get();
  const open = openDocumentOf(state);
  const offset = characterAt(article, event.clientX, event.clientY);
  if (!open || offset === undefined) return workbench.annotating.clear();
  const covering = open.shown.touching({ start: offset, end: offset + 1 });
  const shown = covering.filter(({ labelId }) => !state.labelFilter || state.labelFilter.has(labelId));
  const picked = pickAnnotation(shown, offset, state.selectedId);
  if (picked) return workbench.annotating.selectAnnotation(picked.id);
  const token = tokenAt(open.content, offset);
  workbench.annotating.select(token ? { span: token, kind: 'cursor', exact: false } : null);
}

/** A selection that came about without our mouse events. */
function follow(workbench: Workbench, article: Article): void {
  const span = selectedSpan(article);
  const ours = workbench.store.get().selection?.span;
  if (!span || (ours && ours.start === span.start && ours.end === span.end)) return;
  workbench.annotating.select({ span, kind: 'selection', exact: false });
}
