import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react';
import { useApp } from '../../app/context.tsx';
import { codebookOf, labelOf, selectedAnnotationOf } from '../../app/selectors.ts';
import type { Article } from './article-editor.ts';
import { boxesOf } from './pointer.ts';
import type { OnMoved } from './use-article.ts';

interface Placed {
  readonly chipLeft: number;
  readonly chipTop: number;
  readonly barTop: number;
  readonly barHeight: number;
}

/**
 * What shows the annotation in focus without a colour having to be told: its label's name above its first line, and a
 * bar in the margin along all of its lines.
 */
export function FocusMarks({ article, onMoved }: { article: Article | undefined; onMoved: OnMoved }) {
  const layer = useRef<HTMLDivElement>(null);
  const annotation = useApp(selectedAnnotationOf);
  const codebook = useApp(codebookOf);
  const textSize = useApp((state) => state.settings.textSize);
  const [placed, setPlaced] = useState<Placed>();
  const spans = annotation?.spans;

  useLayoutEffect(() => {
    const place = (): void =>
      setPlaced(article && spans && layer.current ? measure(article, spans, layer.current) : undefined);
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
  }, [article, spans, onMoved, textSize]);

  const found = annotation && labelOf(codebook, annotation.labelId);
  if (!found || !placed) return <div className="focus-marks" ref={layer} aria-hidden="true" />;
  // React has no type for custom properties.
  const color = { '--label': found.label.color } as CSSProperties;
  return (
    <div className="focus-marks" ref={layer} aria-hidden="true" style={color}>
      <span className="focus-chip" style={{ left: placed.chipLeft, top: placed.chipTop }}>
        {found.label.name}
      </span>
      <span className="focus-bar" style={{ top: placed.barTop, height: placed.barHeight }} />
    </div>
  );
}

function measure(
  article: Article,
  spans: readonly { start: number; end: number }[],
  layer: HTMLElement,
): Placed | undefined {
  const origin = layer.getBoundingClientRect();
  const boxes = spans.flatMap((span) => {
    const range = article.offsets.toRange(span);
    return range ? boxesOf(range) : [];
  });
  const first = boxes[0];
  if (!first) return undefined;
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const top = Math.min(...boxes.map((box) => box.top));
  return {
    chipLeft: first.left - origin.left,
    chipTop: first.top - origin.top,
    barTop: top - origin.top,
    barHeight: bottom - top,
  };
}
