import type { Attributes, AttributeValue } from '../annotation.ts';
import { findValueFault } from '../attribute-value.ts';
import type { AttributeDefinition } from '../codebook.ts';
import { AttributeId } from '../ids.ts';
import { failure, type Result, success } from '../result.ts';

/** What has attributes: a layer, a type of links, or the documents. */
export interface AttributeOwner {
  readonly name: string;
  readonly attributes: readonly AttributeDefinition[];
}

/** The patch merged into what is there; null and the empty text take an attribute away. */
export function mergeAttributes(
  owner: AttributeOwner,
  before: Attributes,
  patch: Readonly<Record<string, AttributeValue | null>>,
): Result<Attributes> {
  const merged: Record<string, AttributeValue> = { ...before };
  for (const [id, value] of Object.entries(patch)) {
    if (value === null || value === '') {
      delete merged[id];
      continue;
    }
    const definition = owner.attributes.find((attribute) => attribute.id === id);
    if (!definition) return failure('annotation/unknown-attribute', { attribute: id, layer: owner.name });
    if (findValueFault(definition, value) !== undefined)
      return failure('annotation/attribute-value', { attribute: definition.name, value: String(value) });
    merged[id] = value;
  }
  return success(merged);
}

/** What something new has before anybody says anything. */
export function withDefaults({ attributes }: AttributeOwner): Attributes {
  return Object.fromEntries(
    attributes.flatMap(({ id, default: value }) => (value === undefined ? [] : [[AttributeId.parse(id), value]])),
  );
}
