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
      moveOption: optionMover(exchange, annotation.layerId),
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
      moveOption: (_, value) => value,
    });
    const next = { ...link, typeId: type.id, attributes };
    if (!sameValue(link, next)) changes.push(updated('link', link, { ...next, updatedAt: now }));
  }
  return changes;
}

function followDocumentAttributes(state: ProjectState, exchange: Exchange): AnyChange[] {
  const { before, after, now } = exchange;
  const lists = { before: before.documentAttributes ?? [], after: after.documentAttributes ?? [] };
  if (sameValue(lists.before, lists.after)) return [];
  const changes: AnyChange[] = [];
  for (const document of state.documents()) {
    const fields = followAttributes(document.fields, { ...lists, moveOption: optionMover(exchange, null) });
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

type MoveOption = (attributeId: string, optionId: string) => string | null;

function optionMover({ moved }: Exchange, layerId: string | null): MoveOption {
  const options = (moved.options ?? []).filter((option) => option.layerId === layerId);
  return (attributeId, optionId) => {
    const move = options.find((option) => option.attributeId === attributeId && option.from === optionId);
    return move ? move.to : optionId;
  };
}

/** Values under names that the old codebook did not have either are not its business, and stay. */
function followAttributes(
  values: Attributes,
  {
    before,
    after,
    moveOption,
  }: {
    readonly before: readonly AttributeDefinition[];
    readonly after: readonly AttributeDefinition[];
    readonly moveOption: (attributeId: string, value: string) => string | null;
  },
): Attributes {
  const next: Record<string, AttributeValue> = {};
  for (const [id, value] of Object.entries(values)) {
    const definition = after.find((attribute) => attribute.id === id);
    if (!definition) {
      if (!before.some((attribute) => attribute.id === id)) next[id] = value;
      continue;
    }
    const moved = moveOptions(definition, value, moveOption);
    if (moved === null) continue;
    const kept = findValueFault(definition, moved) === undefined ? moved : convertValue(definition, moved);
    if (kept !== undefined) next[id] = kept;
  }
  return next;
}

function moveOptions(
  { id, kind }: AttributeDefinition,
  value: AttributeValue,
  moveOption: MoveOption,
): AttributeValue | null {
  if (kind !== 'one-of' && kind !== 'many-of') return value;
  if (typeof value === 'string') return moveOption(id, value);
  if (!Array.isArray(value)) return value;
  const chosen = value.flatMap((option: string) => moveOption(id, option) ?? []);
  return chosen.length === 0 ? null : [...new Set(chosen)];
}
