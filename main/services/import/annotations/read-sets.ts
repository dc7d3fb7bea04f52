import { basename, dirname } from 'node:path';
import { type Failure, failure, type Result, success } from '#shared/domain/result.ts';
import type { AnnotationColumns } from '#shared/formats/annotation-table/annotation-columns.ts';
import type { ColumnMapping } from '#shared/formats/documents/corpus-columns.ts';
import type { ForeignUnit } from '#shared/formats/exchange/counting.ts';
import type { LeftOutTaker } from '#shared/formats/exchange/adoption-report.ts';
import type { AnnotationFiles, ReadAnnotations } from '../../../readers/read-annotations.ts';
import { NameLimits } from '#shared/formats/exchange/name-limits.ts';
import { translate } from '#shared/locales/translate.ts';
import type { Host } from '../../host.ts';
import { type FoundFile, foundFile, readBytes } from '../import-paths.ts';
import { agreeOnCounting } from './agree-on-counting.ts';
import { ComingTexts } from './coming-texts.ts';
import type { AnnotationSet, SortedFiles } from './find-sets.ts';
import { freedFiles } from './freed-files.ts';
import { TextsOfProject } from './texts-by-name.ts';

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
  /** The documents that it has no text of. */
  readonly lacked: readonly string[];
  /** Those of them whose texts come in with the same import, in other files. */
  readonly coming: ReadonlySet<string>;
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
  readonly texts: ConstructorParameters<typeof TextsOfProject>[0];
  /** Which column of a table of articles is what, where a person chose. */
  readonly articleColumns: ColumnMapping | undefined;
  readonly isCancelled: () => boolean;
  readonly onFile: (done: number, file: string) => void;
}

type Problems = { readonly file: string; readonly error: Failure }[];

export interface ReadSets {
  readonly sets: readonly ReadSet[];
  /**
   * Documents and projects, which come in by themselves: with them archives in which no file is of a format of
   * annotations, and what a set might have needed and did not.
   */
  readonly others: readonly FoundFile[];
  readonly problems: readonly { readonly file: string; readonly error: Failure }[];
}

/**
 * Reads one set after the other; a file that cannot be read keeps none of the others out. Documents that they have no
 * text of are looked for among those that were chosen with them, and then in the project.
 */
export async function readSets(sorted: SortedFiles, reading: Reading): Promise<ReadSets> {
  const sets: ReadSet[] = [];
  const archives: FoundFile[] = [];
  const problems: Problems = [];
  const texts = new TextsOfProject(reading.texts);
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
  const others = [...sorted.others, ...archives, ...freedFiles(sorted, sets)];
  const once = withoutCopies(sets, reading.leftOut);
  const whole = await withComing(once, others, { ...reading, problems });
  const agreed = await agreeOnCounting(whole, {
    read: (job) => readWithTexts(job, { ...reading, texts }),
    isCancelled: reading.isCancelled,
    onFile: reading.onFile,
  });
  for (const { job, read } of agreed) tellLeftOut(job, read, reading.leftOut);
  return { sets: agreed, others, problems };
}

/** Those that lack texts, read again with the texts that come in beside them. */
async function withComing(
  sets: readonly ReadSet[],
  files: readonly FoundFile[],
  { host, encoding, articleColumns, isCancelled, onFile, problems }: Reading & { readonly problems: Problems },
): Promise<ReadSet[]> {
  const most = LARGEST_MB * MEGABYTE;
  const coming = new ComingTexts({ host, files, encoding, columns: articleColumns, most, isCancelled });
  const whole: ReadSet[] = [];
  for (const [index, set] of sets.entries()) {
    if (set.lacked.length > 0) onFile(index, set.fileName);
    const { texts, files: from } = set.lacked.length > 0 ? await coming.of(set.lacked) : { texts: {}, files: [] };
    if (from.length === 0) {
      whole.push(set);
      continue;
    }
    const job = { ...set.job, texts: { ...set.job.texts, ...texts } };
    const read = await host.readAnnotations(job);
    const parts = [...set.parts, ...from];
    if (read.ok) whole.push({ ...set, job, read: read.value, parts, coming: new Set(Object.keys(texts)) });
    else problems.push({ file: set.main.path, error: read.error });
  }
  return whole;
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
  reading: Omit<Reading, 'texts'> & { readonly texts: TextsOfProject; readonly left: number },
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
  return success({ main, ...read.value, bytes, fileName, parts, isArchive: format === undefined, coming: new Set() });
}

interface ReadJob {
  readonly job: AnnotationFiles;
  readonly read: ReadAnnotations;
  readonly lacked: readonly string[];
}

/** Asks again with the texts of the project's documents where the files have none for these names. */
async function readWithTexts(
  job: AnnotationFiles,
  { host, texts }: { readonly host: Host; readonly texts: TextsOfProject },
): Promise<Result<ReadJob>> {
  const read = await host.readAnnotations(job);
  if (!read.ok) return read;
  const lacked = read.value.lacking.map(({ name }) => name);
  const known = lacked.length === 0 ? {} : texts.of(lacked);
  if (Object.keys(known).length === 0) return success({ job, read: read.value, lacked });
  const withTexts = { ...job, texts: { ...job.texts, ...known } };
  const again = await host.readAnnotations(withTexts);
  return again.ok ? success({ job: withTexts, read: again.value, lacked }) : again;
}

function tellLeftOut({ main }: AnnotationFiles, { lacking, unread }: ReadAnnotations, leftOut: LeftOutTaker): void {
  for (const { name, annotations, lookedFor } of lacking) {
    const files = lookedFor.join(', ');
    const words = files === '' ? '' : translate('import.left-out.looked-for', { files });
    leftOut.add({ reason: 'unknown-document', file: main, place: name, words, annotations });
  }
  for (const path of unread) leftOut.add({ reason: 'unread-file', file: main, place: path, words: '' });
}
