import type { Annotation } from '#shared/domain/annotation.ts';
import type { Change } from '#shared/domain/change-set.ts';
import { compareSpans, envelope, type Span } from '#shared/domain/span.ts';

/**
 * The annotations of one document in reading order, immutable. Finding those that touch a stretch of text costs two
 * binary searches and the ones found, however many there are.
 */
export class AnnotationIndex {
  readonly sorted: readonly Annotation[];
  readonly #envelopes: readonly Span[];
  /** At i: the furthest end among the first i + 1. It only grows, so it can be searched, and long ones are not missed. */
  readonly #furthestEnd: Int32Array;

  static readonly empty = new AnnotationIndex([]);

  private constructor(sorted: readonly Annotation[]) {
    this.sorted = sorted;
    this.#envelopes = sorted.map((annotation) => envelopeOf(annotation));
    this.#furthestEnd = new Int32Array(sorted.length);
    let furthest = 0;
    for (let i = 0; i < sorted.length; i += 1) {
      furthest = Math.max(furthest, this.#envelopes[i]?.end ?? 0);
      this.#furthestEnd[i] = furthest;
    }
  }

  static of(annotations: readonly Annotation[]): AnnotationIndex {
    return new AnnotationIndex([...annotations].sort(compareAnnotations));
  }

  get size(): number {
    return this.sorted.length;
  }

  find(id: string): Annotation | undefined {
    return this.sorted.find((annotation) => annotation.id === id);
  }

  /** Those that share a character with the stretch, in reading order. Gaps of discontinuous ones count as theirs. */
  touching(stretch: Span): Annotation[] {
    const found: Annotation[] = [];
    const last = this.#firstStartingAt(stretch.end);
    for (let i = this.#firstReaching(stretch.start); i < last; i += 1) {
      const annotation = this.sorted[i];
      if (annotation && (this.#envelopes[i]?.end ?? 0) > stretch.start) found.push(annotation);
    }
    return found;
  }

  /** The first annotation that begins at or after the offset, or undefined. */
  nextFrom(offset: number): Annotation | undefined {
    return this.sorted[this.#firstStartingAt(offset)];
  }

  /** The index after some changes to annotations of this document. */
  apply(changes: readonly Change<'annotation'>[]): AnnotationIndex {
    if (changes.length === 0) return this;
    const touched = new Set(changes.map((change) => (change.after ?? change.before)?.id));
    const rest = this.sorted.filter((annotation) => !touched.has(annotation.id));
    const fresh = changes.flatMap(({ after }) => (after ? [after] : [])).sort(compareAnnotations);
    return new AnnotationIndex(mergeSorted(rest, fresh));
  }

  #firstStartingAt(offset: number): number {
    return firstIndex(this.sorted.length, (i) => (this.#envelopes[i]?.start ?? 0) >= offset);
  }

  #firstReaching(offset: number): number {
    return firstIndex(this.sorted.length, (i) => (this.#furthestEnd[i] ?? 0) > offset);
  }
}

export function envelopeOf(annotation: Annotation): Span {
  const [first] = annotation.spans;
  return annotation.spans.length === 1 && first ? first : envelope(annotation.spans);
}

/** Reading order; what stands at the same place keeps the order in which it was made. */
export function compareAnnotations(a: Annotation, b: Annotation): number {
  return compareSpans(envelopeOf(a), envelopeOf(b)) || compareText(a.createdAt, b.createdAt) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The first index for which the condition holds; it must be false up to there and true from there on. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function mergeSorted(a: readonly Annotation[], b: readonly Annotation[]): Annotation[] {
  if (b.length === 1 && b[0]) {
    const [only] = b;
    const at = firstIndex(a.length, (i) => compareAnnotations(a[i] ?? only, only) > 0);
    return [...a.slice(0, at), only, ...a.slice(at)];
  }
  return [...a, ...b].sort(compareAnnotations);
}
