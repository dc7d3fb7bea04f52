import { type Result, success } from '#shared/domain/result.ts';
import type { ForeignFile } from '#shared/formats/exchange/annotation-reader.ts';
import type { ForeignFault } from '#shared/formats/exchange/foreign-corpus.ts';
import { describeFailure } from '#shared/locales/translate.ts';
import { decodeText, type DecodedText } from './decode-text.ts';
import { gunzip, isGzip, nameInGzip } from './gzip.ts';
import { beginsWith } from './magic-numbers.ts';
import { ReadFault, tryReading } from './read-fault.ts';
import { usualBudget, ZipArchive, type ZipBudget } from './zip.ts';

/** A file that knows how it was decoded. */
export interface DecodableFile extends ForeignFile {
  /** Undefined as long as nobody asked for its text. */
  decoded(): Result<DecodedText> | undefined;
}

interface PackedSet {
  /** The one that was asked for: an archive stands for all that is in it. */
  readonly main: string;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly encoding?: string;
}

export interface UnpackedSet {
  readonly files: readonly DecodableFile[];
  /** Archives in the archive that cannot be read keep none of the others out. */
  readonly faults: readonly ForeignFault[];
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * Java objects, of which nothing can be read here: INCEpTION puts every document once more into its projects as such,
 * and these are the larger part of them.
 */
const isJavaObject = (path: string): boolean => path.toLowerCase().endsWith('.ser');

/** What macOS puts into an archive beside each file, under nearly the same name. */
const isOfMacOs = (path: string): boolean => path.startsWith('__MACOSX/') || /(?:^|\/)\._[^/]*$/.test(path);

/**
 * The files as readers get them, those of an archive in its place. Archives in it (INCEpTION packs a CAS with its types)
 * and beside the main file are unpacked as well, under `name.zip/`, one level deep, and all of them within one budget.
 *
 * @throws ReadFault where the main file is an archive that cannot be read
 */
export async function unpackSet({ main, files, encoding }: PackedSet): Promise<UnpackedSet> {
  const unpacked: DecodableFile[] = [];
  const faults: ForeignFault[] = [];
  const left = { entries: usualBudget.entries, bytes: usualBudget.megabytes * MEGABYTE };
  const take = (path: string, bytes: Uint8Array): void => void unpacked.push(foreignFile(path, bytes, encoding));
  const takeInner = async (path: string, bytes: Uint8Array): Promise<void> => {
    if (isGzip(bytes)) {
      const unzipped = await tryReading(() => Promise.resolve(gunzipWithin(bytes, { path, left })));
      if (unzipped.ok) take(nameInGzip(path), unzipped.value);
      else faults.push({ file: path, place: 'the archive', reason: describeFailure(unzipped.error) });
      return;
    }
    if (!isZip(path, bytes)) return take(path, bytes);
    const inner = await tryReading(() => entriesOf(bytes, { path, left }));
    if (inner.ok) for (const entry of inner.value) take(`${path}/${entry.path}`, entry.bytes);
    else faults.push({ file: path, place: 'the archive', reason: describeFailure(inner.error) });
  };
  for (const { path, bytes } of files) {
    if (path !== main) await takeInner(path, bytes);
    else if (isGzip(bytes)) take(nameInGzip(path), gunzipWithin(bytes, { path, left }));
    else if (!beginsWith(bytes, ZIP)) take(path, bytes);
    else for (const entry of await entriesOf(bytes, { path, left })) await takeInner(entry.path, entry.bytes);
  }
  return { files: unpacked, faults };
}

const MEGABYTE = 2 ** 20;

interface Left {
  entries: number;
  bytes: number;
}

/** @throws ReadFault where it cannot be unpacked, or is more than is left */
function gunzipWithin(bytes: Uint8Array, { path, left }: { readonly path: string; readonly left: Left }): Uint8Array {
  const unzipped = gunzip(bytes, path);
  if (unzipped.length > left.bytes)
    throw new ReadFault('import/archive-too-large', { file: path, limit: usualBudget.megabytes });
  left.bytes -= unzipped.length;
  return unzipped;
}

async function entriesOf(
  bytes: Uint8Array,
  { path, left }: { readonly path: string; readonly left: Left },
): Promise<{ readonly path: string; readonly bytes: Uint8Array }[]> {
  const budget: ZipBudget = {
    ...usualBudget,
    entries: left.entries,
    megabytes: Math.ceil(left.bytes / MEGABYTE),
    passesOver: (inner) => isJavaObject(inner) || isOfMacOs(inner),
  };
  const archive = await ZipArchive.open(bytes, path, budget);
  const { entries } = archive;
  left.entries -= entries.length;
  left.bytes -= entries.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const read: { path: string; bytes: Uint8Array }[] = [];
  for (const entry of entries) {
    const member = await archive.read(entry.path);
    if (member) read.push({ path: entry.path, bytes: member });
  }
  return read;
}

function isZip(path: string, bytes: Uint8Array): boolean {
  return path.toLowerCase().endsWith('.zip') && beginsWith(bytes, ZIP);
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
