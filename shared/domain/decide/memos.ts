import { added, type AnyChange, type ChangeSet, removed, updated } from '../change-set.ts';
import type { CommandOf } from '../command.ts';
import type { DocumentId } from '../ids.ts';
import { MemoId } from '../ids.ts';
import type { MemoPurpose } from '../memo.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

export function writeMemo(
  state: ProjectState,
  { documentId, purpose, text }: CommandOf<'memo.write'>,
  context: DecisionContext,
): Result<ChangeSet> {
  if (!state.document(documentId)) return failure('document/not-found', { id: documentId });
  return success(memoChange(state, { documentId, purpose, text }, context));
}

export function memoChange(
  state: ProjectState,
  {
    documentId,
    purpose,
    text,
    waives,
  }: {
    readonly documentId: DocumentId;
    readonly purpose: MemoPurpose;
    readonly text: string;
    /** Absent where what a waiver covers stays as it was. */
    readonly waives?: readonly string[];
  },
  { now, newId }: DecisionContext,
): AnyChange[] {
  const before = state.memosOf(documentId).find((memo) => memo.purpose === purpose);
  if (text.trim() === '') return before ? [removed('memo', before)] : [];
  if (!before)
    return [
      added('memo', {
        id: MemoId.parse(newId()),
        documentId,
        purpose,
        text,
        ...(waives ? { waives } : {}),
        createdAt: now,
        updatedAt: now,
      }),
    ];
  const after = { ...before, text, ...(waives ? { waives } : {}) };
  return sameValue(before, after) ? [] : [updated('memo', before, { ...after, updatedAt: now })];
}
