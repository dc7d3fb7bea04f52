import { type Codebook, findLinkType, type LinkType } from './codebook.ts';
import type { Link } from './link.ts';

type Groups = Pick<LinkType, 'id' | 'exclusive'>;

/** Whether two types have a group in common, of which one annotator says only one of the same two annotations. */
export function excludeEachOther(a: Groups, b: Groups): boolean {
  return a.id !== b.id && (a.exclusive?.some((group) => b.exclusive?.includes(group)) ?? false);
}

/**
 * The links that cannot stand beside this one: its annotator has said them of the same two annotations, either way
 * round. What another annotator says is another opinion, which is to be compared and not refused.
 */
export function linksExcludedBy(codebook: Codebook, link: Link, others: readonly Link[]): Link[] {
  const type = findLinkType(codebook, link.typeId);
  if (!type?.exclusive) return [];
  return others.filter((other) => {
    if (other.id === link.id || other.annotatorId !== link.annotatorId || pairKey(other) !== pairKey(link))
      return false;
    const otherType = findLinkType(codebook, other.typeId);
    return otherType !== undefined && excludeEachOther(type, otherType);
  });
}

export interface Contradiction {
  readonly link: Link;
  /** What stood there before it. */
  readonly other: Link;
}

/** Links of one annotator of which the codebook allows only one; each is told once, with the first that it contradicts. */
export function* findContradictions(codebook: Codebook, links: Iterable<Link>): Generator<Contradiction> {
  const exclusive = new Map(codebook.linkTypes.flatMap((type) => (type.exclusive ? [[String(type.id), type]] : [])));
  const seen = new Map<string, Link[]>();
  for (const link of links) {
    const type = exclusive.get(link.typeId);
    if (!type) continue;
    const key = `${link.annotatorId} ${pairKey(link)}`;
    const before = seen.get(key) ?? [];
    const other = before.find(({ typeId }) => {
      const otherType = exclusive.get(typeId);
      return otherType !== undefined && excludeEachOther(type, otherType);
    });
    if (other) yield { link, other };
    seen.set(key, [...before, link]);
  }
}

function pairKey({ fromId, toId }: Pick<Link, 'fromId' | 'toId'>): string {
  return fromId < toId ? `${fromId} ${toId}` : `${toId} ${fromId}`;
}
