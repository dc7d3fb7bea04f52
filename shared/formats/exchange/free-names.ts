import type { ForeignDocument, ForeignEnd } from './foreign-corpus.ts';

/**
 * The documents of one file under names that no other file of the set has taken: links find their ends by name and key,
 * and the keys of two files are alike. Whether two documents are the same is decided by their texts, later. What
 * `isShared` keeps its name: several files say something of it, and are joined.
 */
export function withFreeNames(
  documents: readonly ForeignDocument[],
  taken: Set<string>,
  isShared: (document: ForeignDocument) => boolean,
): ForeignDocument[] {
  const names = new Map<string, string>();
  for (const document of documents) {
    const { name } = document;
    if (names.has(name)) continue;
    let free = name;
    if (!isShared(document)) for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
    names.set(name, free);
  }
  for (const free of names.values()) taken.add(free);
  const isSame = [...names].every(([name, free]) => name === free);
  return isSame ? [...documents] : documents.map((document) => renamed(document, names));
}

function renamed(document: ForeignDocument, names: ReadonlyMap<string, string>): ForeignDocument {
  const endOf = ({ document: at, ...end }: ForeignEnd): ForeignEnd =>
    at === undefined ? end : { ...end, document: names.get(at) ?? at };
  return {
    ...document,
    name: names.get(document.name) ?? document.name,
    links: document.links.map((link) => ({ ...link, from: endOf(link.from), to: endOf(link.to) })),
  };
}
