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
  return joined.flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return first ?? [];
    const renamed = others.map(withOwnKeys);
    return {
      ...first,
      annotations: [first, ...renamed].flatMap(({ annotations }) => annotations),
      links: [first, ...renamed].flatMap(({ links }) => links),
    };
  });
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
