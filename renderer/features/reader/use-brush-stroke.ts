import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useWorkbench } from '../../app/context.tsx';

interface BrushStroke {
  /** Every key in the article comes through here first. */
  readonly onKey: (event: Pick<KeyboardEvent, 'key' | 'repeat'>) => void;
  /** A key has drawn on, or moved the text cursor. */
  readonly onMoved: (event: Pick<KeyboardEvent, 'shiftKey'>) => void;
}

/**
 * With the brush in the hand, a stretch that is drawn with Shift and the arrows is labelled when Shift is let go of, in
 * the article. A selection that was there before, or came about in another way, is labelled at its own end or not at all.
 */
export function useBrushStroke(): BrushStroke {
  const { store, annotating } = useWorkbench();
  const drawing = useRef(false);

  useEffect(() => {
    const onKeyUp = ({ key, target }: globalThis.KeyboardEvent): void => {
      if (key !== 'Shift' || !drawing.current) return;
      drawing.current = false;
      const { selection } = store.get();
      // Somewhere else (in a dialog, say) the key means nothing to the article.
      const inArticle = target instanceof Element && target.closest('[data-reader]') !== null;
      if (inArticle && selection?.kind === 'selection') annotating.brush(selection, 'keyboard');
    };
    document.addEventListener('keyup', onKeyUp);
    return () => document.removeEventListener('keyup', onKeyUp);
  }, [store, annotating]);

  return useMemo(
    () => ({
      onKey: ({ key, repeat }) => {
        // Shift that is pressed anew has drawn nothing yet, even where it was let go of in another window.
        if (key === 'Shift' && !repeat) drawing.current = false;
      },
      onMoved: ({ shiftKey }) => {
        drawing.current = shiftKey && store.get().brushLabelId !== null;
      },
    }),
    [store],
  );
}
