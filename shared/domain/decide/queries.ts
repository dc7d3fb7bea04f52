import { added, type ChangeSet, removed, updated } from '../change-set.ts';
import { findLabel } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { QueryId, RuleId } from '../ids.ts';
import { type Failure, failure, type Result, success } from '../result.ts';
import { compilePattern } from '../rule-pattern.ts';
import type { RuleSource } from '../rule.ts';
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
  { id, name, labelId, enabled, source: given }: CommandOf<'rule.save'>,
  { now, newId }: DecisionContext,
): Result<ChangeSet> {
  if (!findLabel(state.codebook(), labelId)) return failure('annotation/unknown-label', { label: labelId });
  const before = id === undefined ? undefined : state.record('rule', id);
  const source = given ?? before?.source;
  if (!source || (id !== undefined && !before)) return failure('rule/not-found', { id: id ?? '' });
  const unusable = patternFault(name, source, before?.source);
  if (unusable) return { ok: false, error: unusable };
  const said = { name, labelId, enabled, source };
  if (!before) return success([added('rule', { id: RuleId.parse(newId()), ...said, createdAt: now, updatedAt: now })]);
  const after = { ...before, ...said };
  return success(sameValue(before, after) ? [] : [updated('rule', before, { ...after, updatedAt: now })]);
}

/** What is stored already came from elsewhere (a merged project, say), and must still be renamed and switched off. */
function patternFault(name: string, source: RuleSource, stored: RuleSource | undefined): Failure | undefined {
  if (source.kind !== 'pattern' || (stored?.kind === 'pattern' && stored.pattern === source.pattern)) return undefined;
  const compiled = compilePattern(name, source);
  return compiled.ok ? undefined : compiled.error;
}

export function removeRule(state: ProjectState, { id }: CommandOf<'rule.remove'>): Result<ChangeSet> {
  const before = state.record('rule', id);
  return before ? success([removed('rule', before)]) : failure('rule/not-found', { id });
}
