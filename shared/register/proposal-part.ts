import type { AnnotationId } from '../domain/ids.ts';
import type { EntityProposal, ProposedName } from './propose-entities.ts';

/** All mentions that a proposal is about, name after name. */
export function mentionIdsOf(proposal: EntityProposal): readonly AnnotationId[] {
  if (proposal.kind === 'merge') return [];
  return proposal.kind === 'link' ? proposal.name.mentionIds : proposal.names.flatMap(({ mentionIds }) => mentionIds);
}

/** What is left of a proposal without some of its mentions; undefined where nothing is. Names go with their last one. */
export function withoutMentions(
  proposal: EntityProposal,
  without: ReadonlySet<AnnotationId>,
): EntityProposal | undefined {
  if (proposal.kind === 'merge' || without.size === 0) return proposal;
  const rest = (name: ProposedName): ProposedName => ({
    ...name,
    mentionIds: name.mentionIds.filter((id) => !without.has(id)),
  });
  if (proposal.kind === 'link') {
    const name = rest(proposal.name);
    return name.mentionIds.length > 0 ? { ...proposal, name } : undefined;
  }
  const names = proposal.names.map(rest).filter(({ mentionIds }) => mentionIds.length > 0);
  return names.length > 0 ? { ...proposal, names } : undefined;
}

/**
 * What of a proposal can be taken over without a look at it: names, but no roles, nothing that several could be meant
 * by, and no merge. Undefined where nothing is left.
 */
export function unseenPartOf(proposal: EntityProposal): EntityProposal | undefined {
  if (proposal.kind === 'merge') return undefined;
  if (proposal.kind === 'link') return proposal.name.reason === 'role' ? undefined : proposal;
  if (proposal.isAmbiguous) return undefined;
  return { ...proposal, names: proposal.names.filter(({ reason }) => reason !== 'role') };
}
