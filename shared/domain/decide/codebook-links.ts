import type { Annotation } from '../annotation.ts';
import { type AnyChange, removed, updated } from '../change-set.ts';
import { findLinkType } from '../codebook.ts';
import type { LinkTypeId } from '../ids.ts';
import { endsKey } from '../link-direction.ts';
import { bothEvidences, evidenceOf, reversedEvidence, withEvidence } from '../link-evidence.ts';
import type { Link } from '../link.ts';
import { sameValue } from '../same-value.ts';
import type { Exchange } from './codebook.ts';
import { bothNotes } from './fall-together.ts';
import { followAttributes, moversOf, uniteAttributes } from './follow-attributes.ts';
import type { ProjectState } from './project-state.ts';

interface Ends {
  /** The links that are gone with their annotations. */
  readonly taken: ReadonlySet<string>;
  /** By id, the annotations that have become one with another. */
  readonly heirs: ReadonlyMap<string, Annotation>;
}

interface FollowedLinks {
  readonly changes: AnyChange[];
  /** How many have become one with another link. */
  readonly together: number;
}

interface Followed {
  readonly was: Link;
  /** Null where it goes. */
  readonly is: Link | null;
}

/**
 * Links follow their types and their ends. Two that say the same of the same ends after that become one, since no
 * other command lets them stand beside each other.
 */
export function followLinks(state: ProjectState, exchange: Exchange, ends: Ends): FollowedLinks {
  const links = candidates(state, exchange, ends);
  const followed = links.map((was): Followed => ({ was, is: followLink(was, exchange, ends.heirs) }));
  const { kept, twins } = unite(followed, exchange);
  const changes = kept.flatMap(({ was, is }): AnyChange[] => {
    if (!is || twins.has(was.id)) return [removed('link', was)];
    return sameValue(was, is) ? [] : [updated('link', was, { ...is, updatedAt: exchange.now })];
  });
  return { changes, together: twins.size };
}

/** All that may change, and all that these could become one with, once each. */
function candidates(state: ProjectState, { before, after, moved }: Exchange, { taken, heirs }: Ends): Link[] {
  const types: Readonly<Record<string, LinkTypeId | null>> = moved.linkTypes ?? {};
  const into = new Set<string | null>(Object.values(types));
  const affected = before.linkTypes.filter(({ id, attributes }) => {
    const next = findLinkType(after, id);
    return !next || Object.hasOwn(types, id) || into.has(id) || !sameValue(attributes ?? [], next.attributes ?? []);
  });
  const links = new Map<string, Link>();
  const add = (found: Iterable<Link>): void => {
    for (const link of found) if (!taken.has(link.id)) links.set(link.id, link);
  };
  if (affected.length > 0) add(state.linksOfTypes(affected.map(({ id }) => id)));
  for (const [id, heir] of heirs) {
    add(state.linksOf(id));
    add(state.linksOf(heir.id));
  }
  return [...links.values()];
}

function followLink(link: Link, exchange: Exchange, heirs: Ends['heirs']): Link | null {
  const { before, after, moved, losses } = exchange;
  const types: Readonly<Record<string, LinkTypeId | null>> = moved.linkTypes ?? {};
  const typeId = Object.hasOwn(types, link.typeId) ? types[link.typeId] : link.typeId;
  const type = typeId ? findLinkType(after, typeId) : undefined;
  if (!type) return null;
  const fromId = heirs.get(link.fromId)?.id ?? link.fromId;
  const toId = heirs.get(link.toId)?.id ?? link.toId;
  // Its ends have become one, and nothing is linked to itself.
  if (fromId === toId) return null;
  const attributes = followAttributes(link.attributes, {
    before: findLinkType(before, link.typeId)?.attributes ?? [],
    after: type.attributes ?? [],
    losses,
    ...moversOf(moved, { linkTypeId: link.typeId }),
  });
  return { ...link, typeId: type.id, fromId, toId, attributes };
}

function unite(
  followed: readonly Followed[],
  { after, losses }: Exchange,
): { readonly kept: readonly Followed[]; readonly twins: ReadonlySet<string> } {
  const united = new Map<string, Link>();
  const twins = new Set<string>();
  const there = followed.flatMap(({ was, is }) => (is ? [{ was, is }] : []));
  for (const same of Map.groupBy(
    there,
    ({ is }) => `${is.typeId} ${endsKey(findLinkType(after, is.typeId), is)}`,
  ).values()) {
    const [first, ...others] = [...same].sort((a, b) => Number(hasMoved(a)) - Number(hasMoved(b)));
    if (!first) continue;
    let own = first.is;
    for (const one of others.filter(hasMoved)) {
      const definitions = findLinkType(after, own.typeId)?.attributes ?? [];
      own = {
        ...own,
        attributes: uniteAttributes(own.attributes, one.is.attributes, { definitions, losses }),
        note: bothNotes(own.note, one.is.note),
        confidence: own.confidence ?? one.is.confidence,
      };
      const other = evidenceOf(one.is);
      own = withEvidence(
        own,
        bothEvidences(evidenceOf(own), one.is.fromId === own.fromId ? other : reversedEvidence(other)),
      );
      twins.add(one.is.id);
    }
    united.set(own.id, own);
  }
  return { kept: followed.map(({ was, is }) => ({ was, is: is && (united.get(is.id) ?? is) })), twins };
}

function hasMoved({ was, is }: { readonly was: Link; readonly is: Link }): boolean {
  return was.typeId !== is.typeId || was.fromId !== is.fromId || was.toId !== is.toId;
}
