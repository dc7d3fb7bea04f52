import type { Attributes, AttributeValue } from '../annotation.ts';
import { findValueFault } from '../attribute-value.ts';
import type { AttributeDefinition } from '../codebook.ts';
import { AttributeId } from '../ids.ts';
import { isShown } from '../missing-attributes.ts';
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

/** What something new has before anybody says anything. What is not asked for, given these, is not filled in. */
export function withDefaults({ attributes }: AttributeOwner): Attributes {
  const definitions = attributes.filter((attribute) => attribute.default !== undefined);
  let defaults = defaultsOf(definitions);
  for (;;) {
    const asked = definitions.filter((one) => defaults[one.id] !== undefined && isShown(one, defaults));
    if (asked.length === Object.keys(defaults).length) return defaults;
    // What was asked for only because of one of these may not be asked for any more.
    defaults = defaultsOf(asked);
  }
}

function defaultsOf(definitions: readonly AttributeDefinition[]): Attributes {
  return Object.fromEntries(
    definitions.flatMap(({ id, default: value }) => (value === undefined ? [] : [[AttributeId.parse(id), value]])),
  );
}

/** For attributes of many choices: what each is with some options more and some less, in the order of the codebook. */
export function withOptions(
  { attributes }: AttributeOwner,
  before: Attributes,
  changes: readonly {
    readonly attributeId: AttributeId;
    readonly add: readonly string[];
    readonly remove: readonly string[];
  }[],
): Readonly<Record<string, AttributeValue | null>> {
  return Object.fromEntries(
    changes.map(({ attributeId, add, remove }) => {
      const chosen = before[attributeId];
      const next = new Set([...(Array.isArray(chosen) ? chosen : []), ...add]);
      for (const id of remove) next.delete(id);
      const order = attributes.find(({ id }) => id === attributeId)?.options.map(({ id }) => id) ?? [];
      // What is no option stays where it is, for `mergeAttributes` to refuse or the codebook to have allowed once.
      const sorted = [...order.filter((id) => next.has(id)), ...[...next].filter((id) => !order.includes(id))];
      return [attributeId, sorted.length === 0 ? null : sorted];
    }),
  );
}
