import { added, type AnyChange, type ChangeSet, removed, updated } from '../change-set.ts';
import { allowsLink, findLinkType } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { LinkId } from '../ids.ts';
import type { Link } from '../link.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { mergeAttributes, withDefaults } from './attributes.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

export function addLink(
  state: ProjectState,
  command: CommandOf<'link.add'>,
  { now, newId }: DecisionContext,
): Result<ChangeSet> {
  const type = findLinkType(state.codebook(), command.linkTypeId);
  if (!type) return failure('link/unknown-type', { type: command.linkTypeId });
  if (!state.annotator(command.annotatorId)) return failure('annotator/not-found', { id: command.annotatorId });
  const owner = { name: type.name, attributes: type.attributes ?? [] };
  const attributes = mergeAttributes(owner, withDefaults(owner), command.attributes ?? {});
  if (!attributes.ok) return attributes;
  const link: Link = {
    id: LinkId.parse(newId()),
    typeId: command.linkTypeId,
    fromId: command.fromId,
    toId: command.toId,
    attributes: attributes.value,
    note: command.note ?? '',
    annotatorId: command.annotatorId,
    confidence: command.confidence ?? null,
    createdAt: now,
    updatedAt: now,
  };
  return findLinkFault(state, link) ?? success([added('link', link)]);
}

export function editLinks(
  state: ProjectState,
  command: CommandOf<'link.edit'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const changes: AnyChange[] = [];
  for (const id of new Set(command.ids)) {
    const before = state.record('link', id);
    if (!before) return failure('link/not-found', { id });
    const typeId = command.linkTypeId ?? before.typeId;
    const type = findLinkType(state.codebook(), typeId);
    if (!type) return failure('link/unknown-type', { type: typeId });
    // What was said of a link of one type would mean nothing on another one.
    const kept = typeId === before.typeId ? before.attributes : {};
    const owner = { name: type.name, attributes: type.attributes ?? [] };
    const attributes = mergeAttributes(owner, kept, command.attributes ?? {});
    if (!attributes.ok) return attributes;
    const ends = command.reverse ? { fromId: before.toId, toId: before.fromId } : {};
    const after: Link = {
      ...before,
      ...ends,
      typeId,
      attributes: attributes.value,
      note: command.note ?? before.note,
      confidence: command.confidence === undefined ? before.confidence : command.confidence,
    };
    if (sameValue(before, after)) continue;
    const fault = command.reverse || typeId !== before.typeId ? findLinkFault(state, after) : undefined;
    if (fault) return fault;
    changes.push(updated('link', before, { ...after, updatedAt: now }));
  }
  return success(changes);
}

export function removeLinks(state: ProjectState, { ids }: CommandOf<'link.remove'>): Result<ChangeSet> {
  const changes: AnyChange[] = [];
  for (const id of new Set(ids)) {
    const link = state.record('link', id);
    if (!link) return failure('link/not-found', { id });
    changes.push(removed('link', link));
  }
  return success(changes);
}

/** Both ends are there and may be joined by this type, and nothing joins them this way already. */
function findLinkFault(state: ProjectState, link: Link): Result<never> | undefined {
  const from = state.annotation(link.fromId);
  const to = state.annotation(link.toId);
  if (!from || !to) return failure('annotation/not-found', { id: from ? link.toId : link.fromId });
  if (from.id === to.id) return failure('link/to-itself', {});
  const type = findLinkType(state.codebook(), link.typeId);
  if (!type || !allowsLink(type, from.labelId, to.labelId))
    return failure('link/not-allowed', { type: type?.name ?? link.typeId, from: from.quote, to: to.quote });
  const same = state
    .linksOf(from.id)
    .some(
      ({ id, typeId, fromId, toId }) =>
        id !== link.id && typeId === link.typeId && fromId === from.id && toId === to.id,
    );
  return same ? failure('link/exists', { type: type.name }) : undefined;
}
