import type { Attributes } from '#shared/domain/annotation.ts';
import type { AttributeDefinition } from '#shared/domain/codebook.ts';
import { isShown } from '#shared/domain/missing-attributes.ts';

/** The attributes that are asked for, given what the others say. One that has a value is shown, so that nothing is hidden. */
export function shownAttributes(
  definitions: readonly AttributeDefinition[],
  attributes: Attributes,
): readonly AttributeDefinition[] {
  return definitions.filter((definition) => attributes[definition.id] !== undefined || isShown(definition, attributes));
}
