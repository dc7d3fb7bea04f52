import { basename, extname } from 'node:path';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { type Failure, failure, type Result, success } from '#shared/domain/result.ts';
import type { LeftOutTaker } from '#shared/formats/exchange/adoption-report.ts';
import type { AnnotationFiles, ReadAnnotations } from '../../../readers/read-annotations.ts';
import type { Host } from '../../host.ts';
import type { FoundFile } from '../import-paths.ts';
import { readBytes } from '../import-paths.ts';
import type { AnnotationSet, SortedFiles } from './find-sets.ts';

const MEGABYTE = 2 ** 20;

/** All that is kept between looking at files and taking them in: bytes, texts and annotations. */
export const LARGEST_MB = 256;

/** A set as the reader process read it, with the bytes that its documents came from. */
export interface ReadSet {
  readonly main: FoundFile;
  readonly read: ReadAnnotations;
  /** By the path inside the set; of an archive only the archive itself. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** The name of the file that was chosen. */
  readonly fileName: string;
  readonly isArchive: boolean;
}

interface Reading {
  readonly host: Host;
  readonly format: string | undefined;
  readonly encoding: string | undefined;
  readonly leftOut: LeftOutTaker;
  /** The texts of the project's documents, for files that have none of their own. */
  readonly texts: ProjectTexts;
  readonly isCancelled: () => boolean;
  readonly onFile: (done: number, file: string) => void;
}

export interface ProjectTexts {
  documents(): readonly DocumentRecord[];
  textOf(documentId: string): string;
}

export interface ReadSets {
  readonly sets: readonly ReadSet[];
  /** Archives in which no file is of a format of annotations: their documents come in by themselves. */
  readonly archives: readonly FoundFile[];
  readonly problems: readonly { readonly file: string; readonly error: Failure }[];
}

/** Reads one set after the other; a file that cannot be read keeps none of the others out. */
export async function readSets(sorted: SortedFiles, reading: Reading): Promise<ReadSets> {
  const sets: ReadSet[] = [];
  const archives: FoundFile[] = [];
  const problems: { file: string; error: Failure }[] = [];
  let byteLength = 0;
  for (const [index, set] of sorted.sets.entries()) {
    if (reading.isCancelled()) break;
    reading.onFile(index, basename(set.main.path));
    const read = await readSet(set, sorted, { ...reading, left: LARGEST_MB * MEGABYTE - byteLength });
    if (read.ok) {
      sets.push(read.value);
      for (const bytes of read.value.bytes.values()) byteLength += bytes.length;
    } else if (set.format === undefined && read.error.code === 'import/no-annotations' && !reading.format)
      archives.push(set.main);
    else problems.push({ file: set.main.path, error: read.error });
  }
  return { sets, archives, problems };
}

async function readSet(
  { main, companions, format }: AnnotationSet,
  { pathOf }: SortedFiles,
  reading: Reading & { readonly left: number },
): Promise<Result<ReadSet>> {
  const fileName = basename(main.path);
  const files: { path: string; bytes: Uint8Array }[] = [];
  let left = reading.left - main.byteLength;
  for (const path of [main.path, ...companions]) {
    const bytes = await readBytes(path);
    if (!bytes.ok) return bytes;
    if (path !== main.path) left -= bytes.value.length;
    if (left < 0)
      return failure('import/too-large', {
        file: fileName,
        size: Math.ceil((LARGEST_MB * MEGABYTE - left) / MEGABYTE),
        limit: LARGEST_MB,
      });
    files.push({ path: pathOf(path), bytes: bytes.value });
  }
  const chosen = reading.format ?? format?.id;
  const job: AnnotationFiles = {
    main: pathOf(main.path),
    files,
    ...(chosen === undefined ? {} : { format: chosen }),
    ...(reading.encoding === undefined ? {} : { encoding: reading.encoding }),
  };
  const read = await readWithTexts(job, reading);
  if (!read.ok) return read;
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  return success({ main, read: read.value, bytes, fileName, isArchive: format === undefined });
}

/** Asks again with the texts of the project's documents where the files have none for these names. */
async function readWithTexts(
  job: AnnotationFiles,
  { host, texts, leftOut }: Reading,
): Promise<Result<ReadAnnotations>> {
  const read = await host.readAnnotations(job);
  if (!read.ok) return read;
  const { lacking } = read.value;
  const known = lacking.length === 0 ? {} : textsFor(lacking, texts);
  const again = Object.keys(known).length === 0 ? read : await host.readAnnotations({ ...job, texts: known });
  if (!again.ok) return again;
  for (const name of again.value.lacking)
    leftOut.add({ reason: 'unknown-document', file: job.main, place: name, words: '' });
  for (const path of again.value.unread) leftOut.add({ reason: 'unread-file', file: job.main, place: path, words: '' });
  return again;
}

/** By the name of the document, of its file, or either without the ending. */
function textsFor(names: readonly string[], texts: ProjectTexts): Record<string, string> {
  const byName = new Map<string, string>();
  const all = texts.documents();
  for (const nameOf of [withoutEnding, (name: string) => name])
    for (const { id, name, source } of all) {
      byName.set(nameOf(source.fileName), id);
      byName.set(nameOf(name), id);
    }
  const found: [string, string][] = [];
  for (const name of names) {
    const last = name.slice(name.lastIndexOf('/') + 1);
    const id = byName.get(name) ?? byName.get(last) ?? byName.get(withoutEnding(last));
    if (id !== undefined) found.push([name, texts.textOf(id)]);
  }
  return Object.fromEntries(found);
}

function withoutEnding(name: string): string {
  return name.slice(0, name.length - extname(name).length);
}
