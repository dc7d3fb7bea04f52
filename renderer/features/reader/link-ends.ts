import type { AnnotationId } from '#shared/domain/ids.ts';
import type { Link } from '#shared/domain/link.ts';

/** All links between one annotation and another, seen from the one. */
export interface Connection {
  readonly otherId: AnnotationId;
  readonly outgoing: readonly Link[];
  readonly incoming: readonly Link[];
}

/** The other ends of an annotation's links, each once, in the order in which they were linked. */
export function connectionsOf(id: string, links: readonly Link[]): Connection[] {
  const byOther = new Map<AnnotationId, Connection>();
  for (const link of links) {
    if (link.fromId !== id && link.toId !== id) continue;
    const outgoing = link.fromId === id;
    const otherId = outgoing ? link.toId : link.fromId;
    const known = byOther.get(otherId) ?? { otherId, outgoing: [], incoming: [] };
    byOther.set(otherId, {
      otherId,
      outgoing: outgoing ? [...known.outgoing, link] : known.outgoing,
      incoming: outgoing ? known.incoming : [...known.incoming, link],
    });
  }
  return [...byOther.values()];
}

const linked = new WeakMap<readonly Link[], ReadonlySet<string>>();

/** Every annotation that has a link. The pointer asks at every frame, so it is kept as long as the list is the same. */
export function linkedIds(links: readonly Link[]): ReadonlySet<string> {
  const known = linked.get(links);
  if (known) return known;
  const ids = new Set(links.flatMap(({ fromId, toId }) => [fromId, toId]));
  linked.set(links, ids);
  return ids;
}

/** The types of the links as a sign says them: “→ Source, ← Supports”. */
export function typesOf(
  { outgoing, incoming }: Connection,
  nameOf: (typeId: string) => string,
  isSymmetric: (typeId: string) => boolean = () => false,
): string {
  return [
    ...outgoing.map(({ typeId }) => `${isSymmetric(typeId) ? '↔' : '→'} ${nameOf(typeId)}`),
    ...incoming.map(({ typeId }) => `${isSymmetric(typeId) ? '↔' : '←'} ${nameOf(typeId)}`),
  ].join(', ');
}
