import type { Annotation, Attributes, AttributeValue } from './annotation.ts';
import { type AttributeDefinition, type Codebook, findLayer, findLinkType } from './codebook.ts';
import type { DocumentRecord } from './document.ts';
import type { Link } from './link.ts';

/** An attribute that must be filled in and is not. */
export interface MissingAttribute {
  /** What it is missing of, or the annotation at which the link begins; null for the document itself. */
  readonly annotation: Annotation | null;
  /** Where it is one of a link. */
  readonly link: Link | null;
  readonly definition: AttributeDefinition;
}

/** What is in the document: links that begin in another one are asked for there. */
export interface FinishedParts {
  readonly annotations: Iterable<Annotation>;
  /** Only asked for where links have required attributes. */
  readonly linksOf: (annotationId: string) => readonly Link[];
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
  { annotations, linksOf }: FinishedParts,
): MissingAttribute[] {
  const missing: MissingAttribute[] = missingOf(codebook.documentAttributes ?? [], document.fields).map(
    (definition) => ({ annotation: null, link: null, definition }),
  );
  const asksLinks = codebook.linkTypes.some(({ attributes = [] }) => attributes.some(({ required }) => required));
  for (const annotation of annotations) {
    if (annotation.status === 'rejected') continue;
    const definitions = findLayer(codebook, annotation.layerId)?.attributes ?? [];
    for (const definition of missingOf(definitions, annotation.attributes))
      missing.push({ annotation, link: null, definition });
    for (const link of asksLinks ? linksOf(annotation.id) : []) {
      if (link.fromId !== annotation.id) continue;
      const ofType = findLinkType(codebook, link.typeId)?.attributes ?? [];
      for (const definition of missingOf(ofType, link.attributes)) missing.push({ annotation, link, definition });
    }
  }
  return missing;
}

/** Tells what is missing from everything else that may be, also after the document was opened anew. */
export function missingKey({ annotation, link, definition }: MissingAttribute): string {
  return `${link?.id ?? annotation?.id ?? ''} ${definition.id}`;
}

/** What is missing and was not there to be waived when somebody said why the document may do without. */
export function notWaived(
  missing: readonly MissingAttribute[],
  waiver: { readonly waives?: readonly string[] | undefined } | undefined,
): readonly MissingAttribute[] {
  if (!waiver) return missing;
  // A reason that was given before the program kept what it is for counts for everything, as it did then.
  if (!waiver.waives) return [];
  const waived = new Set(waiver.waives);
  return missing.filter((one) => !waived.has(missingKey(one)));
}

function missingOf(definitions: readonly AttributeDefinition[], attributes: Attributes): AttributeDefinition[] {
  return definitions.filter(
    (definition) => definition.required && isShown(definition, attributes) && isEmpty(attributes[definition.id]),
  );
}

function isEmpty(value: AttributeValue | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
