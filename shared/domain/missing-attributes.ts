import type { Annotation, Attributes, AttributeValue } from './annotation.ts';
import { type AttributeDefinition, type Codebook, findLayer } from './codebook.ts';
import type { DocumentRecord } from './document.ts';

/** An attribute that must be filled in and is not; without an annotation it is one of the document itself. */
export interface MissingAttribute {
  readonly annotation: Annotation | null;
  readonly definition: AttributeDefinition;
}

/** Whether an attribute is asked for at all, given the others. */
export function isShown({ shownIf, retired }: AttributeDefinition, attributes: Attributes): boolean {
  if (retired) return false;
  if (!shownIf) return true;
  const value = attributes[shownIf.attributeId];
  const chosen = Array.isArray(value) ? value : [String(value)];
  return value !== undefined && chosen.some((one: string) => shownIf.values.includes(one));
}

/** What is still missing before a document is finished, in the order of the text. Rejected annotations need nothing. */
export function findMissingAttributes(
  codebook: Codebook,
  document: Pick<DocumentRecord, 'fields'>,
  annotations: Iterable<Annotation>,
): MissingAttribute[] {
  const missing: MissingAttribute[] = missingOf(codebook.documentAttributes ?? [], document.fields).map(
    (definition) => ({ annotation: null, definition }),
  );
  for (const annotation of annotations) {
    if (annotation.status === 'rejected') continue;
    const definitions = findLayer(codebook, annotation.layerId)?.attributes ?? [];
    for (const definition of missingOf(definitions, annotation.attributes)) missing.push({ annotation, definition });
  }
  return missing;
}

function missingOf(definitions: readonly AttributeDefinition[], attributes: Attributes): AttributeDefinition[] {
  return definitions.filter(
    (definition) => definition.required && isShown(definition, attributes) && isEmpty(attributes[definition.id]),
  );
}

function isEmpty(value: AttributeValue | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
