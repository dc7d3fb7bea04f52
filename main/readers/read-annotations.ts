import type { EncodingBasis } from '#shared/domain/document.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { AnnotationColumns } from '#shared/formats/annotation-table/annotation-columns.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '#shared/formats/exchange/annotation-reader.ts';
import type { ForeignDocument, ForeignFault, ForeignScheme } from '#shared/formats/exchange/foreign-corpus.ts';
import { withFreeNames } from '#shared/formats/exchange/free-names.ts';
import { joinAnnotators, joinFilesOfAnnotators } from '#shared/formats/exchange/join-annotators.ts';
import { joinSchemes } from '#shared/formats/exchange/join-schemes.ts';
import { resolveOffsets, type ResolvedCorpus } from '#shared/formats/exchange/resolve-offsets.ts';
import type { Counting, ForeignUnit } from '#shared/formats/exchange/counting.ts';
import {
  type AnnotationFormat,
  annotationFormatNames,
  findAnnotationFormat,
  recogniseAnnotations,
} from '#shared/formats/recognise.ts';
import { describeFailure } from '#shared/locales/translate.ts';
import { pushAll } from '#shared/domain/push-all.ts';
import { withAnnotations } from './inner-annotations.ts';
import { freeMains } from './free-mains.ts';
import { headText } from './head-text.ts';
import { tryReading } from './read-fault.ts';
import { readTxt } from './read-txt.ts';
import { type DecodableFile, unpackSet } from './unpack-set.ts';

/** Files that are read together: one that says what is annotated, and what it needs. */
export interface AnnotationFiles {
  /** The one of them that was asked for. An archive stands for all that is in it. */
  readonly main: string;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** The id of the format, where a person chose one. */
  readonly format?: string;
  /** The encoding of text files, where a person chose one. */
  readonly encoding?: string;
  /** The texts of documents of the project, by name, for files that have none of their own. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Which column of a table of annotations is what, where a person said so. */
  readonly columns?: AnnotationColumns;
  /** What the offsets count, where a person said so. */
  readonly unit?: ForeignUnit;
  /** How the offsets count, where files of the same program have shown that. */
  readonly counting?: Counting;
}

export interface ReadAnnotations {
  readonly format: string;
  /** What its offsets usually count, the likeliest first. */
  readonly units: readonly ForeignUnit[];
  /** Which exports they are, where the format tells: two files of one are the same, in whatever they are packed. */
  readonly exports: readonly string[];
  readonly corpus: ResolvedCorpus;
  readonly scheme: ForeignScheme;
  readonly faults: readonly ForeignFault[];
  /** Documents of which only the project can have the text; to be asked again with `texts`. */
  readonly lacking: readonly LackingDocument[];
  /** The files that texts came from, by their path in the set. */
  readonly sources: Readonly<Record<string, AnnotationSource>>;
  /** What is in an archive and was not needed. */
  readonly unread: readonly string[];
}

/** A document without its text. */
export interface LackingDocument {
  readonly name: string;
  readonly annotations: number;
  /** The files that it would have been in. */
  readonly lookedFor: readonly string[];
}

export interface AnnotationSource {
  readonly encoding: string;
  readonly encodingBasis: EncodingBasis;
  /** The document whose text is all of the file, as it would be opened by itself. */
  readonly wholeOf?: string;
}

/** Reads a file of annotations with what it needs, and finds out where they stand in the text. */
export async function readAnnotations(job: AnnotationFiles): Promise<Result<ReadAnnotations>> {
  const unpacked = await tryReading(() => unpackSet(job));
  if (!unpacked.ok) return unpacked;
  const { files } = unpacked.value;
  const isArchive = files.some(({ path }) => path !== job.main) && !files.some(({ path }) => path === job.main);
  const found = await formatOf(job, files, isArchive);
  if (!found)
    return failure('import/no-annotations', { file: job.main, tried: annotationFormatNames().join(', ') || '–' });
  const { format, reader } = found;
  const mains = freeMains(
    found.mains,
    reader,
    files.map(({ path }) => path),
  );

  const documents: ForeignDocument[] = [];
  const faults: ForeignFault[] = [...unpacked.value.faults];
  const schemes: ForeignScheme[] = [];
  const needed = new Set<string>();
  const names = new Set<string>();
  const isWhole = isWholeOf(files);
  for (const packed of mains) {
    const opened = (await reader.unpack?.(packed)) ?? success(packed);
    if (!opened.ok) return opened;
    const main = opened.value;
    const others = new Set(files.map(({ path }) => path).filter((path) => path !== main.path));
    const wanted = new Set(reader.companions?.(main.path, others) ?? []);
    for (const path of [main.path, ...wanted]) needed.add(path);
    const beside = files.filter(({ path }) => wanted.has(path));
    const companions = reader.gathers ? await withAnnotations(beside) : beside;
    const read = reader.read(main, companions, { columns: job.columns });
    // In an archive one damaged file keeps none of the others out.
    if (!read.ok && mains.length > 1) {
      faults.push({ file: main.path, place: 'the file', reason: describeFailure(read.error) });
      continue;
    }
    if (!read.ok) return read;
    pushAll(documents, withFreeNames(read.value.documents, names, isWhole));
    pushAll(faults, read.value.faults);
    schemes.push(read.value.scheme);
  }
  return success({
    format,
    units: reader.units,
    exports: mains.flatMap((main) => reader.exportOf?.(headOf(main)) ?? []),
    ...resolved(
      joinAnnotators(isArchive && reader.filesAreAnnotators ? joinFilesOfAnnotators(documents) : documents, isWhole),
      { job, files, units: reader.units },
    ),
    scheme: joinSchemes(schemes),
    faults,
    sources: sourcesOf(documents, files),
    unread: isArchive ? files.flatMap(({ path }) => (needed.has(path) ? [] : [path])) : [],
  });
}

function isWholeOf(files: readonly DecodableFile[]): (document: ForeignDocument) => boolean {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return ({ file, text }) => {
    const decoded = text === undefined ? undefined : byPath.get(file)?.decoded();
    return decoded?.ok === true && decoded.value.text === text;
  };
}

function sourcesOf(
  documents: readonly ForeignDocument[],
  files: readonly DecodableFile[],
): Record<string, AnnotationSource> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const sources = new Map<string, AnnotationSource>();
  for (const { file, name, text } of documents) {
    if (sources.has(file)) continue;
    const decoded = byPath.get(file)?.decoded();
    sources.set(file, {
      encoding: decoded?.ok ? decoded.value.encoding : 'utf-8',
      encodingBasis: decoded?.ok ? decoded.value.basis : 'declared',
      ...(decoded?.ok && text === decoded.value.text ? { wholeOf: name } : {}),
    });
  }
  return Object.fromEntries(sources);
}

/** Binary files have a head that no format of text knows. */
function headOf({ path, bytes }: ForeignFile): FileHead {
  return { path, head: headText(bytes) };
}

interface Found {
  readonly format: string;
  readonly reader: AnnotationReader;
  readonly mains: readonly ForeignFile[];
}

/**
 * The format that is surest of the file; in an archive, the one that is surest of most of its files, unless one of them
 * is a project which says what the others are.
 */
async function formatOf(
  { main, format }: AnnotationFiles,
  files: readonly ForeignFile[],
  isArchive: boolean,
): Promise<Found | undefined> {
  const candidates = isArchive ? files : files.filter(({ path }) => path === main);
  if (format !== undefined) {
    const chosen = await findAnnotationFormat(format);
    if (!chosen) return undefined;
    const mains = isArchive ? candidates.filter((file) => chosen.reader.recognises(headOf(file)) > 0) : candidates;
    return mains.length > 0 ? { format, reader: chosen.reader, mains } : undefined;
  }
  const tally = new Map<AnnotationFormat, ForeignFile[]>();
  const best = new Map<AnnotationFormat, number>();
  for (const file of candidates) {
    const surest = await recogniseAnnotations(headOf(file));
    if (!surest) continue;
    tally.set(surest.format, [...(tally.get(surest.format) ?? []), file]);
    best.set(surest.format, Math.max(best.get(surest.format) ?? 0, surest.sure));
  }
  const ranked = [...tally].sort(
    ([a, filesA], [b, filesB]) =>
      Number(b.reader.gathers ?? false) - Number(a.reader.gathers ?? false) ||
      (best.get(b) ?? 0) - (best.get(a) ?? 0) ||
      filesB.length - filesA.length,
  );
  const [winner] = ranked;
  return winner && { format: winner[0].id, reader: winner[0].reader, mains: winner[1] };
}

interface Resolving {
  readonly job: AnnotationFiles;
  readonly files: readonly ForeignFile[];
  readonly units: readonly ForeignUnit[];
}

function resolved(
  documents: readonly ForeignDocument[],
  { job, files, units }: Resolving,
): Pick<ReadAnnotations, 'corpus' | 'lacking'> {
  const marked = new Set(files.filter(({ hasByteOrderMark }) => hasByteOrderMark).map(({ path }) => path));
  const lacking: LackingDocument[] = [];
  const whole = documents.flatMap((document) => {
    const text = document.text ?? ownText(job.texts, document.name);
    if (text === undefined) {
      const { name, annotations, lookedFor = [] } = document;
      lacking.push({ name, annotations: annotations.length, lookedFor });
      return [];
    }
    return [{ ...document, text, hasByteOrderMark: marked.has(document.file) }];
  });
  const corpus = resolveOffsets(whole, units, { known: job.counting, chosen: job.unit });
  const blocked = corpus.documents.map((document) =>
    document.blocks ? document : { ...document, ...readTxt(document.text).content, marks: document.marks ?? [] },
  );
  return { corpus: { ...corpus, documents: blocked }, lacking };
}

function ownText(texts: AnnotationFiles['texts'], name: string): string | undefined {
  return texts && Object.hasOwn(texts, name) ? texts[name] : undefined;
}
