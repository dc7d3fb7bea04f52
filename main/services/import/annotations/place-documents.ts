import { extname } from 'node:path';
import { type AttributeValue, AttributeValue as ValueSchema } from '#shared/domain/annotation.ts';
import { DocumentMetadata, type DocumentContent, type DocumentRecord } from '#shared/domain/document.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import { translate } from '#shared/locales/translate.ts';
import { AttributeId, DocumentId, type Timestamp } from '#shared/domain/ids.ts';
import type { PlacedDocument } from '#shared/formats/exchange/adopt-corpus.ts';
import type { LeftOutTaker } from '#shared/formats/exchange/adoption-report.ts';
import type { ResolvedDocument } from '#shared/formats/exchange/resolve-offsets.ts';
import { findFormat } from '#shared/formats/registry.ts';
import { noMetadata } from '../../../readers/parsed-document.ts';
import { contentIdOf, storedContentOf } from '../../../store/contents-table.ts';
import { sha256Of } from '../../../store/hashes.ts';
import type { ProjectReader } from '../../../store/project-reader.ts';
import type { Pauses } from '../../pauses.ts';
import { sha256InPieces } from '../../sha256-in-pieces.ts';
import { freeName } from '../import-document.ts';
import type { ReadSet } from './read-sets.ts';

/** A document that is new to the project, with all that has to be kept of it. */
export interface NewDocument {
  readonly record: DocumentRecord;
  readonly content: DocumentContent;
  readonly bytes: Uint8Array;
}

/** What the project has already. */
type ProjectTexts = Pick<ProjectReader, 'documents' | 'textOf' | 'documentNamed' | 'nextDocumentPosition'>;

export interface Placing {
  readonly read: ProjectTexts;
  readonly now: Timestamp;
  readonly newId: () => string;
  readonly leftOut: LeftOutTaker;
  readonly pauses: Pauses;
  readonly isCancelled: () => boolean;
  readonly onProgress: (done: number, total: number, file: string) => void;
}

/**
 * Where the documents of the sets have their place: the same text as a document of the project is that document, of
 * several the one of the same name. Files of two annotators about the same text are about one document; two documents of
 * one file are never one, though they say the same. All others are new.
 */
export async function placeDocuments(
  sets: readonly ReadSet[],
  placing: Placing,
): Promise<{ readonly placed: readonly PlacedDocument[]; readonly added: readonly NewDocument[] }> {
  const known = new KnownTexts(placing.read);
  const names = new Set<string>();
  const placed: PlacedDocument[] = [];
  const added: NewDocument[] = [];
  let position = placing.read.nextDocumentPosition();
  const isTaken = (name: string): boolean => names.has(name) || placing.read.documentNamed(name) !== undefined;
  const hashes = new Map<Uint8Array, ReturnType<typeof sha256Of>>();
  const total = sets.reduce((sum, { read }) => sum + read.corpus.documents.length, 0);
  let done = 0;
  for (const [index, set] of sets.entries()) {
    const several = set.isArchive || set.read.corpus.documents.length > 1;
    for (const document of set.read.corpus.documents) {
      await placing.pauses.take();
      if (placing.isCancelled()) return { placed, added };
      placing.onProgress(done, total, document.name);
      done += 1;
      const there = known.find(document, `${index} ${document.file}`);
      if (there) {
        tellOtherFields(document, there.fields, placing.leftOut);
        placed.push({ id: there.id, isNew: there.isNew, set: index, document });
        continue;
      }
      if (document.text.trim() === '' || !document.text.isWellFormed()) {
        const { file, name } = document;
        placing.leftOut.add({ reason: 'unreadable-text', file, place: name, words: '' });
        continue;
      }
      const { bytes } = sourceOf(document, set);
      if (!hashes.has(bytes)) hashes.set(bytes, await sha256InPieces(bytes, placing.pauses));
      const made = newDocument(document, set, { ...placing, position, several, hashes, isTaken });
      names.add(made.record.name);
      position += 1;
      added.push(made);
      known.remember(made, `${index} ${document.file}`);
      placed.push({ id: made.record.id, isNew: true, set: index, document });
    }
  }
  return { placed, added };
}

/** What a file says of a text as a whole is not written over what the project's document has; it is named. */
function tellOtherFields(
  { fields = {}, file, name }: ResolvedDocument,
  known: DocumentRecord['fields'],
  leftOut: LeftOutTaker,
): void {
  const there: Readonly<Record<string, AttributeValue>> = known;
  for (const [field, value] of Object.entries(fields))
    if (!sameValue(there[field], value))
      leftOut.add({
        reason: 'value',
        file,
        place: name,
        words: translate('import.left-out.known-document', { field, value: String(value) }),
      });
}

interface Making extends Placing {
  readonly position: number;
  readonly several: boolean;
  readonly hashes: Map<Uint8Array, ReturnType<typeof sha256Of>>;
  readonly isTaken: (name: string) => boolean;
}

function newDocument(document: ResolvedDocument, set: ReadSet, making: Making): NewDocument {
  const { now, several, hashes, position } = making;
  const content = {
    text: document.text,
    blocks: document.blocks ?? [],
    marks: document.marks ?? [],
  };
  const { bytes, fileName, isOwnFile } = sourceOf(document, set);
  const sha256 = hashes.get(bytes) ?? sha256Of(bytes);
  hashes.set(bytes, sha256);
  const said = set.read.sources[document.file];
  const isWhole = isOwnFile && said?.wholeOf === document.name && isTextFile(document.file);
  const source = {
    fileName: clipped(fileName, 1000),
    mediaType: isWhole ? 'text/plain' : (findFormat(set.read.format)?.mediaTypes[0] ?? 'application/octet-stream'),
    encoding: said?.encoding ?? 'utf-8',
    encodingBasis: said?.encodingBasis ?? ('declared' as const),
    byteLength: bytes.length,
    sha256,
  };
  const record: DocumentRecord = {
    id: DocumentId.parse(making.newId()),
    name: freeName(nameOf(document, several), making.isTaken),
    position,
    metadata: metadataOf(document),
    fields: fieldsOf(document, making.leftOut),
    status: 'open',
    contentId: contentIdOf(storedContentOf(content)),
    length: document.text.length,
    source: isWhole ? source : { ...source, part: clipped(partOf(document, set), 1000) },
    createdAt: now,
    updatedAt: now,
  };
  return { record, content, bytes };
}

/** The file that the text came from where we have it by itself, or the archive that it lies in. */
function sourceOf(
  { file }: ResolvedDocument,
  { bytes, fileName, isArchive, main }: ReadSet,
): { readonly bytes: Uint8Array; readonly fileName: string; readonly isOwnFile: boolean } {
  const own = isArchive ? undefined : bytes.get(file);
  if (own) return { bytes: own, fileName: file.slice(file.lastIndexOf('/') + 1), isOwnFile: true };
  const [whole] = bytes.values();
  if (!whole) throw new Error(`${main.path} was read without its bytes.`);
  return { bytes: whole, fileName, isOwnFile: false };
}

/** What would be opened as plain text by itself. */
function isTextFile(file: string): boolean {
  return /\.(?:txt|text)$/i.test(file);
}

function partOf({ file, name }: ResolvedDocument, { isArchive }: ReadSet): string {
  if (!isArchive) return name || file;
  return file.endsWith(name) || name === '' ? file : `${file}, ${name}`;
}

/** A document is called as its file calls it; where the file is the document, like the file. */
function nameOf({ name, file }: ResolvedDocument, several: boolean): string {
  const own = file.slice(file.lastIndexOf('/') + 1);
  const last = name.slice(name.lastIndexOf('/') + 1).trim();
  if (last === '' || (!several && own.slice(0, own.length - extname(own).length) === last)) return clipped(own, 900);
  return clipped(last, 900);
}

function metadataOf({ metadata = {}, name }: ResolvedDocument): DocumentMetadata {
  const known: Record<string, string> = { ...noMetadata };
  for (const [field, value] of Object.entries(metadata))
    if (Object.hasOwn(known, field) && typeof value === 'string') known[field] = value.slice(0, 2000).toWellFormed();
  const parsed = DocumentMetadata.safeParse(known);
  if (!parsed.success) throw new Error(`Metadata of ${name} that were made to fit do not.`);
  return parsed.data;
}

function fieldsOf({ fields = {}, file, name }: ResolvedDocument, leftOut: LeftOutTaker): DocumentRecord['fields'] {
  const taken: Record<AttributeId, AttributeValue> = {};
  for (const [field, value] of Object.entries(fields)) {
    const id = AttributeId.safeParse(field);
    const good = ValueSchema.safeParse(value);
    if (id.success && good.success) taken[id.data] = good.data;
    else leftOut.add({ reason: 'value', file, place: name, words: `${field} = ${String(value)}` });
  }
  return taken;
}

function clipped(name: string, longest: number): string {
  const clean = name.trim() === '' ? 'document' : name;
  return clean.length <= longest ? clean : clean.slice(0, longest).toWellFormed();
}

interface KnownText {
  readonly record: DocumentRecord;
  readonly isNew: boolean;
  /** The files that had a document with this text. */
  readonly files: Set<string>;
}

/**
 * The texts of the project and those that are about to come. Those of the project are read only where the length is the
 * same, once; from then on every text is found in one step, for a corpus can have a hundred thousand of one length.
 */
class KnownTexts {
  readonly #read: ProjectTexts;
  readonly #unread = new Map<number, DocumentRecord[]>();
  readonly #byText = new Map<string, KnownText[]>();

  constructor(read: ProjectTexts) {
    this.#read = read;
    for (const record of read.documents()) addTo(this.#unread, record.length, record);
  }

  find(
    { text, name }: ResolvedDocument,
    file: string,
  ): { readonly id: DocumentId; readonly isNew: boolean; readonly fields: DocumentRecord['fields'] } | undefined {
    const unread = this.#unread.get(text.length) ?? [];
    this.#unread.delete(text.length);
    for (const record of unread)
      addTo(this.#byText, this.#read.textOf(record.id), { record, isNew: false, files: new Set() });
    const same = (this.#byText.get(text) ?? []).filter((one) => !one.files.has(file));
    const found = same.find(({ record }) => record.name === name) ?? same[0];
    found?.files.add(file);
    return found && { id: found.record.id, isNew: found.isNew, fields: found.record.fields };
  }

  remember({ record, content: { text } }: NewDocument, file: string): void {
    addTo(this.#byText, text, { record, isNew: true, files: new Set([file]) });
  }
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
