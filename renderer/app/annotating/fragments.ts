import type { Annotation } from '#shared/domain/annotation.ts';
import type { Span } from '#shared/domain/span.ts';
import { type BoundaryMove, moveBoundary } from '#shared/text/boundary.ts';
import { fragmentIndexAt, joinFragments } from '#shared/text/fragments.ts';
import type { AppState } from '../state/state.ts';

/** What an annotation's fragments become, and which of them the hand is at afterwards. */
export interface FragmentChange {
  readonly spans: readonly Span[];
  readonly at: number;
}

/** The selected text as one more fragment. Undefined where all of it is covered already. */
export function withFragment(text: string, { spans }: Annotation, added: Span): FragmentChange | undefined {
  if (spans.some((span) => span.start <= added.start && added.end <= span.end)) return undefined;
  return { spans: joinFragments(text, [...spans, added]), at: added.start };
}

/** Without the fragment that holds the offset. The last one stays: without it there would be no annotation. */
export function withoutFragment({ spans }: Annotation, offset: number): FragmentChange | undefined {
  if (spans.length < 2) return undefined;
  const index = spans.findIndex(({ start, end }) => start <= offset && offset < end);
  if (index < 0) return undefined;
  const rest = spans.filter((_, i) => i !== index);
  const next = rest[Math.min(index, rest.length - 1)];
  return next && { spans: rest, at: next.start };
}

/** With one edge moved: of the fragment at the offset, or where there is none, the outermost edge on that side. */
export function withMovedEdge(
  text: string,
  { spans }: Annotation,
  { offset, ...move }: BoundaryMove & { readonly unit: 'token' | 'character'; readonly offset: number | undefined },
): FragmentChange | undefined {
  const fragment = offset === undefined ? undefined : fragmentIndexAt(spans, offset);
  const moved = moveBoundary(text, spans, fragment === undefined ? move : { ...move, fragment });
  const at = moved?.[fragment ?? 0]?.start;
  return moved && at !== undefined ? { spans: joinFragments(text, moved), at } : undefined;
}

/** Where in its fragments the hand is, with this annotation selected or the text beside it. */
export function offsetInAnnotation({ selection, selectedId, selectedAt }: AppState, id: string): number | undefined {
  if (selectedId === id) return selectedAt?.id === id ? selectedAt.offset : undefined;
  return selection?.span.start;
}
