import { type AnyChange, type ChangeSet, recordIdOf } from '../change-set.ts';
import { type Codebook, findLabel, findLinkType } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { findSpanFault, quoteOf } from '../span.ts';
import type { ProjectState } from './project-state.ts';

/**
 * Puts records back as they were. Refused where one could not stand: its document or the end of a link is gone and
 * does not come back with it, its label is no longer in the codebook, or its text is another one now.
 */
export function restoreRecords(
  state: ProjectState,
  { records, removed }: CommandOf<'records.restore'>,
): Result<ChangeSet> {
  const changes = new Map<string, AnyChange>();
  for (const { kind, id } of removed) {
    const before = state.record(kind, id);
    // Both records are of this kind, which the union does not carry through.
    if (before) changes.set(`${kind} ${id}`, { kind, before, after: null } as AnyChange);
  }
  for (const { kind, record } of records) {
    const before = state.record(kind, record.id) ?? null;
    if (!before || !sameValue(before, record))
      changes.set(`${kind} ${record.id}`, { kind, before, after: record } as AnyChange);
  }
  const all = [...changes.values()];
  return findRestoreFault(state, all) ?? success(all);
}

function findRestoreFault(state: ProjectState, changes: ChangeSet): Result<never> | undefined {
  const after = new Map(changes.map((change) => [`${change.kind} ${recordIdOf(change)}`, change.after]));
  const isThere = (kind: AnyChange['kind'], id: string): boolean => {
    const changed = after.get(`${kind} ${id}`);
    return changed === undefined ? state.record(kind, id) !== undefined : changed !== null;
  };
  for (const change of changes) {
    const fault = faultOf(change, { state, isThere, codebook: codebookAfter(state, changes) });
    if (fault) return fault;
  }
  return undefined;
}

function codebookAfter(state: ProjectState, changes: ChangeSet): Codebook {
  for (const change of changes) if (change.kind === 'codebook' && change.after) return change.after.codebook;
  return state.codebook();
}

interface After {
  readonly state: ProjectState;
  readonly codebook: Codebook;
  isThere(kind: AnyChange['kind'], id: string): boolean;
}

function faultOf(change: AnyChange, { state, codebook, isThere }: After): Result<never> | undefined {
  if (change.kind === 'annotation' && change.after) {
    const { documentId, labelId, spans, quote } = change.after;
    if (!isThere('document', documentId)) return failure('document/not-found', { id: documentId });
    if (!findLabel(codebook, labelId)) return failure('annotation/unknown-label', { label: labelId });
    const document = state.document(documentId);
    const text = document && state.textOf(documentId);
    if (text !== undefined && (findSpanFault(text, spans) || quoteOf(text, spans) !== quote))
      return failure('annotation/quote-mismatch', { document: document?.name ?? '', places: '', quote });
  }
  if (change.kind === 'annotation' && !change.after && change.before) {
    const hanging = state.linksOf(change.before.id).find(({ id }) => isThere('link', id));
    if (hanging) return failure('link/not-allowed', { type: hanging.typeId, from: change.before.quote, to: '' });
  }
  if (change.kind === 'link' && change.after) {
    const { fromId, toId, typeId } = change.after;
    for (const id of [fromId, toId]) if (!isThere('annotation', id)) return failure('annotation/not-found', { id });
    if (!findLinkType(codebook, typeId)) return failure('link/unknown-type', { type: typeId });
  }
  if (change.kind === 'memo' && change.after && !isThere('document', change.after.documentId))
    return failure('document/not-found', { id: change.after.documentId });
  return undefined;
}
