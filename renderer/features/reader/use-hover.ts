import { type RefObject, useEffect } from 'react';
import type { AnnotationId } from '#shared/domain/ids.ts';
import { useWorkbench } from '../../app/context.tsx';
import { openDocumentOf } from '../../app/state/selectors.ts';
import type { AppState } from '../../app/state/state.ts';
import type { Article } from './article-editor.ts';
import { linkedIds } from './link-ends.ts';
import { useViewOf } from './pane-context.ts';
import { characterAt, pickAnnotation } from './pointer.ts';

/** Tells which linked annotation is under the pointer, at most once per frame; while a link is made, any annotation. */
export function useHover(article: Article | undefined, root: RefObject<HTMLElement | null>): void {
  const { store } = useWorkbench();
  const viewOf = useViewOf();

  useEffect(() => {
    const element = root.current;
    if (!article || !element) return undefined;
    let frame = 0;
    const hover = (hoveredId: AnnotationId | null): void => {
      if (store.get().hoveredId !== hoveredId) store.update((state) => ({ ...state, hoveredId }));
    };
    const onMove = ({ clientX, clientY, buttons }: MouseEvent): void => {
      cancelAnimationFrame(frame);
      // A pressed button draws a selection; the links of what lies on its way would only be in the way.
      if (buttons === 0)
        frame = requestAnimationFrame(() =>
          hover(linkableAt(viewOf(store.get()), article, { x: clientX, y: clientY })?.id ?? null),
        );
    };
    const onLeave = (): void => {
      cancelAnimationFrame(frame);
      hover(null);
    };
    element.addEventListener('mousemove', onMove);
    element.addEventListener('mouseleave', onLeave);
    return () => {
      element.removeEventListener('mousemove', onMove);
      element.removeEventListener('mouseleave', onLeave);
      onLeave();
    };
  }, [article, root, store, viewOf]);
}

/** The annotation under a point that has links, or while a link is made, one that it may lead to. */
export function linkableAt(state: AppState, article: Article, { x, y }: { readonly x: number; readonly y: number }) {
  const open = openDocumentOf(state);
  const { linking, labelFilter } = state;
  if (!open || (open.links.length === 0 && !linking)) return undefined;
  const offset = characterAt(article, x, y);
  if (offset === undefined) return undefined;
  const linked = linking ? undefined : linkedIds(open.links);
  const under = open.shown
    .touching({ start: offset, end: offset + 1 })
    .filter(({ labelId }) => !labelFilter || labelFilter.has(labelId))
    .filter(({ id }) => (linked ? linked.has(id) : id !== linking?.from.id));
  return pickAnnotation(under, offset, null);
}
