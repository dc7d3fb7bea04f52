import type { Annotation } from '../../domain/annotation.ts';
import { findValueFault } from '../../domain/attribute-value.ts';
import { type Codebook, findLayer } from '../../domain/codebook.ts';
import { valueReasons } from '../../domain/codebook-faults.ts';

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
    const fault = findValueFault(definition, value);
    if (fault !== undefined) return { attributeId, reason: `${JSON.stringify(value)} ${valueReasons[fault]}` };
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
