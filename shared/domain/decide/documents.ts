import { added, type AnyChange, type ChangeSet, removed, updated } from '../change-set.ts';
import type { CommandOf } from '../command.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { removeWithLinks } from './annotations.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

export function addDocument(
  state: ProjectState,
  { document }: CommandOf<'document.add'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  if (state.document(document.id)) return failure('document/exists', { id: document.id });
  if (state.documentNamed(document.name)) return failure('document/name-taken', { name: document.name });
  return success([
    added('document', {
      ...document,
      position: state.nextDocumentPosition(),
      status: 'open',
      createdAt: now,
      updatedAt: now,
    }),
  ]);
}

export function editDocument(
  state: ProjectState,
  command: CommandOf<'document.edit'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const before = state.document(command.id);
  if (!before) return failure('document/not-found', { id: command.id });
  const namesake = command.name === undefined ? undefined : state.documentNamed(command.name);
  if (namesake && namesake.id !== before.id) return failure('document/name-taken', { name: namesake.name });
  const after = {
    ...before,
    name: command.name ?? before.name,
    metadata: { ...before.metadata, ...command.metadata },
    fields: command.fields ?? before.fields,
    status: command.status ?? before.status,
  };
  return success(sameValue(before, after) ? [] : [updated('document', before, { ...after, updatedAt: now })]);
}

export function removeDocuments(state: ProjectState, command: CommandOf<'document.remove'>): Result<ChangeSet> {
  const changes: AnyChange[] = [];
  const linked = new Set<string>();
  for (const id of new Set(command.ids)) {
    const document = state.document(id);
    if (!document) return failure('document/not-found', { id });
    for (const change of removeWithLinks(state, state.annotationsOf(id))) {
      // A link between two of the documents is found from both of its ends.
      const linkId = change.kind === 'link' ? change.before?.id : undefined;
      if (linkId !== undefined && linked.has(linkId)) continue;
      if (linkId !== undefined) linked.add(linkId);
      changes.push(change);
    }
    changes.push(removed('document', document));
  }
  return success(changes);
}

export function replaceContent(
  state: ProjectState,
  command: CommandOf<'document.replace-content'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const before = state.document(command.id);
  if (!before) return failure('document/not-found', { id: command.id });
  const moved = new Map(command.moved.map((place) => [String(place.id), place]));
  const changes: AnyChange[] = [];
  for (const annotation of state.annotationsOf(before.id)) {
    const place = moved.get(annotation.id);
    if (!place || place.quote !== annotation.quote)
      return failure('document/encoding-would-lose-text', { document: before.name, quote: annotation.quote });
    if (!sameValue(place.spans, annotation.spans))
      changes.push(updated('annotation', annotation, { ...annotation, spans: place.spans, updatedAt: now }));
  }
  const { contentId, length, source } = command;
  return success([updated('document', before, { ...before, contentId, length, source, updatedAt: now }), ...changes]);
}
