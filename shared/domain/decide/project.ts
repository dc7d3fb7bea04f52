import { added, type AnyChange, type ChangeSet, updated } from '../change-set.ts';
import { findLabel } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { AnnotatorId } from '../ids.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

export function addAnnotator(
  state: ProjectState,
  { name }: CommandOf<'annotator.add'>,
  { now, newId }: DecisionContext,
): Result<ChangeSet> {
  if (state.annotatorNamed(name)) return failure('annotator/name-taken', { name });
  return success([added('annotator', { id: AnnotatorId.parse(newId()), name, createdAt: now })]);
}

/**
 * A record that is already there and equal is passed over; one that differs is a conflict, and nothing is taken. The
 * codebook, of which there is always one, is taken as it stands, version included, if no label in use gets lost.
 */
export function mergeRecords(state: ProjectState, command: CommandOf<'project.merge'>): Result<ChangeSet> {
  const changes: AnyChange[] = [];
  for (const { kind, record } of command.records) {
    if (kind === 'codebook') {
      const before = state.codebook();
      const lost = [...state.labelsInUse()].filter((labelId) => !findLabel(record.codebook, labelId));
      if (lost.length > 0) return failure('codebook/labels-in-use', { labels: lost.join(', ') });
      if (!sameValue(before, record.codebook))
        changes.push(updated('codebook', { id: 'codebook', codebook: before }, record));
      continue;
    }
    const present = state.record(kind, record.id);
    // `kind` and `record` belong together by the schema of the command, which the union type does not carry through.
    if (!present) changes.push({ kind, before: null, after: record } as AnyChange);
    else if (!sameValue(present, record)) return failure('import/conflict', { kind, id: record.id });
  }
  return success(changes);
}
