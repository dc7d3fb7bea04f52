import type { Annotation, Attributes, AttributeValue } from '../annotation.ts';
import { convertValue, findValueFault } from '../attribute-value.ts';
import { type AnyChange, type ChangeSet, removed, updated } from '../change-set.ts';
import { type AttributeDefinition, type Codebook, findLabel, findLayer, findLinkType } from '../codebook.ts';
import type { CommandOf } from '../command.ts';
import type { LinkTypeId, Timestamp } from '../ids.ts';
import { failure, type Result, success } from '../result.ts';
import { sameValue } from '../same-value.ts';
import { removeWithLinks } from './annotations.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

type Moved = NonNullable<CommandOf<'codebook.replace'>['moved']>;

interface Exchange {
  readonly before: Codebook;
  readonly after: Codebook;
  readonly moved: Moved;
  readonly now: Timestamp;
}

/**
 * The new codebook and everything that has to follow it: annotations, links and documents whose label, type, option or
 * attribute is no longer there go where the command says, or the command is refused. A value that its attribute cannot
 * have any more is turned into one that it can have, or goes. An unchanged codebook keeps its version.
 */
export function replaceCodebook(
  state: ProjectState,
  command: CommandOf<'codebook.replace'>,
  { now }: DecisionContext,
): Result<ChangeSet> {
  const before = state.codebook();
  if (command.baseVersion !== undefined && command.baseVersion !== before.version)
    return failure('codebook/changed', { version: before.version });
  if (sameValue({ ...before, version: 0 }, { ...command.codebook, version: 0 })) return success([]);
  const after = { ...command.codebook, version: before.version + 1 };
  const exchange: Exchange = { before, after, moved: command.moved ?? {}, now };
  const fault = findTargetFault(state, exchange);
  if (fault) return fault;
  const annotations = followLabels(state, exchange);
  const links = followLinkTypes(state, exchange, gone(annotations));
  return success([
    updated('codebook', { id: 'codebook', codebook: before }, { id: 'codebook', codebook: after }),
    ...annotations,
    ...links,
    ...followDocumentAttributes(state, exchange),
    ...followRules(state, exchange),
  ]);
}

/** Everything in use is still there or has somewhere to go, and what it goes to is there. */
function findTargetFault(state: ProjectState, { after, moved }: Exchange): Result<never> | undefined {
  const labels = moved.labels ?? {};
  const lost = [...state.labelsInUse()].filter((id) => !findLabel(after, id) && !Object.hasOwn(labels, id));
  if (lost.length > 0) return failure('codebook/labels-in-use', { labels: lost.join(', ') });
  const unknown = Object.values(labels).find((id) => id !== null && !findLabel(after, id));
  if (unknown) return failure('annotation/unknown-label', { label: unknown });
  const type = Object.values(moved.linkTypes ?? {}).find((id) => id !== null && !findLinkType(after, id));
  return type ? failure('link/unknown-type', { type }) : undefined;
}

function followLabels(state: ProjectState, exchange: Exchange): AnyChange[] {
  const { before, after, moved, now } = exchange;
  const labels = moved.labels ?? {};
  const affected = before.layers.filter(
    (layer) =>
      !sameValue(layer.attributes, findLayer(after, layer.id)?.attributes ?? []) ||
      layer.labels.some(({ id }) => Object.hasOwn(labels, id) || findLabel(after, id)?.layer.id !== layer.id),
  );
  const changes: AnyChange[] = [];
  const taken: Annotation[] = [];
  if (affected.length === 0) return changes;
  for (const annotation of state.annotationsOfLayers(affected.map(({ id }) => id))) {
    const labelId = Object.hasOwn(labels, annotation.labelId) ? labels[annotation.labelId] : annotation.labelId;
    const found = labelId ? findLabel(after, labelId) : undefined;
    if (!found) {
      taken.push(annotation);
      continue;
    }
    const attributes = followAttributes(annotation.attributes, {
      before: findLayer(before, annotation.layerId)?.attributes ?? [],
      after: found.layer.attributes,
      ...moversOf(moved, { layerId: annotation.layerId }),
    });
    const next = { ...annotation, layerId: found.layer.id, labelId: found.label.id, attributes };
    if (!sameValue(annotation, next)) changes.push(updated('annotation', annotation, { ...next, updatedAt: now }));
  }
  return [...changes, ...removeWithLinks(state, taken)];
}

/** The links that went with their annotations. */
function gone(changes: readonly AnyChange[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ kind, before }) => (kind === 'link' && before ? [before.id] : [])));
}

function followLinkTypes(state: ProjectState, exchange: Exchange, taken: ReadonlySet<string>): AnyChange[] {
  const { before, after, moved, now } = exchange;
  const types: Readonly<Record<string, LinkTypeId | null>> = moved.linkTypes ?? {};
  const affected = before.linkTypes.filter(({ id, attributes }) => {
    const next = findLinkType(after, id);
    return !next || Object.hasOwn(types, id) || !sameValue(attributes ?? [], next.attributes ?? []);
  });
  const changes: AnyChange[] = [];
  if (affected.length === 0) return changes;
  for (const link of state.linksOfTypes(affected.map(({ id }) => id))) {
    if (taken.has(link.id)) continue;
    const typeId = Object.hasOwn(types, link.typeId) ? types[link.typeId] : link.typeId;
    const type = typeId ? findLinkType(after, typeId) : undefined;
    if (!type) {
      changes.push(removed('link', link));
      continue;
    }
    const attributes = followAttributes(link.attributes, {
      before: findLinkType(before, link.typeId)?.attributes ?? [],
      after: type.attributes ?? [],
      ...moversOf(moved, { linkTypeId: link.typeId }),
    });
    const next = { ...link, typeId: type.id, attributes };
    if (!sameValue(link, next)) changes.push(updated('link', link, { ...next, updatedAt: now }));
  }
  return changes;
}

function followDocumentAttributes(state: ProjectState, exchange: Exchange): AnyChange[] {
  const { before, after, moved, now } = exchange;
  const lists = { before: before.documentAttributes ?? [], after: after.documentAttributes ?? [] };
  if (sameValue(lists.before, lists.after)) return [];
  const changes: AnyChange[] = [];
  for (const document of state.documents()) {
    const fields = followAttributes(document.fields, { ...lists, ...moversOf(moved, {}) });
    if (!sameValue(document.fields, fields))
      changes.push(updated('document', document, { ...document, fields, updatedAt: now }));
  }
  return changes;
}

/** A rule for a label that is gone suggests the label that took its place, or goes too. */
function followRules(state: ProjectState, { after, moved, now }: Exchange): AnyChange[] {
  const labels = moved.labels ?? {};
  return state.rules().flatMap((rule): AnyChange[] => {
    const labelId = Object.hasOwn(labels, rule.labelId) ? labels[rule.labelId] : rule.labelId;
    if (!labelId || !findLabel(after, labelId)) return [removed('rule', rule)];
    return labelId === rule.labelId ? [] : [updated('rule', rule, { ...rule, labelId, updatedAt: now })];
  });
}

/** Where options and attributes of one list go to; what is not named stays what it is. */
interface Movers {
  readonly moveOption: (attributeId: string, optionId: string) => string | null;
  readonly moveAttribute: (attributeId: string) => string;
}

function moversOf(
  moved: Moved,
  place: { readonly layerId?: string | undefined; readonly linkTypeId?: string | undefined },
): Movers {
  const isHere = (one: { readonly layerId: string | null; readonly linkTypeId?: string | null | undefined }) =>
    (one.layerId ?? undefined) === place.layerId && (one.linkTypeId ?? undefined) === place.linkTypeId;
  const options = (moved.options ?? []).filter(isHere);
  const attributes = (moved.attributes ?? []).filter(isHere);
  return {
    moveOption: (attributeId, optionId) => {
      const move = options.find((option) => option.attributeId === attributeId && option.from === optionId);
      return move ? move.to : optionId;
    },
    moveAttribute: (attributeId) => attributes.find(({ from }) => from === attributeId)?.to ?? attributeId,
  };
}

interface FollowOptions extends Movers {
  readonly before: readonly AttributeDefinition[];
  readonly after: readonly AttributeDefinition[];
}

/** Values under names that the old codebook did not have either are not its business, and stay. */
function followAttributes(values: Attributes, options: FollowOptions): Attributes {
  const { before, after, moveAttribute } = options;
  const next: Record<string, AttributeValue> = {};
  const entries = Object.entries(values);
  // An attribute's own value comes before one that another attribute leaves to it.
  const ownFirst = [
    ...entries.filter(([id]) => moveAttribute(id) === id),
    ...entries.filter(([id]) => moveAttribute(id) !== id),
  ];
  for (const [id, value] of ownFirst) {
    const definition = after.find((attribute) => attribute.id === moveAttribute(id));
    if (!definition) {
      if (!before.some((attribute) => attribute.id === id)) next[id] = value;
      continue;
    }
    const kept = followValue(value, { ...options, id, definition });
    if (kept !== undefined) next[definition.id] = together(next[definition.id], kept);
  }
  return next;
}

function together(own: AttributeValue | undefined, other: AttributeValue): AttributeValue {
  if (own === undefined) return other;
  return Array.isArray(own) && Array.isArray(other) ? [...new Set<string>([...own, ...other])] : own;
}

function followValue(
  value: AttributeValue,
  {
    before,
    id,
    definition,
    moveOption,
  }: FollowOptions & { readonly id: string; readonly definition: AttributeDefinition },
): AttributeValue | undefined {
  const old = before.find((attribute) => attribute.id === id);
  const moved = moveOptions(value, { old: old ?? definition, moveOption: (option) => moveOption(id, option) });
  if (moved === null) return undefined;
  // A text holds the name of an option, which means something by itself.
  const readable = old && definition.kind === 'text' ? withOptionNames(old, moved) : moved;
  return findValueFault(definition, readable) === undefined ? readable : convertValue(definition, readable);
}

function moveOptions(
  value: AttributeValue,
  {
    old: { kind },
    moveOption,
  }: { readonly old: AttributeDefinition; readonly moveOption: (option: string) => string | null },
): AttributeValue | null {
  if (kind !== 'one-of' && kind !== 'many-of') return value;
  if (typeof value === 'string') return moveOption(value);
  if (!Array.isArray(value)) return value;
  const chosen = value.flatMap((option: string) => moveOption(option) ?? []);
  return chosen.length === 0 ? null : [...new Set(chosen)];
}

function withOptionNames({ kind, options }: AttributeDefinition, value: AttributeValue): AttributeValue {
  if (kind !== 'one-of' && kind !== 'many-of') return value;
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? id;
  if (typeof value === 'string') return nameOf(value);
  return Array.isArray(value) ? value.map(nameOf) : value;
}
