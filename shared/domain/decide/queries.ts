import { added, type ChangeSet, removed, updated } from '../change-set.ts';
import { findLabel } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { QueryId, RuleId } from '../ids.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

export function saveQuery(
  state: ProjectState,
  { id, name, query }: CommandOf<'query.save'>,
  { now, newId }: DecisionContext,
): Result<ChangeSet> {
  if (id === undefined)
    return success([added('query', { id: QueryId.parse(newId()), name, query, createdAt: now, updatedAt: now })]);
  const before = state.record('query', id);
  if (!before) return failure('query/not-found', { id });
  const after = { ...before, name, query };
  return success(sameValue(before, after) ? [] : [updated('query', before, { ...after, updatedAt: now })]);
}

export function removeQuery(state: ProjectState, { id }: CommandOf<'query.remove'>): Result<ChangeSet> {
  const before = state.record('query', id);
  return before ? success([removed('query', before)]) : failure('query/not-found', { id });
}

export function saveRule(
  state: ProjectState,
  { id, name, labelId, enabled, source }: CommandOf<'rule.save'>,
  { now, newId }: DecisionContext,
): Result<ChangeSet> {
  if (!findLabel(state.codebook(), labelId)) return failure('annotation/unknown-label', { label: labelId });
  const said = { name, labelId, enabled, source };
  if (id === undefined)
    return success([added('rule', { id: RuleId.parse(newId()), ...said, createdAt: now, updatedAt: now })]);
  const before = state.record('rule', id);
  if (!before) return failure('rule/not-found', { id });
  const after = { ...before, ...said };
  return success(sameValue(before, after) ? [] : [updated('rule', before, { ...after, updatedAt: now })]);
}

export function removeRule(state: ProjectState, { id }: CommandOf<'rule.remove'>): Result<ChangeSet> {
  const before = state.record('rule', id);
  return before ? success([removed('rule', before)]) : failure('rule/not-found', { id });
}
