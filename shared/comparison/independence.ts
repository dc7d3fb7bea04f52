import type { Span } from '../domain/span.ts';
import type { SharedPassage } from './shared-passages.ts';

/** How many sources say a thing on their own, and which documents say it only together. */
export interface Independence {
  readonly sources: number;
  /** Each document once, in the order of the ids; those of one group share what they say. */
  readonly groups: readonly (readonly string[])[];
}

/** A passage covers a claim of which it holds so much. */
const COVERED = 0.5;

/**
 * Counts documents that copied a claim from one another, or from a third, as one source. Two documents count once
 * where a passage stands in both and covers the claim in both; and so do those that are joined by a third one.
 *
 * `claims` says where in each document the claim stands, in UTF-16 units; where a document has several places, one that
 * is covered is enough, since a copied claim is not confirmed by its own headline. For a document without an entry any
 * passage that it shares counts.
 */
export function independence(
  passages: Iterable<SharedPassage>,
  ids: Iterable<string>,
  claims: ReadonlyMap<string, readonly Span[]> = new Map(),
): Independence {
  const parents = new Map<string, string>();
  for (const id of ids) parents.set(id, id);
  for (const { places } of passages) {
    let first: string | undefined;
    for (const { id, span } of places) {
      if (!parents.has(id) || !coversClaim(span, claims.get(id))) continue;
      first ??= id;
      join(parents, first, id);
    }
  }
  const groups = new Map<string, string[]>();
  for (const id of parents.keys()) {
    const root = rootOf(parents, id);
    const group = groups.get(root);
    if (group) group.push(id);
    else groups.set(root, [id]);
  }
  return { sources: groups.size, groups: [...groups.values()] };
}

function coversClaim(place: Span, claims: readonly Span[] | undefined): boolean {
  if (!claims) return true;
  return claims.some(({ start, end }) => {
    const shared = Math.min(end, place.end) - Math.max(start, place.start);
    return shared > 0 && shared >= COVERED * (end - start);
  });
}

function join(parents: Map<string, string>, a: string, b: string): void {
  parents.set(rootOf(parents, b), rootOf(parents, a));
}

/** Union-find: every step shortens the way for the next one. */
function rootOf(parents: Map<string, string>, id: string): string {
  let at = id;
  for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) {
    parents.set(at, parents.get(up) ?? up);
    at = up;
  }
  return at;
}
