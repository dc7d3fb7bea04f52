import { type KeyboardEvent, type RefObject, useRef } from 'react';
import type { DocumentContent } from '#shared/domain/document.ts';
import { envelope, type Span } from '#shared/domain/span.ts';
import { moveBoundary } from '#shared/text/boundary.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';
import { useWorkbench } from '../../app/context.tsx';
import { offsetInAnnotation } from '../../app/annotating/fragments.ts';
import { handPlaceOf, openDocumentOf, selectedAnnotationOf } from '../../app/state/selectors.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { Article } from './article-editor.ts';
import { edgeMovedBy } from './edge-keys.ts';
import { boxesOf, characterAt, others, pickAnnotation, selectInPage } from './pointer.ts';
import { bringIntoView } from './scrolling.ts';
import { useBrushStroke } from './use-brush-stroke.ts';
import { type CursorStep, stepCursor, tokenAt } from './text-cursor.ts';

/** Where a selection by keyboard began, and where it has come to. */
interface Cursor {
  readonly anchor: Span;
  readonly head: Span;
}

/**
 * The text cursor: arrows move it by token, with Ctrl by sentence, up and down by line; Shift extends a selection,
 * Alt+Shift by character (to the sides its end, up and down its start); Enter selects the annotation under it. With the brush in the hand, Enter labels what is
 * selected or under the cursor, and so does letting go of Shift.
 */
export function useTextKeys(
  article: Article | undefined,
  content: DocumentContent,
  scroller: RefObject<HTMLElement | null>,
): (event: KeyboardEvent) => void {
  const workbench = useWorkbench();
  const cursor = useRef<Cursor>(undefined);
  const stroke = useBrushStroke();

  return (event) => {
    if (!article || !scroller.current) return;
    stroke.onKey(event);
    const context = { workbench, article, content, scroller: scroller.current };
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      if (takeEvidence(workbench) || brushUnder(context) || selectUnder(context)) event.preventDefault();
      return;
    }
    if (!event.key.startsWith('Arrow') && event.key !== 'Home' && event.key !== 'End') return;
    if (event.altKey) {
      if (event.shiftKey && extendByCharacter(context, event.key)) {
        claim(event);
        stroke.onMoved(event);
      }
      return;
    }
    const before = currentCursor(context, cursor.current, event);
    const head = before ? moved(context, before.head, event) : appear(context, event);
    claim(event);
    if (!head) return;
    stroke.onMoved(event);
    cursor.current = event.shiftKey && before ? { anchor: before.anchor, head } : { anchor: head, head };
    const span = envelope([cursor.current.anchor, head]);
    const kind = span.start === head.start && span.end === head.end ? 'cursor' : 'selection';
    workbench.annotating.select({ span, kind, exact: false });
    selectInPage(article, span);
    const range = article.offsets.toRange(head);
    if (range) bringIntoView(scroller.current, boxesOf(range));
  };
}

/** While a link is given evidence, what is selected is meant for it. */
function takeEvidence({ store, evidencing }: Workbench): boolean {
  const isWanted = store.get().evidencing !== null;
  if (isWanted) evidencing.take();
  return isWanted;
}

interface Context {
  readonly workbench: Workbench;
  readonly article: Article;
  readonly content: DocumentContent;
  readonly scroller: HTMLElement;
}

/** The event is ours: no scrolling, and no action of the same key. */
function claim(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Where the cursor is. What was selected by other means in the meantime counts more than what the keys remember; with
 * nothing selected it goes on from where the hand was last, if that can be seen.
 */
function currentCursor(context: Context, remembered: Cursor | undefined, event: KeyboardEvent): Cursor | undefined {
  const state = context.workbench.store.get();
  const { selection } = state;
  if (selection) {
    const whole = remembered && envelope([remembered.anchor, remembered.head]);
    if (remembered && whole?.start === selection.span.start && whole.end === selection.span.end) return remembered;
    return cursorOver(context, selection.span);
  }
  const annotation = selectedAnnotationOf(state);
  const clicked = annotation && offsetInAnnotation(state, annotation.id);
  if (clicked !== undefined) return cursorOver(context, { start: clicked, end: clicked + 1 });
  if (annotation) return cursorOver(context, envelopeOf(annotation), event);
  const place = handPlaceOf(state);
  return place && isInView(context, place) ? cursorOver(context, place, event) : undefined;
}

/** A cursor over a stretch of text: at its end, or where the key that is pressed leads out of it. */
function cursorOver(context: Context, { start, end }: Span, event?: KeyboardEvent): Cursor | undefined {
  const first = tokenAt(context.content, start);
  const last = tokenAt(context.content, Math.max(start, end - 1));
  if (!first || !last) return undefined;
  return event && leadsBack(context, first, event) ? { anchor: last, head: first } : { anchor: first, head: last };
}

function leadsBack({ article }: Context, at: Span, { key }: KeyboardEvent): boolean {
  return key === 'ArrowUp' || key === (isRightToLeft(article, at) ? 'ArrowRight' : 'ArrowLeft');
}

function isInView({ article, scroller }: Context, place: Span): boolean {
  const range = article.offsets.toRange(place);
  const view = scroller.getBoundingClientRect();
  return range !== undefined && boxesOf(range).some(({ top, bottom }) => bottom > view.top && top < view.bottom);
}

/** Where the cursor comes up when there was none: where the person looks, or where Home and End lead from there. */
function appear(context: Context, event: KeyboardEvent): Span | undefined {
  const first = firstToken(context);
  return first && !event.key.startsWith('Arrow') ? moved(context, first, event) : first;
}

function firstToken({ content, article }: Context): Span | undefined {
  const shown = article.sections.find(({ element }) => element.getBoundingClientRect().bottom > 120);
  return tokenAt(content, shown?.start ?? 0);
}

function moved(context: Context, from: Span, event: KeyboardEvent): Span | undefined {
  const { article, content } = context;
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') return lineStep(context, from, event.key === 'ArrowDown');
  return stepCursor(content, from, stepFor(event, isRightToLeft(article, from))) ?? from;
}

function isRightToLeft(article: Article, at: Span): boolean {
  const element = article.offsets.toRange(at)?.startContainer.parentElement;
  return element ? getComputedStyle(element).direction === 'rtl' : false;
}

function stepFor({ key, ctrlKey, metaKey }: KeyboardEvent, rightToLeft: boolean): CursorStep {
  const far = ctrlKey || metaKey;
  if (key === 'Home') return far ? 'text-start' : 'block-start';
  if (key === 'End') return far ? 'text-end' : 'block-end';
  const forward = (key === 'ArrowRight') !== rightToLeft;
  if (far) return forward ? 'next-sentence' : 'previous-sentence';
  return forward ? 'next' : 'previous';
}

/** The token above or below; at the border of a block the one that comes first or last there. */
function lineStep({ article, content }: Context, from: Span, down: boolean): Span | undefined {
  const range = article.offsets.toRange(from);
  const box = range && boxesOf(range)[0];
  if (box) {
    const x = box.left + box.width / 2;
    for (const lines of [1, 1.6, 2.4]) {
      const y = down ? box.bottom + box.height * (lines - 0.5) : box.top - box.height * (lines - 0.5);
      const offset = characterAt(article, x, y);
      const token = offset === undefined ? undefined : tokenAt(content, offset);
      if (token && (down ? token.start > from.start : token.start < from.start)) return token;
    }
  }
  const edge = stepCursor(content, from, down ? 'block-end' : 'block-start');
  return (edge && stepCursor(content, edge, down ? 'next' : 'previous')) ?? edge;
}

/** By character, with the keys that move the boundaries of an annotation: to the sides its end, up and down its start. */
function extendByCharacter({ workbench, content, article }: Context, key: string): boolean {
  const { selection, selectedId } = workbench.store.get();
  if (!selection || selectedId || !key.startsWith('Arrow')) return false;
  const rightToLeft = isRightToLeft(article, selection.span);
  const [span] =
    moveBoundary(content.text, [selection.span], { ...edgeMovedBy(key, rightToLeft), unit: 'character' }) ?? [];
  if (!span) return true;
  workbench.annotating.select({ span, kind: 'selection', exact: true });
  selectInPage(article, span);
  return true;
}

function brushUnder({ workbench }: Context): boolean {
  const { selection } = workbench.store.get();
  return selection !== null && workbench.annotating.brush(selection, 'keyboard');
}

function selectUnder({ workbench }: Context): boolean {
  const state = workbench.store.get();
  const open = openDocumentOf(state);
  const at = state.selection?.span.start ?? selectedAnnotationOf(state)?.spans[0]?.start;
  if (!open || at === undefined) return false;
  const { linking } = state;
  if (linking) {
    const under = others(open.shown.touching({ start: at, end: at + 1 }), linking.from.id);
    const end = selectedAnnotationOf(state) ?? pickAnnotation(under, at, linking.to?.id ?? null);
    if (end) workbench.linking.pick(end);
    return end !== undefined;
  }
  if (state.framing) {
    workbench.framing.enter();
    return true;
  }
  const picked = pickAnnotation(open.shown.touching({ start: at, end: at + 1 }), at, state.selectedId);
  if (picked) workbench.annotating.selectAnnotation(picked.id, at);
  return picked !== undefined;
}
