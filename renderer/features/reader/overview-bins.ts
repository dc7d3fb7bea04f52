import type { Annotation } from '#shared/domain/annotation.ts';
import { envelopeOf } from '../../app/annotation-index.ts';

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
    const { start, end } = envelopeOf(annotation);
    const first = Math.min(bins.length - 1, Math.floor((start / length) * bins.length));
    const last = Math.min(bins.length - 1, Math.max(first + SMALLEST - 1, Math.floor((end / length) * bins.length)));
    for (let line = first; line <= last; line += 1) {
      const bin = bins[line];
      if (bin && bin.length < LABELS_PER_LINE && !bin.includes(annotation.labelId)) bin.push(annotation.labelId);
    }
  }
  return bins;
}
