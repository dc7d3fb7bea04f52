import { basename, dirname, extname } from 'node:path';
import type { DocumentRecord } from '#shared/domain/document.ts';
import { type Failure, failure, type Result, success } from '#shared/domain/result.ts';
import type { AnnotationColumns } from '#shared/formats/annotation-table/annotation-columns.ts';
import type { ForeignUnit } from '#shared/formats/exchange/counting.ts';
import type { LeftOutTaker } from '#shared/formats/exchange/adoption-report.ts';
import type { AnnotationFiles, ReadAnnotations } from '../../../readers/read-annotations.ts';
import { NameLimits } from '#shared/formats/exchange/name-limits.ts';
import { translate } from '#shared/locales/translate.ts';
import type { Host } from '../../host.ts';
import { type FoundFile, foundFile, readBytes } from '../import-paths.ts';
import { agreeOnCounting } from './agree-on-counting.ts';
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
  /** Its files as they were when they were read. */
  readonly parts: readonly FoundFile[];
  /** What the reader was asked, to be asked again. */
  readonly job: AnnotationFiles;
}

interface Reading {
  readonly host: Host;
  readonly format: string | undefined;
  readonly encoding: string | undefined;
  readonly columns: AnnotationColumns | undefined;
  /** What the offsets count, where a person said so. */
  readonly unit: ForeignUnit | undefined;
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
  /** The same, and what is in them once more. */
  readonly withCopies: readonly ReadSet[];
  /** Archives in which no file is of a format of annotations: their documents come in by themselves. */
  readonly archives: readonly FoundFile[];
  readonly problems: readonly { readonly file: string; readonly error: Failure }[];
}

/** Reads one set after the other; a file that cannot be read keeps none of the others out. */
export async function readSets(sorted: SortedFiles, reading: Reading): Promise<ReadSets> {
  const sets: ReadSet[] = [];
  const archives: FoundFile[] = [];
  const problems: { file: string; error: Failure }[] = [];
  const texts = new TextsByName(reading.texts);
  const names = new NameLimits();
  let byteLength = 0;
  for (const [index, set] of sorted.sets.entries()) {
    if (reading.isCancelled()) break;
    reading.onFile(index, basename(set.main.path));
    const whole = await readSet(set, sorted, { ...reading, texts, left: LARGEST_MB * MEGABYTE - byteLength });
    const fits = whole.ok ? names.take(basename(set.main.path), whole.value.read.corpus.documents) : whole;
    const read = fits.ok ? whole : fits;
    if (read.ok) {
      sets.push(read.value);
      for (const bytes of read.value.bytes.values()) byteLength += bytes.length;
    } else if (set.format === undefined && read.error.code === 'import/no-annotations' && !reading.format)
      archives.push(set.main);
    else problems.push({ file: set.main.path, error: read.error });
  }
  const once = withoutCopies(sets, reading.leftOut);
  const agreed = await agreeOnCounting(once, {
    read: (job) => readWithTexts(job, { ...reading, texts }),
    isCancelled: reading.isCancelled,
    onFile: reading.onFile,
  });
  for (const { job, read } of agreed) tellLeftOut(job, read, reading.leftOut);
  return { sets: agreed, withCopies: sets, archives, problems };
}

/** The same export by itself and in an archive beside it is one: the archive, which has the texts. */
function withoutCopies(sets: readonly ReadSet[], leftOut: LeftOutTaker): ReadSet[] {
  const packed = new Map<string, string>();
  const keyOf = ({ main }: ReadSet, one: string): string => `${dirname(main.path)}\0${one}`;
  for (const set of sets)
    if (set.isArchive) for (const one of set.read.exports) packed.set(keyOf(set, one), set.fileName);
  return sets.filter((set) => {
    const archive = set.isArchive ? undefined : set.read.exports.map((one) => packed.get(keyOf(set, one)))[0];
    if (archive === undefined) return true;
    leftOut.add({ reason: 'same-export', file: set.fileName, place: archive, words: '' });
    return false;
  });
}

async function readSet(
  { main, companions, format }: AnnotationSet,
  { pathOf }: SortedFiles,
  reading: Omit<Reading, 'texts'> & { readonly texts: TextsByName; readonly left: number },
): Promise<Result<ReadSet>> {
  const fileName = basename(main.path);
  const files: { path: string; bytes: Uint8Array }[] = [];
  const parts: FoundFile[] = [];
  let left = reading.left - main.byteLength;
  for (const path of [main.path, ...companions]) {
    const part = foundFile(path);
    if (part) parts.push(part);
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
    ...(reading.columns === undefined ? {} : { columns: reading.columns }),
    ...(reading.unit === undefined ? {} : { unit: reading.unit }),
  };
  const read = await readWithTexts(job, reading);
  if (!read.ok) return read;
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  return success({ main, ...read.value, bytes, fileName, parts, isArchive: format === undefined });
}

interface ReadJob {
  readonly job: AnnotationFiles;
  readonly read: ReadAnnotations;
}

/** Asks again with the texts of the project's documents where the files have none for these names. */
async function readWithTexts(
  job: AnnotationFiles,
  { host, texts }: { readonly host: Host; readonly texts: TextsByName },
): Promise<Result<ReadJob>> {
  const read = await host.readAnnotations(job);
  if (!read.ok) return read;
  const { lacking } = read.value;
  const known = lacking.length === 0 ? {} : texts.of(lacking.map(({ name }) => name));
  if (Object.keys(known).length === 0) return success({ job, read: read.value });
  const withTexts = { ...job, texts: known };
  const again = await host.readAnnotations(withTexts);
  return again.ok ? success({ job: withTexts, read: again.value }) : again;
}

function tellLeftOut({ main }: AnnotationFiles, { lacking, unread }: ReadAnnotations, leftOut: LeftOutTaker): void {
  for (const { name, annotations, lookedFor } of lacking) {
    const files = lookedFor.join(', ');
    const words = files === '' ? '' : translate('import.left-out.looked-for', { files });
    leftOut.add({ reason: 'unknown-document', file: main, place: name, words, annotations });
  }
  for (const path of unread) leftOut.add({ reason: 'unread-file', file: main, place: path, words: '' });
}

/**
 * The texts of the project's documents by the name of the document, of its file, or either without the ending; of pages
 * by their address.
 */
class TextsByName {
  readonly #project: ProjectTexts;
  #ids: ReadonlyMap<string, string> | undefined;

  constructor(project: ProjectTexts) {
    this.#project = project;
  }

  of(names: readonly string[]): Record<string, string> {
    this.#ids ??= this.#gather();
    const found: [string, string][] = [];
    for (const name of names) {
      const last = name.slice(name.lastIndexOf('/') + 1);
      const byAddress = isAddress(name) ? this.#ids.get(addressKey(name)) : undefined;
      const id = byAddress ?? this.#ids.get(name) ?? this.#ids.get(last) ?? this.#ids.get(withoutEnding(last));
      if (id !== undefined) found.push([name, this.#project.textOf(id)]);
    }
    return Object.fromEntries(found);
  }

  #gather(): ReadonlyMap<string, string> {
    const byName = new Map<string, string>();
    const all = this.#project.documents();
    for (const { id, metadata } of all) if (isAddress(metadata.url)) byName.set(addressKey(metadata.url), id);
    for (const nameOf of [withoutEnding, (name: string) => name])
      for (const { id, name, source } of all) {
        byName.set(nameOf(source.fileName), id);
        byName.set(nameOf(name), id);
      }
    return byName;
  }
}

function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

/** Programs write the address of one page with and without what follows it, and by either protocol. */
function addressKey(url: string): string {
  return `page ${url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/#.*$|\/(?=#|$)/g, '')}`;
}

function withoutEnding(name: string): string {
  return name.slice(0, name.length - extname(name).length);
}
