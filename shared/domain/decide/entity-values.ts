import type { Annotation, Attributes, AttributeValue } from '../annotation.ts';
import { type AnyChange, updated } from '../change-set.ts';
import type { AttributeDefinition } from '../codebook.ts';
import type { EntityId } from '../ids.ts';
import type { DecisionContext, ProjectState } from './project-state.ts';

/** What takes the place of entries that go: the id of another one, or a name, which the register does not have. */
export type Successors = ReadonlyMap<string, string>;

interface Following {
  readonly successors: Successors;
  /** What a mention of an entry that goes belongs to then. */
  readonly entityIdFor: (id: EntityId) => EntityId | null;
  readonly now: DecisionContext['now'];
}

/** Everything that points at entries that go, by belonging to them or by a value of an attribute, one change each. */
export function followEntities(state: ProjectState, following: Following): AnyChange[] {
  const { successors, entityIdFor, now } = following;
  const codebook = state.codebook();
  const annotations = new Map<string, Annotation>();
  for (const id of successors.keys()) for (const mention of state.mentionsOf(id)) annotations.set(mention.id, mention);
  const asking = codebook.layers.filter(({ attributes }) => entityIdsOf(attributes).length > 0);
  const byLayer = new Map(asking.map(({ id, attributes }) => [String(id), entityIdsOf(attributes)]));
  const valuesOf = ({ layerId, attributes }: Annotation): Attributes =>
    moved(attributes, byLayer.get(layerId) ?? [], successors);
  if (asking.length > 0)
    for (const annotation of state.annotationsOfLayers(asking.map(({ id }) => id)))
      if (valuesOf(annotation) !== annotation.attributes) annotations.set(annotation.id, annotation);
  const changes = Array.from(annotations.values(), (before): AnyChange => {
    const { entityId } = before;
    const goes = entityId !== null && successors.has(entityId);
    const after = { ...before, attributes: valuesOf(before), entityId: goes ? entityIdFor(entityId) : entityId };
    return updated('annotation', before, { ...after, updatedAt: now });
  });
  return [...changes, ...linkChanges(state, following), ...documentChanges(state, following)];
}

function linkChanges(state: ProjectState, { successors, now }: Following): AnyChange[] {
  const byType = new Map(
    state.codebook().linkTypes.map(({ id, attributes }) => [String(id), entityIdsOf(attributes ?? [])]),
  );
  const types = [...byType].flatMap(([id, ids]) => (ids.length > 0 ? [id] : []));
  if (types.length === 0) return [];
  return Array.from(state.linksOfTypes(types)).flatMap((link) => {
    const attributes = moved(link.attributes, byType.get(link.typeId) ?? [], successors);
    return attributes === link.attributes ? [] : [updated('link', link, { ...link, attributes, updatedAt: now })];
  });
}

function documentChanges(state: ProjectState, { successors, now }: Following): AnyChange[] {
  const ids = entityIdsOf(state.codebook().documentAttributes ?? []);
  if (ids.length === 0) return [];
  return Array.from(state.documents()).flatMap((document) => {
    const fields = moved(document.fields, ids, successors);
    return fields === document.fields ? [] : [updated('document', document, { ...document, fields, updatedAt: now })];
  });
}

function entityIdsOf(attributes: readonly AttributeDefinition[]): string[] {
  return attributes.filter(({ kind }) => kind === 'entity').map(({ id }) => id);
}

/** The same object where none of these attributes names an entry that goes. */
function moved(attributes: Attributes, ids: readonly string[], successors: Successors): Attributes {
  const isGone = (value: AttributeValue | undefined): value is string =>
    typeof value === 'string' && successors.has(value);
  const entries = Object.entries<AttributeValue>(attributes);
  if (!entries.some(([id, value]) => ids.includes(id) && isGone(value))) return attributes;
  return Object.fromEntries(
    entries.map(([id, value]) => [id, ids.includes(id) && isGone(value) ? (successors.get(value) ?? value) : value]),
  );
}
