import { confidenceOf, type NameReason } from './name-reasons.ts';
import type { EntityProposal } from './propose-entities.ts';

/** A name that several could have makes a new entry no surer than a role does. */
const AMBIGUOUS = confidenceOf.role;

/**
 * How sure a proposal is, from 0 to 1: as its least sure name. Roles do not count where names stand beside them: they
 * are never taken over together with others, so they make no name less sure.
 */
export function confidenceIn(proposal: EntityProposal): number {
  if (proposal.kind === 'create' && proposal.isAmbiguous) return AMBIGUOUS;
  const reasons = reasonsOf(proposal);
  const named = reasons.filter((reason) => reason !== 'role');
  return Math.min(...(named.length > 0 ? named : reasons).map((reason) => confidenceOf[reason]));
}

function reasonsOf(proposal: EntityProposal): readonly NameReason[] {
  if (proposal.kind === 'merge') return [proposal.reason];
  return proposal.kind === 'link' ? [proposal.name.reason] : proposal.names.map(({ reason }) => reason);
}
