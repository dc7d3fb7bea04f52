import { type RefObject, useEffect } from 'react';
import { useApp } from '../../app/context.tsx';
import type { Article } from './article-editor.ts';
import { usePane } from './pane-context.ts';
import { boxesOf } from './pointer.ts';
import { bringIntoView } from './scrolling.ts';

/** Brings the place that was asked for into view. */
export function useReveal(article: Article | undefined, scroller: RefObject<HTMLElement | null>): void {
  const { documentId } = usePane();
  const reveal = useApp((state) => (state.reveal?.documentId === documentId ? state.reveal : null));

  useEffect(() => {
    const view = scroller.current;
    if (!article || !reveal || !view) return undefined;
    const { span } = reveal;
    const section = article.sections.find((one) => span.start < one.end && one.start <= span.start);
    const box = section?.element.getBoundingClientRect();
    const { top, bottom } = view.getBoundingClientRect();
    // A section far away has only an estimated height; once it is in view its text can be measured.
    if (section && box && (box.bottom < top || box.top > bottom)) section.element.scrollIntoView({ block: 'center' });
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const range = article.offsets.toRange(span);
        if (range) bringIntoView(view, boxesOf(range));
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [article, reveal, scroller]);
}
