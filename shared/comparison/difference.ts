import type { Span } from '../domain/span.ts';
import { type MovedPassage, movedPassages } from './moved-passages.ts';
import { type Change, diffWords } from './word-diff.ts';

/** `moved-from` and `moved-to`: the same words, taken out here and put in there. */
export const pieceKinds = ['equal', 'removed', 'added', 'moved-from', 'moved-to'] as const;
export type PieceKind = (typeof pieceKinds)[number];

/**
 * A stretch of two versions of a text read as one flow, with the blanks behind it. `before` is empty where the old text
 * has nothing of it, `after` where the new one has nothing; an empty span lies where the stretch would be.
 */
export interface Piece {
  readonly kind: PieceKind;
  readonly before: Span;
  readonly after: Span;
  /** Moved passages: which one, counted from 0 in the order of the old text. */
  readonly move?: number;
}

/**
 * Two texts as one flow. The pieces that the old text has make up the whole old text, one after the other, and so do
 * those of the new one. In proportion to the length of the texts.
 */
export function differenceOf(before: string, after: string): Piece[] {
  const changes = diffWords(before, after);
  const moved = movedPassages(before, after, changes);
  const cut = changes.flatMap((change) => cutAtMoves(change, moved));
  return withBlanks(cut, before, after);
}

function cutAtMoves(change: Change, moved: readonly MovedPassage[]): Piece[] {
  if (change.kind === 'equal') return [change];
  const side = change.kind === 'removed' ? 'before' : 'after';
  const whole = change[side];
  const inside = moved
    .map((passage, move) => ({ span: passage[side], move }))
    .filter(({ span }) => whole.start <= span.start && span.end <= whole.end)
    .sort((a, b) => a.span.start - b.span.start);
  const pieces: Piece[] = [];
  let at = whole.start;
  for (const { span, move } of inside) {
    if (at < span.start) pieces.push({ ...change, [side]: { start: at, end: span.start } });
    pieces.push({ ...change, kind: change.kind === 'removed' ? 'moved-from' : 'moved-to', [side]: span, move });
    at = span.end;
  }
  if (at < whole.end) pieces.push({ ...change, [side]: { start: at, end: whole.end } });
  return pieces;
}

/** Every piece reaches to where the next one of its text begins. */
function withBlanks(pieces: readonly Piece[], before: string, after: string): Piece[] {
  let nextBefore = before.length;
  let nextAfter = after.length;
  const stretched = pieces.toReversed().map((piece): Piece => {
    const isOld = piece.kind !== 'added' && piece.kind !== 'moved-to';
    const isNew = piece.kind !== 'removed' && piece.kind !== 'moved-from';
    const spans = {
      before: { start: isOld ? piece.before.start : nextBefore, end: nextBefore },
      after: { start: isNew ? piece.after.start : nextAfter, end: nextAfter },
    };
    nextBefore = spans.before.start;
    nextAfter = spans.after.start;
    return { ...piece, ...spans };
  });
  stretched.reverse();
  return withLeadingBlanks(stretched, nextBefore, nextAfter);
}

/** Blanks before the first word of either text belong to the first piece that the text has. */
function withLeadingBlanks(pieces: readonly Piece[], firstBefore: number, firstAfter: number): Piece[] {
  let isFirstOld = firstBefore > 0;
  let isFirstNew = firstAfter > 0;
  return pieces.map((piece) => {
    const isOld = piece.before.end > piece.before.start;
    const isNew = piece.after.end > piece.after.start;
    const old = isFirstOld ? { start: 0, end: isOld ? piece.before.end : 0 } : piece.before;
    const fresh = isFirstNew ? { start: 0, end: isNew ? piece.after.end : 0 } : piece.after;
    if (isOld) isFirstOld = false;
    if (isNew) isFirstNew = false;
    return { ...piece, before: old, after: fresh };
  });
}
