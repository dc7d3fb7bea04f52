import { sameValue } from '../../domain/same-value.ts';
import { baseName } from './document-data.ts';
import type { ForeignDocument, ForeignEnd } from './foreign-corpus.ts';

/**
 * Documents of several files of annotations that have the same file for their text become one, with what each says.
 * `isWhole` tells whether a document's text is all of its file: two records of one file are never joined.
 */
export function joinAnnotators(
  documents: readonly ForeignDocument[],
  isWhole: (document: ForeignDocument) => boolean,
): ForeignDocument[] {
  const byFile = new Map<string, ForeignDocument[]>();
  const joined: (readonly ForeignDocument[])[] = [];
  for (const document of documents) {
    const known = isWhole(document) ? byFile.get(document.file) : undefined;
    if (known) known.push(document);
    else {
      const own = [document];
      if (isWhole(document)) byFile.set(document.file, own);
      joined.push(own);
    }
  }
  return joined.flatMap(joinDocuments);
}

/** Documents that are one: the first of them, with the annotations and links of all. */
export function joinDocuments([first, ...others]: readonly ForeignDocument[]): ForeignDocument[] {
  if (!first) return [];
  if (others.length === 0) return [first];
  const renamed = others.map(withOwnKeys);
  return [
    {
      ...first,
      annotations: [first, ...renamed].flatMap(({ annotations }) => annotations),
      links: [first, ...renamed].flatMap(({ links }) => links),
    },
  ];
}

/** What such files are called that are nobody's. */
const nobody = new Set(['all', 'unknown', 'train', 'dev', 'test', 'data', 'export', 'annotations']);

/**
 * For programs that export a file for each annotator, called by the name: where two files of an archive have a text in
 * common, each is somebody's, and the text is one document with what each says.
 */
export function joinFilesOfAnnotators(documents: readonly ForeignDocument[]): ForeignDocument[] {
  const byText = Map.groupBy(documents, ({ text }) => text);
  const isShared = (same: readonly ForeignDocument[]): boolean => new Set(same.map(({ file }) => file)).size > 1;
  if (![...byText].some(([text, same]) => text !== undefined && isShared(same))) return [...documents];
  return [...byText].flatMap(([text, same]) => {
    const owned = same.map(withOwner);
    const isOneEach = same.length === new Set(same.map(({ file }) => file)).size;
    // What was said of the text as a whole would be lost with the document that it is a field of.
    const isSaidAlike = same.every(({ fields }) => sameValue(fields ?? {}, same[0]?.fields ?? {}));
    return text !== undefined && isShared(same) && isOneEach && isSaidAlike ? joinDocuments(owned) : owned;
  });
}

function withOwner(document: ForeignDocument): ForeignDocument {
  const owner = baseName(document.file).replace(/\.[^.]*$/, '');
  if (owner === '' || nobody.has(owner.toLowerCase())) return document;
  const owned = <Item extends { readonly annotator?: string }>(one: Item): Item => ({ annotator: owner, ...one });
  return { ...document, annotations: document.annotations.map(owned), links: document.links.map(owned) };
}

/** Keys are unique in a file of annotations only. */
function withOwnKeys(document: ForeignDocument, index: number): ForeignDocument {
  const keyOf = (key: string): string => `${index + 2}\0${key}`;
  const endOf = (end: ForeignEnd): ForeignEnd => (end.document === undefined ? { key: keyOf(end.key) } : end);
  return {
    ...document,
    annotations: document.annotations.map((one) => ({ ...one, key: keyOf(one.key) })),
    links: document.links.map((link) => ({ ...link, from: endOf(link.from), to: endOf(link.to) })),
  };
}
