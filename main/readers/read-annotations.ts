import type { EncodingBasis } from '#shared/domain/document.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '#shared/formats/exchange/annotation-reader.ts';
import type { ForeignDocument, ForeignFault, ForeignScheme } from '#shared/formats/exchange/foreign-corpus.ts';
import { joinSchemes } from '#shared/formats/exchange/join-schemes.ts';
import { resolveOffsets, type ResolvedCorpus } from '#shared/formats/exchange/resolve-offsets.ts';
import type { ForeignUnit } from '#shared/formats/exchange/counting.ts';
import {
  type AnnotationFormat,
  annotationFormatNames,
  findAnnotationFormat,
  HEAD_BYTES,
  recogniseAnnotations,
} from '#shared/formats/recognise.ts';
import { describeFailure } from '#shared/locales/translate.ts';
import { decodeText, type DecodedText } from './decode-text.ts';
import { beginsWith } from './magic-numbers.ts';
import { tryReading } from './read-fault.ts';
import { readTxt } from './read-txt.ts';
import { ZipArchive } from './zip.ts';

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
}

export interface ReadAnnotations {
  readonly format: string;
  readonly corpus: ResolvedCorpus;
  readonly scheme: ForeignScheme;
  readonly faults: readonly ForeignFault[];
  /** Names of documents of which only the project can have the text; to be asked again with `texts`. */
  readonly lacking: readonly string[];
  /** The files that texts came from, by their path in the set. */
  readonly sources: Readonly<Record<string, AnnotationSource>>;
  /** What is in an archive and was not needed. */
  readonly unread: readonly string[];
}

export interface AnnotationSource {
  readonly encoding: string;
  readonly encodingBasis: EncodingBasis;
  /** The document whose text is all of the file, as it would be opened by itself. */
  readonly wholeOf?: string;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Reads a file of annotations with what it needs, and finds out where they stand in the text. */
export async function readAnnotations(job: AnnotationFiles): Promise<Result<ReadAnnotations>> {
  const unpacked = await tryReading(() => unpack(job));
  if (!unpacked.ok) return unpacked;
  const files = unpacked.value;
  const isArchive = files.some(({ path }) => path !== job.main) && !files.some(({ path }) => path === job.main);
  const found = await formatOf(job, files, isArchive);
  if (!found)
    return failure('import/no-annotations', { file: job.main, tried: annotationFormatNames().join(', ') || '–' });
  const { format, reader, mains } = found;

  const documents: ForeignDocument[] = [];
  const faults: ForeignFault[] = [];
  const schemes: ForeignScheme[] = [];
  const needed = new Set<string>();
  for (const packed of mains) {
    const opened = (await reader.unpack?.(packed)) ?? success(packed);
    if (!opened.ok) return opened;
    const main = opened.value;
    const others = new Set(files.map(({ path }) => path).filter((path) => path !== main.path));
    const wanted = new Set(reader.companions?.(main.path, others) ?? []);
    for (const path of [main.path, ...wanted]) needed.add(path);
    const read = reader.read(
      main,
      files.filter(({ path }) => wanted.has(path)),
    );
    // In an archive one damaged file keeps none of the others out.
    if (!read.ok && mains.length > 1) {
      faults.push({ file: main.path, place: 'the file', reason: describeFailure(read.error) });
      continue;
    }
    if (!read.ok) return read;
    documents.push(...read.value.documents);
    faults.push(...read.value.faults);
    schemes.push(read.value.scheme);
  }
  return success({
    format,
    ...resolved(documents, { job, files, units: reader.units }),
    scheme: joinSchemes(schemes),
    faults,
    sources: sourcesOf(documents, files),
    unread: isArchive ? files.flatMap(({ path }) => (needed.has(path) ? [] : [path])) : [],
  });
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

/** A file that knows how it was decoded. */
interface DecodableFile extends ForeignFile {
  /** Undefined as long as nobody asked for its text. */
  decoded(): Result<DecodedText> | undefined;
}

/** The files as a reader gets them; those of an archive in its place. */
async function unpack({ main, files, encoding }: AnnotationFiles): Promise<DecodableFile[]> {
  const all: DecodableFile[] = [];
  for (const { path, bytes } of files) {
    if (path !== main || !beginsWith(bytes, ZIP)) {
      all.push(foreignFile(path, bytes, encoding));
      continue;
    }
    const archive = await ZipArchive.open(bytes, path);
    for (const entry of archive.entries) {
      const member = await archive.read(entry.path);
      if (member) all.push(foreignFile(entry.path, member, encoding));
    }
  }
  return all;
}

function foreignFile(path: string, bytes: Uint8Array, chosen: string | undefined): DecodableFile {
  let decoded: Result<DecodedText> | undefined;
  return {
    path,
    bytes,
    hasByteOrderMark:
      beginsWith(bytes, [0xef, 0xbb, 0xbf]) || beginsWith(bytes, [0xff, 0xfe]) || beginsWith(bytes, [0xfe, 0xff]),
    text() {
      decoded ??= decodeText(bytes, { file: path, chosen });
      return decoded.ok ? success(decoded.value.text) : decoded;
    },
    decoded: () => decoded,
  };
}

/** Binary files have a head that no format of text knows. */
function headOf({ path, bytes }: ForeignFile): FileHead {
  return { path, head: new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)) };
}

interface Found {
  readonly format: string;
  readonly reader: AnnotationReader;
  readonly mains: readonly ForeignFile[];
}

/** The format that is surest of the file; in an archive, the one that is surest of most of its files. */
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
    ([a, filesA], [b, filesB]) => (best.get(b) ?? 0) - (best.get(a) ?? 0) || filesB.length - filesA.length,
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
  const lacking: string[] = [];
  const whole = documents.flatMap((document) => {
    const text = document.text ?? ownText(job.texts, document.name);
    if (text === undefined) {
      lacking.push(document.name);
      return [];
    }
    return [{ ...document, text, hasByteOrderMark: marked.has(document.file) }];
  });
  const corpus = resolveOffsets(whole, units);
  const blocked = corpus.documents.map((document) =>
    document.blocks ? document : { ...document, ...readTxt(document.text).content, marks: document.marks ?? [] },
  );
  return { corpus: { ...corpus, documents: blocked }, lacking };
}

function ownText(texts: AnnotationFiles['texts'], name: string): string | undefined {
  return texts && Object.hasOwn(texts, name) ? texts[name] : undefined;
}
