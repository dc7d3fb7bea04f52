import type { Annotation } from '#shared/domain/annotation.ts';
import type { Span } from '#shared/domain/span.ts';
import { envelopeOf } from '../../app/state/annotation-index.ts';

/** More colours than this on one line of the screen are a blur. */
const LABELS_PER_LINE = 3;

/** A mark must be seen, also where a word of a long article would be a tenth of a line of the screen. */
const SMALLEST = 2;

/**
 * For each line of the ruler, from the top, the labels that lie there. The text is laid out evenly over the height,
 * which costs no measuring and is what the scroll bar beside it does.
 */
export function binAnnotations(annotations: readonly Annotation[], length: number, height: number): string[][] {
  const bins = Array.from({ length: Math.max(0, Math.floor(height)) }, (): string[] => []);
  if (length === 0 || bins.length === 0) return bins;
  for (const annotation of annotations) {
    for (const line of linesOf(envelopeOf(annotation), length, bins.length)) {
      const bin = bins[line];
      if (bin && bin.length < LABELS_PER_LINE && !bin.includes(annotation.labelId)) bin.push(annotation.labelId);
    }
  }
  return bins;
}

/** The lines of the ruler at which stretches of text lie. */
export function binSpans(spans: readonly Span[], length: number, height: number): ReadonlySet<number> {
  const lines = Math.max(0, Math.floor(height));
  if (length === 0 || lines === 0) return new Set();
  return new Set(spans.flatMap((span) => linesOf(span, length, lines)));
}

function linesOf({ start, end }: Span, length: number, lines: number): number[] {
  const first = Math.min(lines - 1, Math.floor((start / length) * lines));
  const last = Math.min(lines - 1, Math.max(first + SMALLEST - 1, Math.floor((end / length) * lines)));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
