import type { Cas, FeatureValue } from './cas.ts';

/** Names of INCEpTION and WebAnno that are no annotators: the document before anybody annotated it. */
export const INITIAL_CAS = 'INITIAL_CAS';
export const CURATION_USER = 'CURATION_USER';

/** What people read for the result of a curation. */
export const CURATION = 'Curation';

/**
 * The document and the annotator that a CAS says it is of, as INCEpTION exports one (its `addOrUpdateDocumentMetadata`):
 * the title is the document's name, the id is the annotator, and the address is the project's and then the document.
 * Undefined for what other programs wrote: there the id is the document.
 */
export function inceptionOrigin({ structures }: Pick<Cas, 'structures'>): InceptionOrigin | undefined {
  for (const { type, features } of structures.values()) {
    if (!type.endsWith('.DocumentMetaData')) continue;
    const [title, id, uri, base] = ['documentTitle', 'documentId', 'documentUri', 'documentBaseUri'].map((name) =>
      textOf(features.get(name)),
    );
    if (title === undefined || id === undefined || base === undefined || uri !== `${base}/${title}`) continue;
    // What DKPro Core itself writes: a file in a folder, whose name is the id as well.
    return id === title || base.includes(':') ? undefined : { document: title, ...annotatorNamed(id) };
  }
  return undefined;
}

export interface InceptionOrigin {
  readonly document: string;
  /** Absent for the document before anybody annotated it. */
  readonly annotator?: string;
}

/** The annotator whom a user of INCEpTION stands for. */
export function annotatorNamed(user: string): { readonly annotator?: string } {
  if (user === INITIAL_CAS) return {};
  return { annotator: user === CURATION_USER ? CURATION : user };
}

function textOf(value: FeatureValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
