import type { Annotation } from '../annotation.ts';
import { added, type AnyChange, type ChangeSet, removed, updated } from '../change-set.ts';
import { findLabel } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import { type Entity, TURNED_DOWN } from '../entity.ts';
import { EntityId } from '../ids.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { followEntities } from './entity-values.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

/** A new entry of the register; mentions that belonged to another entry leave it, which is how one is split. */
export function createEntity(
  state: ProjectState,
  command: CommandOf<'entity.create'>,
  { now, newId }: DecisionContext,
): Result<ChangeSet> {
  const { name, labelId, aliases = [], externalIds = {}, note = '', mentionIds = [], turnedDown } = command;
  const unfit = labelFault(state, labelId);
  if (unfit) return unfit;
  const entity: Entity = {
    id: EntityId.parse(newId()),
    name,
    labelId,
    aliases: otherNames(name, aliases),
    externalIds,
    note,
    ...(turnedDown === undefined ? {} : { unlike: [TURNED_DOWN, turnedDown] }),
    createdAt: now,
    updatedAt: now,
  };
  const mentions = mentionsWith(state, turnedDown === undefined ? mentionIds : [], { entityId: entity.id, now });
  return mentions.ok ? success([added('entity', entity), ...mentions.value]) : mentions;
}

export function editEntity(
  state: ProjectState,
  { id, aliases, externalIds = {}, ...fields }: CommandOf<'entity.edit'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const before = state.record('entity', id);
  if (!before) return failure('entity/not-found', { id });
  // An entry of an older project may have another one, and keeps it until it is changed.
  const unfit = fields.labelId === undefined ? undefined : labelFault(state, fields.labelId);
  if (unfit && fields.labelId !== before.labelId) return unfit;
  const name = fields.name ?? before.name;
  const after: Entity = {
    ...before,
    name,
    labelId: fields.labelId ?? before.labelId,
    note: fields.note ?? before.note,
    aliases: otherNames(name, aliases ?? before.aliases),
    externalIds: merged(before.externalIds, externalIds),
    ...(fields.unlike ? { unlike: [...new Set([...(before.unlike ?? []), ...fields.unlike])] } : {}),
  };
  return success(sameValue(before, after) ? [] : [updated('entity', before, { ...after, updatedAt: now })]);
}

/** Ids of other registers for many entries. */
export function identifyEntities(
  state: ProjectState,
  { ids }: CommandOf<'entity.identify'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const changes: AnyChange[] = [];
  for (const [entityId, those] of Map.groupBy(ids, (one) => one.entityId)) {
    const before = state.record('entity', entityId);
    if (!before) return failure('entity/not-found', { id: entityId });
    const given = Object.fromEntries(those.map(({ authority, id }) => [authority, id]));
    const externalIds = merged(before.externalIds, given);
    if (!sameValue(externalIds, before.externalIds))
      changes.push(updated('entity', before, { ...before, externalIds, updatedAt: now }));
  }
  return success(changes);
}

/** Several entries become one: what points at them moves, and what they were called stays as another name. */
export function mergeEntities(
  state: ProjectState,
  { ids, intoId }: CommandOf<'entity.merge'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const into = state.record('entity', intoId);
  if (!into) return failure('entity/not-found', { id: intoId });
  const others: Entity[] = [];
  for (const id of new Set(ids)) {
    if (id === intoId) continue;
    const other = state.record('entity', id);
    if (!other) return failure('entity/not-found', { id });
    others.push(other);
  }
  if (others.length === 0) return success([]);
  const after: Entity = {
    ...into,
    aliases: otherNames(into.name, [...into.aliases, ...others.flatMap(({ name, aliases }) => [name, ...aliases])]),
    // What the one that stays says of itself counts.
    externalIds: Object.assign({}, ...others.map(({ externalIds }) => externalIds), into.externalIds),
    note: [into.note, ...others.map(({ note }) => note)].filter((note) => note.trim() !== '').join('\n\n'),
    updatedAt: now,
  };
  const successors = new Map(others.map(({ id }) => [String(id), String(intoId)]));
  return success([
    updated('entity', into, after),
    ...followEntities(state, { successors, entityIdFor: () => intoId, now }),
    ...others.map((other) => removed('entity', other)),
  ]);
}

/** The mentions stay, and belong to no entry. Where a field has it as its value, its name stays there. */
export function removeEntities(
  state: ProjectState,
  { ids }: CommandOf<'entity.remove'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const entities: Entity[] = [];
  for (const id of new Set(ids)) {
    const entity = state.record('entity', id);
    if (!entity) return failure('entity/not-found', { id });
    entities.push(entity);
  }
  const successors = new Map(entities.map(({ id, name }) => [String(id), name]));
  return success([
    ...followEntities(state, { successors, entityIdFor: () => null, now }),
    ...entities.map((entity) => removed('entity', entity)),
  ]);
}

export function linkMentions(
  state: ProjectState,
  { ids, entityId, alias }: CommandOf<'mention.link'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const entity = entityId === null ? undefined : state.record('entity', entityId);
  if (entityId !== null && !entity) return failure('entity/not-found', { id: entityId });
  const mentions = mentionsWith(state, ids, { entityId, now });
  if (!mentions.ok || !entity || alias === undefined) return mentions;
  const aliases = otherNames(entity.name, [...entity.aliases, alias]);
  if (sameValue(aliases, entity.aliases)) return mentions;
  return success([updated('entity', entity, { ...entity, aliases, updatedAt: now }), ...mentions.value]);
}

/** All of it or nothing: new entries with their mentions, and mentions for entries that are there. */
export function acceptProposals(
  state: ProjectState,
  { entities, links }: CommandOf<'register.accept'>,
  context: DecisionContext,
): Result<ChangeSet> {
  const taken = new Set<string>();
  const free = <Id extends string>(ids: readonly Id[]): Id[] => ids.filter((id) => !taken.has(id) && taken.add(id));
  const changes: AnyChange[] = [];
  for (const { mentionIds, ...fields } of entities) {
    const made = createEntity(state, { type: 'entity.create', ...fields, mentionIds: free(mentionIds) }, context);
    if (!made.ok) return made;
    changes.push(...made.value);
  }
  const aliases = new Map<EntityId, string[]>();
  for (const { entityId, alias, mentionIds } of links) {
    if (!state.record('entity', entityId)) return failure('entity/not-found', { id: entityId });
    const mentions = mentionsWith(state, free(mentionIds), { entityId, now: context.now });
    if (!mentions.ok) return mentions;
    changes.push(...mentions.value);
    if (alias !== undefined) aliases.set(entityId, [...(aliases.get(entityId) ?? []), alias]);
  }
  for (const [id, more] of aliases) {
    const known = state.record('entity', id)?.aliases ?? [];
    const edited = editEntity(state, { type: 'entity.edit', id, aliases: [...known, ...more] }, context);
    if (!edited.ok) return edited;
    changes.push(...edited.value);
  }
  return success(changes);
}

/** An entry has a label of an entity layer: "claim" and "cue" say what somebody says, not what there is. */
function labelFault(state: ProjectState, labelId: string): Result<never> | undefined {
  const found = findLabel(state.codebook(), labelId);
  if (!found) return failure('annotation/unknown-label', { label: labelId });
  return found.layer.kind === 'entity' ? undefined : failure('entity/wrong-label', { label: found.label.name });
}

function mentionsWith(
  state: ProjectState,
  ids: readonly string[],
  { entityId, now }: { readonly entityId: EntityId | null; readonly now: DecisionContext['now'] },
): Result<AnyChange[]> {
  const changes: AnyChange[] = [];
  for (const id of new Set(ids)) {
    const mention = state.annotation(id);
    if (!mention) return failure('annotation/not-found', { id });
    if (!isMention(state, mention)) return failure('entity/not-a-mention', { text: mention.quote });
    if (mention.entityId === entityId) continue;
    changes.push(updated('annotation', mention, { ...mention, entityId, updatedAt: now }));
  }
  return success(changes);
}

/** Only what is named on an entity layer belongs to the register: a claim is no mention. */
function isMention(state: ProjectState, { labelId }: Annotation): boolean {
  return findLabel(state.codebook(), labelId)?.layer.kind === 'entity';
}

/** Each once, without blanks around it, and without the name itself. */
function otherNames(name: string, aliases: readonly string[]): string[] {
  return [...new Set(aliases.map((alias) => alias.trim()))].filter((alias) => alias !== '' && alias !== name);
}

function merged(
  before: Entity['externalIds'],
  patch: Readonly<Record<string, string | null>>,
): Readonly<Record<string, string>> {
  const all = Object.entries({ ...before, ...patch });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''));
}
