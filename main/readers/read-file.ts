import { type Failure, failure, type Result, success } from '#shared/domain/result.ts';
import { beginsLikeOurs } from '#shared/formats/annotary-json/begins-like-ours.ts';
import { beginsLikeArticles } from '#shared/formats/documents/json-articles.ts';
import { isNoDocument, isPartOfPage } from '#shared/formats/documents/no-document.ts';
import { translate } from '#shared/locales/translate.ts';
import { pushAll } from '#shared/domain/push-all.ts';
import { documentsOf } from './corpus/read-corpus.ts';
import { decodeText, type DecodedText } from './decode-text.ts';
import { kindOf } from './file-kind.ts';
import { gunzip, isGzip, nameInGzip } from './gzip.ts';
import { headText } from './head-text.ts';
import { checkSize } from './limits.ts';
import { messagesOf } from './mail/mailbox.ts';
import type { ArchivePlace, ParsedText, ReadDocument, ReadFile } from './parsed-document.ts';
import { ReadFault, tryReading } from './read-fault.ts';
import {
  ARCHIVE,
  type BytesReader,
  type Choices,
  documentExtensions,
  html,
  jsonArticles,
  mhtml,
  plainText,
  type Reader,
  readers,
  type TableReader,
  type TextReader,
} from './readers.ts';
import { usualBudget, ZipArchive } from './zip.ts';

export interface FileToRead extends Choices {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Of an archive: where to go on. */
  readonly from?: ArchivePlace | undefined;
}

/** A page that was saved without an extension, or under that of a word processor, still begins like one. */
const beginsLikeHtml = /^\s*(?:<\?xml[^>]*>\s*)?<!doctype\s+html|^\s*<html[\s>]/i;

const beginsLikeArchivedPage = /^From: <Saved by|^MIME-Version:[^]{0,2000}multipart\/related/i;

/** Archives in archives in archives: nobody keeps articles so. */
const DEEPEST_ARCHIVE = 3;

const MEGABYTE = 2 ** 20;

/** So much of what is in an archive is read at once: nobody needs to hold all of it. */
const PAGE = 16 * MEGABYTE;

/**
 * A file's bytes as documents, or the coded reason why there are none. What the bytes show goes before the name; the
 * name chooses among kinds of text. Anything else that is text is plain text. A file of one document gives one; a table
 * one for each row; an archive those of each file in it, as many as make a page.
 */
export async function readFile(file: FileToRead): Promise<Result<ReadFile>> {
  const { entries, megabytes } = file.from ?? usualBudget;
  const page = { left: { entries, megabytes }, room: PAGE };
  return flatten(await tryReading(() => readAt(file, { depth: 1, at: file.from?.at, page })));
}

/** A fault that was thrown is the same as a failure that was answered. */
export function flatten<Value>(result: Result<Result<Value>>): Result<Value> {
  return result.ok ? result.value : result;
}

/** How deep a file lies in archives, and what all of them together may still unpack to. */
interface Inside {
  readonly depth: number;
  /** Where to go on in it; undefined for its beginning. */
  readonly at: readonly number[] | undefined;
  readonly page: {
    readonly left: { entries: number; megabytes: number };
    /** How many bytes may still be read for this page. */
    room: number;
  };
}

async function readAt(file: FileToRead, inside: Inside): Promise<Result<ReadFile>> {
  const { fileName, bytes, format } = file;
  const size = checkSize(fileName, bytes.length);
  if (!size.ok) return size;
  if (bytes.length === 0) return failure('import/empty', { file: fileName });
  const chosen = readers.find(({ id }) => id === format);
  if (isGzip(bytes)) return readGzip(file, inside);
  if (chosen) return readWith(chosen, file);

  const kind = await kindOf(bytes, fileName);
  if (kind?.kind === 'encrypted') return failure('import/encrypted', { file: fileName });
  if (kind?.kind === 'refused')
    return failure('import/wrong-kind', {
      file: fileName,
      kind: translate(kind.name),
      advice: translate(kind.advice),
    });
  if (kind?.kind === 'archive') return readArchive(file, inside);
  if (kind?.kind === 'mailbox') return readMailbox(file);
  if (format === ARCHIVE)
    return failure('import/damaged', { file: fileName, place: 'its beginning', reason: 'it is no ZIP archive' });
  const shown = kind && readers.find(({ id }) => id === kind.id);
  return readWith(shown ?? byText(file), file);
}

/** A file that is packed alone is like an archive of one file. */
async function readGzip(file: FileToRead, inside: Inside): Promise<Result<ReadFile>> {
  const { fileName } = file;
  if (inside.depth >= DEEPEST_ARCHIVE)
    return failure('import/archive-nesting', { file: fileName, limit: DEEPEST_ARCHIVE });
  const own = { fileName: nameInGzip(fileName), bytes: gunzip(file.bytes, fileName) };
  if (isProject(own.fileName, own.bytes)) return unknownFormat(fileName);
  const read = await readAt({ ...file, ...own }, { ...inside, depth: inside.depth + 1 });
  if (!read.ok) return read;
  return success({ ...read.value, documents: read.value.documents.map((document) => ({ own, ...document })) });
}

/** The messages of a mailbox, each with bytes of its own, as if it were an archive of them. */
async function readMailbox({ fileName, bytes, encoding }: FileToRead): Promise<Result<ReadFile>> {
  const messages = messagesOf(bytes);
  const limit = usualBudget.entries;
  if (messages.length > limit)
    return failure('import/archive-entries', { file: fileName, count: messages.length, limit });
  const documents: ReadDocument[] = [];
  const problems: { place: string; error: Failure }[] = [];
  const reader = readers.find(({ id }) => id === 'eml') ?? plainText;
  for (const [index, message] of messages.entries()) {
    const name = `${fileName.replace(/\.[^.]*$/, '')} ${String(index + 1).padStart(String(messages.length).length, '0')}.eml`;
    const own = { fileName: name, bytes: message };
    const read = flatten(await tryReading(() => readWith(reader, { ...own, encoding })));
    if (read.ok)
      pushAll(
        documents,
        read.value.documents.map((document) => ({ own, ...document })),
      );
    else problems.push({ place: name, error: namedIn(fileName, name, read.error) });
  }
  return success({ documents, problems });
}

/** A project is imported by itself, since it brings more than documents. */
function isProject(fileName: string, bytes: Uint8Array): boolean {
  const isJson = fileName.toLowerCase().endsWith('.json') && !beginsLikeArticles(headText(bytes));
  return isJson || beginsLikeOurs(headText(bytes.subarray(0, 4096)));
}

export function readerByName({ fileName, format }: FileToRead): Reader | undefined {
  if (format !== undefined) return readers.find(({ id }) => id === format);
  return readers.find(({ extensions }) => extensions.some((end) => fileName.toLowerCase().endsWith(end)));
}

/** Its bytes show no kind, so a name that promises one is wrong: what begins like a page is one, the rest is text. */
function byText(file: FileToRead): Reader {
  const named = readerByName(file) ?? (/\.json$/i.test(file.fileName) ? jsonArticles : undefined);
  if (named && (!('readBytes' in named) || named.mediaType.startsWith('m'))) return named;
  const head = headOf(file.bytes);
  if (beginsLikeArchivedPage.test(head)) return mhtml;
  return beginsLikeHtml.test(head.replace(/^(?:ï»¿|ÿþ|þÿ)/, '')) ? html : plainText;
}

/** How a file begins, each byte a character; UTF-16 loses its noughts. */
function headOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).replaceAll('\0', '');
}

function readWith(reader: Reader, file: FileToRead): Promise<Result<ReadFile>> {
  if ('readBytes' in reader) return readBytes(reader, file);
  return 'readTable' in reader ? readTable(reader, file) : readText(reader, file);
}

async function readText(reader: TextReader, file: FileToRead): Promise<Result<ReadFile>> {
  const decoded = await decode(file, reader);
  if (!decoded.ok) return decoded;
  const parsed = await reader.read(decoded.value.text);
  const { encoding, basis } = decoded.value;
  return one({ ...parsed, mediaType: reader.mediaType, encoding, encodingBasis: basis }, file.fileName);
}

async function readBytes(reader: BytesReader, { fileName, bytes }: FileToRead): Promise<Result<ReadFile>> {
  const { content, metadata, notes, encoding } = await reader.readBytes(bytes, fileName);
  const source = {
    mediaType: reader.mediaType,
    encoding: encoding ?? reader.encoding,
    encodingBasis: 'declared',
  } as const;
  return one({ content, metadata, ...(notes ? { notes } : {}), ...source }, fileName);
}

async function readTable(reader: TableReader, file: FileToRead): Promise<Result<ReadFile>> {
  const decoded = await decode(file, reader);
  if (!decoded.ok) return decoded;
  const table = await reader.readTable(decoded.value.text, file.fileName);
  const source = {
    mediaType: reader.mediaType,
    encoding: decoded.value.encoding,
    encodingBasis: decoded.value.basis,
  };
  const documents: ReadDocument[] = [];
  const problems: { place: string; error: Failure }[] = [];
  for (const part of await documentsOf(table, file.fileName, file.columns))
    if ('error' in part) problems.push({ place: part.part, error: part.error });
    else documents.push({ ...part, ...source });
  return success({ documents, problems });
}

async function decode(
  { bytes, fileName, encoding }: FileToRead,
  reader: TextReader | TableReader,
): Promise<Result<DecodedText>> {
  const declared = 'declaredEncoding' in reader ? await reader.declaredEncoding?.() : undefined;
  return decodeText(bytes, { file: fileName, chosen: encoding, ...(declared ? { declared } : {}) });
}

function one(document: ParsedText & ReadDocument, file: string): Result<ReadFile> {
  const { text } = document.content;
  if (text.trim() === '') return failure('import/no-text', { file });
  if (!text.isWellFormed()) return failure('import/not-well-formed', { file, offset: text.search(/[\ud800-\udfff]/u) });
  return success({ documents: [document], problems: [] });
}

/** The files of an archive, each with bytes of its own. What systems put beside them is passed over. */
async function readArchive(file: FileToRead, inside: Inside): Promise<Result<ReadFile>> {
  const { depth, at, page } = inside;
  const { left } = page;
  if (depth > DEEPEST_ARCHIVE)
    return failure('import/archive-nesting', { file: file.fileName, limit: DEEPEST_ARCHIVE });
  // What was begun was within the budget before.
  const archive = await ZipArchive.open(file.bytes, file.fileName, at ? usualBudget : { ...usualBudget, ...left });
  const { entries } = archive;
  if (!at) {
    left.entries -= entries.length;
    for (const { byteLength } of entries) left.megabytes -= byteLength / MEGABYTE;
  }
  const documents: ReadDocument[] = [];
  const problems: { place: string; error: Failure }[] = [];
  const placeAt = (index: number, inner: readonly number[] = []): ArchivePlace => ({
    at: [index, ...inner],
    ...left,
    rest: entries.length - index,
  });
  const [first = 0, ...within] = at ?? [];
  for (const [index, { path }] of entries.entries()) {
    if (index < first) continue;
    const fileName = path.slice(path.lastIndexOf('/') + 1);
    if (isNoDocument(path) || isPartOfPage(path, (page) => archive.has(page))) continue;
    if (path.startsWith('__MACOSX/') || path.split('/').some((step) => step.startsWith('.'))) continue;
    if (page.room <= 0) return success({ documents, problems, next: placeAt(index) });
    const goesOn = index === first && within.length > 0 ? within : undefined;
    const member = { path, inside: { ...inside, at: goesOn } };
    const read = flatten(await tryReading(() => readMember(archive, { ...file, fileName }, member)));
    if (!read.ok) problems.push({ place: path, error: namedIn(file.fileName, path, read.error) });
    else {
      pushAll(documents, read.value.documents);
      for (const { place, error } of read.value.problems)
        problems.push({ place: `${path}, ${place}`, error: namedIn(file.fileName, path, error) });
      if (read.value.next) return success({ documents, problems, next: placeAt(index, read.value.next.at) });
    }
  }
  if (documents.length === 0 && problems.length === 0 && !at) return failure('import/no-text', { file: file.fileName });
  return success({ documents, problems });
}

/** Many files of an archive are called alike, so a message names the archive and the folders in it as well. */
function namedIn(archive: string, path: string, error: Failure): Failure {
  const { file } = error.params;
  if (typeof file !== 'string') return error;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return { ...error, params: { ...error.params, file: `${archive}/${folder}${file}` } };
}

async function readMember(
  archive: ZipArchive,
  { fileName, encoding, columns }: FileToRead,
  { path, inside }: { readonly path: string; readonly inside: Inside },
): Promise<Result<ReadFile>> {
  const bytes = await archive.read(path);
  if (!bytes) throw new ReadFault('import/damaged', { file: fileName, place: path, reason: 'it is not there' });
  if (isProject(fileName, bytes)) return unknownFormat(fileName);
  const read = await readAt({ fileName, bytes, encoding, columns }, { ...inside, depth: inside.depth + 1 });
  if (!read.ok) return read;
  // What an archive in it has was counted there.
  if (read.value.documents.some((document) => document.own === undefined)) inside.page.room -= bytes.length;
  const own = { fileName, bytes };
  return success({ ...read.value, documents: read.value.documents.map((document) => ({ own, ...document })) });
}

export function unknownFormat(file: string): ReturnType<typeof failure> {
  return failure('import/unknown-format', { file, known: documentExtensions.join(' ') });
}
