import { basename } from 'node:path';
import type { DocumentContent, DocumentMetadata } from '#shared/domain/document.ts';
import { DocumentId, type Sha256 } from '#shared/domain/ids.ts';
import { pushAll } from '#shared/domain/push-all.ts';
import { type Failure, failure, type Result, success } from '#shared/domain/result.ts';
import type { ColumnMapping } from '#shared/formats/documents/corpus-columns.ts';
import { translate } from '#shared/locales/translate.ts';
import { checkSize } from '../../readers/limits.ts';
import type { ArchivePlace, ReadDocument, ReaderNote, ReadFile } from '../../readers/parsed-document.ts';
import { sha256Of } from '../../store/hashes.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import type { Host } from '../host.ts';
import { readBytes, type SizedFile } from './import-paths.ts';
import type { OpenProject } from '../open-project.ts';
import { Pauses } from '../pauses.ts';

export interface ImportedDocument {
  readonly id: DocumentId;
  readonly name: string;
  readonly encoding: string;
  /** The file that it is a part of, where that has several documents. */
  readonly file?: string;
  /** What the reader had to say about how it read the file; it stands in the note on the document. */
  readonly note?: string;
}

export interface ImportTarget {
  /** Undefined once it is closed, which can happen while a file is being parsed. */
  readonly project: () => OpenProject | undefined;
  readonly host: Host;
  /** All files of one import are undone together. */
  readonly groupId: string;
  readonly encoding: string | undefined;
  readonly format: string | undefined;
  /** Of a table of documents: which column is what, where a person chose. */
  readonly columns?: ColumnMapping | undefined;
  /** Asked between the documents of a file. */
  readonly isCancelled?: () => boolean;
  /** The document whose updated version the file is; it gives what the file does not know of itself. */
  readonly previousId?: DocumentId;
  /** Everything is read, and nothing written. */
  readonly isDry?: boolean;
}

/** What came of a file: its documents, what in it could not be read, and how many were not reached when it was cancelled. */
export interface ImportedFile {
  readonly documents: readonly ImportedDocument[];
  readonly problems: readonly { readonly place: string; readonly error: Failure }[];
  readonly remaining: number;
}

/** Takes the documents of one file into the project, each in a transaction of its own. */
export async function importFile(file: SizedFile, target: ImportTarget): Promise<Result<ImportedFile>> {
  const { project, host, encoding, format, columns, isCancelled } = target;
  const fileName = basename(file.path);
  const size = checkSize(fileName, file.byteLength);
  if (!size.ok) return size;
  const read = await readBytes(file.path);
  if (!read.ok) return read;
  const bytes = read.value;
  const sha256 = sha256Of(bytes);
  const same = project()?.store.read.documentOfSource(sha256);
  if (same) return failure('import/duplicate', { file: fileName, document: same.name });

  const job = {
    fileName,
    bytes,
    ...(encoding === undefined ? {} : { encoding }),
    ...(format === undefined ? {} : { format }),
    ...(columns === undefined ? {} : { columns }),
  };
  const documents: ImportedDocument[] = [];
  const problems: { readonly place: string; readonly error: Failure }[] = [];
  let done = 0;
  let remaining = 0;
  const pauses = new Pauses();
  for (let from: ArchivePlace | undefined; ;) {
    const parsed = await host.readFile(from ? { ...job, from } : job);
    if (!parsed.ok && done + problems.length === 0) return parsed;
    // What came in before stays.
    if (!parsed.ok) {
      problems.push({ place: fileName, error: parsed.error });
      break;
    }
    const { value } = parsed;
    if (target.previousId !== undefined && (value.documents.length !== 1 || value.next))
      return failure('version/several', { file: fileName, count: value.documents.length });
    pushAll(problems, value.problems);
    // The bytes of one page are held as long as it is taken in.
    const sources = new Sources({ fileName, bytes, sha256 });
    for (const [index, document] of value.documents.entries()) {
      // A file that was begun is one document at least, so that an ordinary file is never left half read.
      if (done > 0 && isCancelled?.()) {
        remaining = value.documents.length - index;
        break;
      }
      done += 1;
      await pauses.take();
      const added = addDocument(document, sources, target);
      if (added.ok) documents.push(added.value);
      else if (from !== undefined || !isAlone(value)) problems.push({ place: placeOf(document), error: added.error });
      else return added;
    }
    from = value.next;
    if (!from) break;
    if (isCancelled?.() === true || !project()) {
      remaining += from.rest;
      break;
    }
  }
  // A table that is there already is one thing to say, not ten thousand.
  const [first] = problems;
  const isThere = documents.length === 0 && problems.every(({ error }) => error.code === 'import/duplicate');
  if (first && isThere) return failure(first.error.code, { ...first.error.params, file: fileName });
  return success({ documents, problems, remaining });
}

/** As `importFile`, for a file that has to be one document. */
export async function importDocument(file: SizedFile, target: ImportTarget): Promise<Result<ImportedDocument>> {
  const imported = await importFile(file, target);
  if (!imported.ok) return imported;
  const [document] = imported.value.documents;
  const [problem] = imported.value.problems;
  if (document) return success(document);
  return problem ? { ok: false, error: problem.error } : failure('import/no-text', { file: basename(file.path) });
}

function isAlone({ documents, problems, next }: ReadFile): boolean {
  return documents.length === 1 && problems.length === 0 && !next;
}

function placeOf({ own, part }: ReadDocument): string {
  return [own?.fileName, part].filter((place) => place !== undefined).join(', ');
}

interface SourceFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: Sha256;
}

/** The files that documents were made of, each hashed once however many documents it has. */
class Sources {
  readonly #file: SourceFile;
  readonly #own = new Map<Uint8Array, SourceFile>();
  readonly #kept = new Set<Uint8Array>();

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /** Many files of an archive are called alike, so the archive is named as well. */
  shownNameOf({ own }: ReadDocument): string {
    return own ? `${this.#file.fileName}/${own.fileName}` : this.#file.fileName;
  }

  of({ own }: ReadDocument): SourceFile {
    if (!own) return this.#file;
    const known = this.#own.get(own.bytes);
    const file = known ?? { ...own, sha256: sha256Of(own.bytes) };
    if (!known) this.#own.set(own.bytes, file);
    return file;
  }

  /** Adds a text, and its file the first time. */
  keep(store: ProjectStore, content: DocumentContent, { bytes }: SourceFile): Result<Sha256> {
    if (this.#kept.has(bytes)) return store.putText(content);
    const put = store.putContent(content, bytes);
    if (put.ok) this.#kept.add(bytes);
    return put.ok ? success(put.value.contentId) : put;
  }
}

function addDocument(read: ReadDocument, sources: Sources, target: ImportTarget): Result<ImportedDocument> {
  const { project, host, groupId, previousId } = target;
  const open = project();
  if (!open) return failure('project/none-open');
  const file = sources.of(read);
  const { content, metadata, mediaType, encoding, encodingBasis, part } = read;
  const same = open.store.read.documentOfSource(file.sha256, part);
  if (same) return failure('import/duplicate', { file: sources.shownNameOf(read), document: same.name });
  const id = DocumentId.parse(host.newCommandId());
  if (target.isDry) return success({ id, name: read.name ?? file.fileName, encoding });
  const kept = sources.keep(open.store, content, file);
  if (!kept.ok) return kept;
  const name = freeName(read.name ?? file.fileName, (wanted) => open.store.read.documentNamed(wanted) !== undefined);
  const { fileName, bytes, sha256 } = file;
  const source = { fileName, mediaType, encoding, encodingBasis, byteLength: bytes.length, sha256 };
  const previous = previousId && open.store.read.document(previousId);
  const document = {
    id,
    name,
    metadata: previous ? withKnown(metadata, previous.metadata) : metadata,
    fields: previous ? previous.fields : (read.fields ?? {}),
    contentId: kept.value,
    length: content.text.length,
    source: part === undefined ? source : { ...source, part },
    ...(previousId ? { previousId } : {}),
  };
  const added = open.run({ type: 'document.add', document }, { groupId });
  if (!added.ok) return added;
  const note = noteOf(read.notes ?? []);
  const told = { id, name, encoding, ...(part === undefined ? {} : { file: fileName }) };
  if (note === '') return success(told);
  const noted = open.run({ type: 'memo.write', documentId: id, purpose: 'note', text: note }, { groupId });
  return noted.ok ? success({ ...told, note }) : noted;
}

/** What the reader has to say about a document stands in the note on it, where a person finds it later. */
function noteOf(notes: readonly ReaderNote[]): string {
  return notes
    .map(({ key, params }) => translate(key, params))
    .join('\n\n')
    .toWellFormed();
}

/** An updated version has the title and the outlet of the one before, unless it says otherwise; its date is its own. */
function withKnown(metadata: DocumentMetadata, known: DocumentMetadata): DocumentMetadata {
  return {
    title: metadata.title || known.title,
    byline: metadata.byline || known.byline,
    outlet: metadata.outlet || known.outlet,
    date: metadata.date,
    url: metadata.url || known.url,
    language: metadata.language || known.language,
  };
}

/** `report (2).txt`, where there is a `report.txt` already. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot) : '';
  let number = 2;
  while (isTaken(`${stem} (${number})${extension}`)) number += 1;
  return `${stem} (${number})${extension}`;
}
