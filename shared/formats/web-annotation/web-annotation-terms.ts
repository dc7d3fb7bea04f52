export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** What the model has no term for stands under this prefix; programs that do not know it pass it over. */
export const OWN_CONTEXT = { annotary: 'urn:annotary:' } as const;

export const ownTerms = {
  layer: 'annotary:layer',
  attributes: 'annotary:attributes',
  status: 'annotary:status',
  confidence: 'annotary:confidence',
  origin: 'annotary:origin',
  document: 'annotary:document',
} as const;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id as an IRI: `urn:uuid:` where it is one, or else under a name of our own. */
export function iriOf(kind: 'annotation' | 'link', id: string): string {
  return uuid.test(id) ? `urn:uuid:${id}` : `urn:annotary:${kind}:${encodeURIComponent(id.toWellFormed())}`;
}

/** The id that an IRI of ours stands for; undefined for those of others. */
export function idOfIri(iri: string): string | undefined {
  const [, own, other] = /^urn:(?:uuid:(.+)|annotary:(?:annotation|link):(.+))$/.exec(iri) ?? [];
  if (own !== undefined) return uuid.test(own) ? own : undefined;
  return other === undefined ? undefined : decoded(other);
}

/** A relative reference to a text of the folder, from the file of annotations. */
export function textReference(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Percent signs that are no escapes stay as they are. */
export function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    // A URIError: no escape sequence of UTF-8.
    return reference;
  }
}
