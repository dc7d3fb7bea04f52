import { failure, type Result, success } from '#shared/domain/result.ts';
import type { AnnotationReader, FileHead, ForeignFile } from '#shared/formats/exchange/annotation-reader.ts';
import type { ForeignDocument, ForeignFault, ForeignScheme } from '#shared/formats/exchange/foreign-corpus.ts';
import { resolveOffsets, type ResolvedCorpus } from '#shared/formats/exchange/resolve-offsets.ts';
import type { ForeignUnit } from '#shared/formats/exchange/counting.ts';
import { type AnnotationFormat, findAnnotationFormat, HEAD_BYTES, recogniseAll } from '#shared/formats/recognise.ts';
import { decodeText } from './decode-text.ts';
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
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Reads a file of annotations with what it needs, and finds out where they stand in the text. */
export async function readAnnotations(job: AnnotationFiles): Promise<Result<ReadAnnotations>> {
  const unpacked = await tryReading(() => unpack(job));
  if (!unpacked.ok) return unpacked;
  const files = unpacked.value;
  const isArchive = files.some(({ path }) => path !== job.main) && !files.some(({ path }) => path === job.main);
  const found = await formatOf(job, files, isArchive);
  if (!found) return failure('import/no-annotations', { file: job.main });
  const { format, reader, mains } = found;

  const documents: ForeignDocument[] = [];
  const faults: ForeignFault[] = [];
  const schemes: ForeignScheme[] = [];
  for (const main of mains) {
    const others = new Set(files.map(({ path }) => path).filter((path) => path !== main.path));
    const wanted = new Set(reader.companions?.(main.path, others) ?? []);
    const read = reader.read(
      main,
      files.filter(({ path }) => wanted.has(path)),
    );
    if (!read.ok) return read;
    documents.push(...read.value.documents);
    faults.push(...read.value.faults);
    schemes.push(read.value.scheme);
  }
  return success({
    format,
    ...resolved(documents, { job, files, units: reader.units }),
    scheme: joined(schemes),
    faults,
  });
}

/** The files as a reader gets them; those of an archive in its place. */
async function unpack({ main, files, encoding }: AnnotationFiles): Promise<ForeignFile[]> {
  const all: ForeignFile[] = [];
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

function foreignFile(path: string, bytes: Uint8Array, chosen: string | undefined): ForeignFile {
  let decoded: Result<string> | undefined;
  return {
    path,
    bytes,
    hasByteOrderMark:
      beginsWith(bytes, [0xef, 0xbb, 0xbf]) || beginsWith(bytes, [0xff, 0xfe]) || beginsWith(bytes, [0xfe, 0xff]),
    text() {
      decoded ??= textOf(path, bytes, chosen);
      return decoded;
    },
  };
}

function textOf(path: string, bytes: Uint8Array, chosen: string | undefined): Result<string> {
  const decoded = decodeText(bytes, { file: path, chosen });
  return decoded.ok ? success(decoded.value.text) : decoded;
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
    const [surest] = await recogniseAll(headOf(file));
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

/** Schemes of several files of one format: what the first says stands. */
function joined(schemes: readonly ForeignScheme[]): ForeignScheme {
  const layers = new Map<string, ForeignScheme['layers'][number]>();
  const linkTypes = new Map<string, ForeignScheme['linkTypes'][number]>();
  for (const scheme of schemes) {
    for (const layer of scheme.layers) {
      const known = layers.get(layer.name);
      layers.set(
        layer.name,
        known
          ? {
              ...known,
              labels: [...known.labels, ...newOnes(known.labels, layer.labels)],
              attributes: [...known.attributes, ...newOnes(known.attributes, layer.attributes)],
            }
          : layer,
      );
    }
    for (const type of scheme.linkTypes) if (!linkTypes.has(type.name)) linkTypes.set(type.name, type);
  }
  return { layers: [...layers.values()], linkTypes: [...linkTypes.values()] };
}

function newOnes<Item extends { readonly name: string }>(known: readonly Item[], more: readonly Item[]): Item[] {
  const names = new Set(known.map(({ name }) => name));
  return more.filter(({ name }) => !names.has(name));
}
