import { added, type AnyChange, type ChangeSet, removed, updated } from '../change-set.ts';
import { findLabel } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { PropositionId } from '../ids.ts';
import type { Proposition } from '../proposition.ts';
import { withProposition } from '../register-entries.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

export function createProposition(
  state: ProjectState,
  { statement, note = '', claimIds = [] }: CommandOf<'proposition.create'>,
  { now, newId }: DecisionContext,
): Result<ChangeSet> {
  const proposition: Proposition = {
    id: PropositionId.parse(newId()),
    statement,
    note,
    createdAt: now,
    updatedAt: now,
  };
  const claims = claimsWith(state, claimIds, { propositionId: proposition.id, now });
  return claims.ok ? success([added('proposition', proposition), ...claims.value]) : claims;
}

export function editProposition(
  state: ProjectState,
  { id, statement, note }: CommandOf<'proposition.edit'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const before = state.record('proposition', id);
  if (!before) return failure('proposition/not-found', { id });
  const after = { ...before, statement: statement ?? before.statement, note: note ?? before.note };
  return success(sameValue(before, after) ? [] : [updated('proposition', before, { ...after, updatedAt: now })]);
}

/** Several wordings of the same become one; the claims move to it. */
export function mergePropositions(
  state: ProjectState,
  { ids, intoId }: CommandOf<'proposition.merge'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const into = state.record('proposition', intoId);
  if (!into) return failure('proposition/not-found', { id: intoId });
  const changes: AnyChange[] = [];
  const notes = [into.note];
  for (const id of new Set(ids)) {
    if (id === intoId) continue;
    const other = state.record('proposition', id);
    if (!other) return failure('proposition/not-found', { id });
    notes.push(other.note);
    for (const claim of state.claimsOf(id))
      changes.push(updated('annotation', claim, { ...claim, propositionId: intoId, updatedAt: now }));
    changes.push(removed('proposition', other));
  }
  const note = notes.filter((text) => text.trim() !== '').join('\n\n');
  if (note !== into.note) changes.push(updated('proposition', into, { ...into, note, updatedAt: now }));
  return success(changes);
}

/** The claims stay, and belong to no proposition. */
export function removePropositions(
  state: ProjectState,
  { ids }: CommandOf<'proposition.remove'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const changes: AnyChange[] = [];
  for (const id of new Set(ids)) {
    const proposition = state.record('proposition', id);
    if (!proposition) return failure('proposition/not-found', { id });
    for (const claim of state.claimsOf(id))
      changes.push(updated('annotation', claim, { ...withProposition(claim, null), updatedAt: now }));
    changes.push(removed('proposition', proposition));
  }
  return success(changes);
}

export function assignClaims(
  state: ProjectState,
  { ids, propositionId }: CommandOf<'claim.assign'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  if (propositionId !== null && !state.record('proposition', propositionId))
    return failure('proposition/not-found', { id: propositionId });
  return claimsWith(state, ids, { propositionId, now });
}

function claimsWith(
  state: ProjectState,
  ids: readonly string[],
  { propositionId, now }: { readonly propositionId: PropositionId | null; readonly now: DecisionContext['now'] },
): Result<AnyChange[]> {
  const changes: AnyChange[] = [];
  for (const id of new Set(ids)) {
    const claim = state.annotation(id);
    if (!claim) return failure('annotation/not-found', { id });
    if (findLabel(state.codebook(), claim.labelId)?.layer.kind !== 'claim')
      return failure('proposition/not-a-claim', { text: claim.quote });
    if ((claim.propositionId ?? null) === propositionId) continue;
    changes.push(updated('annotation', claim, { ...withProposition(claim, propositionId), updatedAt: now }));
  }
  return success(changes);
}
