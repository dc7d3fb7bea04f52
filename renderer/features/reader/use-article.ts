import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { Span } from '#shared/domain/span.ts';
import { useWorkbench } from '../../app/context.tsx';
import { viewOf } from '../../app/state/panes.ts';
import { evidenceSpans } from '../../app/annotating/evidencing.ts';
import { focusedSuggestionOf } from '../../app/state/selectors.ts';
import type { AppState, OpenDocumentState } from '../../app/state/state.ts';
import { type Article, drawArticle } from './article-editor.ts';
import { Painter, type Scene } from './painter.ts';

/** Hears when other sections come into view. Returns what ends it. */
export type OnMoved = (listener: () => void) => () => void;

/**
 * Draws the article once and keeps its painting in step with the state, past React: adding an annotation repaints the
 * few highlights that changed and renders nothing.
 */
export function useArticle(
  { id, content }: Pick<OpenDocumentState, 'content'> & { readonly id: DocumentId },
  root: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
): { article: Article | undefined; onMoved: OnMoved; near: () => Span | undefined } {
  const { store } = useWorkbench();
  const [article, setArticle] = useState<Article>();
  const [moves] = useState(() => new Set<() => void>());
  const current = useRef<Painter>(undefined);
  /** The stretch of the text that is painted, and so may be measured. */
  const near = useCallback(() => current.current?.window, []);
  const onMoved = useCallback<OnMoved>(
    (listener) => {
      moves.add(listener);
      return () => moves.delete(listener);
    },
    [moves],
  );

  useLayoutEffect(() => {
    if (!root.current || !scroller.current) return undefined;
    const drawn = drawArticle(content, root.current);
    const painter = new Painter(drawn, scroller.current, () => {
      for (const listener of moves) listener();
    });
    current.current = painter;
    const show = (): void => {
      const whole = store.get();
      const state = viewOf(whole, id);
      if (state.project.kind !== 'open' || state.reading.kind !== 'ready') return;
      if (state.reading.open.document.id !== id) return;
      // At once, and not with React's next drawing: whoever looks for the article in use may do so right after.
      root.current?.toggleAttribute('data-in-use', state === whole);
      painter.setCodebook(state.project.info.codebook);
      painter.show({ ...sceneOf(state, state.reading.open), isWaiting: state !== whole });
    };
    show();
    const stop = store.subscribePainter(show);
    setArticle(drawn);
    performance.mark('annotary:document-drawn');
    return () => {
      stop();
      current.current = undefined;
      painter.dispose();
      drawn.dispose();
    };
  }, [content, id, root, scroller, store, moves]);

  return { article, onMoved, near };
}

function sceneOf(state: AppState, open: OpenDocumentState): Omit<Scene, 'isWaiting'> {
  const { selectedId, linking, labelFilter, selection, find, suggestions } = state;
  const suggestion = focusedSuggestionOf(state);
  const focused = (selectedId && open.shown.find(selectedId)?.spans) || (suggestion ? [suggestion.span] : []);
  // Where a link in the making begins, wherever the hand is by now.
  const origin = linking && linking.from.id !== selectedId ? open.shown.find(linking.from.id) : undefined;
  return {
    annotations: open.shown,
    suggestions: suggestions.items,
    focused: origin ? [...origin.spans, ...focused] : focused,
    evidence: evidenceSpans(state),
    labelFilter,
    selection: selection?.kind === 'selection' ? selection.span : null,
    cursor: selection?.kind === 'cursor' ? selection.span : null,
    find: find?.open && find.contentId === open.document.contentId ? find : null,
  };
}
