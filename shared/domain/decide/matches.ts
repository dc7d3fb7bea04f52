import type { Annotation } from '../annotation.ts';
import { type AnyChange, type ChangeSet, updated } from '../change-set.ts';
import type { CommandOf } from '../command.ts';
import type { AnnotationId } from '../ids.ts';
import { withProposition } from '../register-entries.ts';
import { failure, type Result, success } from '../result.ts';
import { addLink, editLinks, removeLinks } from './links.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';
import { assignClaims, createProposition, mergePropositions } from './propositions.ts';

export function matchClaims(
  state: ProjectState,
  command: CommandOf<'claim.match'>,
  context: DecisionContext,
): Result<ChangeSet> {
  const from = state.annotation(command.fromId);
  const to = state.annotation(command.toId);
  if (!from || !to) return failure('annotation/not-found', { id: from ? command.toId : command.fromId });
  const linked = linkFor(state, command, context);
  if (!linked.ok) return linked;
  const propositions = propositionsFor(state, { command, from, to, context });
  return propositions.ok ? success([...linked.value, ...propositions.value]) : propositions;
}

/** Both claims stay with the others of their proposition, or one of them leaves it. */
export function unmatchClaims(
  state: ProjectState,
  { linkId, apart }: CommandOf<'claim.unmatch'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const link = state.record('link', linkId);
  const gone = removeLinks(state, { type: 'link.remove', ids: [linkId] });
  if (!gone.ok || !link) return gone;
  const [from, to] = [state.annotation(link.fromId), state.annotation(link.toId)];
  return success([...gone.value, ...(apart && from && to ? leaving([from, to], apart, now) : [])]);
}

function linkFor(
  state: ProjectState,
  { fromId, toId, linkTypeId, linkId, annotatorId, replaces }: CommandOf<'claim.match'>,
  context: DecisionContext,
): Result<ChangeSet> {
  const replacing = replaces ? { replaces } : {};
  if (linkId === undefined)
    return addLink(state, { type: 'link.add', linkTypeId, fromId, toId, annotatorId, ...replacing }, context);
  const before = state.record('link', linkId);
  if (!before) return failure('link/not-found', { id: linkId });
  const turns = before.fromId === toId && before.toId === fromId;
  if (!turns && (before.fromId !== fromId || before.toId !== toId)) return failure('link/not-found', { id: linkId });
  const edit = { type: 'link.edit', ids: [linkId], linkTypeId, ...replacing } as const;
  return editLinks(state, turns ? { ...edit, reverse: true } : edit, context);
}

interface Pair {
  readonly command: CommandOf<'claim.match'>;
  readonly from: Annotation;
  readonly to: Annotation;
  readonly context: DecisionContext;
}

function propositionsFor(state: ProjectState, { command, from, to, context }: Pair): Result<ChangeSet> {
  const { together, apart } = command;
  if (!together) return success(apart ? leaving([from, to], apart, context.now) : []);
  const [one, other] = [from.propositionId, to.propositionId];
  if (one === undefined && other === undefined)
    return createProposition(
      state,
      { type: 'proposition.create', statement: together.statement, claimIds: [from.id, to.id] },
      context,
    );
  if (one === undefined || other === undefined) {
    const propositionId = one ?? other ?? null;
    return assignClaims(state, { type: 'claim.assign', ids: [from.id, to.id], propositionId }, context);
  }
  if (one === other || !together.merges) return success([]);
  return mergePropositions(state, { type: 'proposition.merge', ids: [other], intoId: one }, context);
}

function leaving(pair: readonly [Annotation, Annotation], id: AnnotationId, now: DecisionContext['now']): AnyChange[] {
  const [from, to] = pair;
  const claim = pair.find((one) => one.id === id);
  if (!claim || to.propositionId === undefined || to.propositionId !== from.propositionId) return [];
  return [updated('annotation', claim, { ...withProposition(claim, null), updatedAt: now })];
}
