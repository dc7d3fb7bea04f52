import { type RefObject, useEffect, useRef } from 'react';
import { useWorkbench } from '../../app/context.tsx';
import type { DocumentId } from '#shared/domain/ids.ts';
import { isInAnotherArticle } from '../../app/claims/framing-place.ts';
import { openDocumentOf } from '../../app/state/selectors.ts';
import { isMac } from '../../ui/key-names.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { Article } from './article-editor.ts';
import { usePane, useViewOf } from './pane-context.ts';
import { characterAt, nearestOffset, others, pickAnnotation, selectedSpan, selectInPage } from './pointer.ts';
import { tokenAt } from './text-cursor.ts';

/** In pixels: a hand that clicks trembles. */
const SMALLEST_DRAG = 3;

/**
 * Selecting with the mouse, or by any other means that the page's own selection has (touch, assistive tools): a drag
 * selects text, grown to whole tokens unless Alt is held; a click selects the annotation under it, or sets the cursor.
 */
export function usePointerSelection(article: Article | undefined, root: RefObject<HTMLElement | null>): void {
  const workbench = useWorkbench();
  const viewOf = useViewOf();
  const { documentId } = usePane();
  const pressed = useRef<{ x: number; y: number }>(undefined);

  useEffect(() => {
    if (!article) return undefined;
    const onMouseUp = (event: MouseEvent): void => {
      const from = pressed.current;
      pressed.current = undefined;
      if (!from) return;
      const drawn = Math.hypot(event.clientX - from.x, event.clientY - from.y) > SMALLEST_DRAG;
      // A double click selects a word, Shift extends. A click on selected text leaves the old selection for a moment.
      if (drawn) drag(workbench, article, { from, event });
      else if (event.detail > 1 || event.shiftKey) release(workbench, article, event);
      else click(workbench, article, event);
    };
    const onSelectionChange = (): void => {
      if (!pressed.current) follow(workbench, article, documentId);
    };
    // Also beside the column: a hand begins to the left of the first letter.
    const page = root.current?.closest<HTMLElement>('[data-reader-scroller]');
    const onMouseDown = (event: MouseEvent): void => {
      const onScrollbar = page && event.clientX >= page.getBoundingClientRect().left + page.clientWidth;
      const onControl = event.target instanceof Element && event.target.closest('button, a, input, .focus-handle');
      if (event.button !== 0 || onScrollbar || onControl) return;
      pressed.current = { x: event.clientX, y: event.clientY };
      // Selected text would be dragged away as a whole, and could not be selected anew from within.
      if (!event.shiftKey && event.detail < 2) document.getSelection()?.removeAllRanges();
    };
    page?.addEventListener('mousedown', onMouseDown);
    document.addEventListener('mouseup', onMouseUp);
    document.addEventListener('selectionchange', onSelectionChange);
    // At once, or the page would still tell of the old selection while the gesture's frame is drawn.
    const stop = workbench.store.subscribePainter(() => {
      const state = workbench.store.get();
      // What waits in the article beside is painted, and not the page's own selection.
      const selection = viewOf(state) === state ? state.selection : null;
      if (pressed.current) return;
      const inPage = selectedSpan(article);
      // A page selection that is left behind would be taken for a new one.
      if (!selection && inPage) document.getSelection()?.removeAllRanges();
      // What an action has selected can be copied, and is not what was selected before.
      if (selection && (inPage ?? selection.kind === 'selection') && root.current === document.activeElement)
        selectInPage(article, selection.span);
    });
    return () => {
      page?.removeEventListener('mousedown', onMouseDown);
      document.removeEventListener('mouseup', onMouseUp);
      document.removeEventListener('selectionchange', onSelectionChange);
      stop();
    };
  }, [article, root, workbench, viewOf, documentId]);
}

/**
 * A drag is never a click. Where the page has selected nothing, because it was begun beside the column, it goes from
 * the one line's end or beginning to the other's.
 */
function drag(
  workbench: Workbench,
  article: Article,
  { from, event }: { readonly from: { readonly x: number; readonly y: number }; readonly event: MouseEvent },
): void {
  if (!selectedSpan(article)) {
    const start = nearestOffset(article, from.x, from.y);
    const end = nearestOffset(article, event.clientX, event.clientY);
    if (start === undefined || end === undefined || start === end) return;
    selectInPage(article, { start: Math.min(start, end), end: Math.max(start, end) });
  }
  release(workbench, article, event);
}

function release(workbench: Workbench, article: Article, event: MouseEvent): void {
  const span = selectedSpan(article);
  if (!span) return click(workbench, article, event);
  const snapped = workbench.annotating.snapped({ span, kind: 'selection', exact: event.altKey }, article.text);
  const selection = { span: snapped ?? span, kind: 'selection', exact: event.altKey } as const;
  // The second click of three has labelled the word already.
  if (workbench.store.get().brushLabelId !== null && event.detail > 2) return workbench.annotating.select(null);
  workbench.annotating.select(selection);
  if (workbench.annotating.brush(selection, 'mouse')) return;
  // Drawn with Ctrl: a further fragment of what is in focus, at once.
  if (isMac ? event.metaKey : event.ctrlKey) return workbench.annotating.addFragment();
  if (snapped) selectInPage(article, snapped);
}

function click(workbench: Workbench, article: Article, event: MouseEvent): void {
  const state = workbench.store.get();
  const open = openDocumentOf(state);
  const offset = characterAt(article, event.clientX, event.clientY);
  if (!open || offset === undefined) return workbench.annotating.clear();
  const covering = open.shown.touching({ start: offset, end: offset + 1 });
  const shown = covering.filter(({ labelId }) => !state.labelFilter || state.labelFilter.has(labelId));
  const { linking } = state;
  if (linking) {
    const end = pickAnnotation(others(shown, linking.from.id), offset, linking.to?.id ?? null);
    return end && workbench.linking.pick(end);
  }
  const { framing } = state;
  // The parts of a claim stand in its own article.
  if (framing && !isInAnotherArticle(state)) {
    const filler = pickAnnotation(others(shown, framing.claimId), offset, null);
    if (filler) return workbench.framing.pick(filler);
  }
  const picked = pickAnnotation(shown, offset, state.selectedId);
  if (picked) return workbench.annotating.selectAnnotation(picked.id, offset);
  if (workbench.suggesting.focusOn(offset)) return;
  const token = tokenAt(open.content, offset);
  workbench.annotating.select(token ? { span: token, kind: 'cursor', exact: false } : null);
}

/** A selection that came about without our mouse events. */
function follow(workbench: Workbench, article: Article, documentId: DocumentId): void {
  const span = selectedSpan(article);
  if (span) workbench.reading.use(documentId);
  const ours = workbench.store.get().selection?.span;
  if (!span || (ours && ours.start === span.start && ours.end === span.end)) return;
  workbench.annotating.select({ span, kind: 'selection', exact: false });
}
