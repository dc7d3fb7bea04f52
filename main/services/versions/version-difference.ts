import type { TouchedAnnotation, VersionDifference } from '#shared/api/version-methods.ts';
import { differenceOf, type Piece } from '#shared/comparison/difference.ts';
import type { Annotation } from '#shared/domain/annotation.ts';
import { sameWords } from '#shared/domain/carried-attributes.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { envelope, type Span } from '#shared/domain/span.ts';
import { carriedFrom, needsLook } from '#shared/domain/version-origin.ts';
import type { ProjectReader } from '../../store/project-reader.ts';

/** So many annotations are named at one change; a paragraph that was taken out may have hundreds. */
const MOST_AT_A_CHANGE = 30;
const LONGEST_SHOWN = 300;

/** Both texts with what differs, and the annotations that each change touches. */
export function versionDifference(
  read: ProjectReader,
  { id, previousId = id, carried }: DocumentRecord,
  pieces: readonly Piece[],
): VersionDifference {
  return {
    before: read.textOf(previousId),
    after: read.textOf(id),
    pieces,
    touched: touchedBy(pieces, {
      old: read.annotationsOf(previousId).filter(({ status }) => status !== 'rejected'),
      fresh: read.annotationsOf(id).filter(({ status }) => status !== 'rejected'),
      gone: new Set(carried?.gone),
    }),
  };
}

/** What stood in the words of a change, with what became of it; and what stands there now and did not before. */
function touchedBy(
  pieces: readonly Piece[],
  {
    old,
    fresh,
    gone,
  }: {
    readonly old: readonly Annotation[];
    readonly fresh: readonly Annotation[];
    readonly gone: ReadonlySet<string>;
  },
): TouchedAnnotation[] {
  const copies = new Map(fresh.map((copy) => [carriedFrom(copy.origin)?.fromId ?? '', copy]));
  const touched: TouchedAnnotation[] = [];
  const counts = new Map<number, number>();
  const add = (annotation: TouchedAnnotation): void => {
    const count = (counts.get(annotation.piece) ?? 0) + 1;
    counts.set(annotation.piece, count);
    if (count <= MOST_AT_A_CHANGE) touched.push(annotation);
  };
  const changesBefore = new Changes(pieces, 'before');
  const changesAfter = new Changes(pieces, 'after');
  for (const annotation of old) {
    const piece = changesBefore.touching(annotation.spans);
    if (piece === undefined) continue;
    const copy = copies.get(annotation.id);
    const lost = gone.has(annotation.id) ? 'gone' : 'not-carried';
    const fate = copy ? fateOf(copy, annotation) : lost;
    add({
      ...placeOf(copy ?? annotation),
      piece,
      quote: annotation.quote.slice(0, LONGEST_SHOWN),
      fate,
      needsLook: copy ? needsLook(copy) : lost === 'gone',
    });
  }
  for (const annotation of fresh) {
    const piece = carriedFrom(annotation.origin) ? undefined : changesAfter.touching(annotation.spans);
    if (piece !== undefined)
      add({
        ...placeOf(annotation),
        piece,
        quote: annotation.quote.slice(0, LONGEST_SHOWN),
        fate: 'new',
        needsLook: false,
      });
  }
  return touched;
}

function fateOf(copy: Annotation, from: Annotation): TouchedAnnotation['fate'] {
  const reason = carriedFrom(copy.origin)?.reason ?? 'same';
  if (reason === 'placed') return 'changed';
  if (reason === 'changed') return sameWords(from, copy) ? 'uncertain' : 'changed';
  // A version that lay between may have gone: what was the same there were other words before.
  return isSame(from.quote, copy.quote) ? reason : 'changed';
}

/** Blanks, and kinds of quotation marks and dashes, are no words. */
function isSame(before: string, after: string): boolean {
  return before === after || differenceOf(before, after).every(({ kind }) => kind === 'equal');
}

function placeOf({ id, documentId, labelId, spans }: Annotation) {
  return { annotationId: id, documentId, labelId, span: envelope(spans) };
}

/** The changes of one text, for finding which of them a span touches. */
class Changes {
  readonly #places: readonly { readonly span: Span; readonly piece: number }[];

  constructor(pieces: readonly Piece[], side: 'before' | 'after') {
    let first = 0;
    this.#places = pieces.flatMap((piece, index) => {
      // A change is all pieces between two equal ones; it is known by its first.
      if (piece.kind === 'equal') first = index + 1;
      return piece.kind === 'equal' ? [] : [{ span: piece[side], piece: first }];
    });
  }

  /** The first change that has a character of the spans, or lies inside one of them; undefined where none does. */
  touching(spans: readonly Span[]): number | undefined {
    for (const { start, end } of spans) {
      let low = 0;
      let high = this.#places.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((this.#places[middle]?.span.end ?? 0) <= start) low = middle + 1;
        else high = middle;
      }
      const place = this.#places[low];
      if (place && place.span.start < end) return place.piece;
    }
    return undefined;
  }
}
