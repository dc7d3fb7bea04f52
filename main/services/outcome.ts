import type { OutputOf } from '#shared/api/contract.ts';
import { changesOf } from '#shared/domain/change-set.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { RunOutcome } from '../store/project-store.ts';

/** What a caller is told of a change; the change itself comes as an event. */
export function toOutcome(result: Result<RunOutcome>): Result<OutputOf<'command.run'>> {
  if (!result.ok) return result;
  const { sequence, changeSet, history } = result.value;
  const annotations = changesOf(changeSet, 'annotation').length;
  return success({ sequence, changes: changeSet.length, annotations, history });
}

export const noProject = failure('project/none-open');
