import type { AttributeValue } from '../../domain/annotation.ts';
import type { DocumentMetadata } from '../../domain/document.ts';
import { attributesOf, idMember, isRecord, type JsonRecord, member } from './json-input.ts';

/** What keys of records are called that say what is known of a document; the first that is there counts. */
const metadataKeys: Readonly<Record<keyof DocumentMetadata, readonly string[]>> = {
  title: ['title', 'headline'],
  byline: ['byline', 'author'],
  outlet: ['outlet', 'publisher', 'source'],
  date: ['date', 'published'],
  url: ['url', 'link'],
  language: ['language', 'lang'],
};

const LONGEST_METADATA = 2000;
const nameKeys = ['name', 'doc_name', 'document', 'file_name', 'filename', 'doc_id', 'document_id'] as const;

export interface DocumentData {
  /** Undefined where no key names the document. */
  readonly name: string | undefined;
  readonly metadata: Partial<DocumentMetadata>;
  readonly fields: Readonly<Record<string, AttributeValue>>;
}

/** Name, metadata and fields out of the keys of a record that mean no text and no annotation (`used`). */
export function documentDataOf(record: JsonRecord, used: ReadonlySet<string> = new Set()): DocumentData {
  const taken = new Set(used);
  const metadata: Partial<Record<keyof DocumentMetadata, string>> = {};
  for (const [field, keys] of Object.entries(metadataKeys)) {
    // Tables have a column for what a document does not say as well.
    for (const one of keys) if (member(record, one) === '') taken.add(one);
    const key = keys.find((one) => !taken.has(one) && isShort(member(record, one)));
    if (key === undefined) continue;
    metadata[field as keyof DocumentMetadata] = String(member(record, key));
    taken.add(key);
  }
  const nameKey = nameKeys.find((key) => !taken.has(key) && (idMember(record, key) ?? '') !== '');
  if (nameKey !== undefined) taken.add(nameKey);
  // Our own files have the fields of a document in one place, where no name of a field can be taken for a key.
  const own = member(record, 'fields');
  if (isRecord(own)) taken.add('fields');
  const rest = Object.fromEntries(Object.entries(record).filter(([key]) => !taken.has(key)));
  return {
    name: nameKey === undefined ? undefined : idMember(record, nameKey)?.slice(0, 1000),
    metadata,
    fields: { ...attributesOf(rest), ...(isRecord(own) ? attributesOf(own) : {}) },
  };
}

function isShort(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_METADATA;
}

/** Names must be unique in a corpus; a second one of a name has a number. */
export class UniqueNames {
  readonly #taken = new Set<string>();

  free(name: string): string {
    let free = name;
    for (let number = 2; this.#taken.has(free); number += 1) free = `${name} (${number})`;
    this.#taken.add(free);
    return free;
  }
}

/** The name of a file without its folders. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
