import type { Annotation } from '#shared/domain/annotation.ts';
import type { Change } from '#shared/domain/change-set.ts';
import { compareSpans, envelope, type Span } from '#shared/domain/span.ts';

interface Columns {
  readonly sorted: readonly Annotation[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly furthestEnds: Int32Array;
  readonly rejected: ReadonlyMap<string, Annotation>;
}

const none: ReadonlyMap<string, Annotation> = new Map();

/** Up to so many changes are put in their places one by one; more of them are sorted in with all the rest. */
const FEW = 50;
/** After so many different ids were asked for, a map is worth making. */
const FEW_SEARCHES = 20;

/**
 * The annotations of one document in reading order, immutable. Finding those that touch a stretch of text costs two
 * binary searches and the ones found, however many there are; putting one in costs copying a few flat arrays, since it
 * happens while a person waits for the next frame.
 *
 * Rejected suggestions are kept apart: they can be found by their id, and are in no list and nowhere painted.
 */
export class AnnotationIndex {
  readonly sorted: readonly Annotation[];
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  /** At i: the furthest end among the first i + 1. It only grows, so it can be searched, and long ones are not missed. */
  readonly #furthestEnds: Int32Array;
  readonly #rejected: ReadonlyMap<string, Annotation>;
  #lastFound: Annotation | undefined;
  #searches = 0;
  #byId: ReadonlyMap<string, Annotation> | undefined;

  static readonly empty = AnnotationIndex.of([]);

  private constructor({ sorted, starts, ends, furthestEnds, rejected }: Columns) {
    this.sorted = sorted;
    this.#starts = starts;
    this.#ends = ends;
    this.#furthestEnds = furthestEnds;
    this.#rejected = rejected;
  }

  static of(annotations: readonly Annotation[]): AnnotationIndex {
    const sorted = annotations.filter(({ status }) => status !== 'rejected').sort(compareAnnotations);
    const hidden = annotations.filter(({ status }) => status === 'rejected');
    const rejected = hidden.length === 0 ? none : new Map(hidden.map((annotation) => [annotation.id, annotation]));
    const starts = Int32Array.from(sorted, (annotation) => envelopeOf(annotation).start);
    const ends = Int32Array.from(sorted, (annotation) => envelopeOf(annotation).end);
    const furthestEnds = new Int32Array(ends.length);
    let furthest = 0;
    for (let i = 0; i < ends.length; i += 1) {
      furthest = Math.max(furthest, ends[i] ?? 0);
      furthestEnds[i] = furthest;
    }
    return new AnnotationIndex({ sorted, starts, ends, furthestEnds, rejected });
  }

  get size(): number {
    return this.sorted.length;
  }

  find(id: string): Annotation | undefined {
    // Many parts of the window ask for the selected one after every change.
    if (this.#lastFound?.id !== id) this.#lastFound = this.#search(id) ?? this.#rejected.get(id);
    return this.#lastFound;
  }

  #search(id: string): Annotation | undefined {
    this.#searches += 1;
    if (this.#searches <= FEW_SEARCHES) return this.sorted.find((annotation) => annotation.id === id);
    this.#byId ??= new Map(this.sorted.map((annotation) => [annotation.id, annotation]));
    return this.#byId.get(id);
  }

  /** Those that share a character with the stretch, in reading order. Gaps of discontinuous ones count as theirs. */
  touching(stretch: Span): Annotation[] {
    const found: Annotation[] = [];
    const last = this.#firstStartingAt(stretch.end);
    for (let i = this.#firstReaching(stretch.start); i < last; i += 1) {
      const annotation = this.sorted[i];
      if (annotation && (this.#ends[i] ?? 0) > stretch.start) found.push(annotation);
    }
    return found;
  }

  /** The first annotation that begins at or after the offset, or undefined. */
  nextFrom(offset: number): Annotation | undefined {
    return this.sorted[this.#firstStartingAt(offset)];
  }

  /** The index after some changes to annotations of this document. */
  apply(changes: readonly Change<'annotation'>[]): AnnotationIndex {
    if (changes.length > FEW) return this.#applyMany(changes);
    return changes.reduce<AnnotationIndex>((index, change) => index.#applyOne(change), this);
  }

  #applyMany(changes: readonly Change<'annotation'>[]): AnnotationIndex {
    const touched = new Set(changes.map((change) => (change.after ?? change.before)?.id));
    const rest = [...this.sorted, ...this.#rejected.values()].filter((annotation) => !touched.has(annotation.id));
    return AnnotationIndex.of([...rest, ...changes.flatMap(({ after }) => after ?? [])]);
  }

  #applyOne({ before, after }: Change<'annotation'>): AnnotationIndex {
    const id = (after ?? before)?.id;
    // Where it is known what it was, it is found by its place; a prediction that differed in a detail by its id.
    const guess = before ? this.#placeOf(before) : -1;
    const at = this.sorted[guess]?.id === id ? guess : this.#indexOf(id);
    const without = (at < 0 ? this : this.#spliced(at, 1)).#withoutRejected(id);
    if (after?.status === 'rejected') return without.#withRejected(new Map(without.#rejected).set(after.id, after));
    return after ? without.#spliced(without.#placeOf(after), 0, after) : without;
  }

  #withoutRejected(id: string | undefined): AnnotationIndex {
    if (id === undefined || !this.#rejected.has(id)) return this;
    const rejected = new Map(this.#rejected);
    rejected.delete(id);
    return this.#withRejected(rejected);
  }

  #withRejected(rejected: ReadonlyMap<string, Annotation>): AnnotationIndex {
    const { sorted } = this;
    return new AnnotationIndex({
      sorted,
      starts: this.#starts,
      ends: this.#ends,
      furthestEnds: this.#furthestEnds,
      rejected,
    });
  }

  #indexOf(id: string | undefined): number {
    return this.sorted.findIndex((annotation) => annotation.id === id);
  }

  #spliced(at: number, removed: 0 | 1, added?: Annotation): AnnotationIndex {
    const span = added && envelopeOf(added);
    // Copying first is what engines do in one go; `toSpliced` takes twenty times as long.
    const sorted = this.sorted.slice();
    if (added) sorted.splice(at, removed, added);
    else sorted.splice(at, removed);
    const ends = splice(this.#ends, { at, removed, added: span?.end });
    return new AnnotationIndex({
      sorted,
      starts: splice(this.#starts, { at, removed, added: span?.start }),
      ends,
      furthestEnds: this.#furthestAfter(ends, at, removed),
      rejected: this.#rejected,
    });
  }

  /** Only from the change on, and only as far as it makes a difference: mostly a few steps of 20,000. */
  #furthestAfter(ends: Int32Array, at: number, removed: 0 | 1): Int32Array {
    const before = this.#furthestEnds;
    const shift = ends.length - before.length;
    const next = new Int32Array(ends.length);
    next.set(before.subarray(0, at));
    let furthest = before[at - 1] ?? 0;
    let i = at;
    for (; i < ends.length; i += 1) {
      furthest = Math.max(furthest, ends[i] ?? 0);
      if (i - shift >= at + removed && furthest === before[i - shift]) break;
      next[i] = furthest;
    }
    next.set(before.subarray(i - shift), i);
    return next;
  }

  /** Where the annotation stands or would stand. */
  #placeOf(annotation: Annotation): number {
    return firstIndex(this.sorted.length, (i) => {
      const other = this.sorted[i];
      return other !== undefined && compareAnnotations(other, annotation) >= 0;
    });
  }

  #firstStartingAt(offset: number): number {
    return firstIndex(this.sorted.length, (i) => (this.#starts[i] ?? 0) >= offset);
  }

  #firstReaching(offset: number): number {
    return firstIndex(this.sorted.length, (i) => (this.#furthestEnds[i] ?? 0) > offset);
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

function splice(
  values: Int32Array,
  { at, removed, added }: { at: number; removed: number; added: number | undefined },
): Int32Array {
  const inserted = added === undefined ? 0 : 1;
  const next = new Int32Array(values.length - removed + inserted);
  next.set(values.subarray(0, at));
  if (added !== undefined) next[at] = added;
  next.set(values.subarray(at + removed), at + inserted);
  return next;
}
