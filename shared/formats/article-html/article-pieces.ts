import type { Annotation } from '../../domain/annotation.ts';
import type { Mark } from '../../domain/document.ts';
import type { Span } from '../../domain/span.ts';

/** A stretch of a block in which nothing begins or ends. */
export interface Piece {
  readonly span: Span;
  /** The longest first, so that what is inside stands inside. */
  readonly annotations: readonly Annotation[];
  readonly marks: readonly Mark[];
  /** Those whose last character is the last one here. */
  readonly ending: readonly Annotation[];
}

/** Cuts a block where annotations and marks begin and end. The pieces together are the block, character for character. */
export function piecesOf(block: Span, annotations: readonly Annotation[], marks: readonly Mark[]): Piece[] {
  const cuts = new Set([block.start, block.end]);
  const cutAt = ({ start, end }: Span): void => {
    for (const at of [start, end]) if (at > block.start && at < block.end) cuts.add(at);
  };
  for (const { spans } of annotations) for (const span of spans) cutAt(span);
  for (const { span } of marks) cutAt(span);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => {
    const span = { start, end: places[index + 1] ?? block.end };
    const here = annotations.filter(({ spans }) => spans.some((one) => covers(one, span)));
    return {
      span,
      annotations: here.sort((a, b) => lengthOf(b) - lengthOf(a)),
      marks: marks.filter((mark) => covers(mark.span, span)),
      ending: here.filter(({ spans }) => spans.at(-1)?.end === span.end),
    };
  });
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function lengthOf({ spans }: Annotation): number {
  return (spans.at(-1)?.end ?? 0) - (spans[0]?.start ?? 0);
}
