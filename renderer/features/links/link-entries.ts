import type { Annotation } from '#shared/domain/annotation.ts';
import { claimRoles, UNRELATED } from '#shared/domain/claim-roles.ts';
import { allowsLink, type Codebook, findLinkType, type LinkType } from '#shared/domain/codebook.ts';
import type { Link } from '#shared/domain/link.ts';
import { joinsAlike } from '#shared/domain/link-direction.ts';

/** A link as one of its ends sees it. */
export interface LinkEntry {
  readonly link: Link;
  readonly type: LinkType | undefined;
  readonly outgoing: boolean;
  /** The other end; undefined until it is read. */
  readonly other: Annotation | undefined;
}

export interface LinkEntries {
  /** What a claim's source, cue, addressee and evidence are, in this order; of other annotations nothing. */
  readonly roles: readonly LinkEntry[];
  /** Outgoing before incoming, each in the codebook's order. */
  readonly others: readonly LinkEntry[];
  /** What was looked at and found to be about something else: no relation, but kept. */
  readonly unrelated: readonly LinkEntry[];
}

/** The links of one annotation as its list shows them. */
export function linkEntries(
  id: string,
  {
    links,
    codebook,
    annotationOf,
  }: {
    readonly links: readonly Link[];
    readonly codebook: Codebook;
    readonly annotationOf: (id: string) => Annotation | undefined;
  },
): LinkEntries {
  const place = new Map(codebook.linkTypes.map((type, i) => [type.id, i]));
  const entries = links
    .filter(({ fromId, toId }) => fromId === id || toId === id)
    .map((link): LinkEntry => {
      const outgoing = link.fromId === id;
      const other = annotationOf(outgoing ? link.toId : link.fromId);
      return { link, type: findLinkType(codebook, link.typeId), outgoing, other };
    });
  const isRole = ({ link, outgoing }: LinkEntry) => outgoing && claimRoles.includes(link.typeId);
  const rank = ({ link, outgoing }: LinkEntry) => (outgoing ? 0 : 1e6) + (place.get(link.typeId) ?? 1e5);
  return {
    roles: entries.filter(isRole).sort((a, b) => claimRoles.indexOf(a.link.typeId) - claimRoles.indexOf(b.link.typeId)),
    others: entries.filter((entry) => !isRole(entry) && !isNegative(entry)).sort((a, b) => rank(a) - rank(b)),
    unrelated: entries.filter(isNegative),
  };
}

function isNegative({ link }: LinkEntry): boolean {
  return link.typeId === UNRELATED;
}

/** The types that the link may have with its ends as they stand, its present one among them. */
export function possibleTypes(link: Link, ends: LinkEnds, { codebook, links }: Known): LinkType[] {
  return codebook.linkTypes.filter(
    (type) =>
      type.id === link.typeId ||
      (!type.retired &&
        allowsLink(type, ends.from.labelId, ends.to.labelId) &&
        !isThere({ ...link, typeId: type.id }, { codebook, links })),
  );
}

/** Whether each end may take the other's place. */
export function canReverse(link: Link, { from, to }: LinkEnds, { codebook, links }: Known): boolean {
  const type = findLinkType(codebook, link.typeId);
  const reversed = { ...link, fromId: link.toId, toId: link.fromId };
  // Reversed, a link without direction would be the same one.
  if (!type || type.symmetric) return false;
  return allowsLink(type, to.labelId, from.labelId) && !isThere(reversed, { codebook, links });
}

export interface LinkEnds {
  readonly from: Annotation;
  readonly to: Annotation;
}

interface Known {
  readonly codebook: Codebook;
  readonly links: readonly Link[];
}

function isThere(link: Link, { codebook, links }: Known): boolean {
  const type = findLinkType(codebook, link.typeId);
  return links.some((other) => other.id !== link.id && other.typeId === link.typeId && joinsAlike(type, other, link));
}
