import { assertNever } from '../domain/assert-never.ts';
import type { Annotation, AttributeValue } from '../domain/annotation.ts';
import { type AttributeDefinition, type Codebook, findLayer } from '../domain/codebook.ts';

export interface AttributeFault {
  readonly attributeId: string;
  readonly reason: string;
}

/** The first value that the annotation's layer in this codebook cannot have, or that belongs to no attribute of it. */
export function findAttributeFault(codebook: Codebook, annotation: Annotation): AttributeFault | undefined {
  const definitions = findLayer(codebook, annotation.layerId)?.attributes ?? [];
  for (const [attributeId, value] of Object.entries(annotation.attributes)) {
    const definition = definitions.find(({ id }) => id === attributeId);
    if (!definition) return { attributeId, reason: `its layer has no attribute "${attributeId}"` };
    const reason = whyNot(definition, value);
    if (reason !== undefined) return { attributeId, reason };
  }
  return undefined;
}

/**
 * Whether every value must fit the codebook. An option or attribute that was taken out of a codebook later leaves its
 * values behind, and an edit of something else keeps them while it counts as made under the new version. So an
 * annotation must fit where the codebook was never changed, or where it was made under this version and not edited.
 */
export function mustFit(codebook: Codebook, { codebookVersion, createdAt, updatedAt }: Annotation): boolean {
  return codebookVersion === codebook.version && (codebook.version === 1 || createdAt === updatedAt);
}

function whyNot({ kind, options }: AttributeDefinition, value: AttributeValue): string | undefined {
  const isOption = (id: unknown) => options.some((option) => option.id === id);
  switch (kind) {
    case 'text':
    case 'date':
      return typeof value === 'string' ? undefined : `${JSON.stringify(value)} is not a text`;
    case 'number':
      return typeof value === 'number' ? undefined : `${JSON.stringify(value)} is not a number`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${JSON.stringify(value)} is not true or false`;
    case 'one-of':
      return isOption(value) ? undefined : `${JSON.stringify(value)} is not one of its options`;
    case 'many-of':
      return Array.isArray(value) && value.every(isOption)
        ? undefined
        : `${JSON.stringify(value)} is not a list of its options`;
    default:
      return assertNever(kind);
  }
}
