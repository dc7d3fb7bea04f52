import type { Attributes } from '#shared/domain/annotation.ts';
import type { AttributeDefinition } from '#shared/domain/codebook.ts';

/** The attributes that apply, given what the others say. One that has a value is shown, so that nothing is hidden. */
export function shownAttributes(
  definitions: readonly AttributeDefinition[],
  attributes: Attributes,
): readonly AttributeDefinition[] {
  return definitions.filter(({ id, shownIf }) => {
    if (!shownIf || attributes[id] !== undefined) return true;
    const value = attributes[shownIf.attributeId];
    const values = typeof value === 'object' ? value : [String(value)];
    return value !== undefined && values.some((one) => shownIf.values.includes(one));
  });
}
