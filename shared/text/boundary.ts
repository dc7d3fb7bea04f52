import type { Span } from '../domain/span.ts';
import { characterAround } from './graphemes.ts';
import { tokensOf } from './segmentation.ts';

export interface BoundaryMove {
  readonly edge: 'start' | 'end';
  readonly direction: 'left' | 'right';
}

/** Far enough to find the next token even behind a run of blank lines. */
const REACH = 2000;

/**
 * The fragments with one edge moved by one token (or character): of the fragment with that index, or else the first
 * one's start and the last one's end. Undefined where it cannot move: nothing would be left, or the text ends. It may
 * run into the next fragment; `joinFragments` makes one of the two.
 *
 *     text     Foreign Secretary Misri said
 *     span     ├──────────────┤
 *     end →    ├────────────────────┤
 *     end ←    ├─────┤
 */
export function moveBoundary(
  text: string,
  spans: readonly Span[],
  {
    edge,
    direction,
    unit,
    fragment,
  }: BoundaryMove & { readonly unit: 'token' | 'character'; readonly fragment?: number },
): Span[] | undefined {
  const index = fragment ?? (edge === 'start' ? 0 : spans.length - 1);
  const span = spans[index];
  if (!span) return undefined;
  const step = unit === 'token' ? nextTokenEdge : nextCharacterEdge;
  const place = step(text, span[edge], { edge, direction });
  if (place === undefined) return undefined;
  const moved = { ...span, [edge]: place };
  return moved.start < moved.end ? spans.map((other, i) => (i === index ? moved : other)) : undefined;
}

function nextTokenEdge(text: string, from: number, { edge, direction }: BoundaryMove): number | undefined {
  const left = Math.max(0, from - REACH);
  const edges = tokensOf(text.slice(left, from + REACH), left)
    .filter((token) => /[^\p{P}]/u.test(text.slice(token.start, token.end)))
    .map((token) => token[edge]);
  return direction === 'right' ? edges.find((place) => place > from) : edges.findLast((place) => place < from);
}

/** An edge that lies inside a character goes to that character's own edge first. */
function nextCharacterEdge(text: string, from: number, { direction }: BoundaryMove): number | undefined {
  return direction === 'right' ? characterAround(text, from)?.end : characterAround(text, from - 1)?.start;
}
