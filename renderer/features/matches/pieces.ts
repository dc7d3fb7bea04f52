import type { MatchContext, MatchMark } from '#shared/api/match-answers.ts';

interface Piece {
  readonly text: string;
  /** Null where nothing is marked. */
  readonly kind: MatchMark['kind'] | null;
}

/** A paragraph cut at the claim and at its marks. All together it is the paragraph again. */
export function piecesOf({
  text,
  textStart,
  span,
  marks,
}: Pick<MatchContext, 'text' | 'textStart' | 'span' | 'marks'>): {
  readonly before: string;
  readonly claim: readonly Piece[];
  readonly after: string;
} {
  const cut = (start: number, end: number): string => text.slice(start - textStart, end - textStart);
  const claim: Piece[] = [];
  let at = span.start;
  for (const { span: marked, kind } of marks) {
    claim.push({ text: cut(at, marked.start), kind: null }, { text: cut(marked.start, marked.end), kind });
    at = marked.end;
  }
  claim.push({ text: cut(at, span.end), kind: null });
  return {
    before: cut(textStart, span.start),
    claim: claim.filter((piece) => piece.text !== ''),
    after: cut(span.end, textStart + text.length),
  };
}
