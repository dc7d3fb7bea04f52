import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl';
import { crc32 } from 'node:zlib';
import { ReadFault } from './read-fault.ts';

const MEGABYTE = 2 ** 20;

/** What an archive may ask of the reader. Real ones are far from it; those that are made to do harm are not. */
export interface ZipBudget {
  readonly entries: number;
  readonly megabytes: number;
  /** How many times an entry of more than a megabyte may grow when it is unpacked. DEFLATE's limit is about 1030. */
  readonly growth: number;
  /** Entries that nobody will ask for: they are not listed, and count for nothing but their names. */
  readonly passesOver?: (path: string) => boolean;
}

export const usualBudget: ZipBudget = { entries: 10_000, megabytes: 256, growth: 300 };

const UTF8_NAME = 0x800;
const UNIX = 3;
const FILE_TYPE = 0o170000;
const LINK = 0o120000;

interface ZipEntry {
  /** With `/` between folders; never absolute, never with `..` in it. */
  readonly path: string;
  readonly byteLength: number;
}

/** An archive whose directory was read and found to be within its budget. Entries are unpacked one by one, when asked for. */
export class ZipArchive {
  readonly #file: string;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(file: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#file = file;
    this.#zip = zip;
    this.#entries = entries;
  }

  /**
   * Reads the directory of an archive. `file` is what messages call it.
   * @throws ReadFault where it is damaged, encrypted, over its budget, or where a name or a link leads out of it
   */
  static async open(bytes: Uint8Array, file: string, budget: ZipBudget = usualBudget): Promise<ZipArchive> {
    try {
      const options = { lazyEntries: true, decodeStrings: false, autoClose: false };
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const zip = await fromBufferPromise(buffer, options);
      const limit = budget.entries;
      if (zip.entryCount > limit) throw new ReadFault('import/archive-entries', { file, count: zip.entryCount, limit });
      return new ZipArchive(file, zip, await readDirectory(zip, file, budget));
    } catch (error) {
      throw asFault(error, file, 'its directory');
    }
  }

  /** The files in it, in the archive's order; folders are not listed. */
  get entries(): readonly ZipEntry[] {
    return [...this.#entries].map(([path, entry]) => ({ path, byteLength: entry.uncompressedSize }));
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /**
   * The bytes of an entry, or undefined where there is none of this path.
   * @throws ReadFault where it is damaged: its length and its check sum must be as its directory says
   */
  async read(path: string): Promise<Uint8Array | undefined> {
    const entry = this.#entries.get(path);
    if (!entry) return undefined;
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      const chunks: Buffer[] = [];
      // yauzl stops where there is more than the directory says, so this cannot outgrow what was checked.
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const bytes = Buffer.concat(chunks);
      if (crc32(bytes) !== entry.crc32) throw new Error('its check sum is wrong');
      return bytes;
    } catch (error) {
      throw asFault(error, this.#file, path);
    }
  }
}

async function readDirectory(zip: ZipFile, file: string, budget: ZipBudget): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const path = nameOf(entry);
    const unsafe = validateFileName(path) !== null || path.includes('\0');
    if (unsafe) throw new ReadFault('import/archive-path', { file, entry: path.replaceAll('\0', '\\0').slice(0, 200) });
    if (path.endsWith('/') || budget.passesOver?.(path) === true) continue;
    if (entry.isEncrypted()) throw new ReadFault('import/encrypted', { file });
    if (isLink(entry)) throw new ReadFault('import/archive-link', { file, entry: path });
    const { compressedSize, uncompressedSize } = entry;
    if (uncompressedSize > MEGABYTE && uncompressedSize > compressedSize * budget.growth)
      throw new ReadFault('import/archive-growth', { file, entry: path, limit: budget.growth });
    total += uncompressedSize;
    if (total > budget.megabytes * MEGABYTE)
      throw new ReadFault('import/archive-too-large', { file, limit: Math.floor(budget.megabytes) });
    // Two entries of one name: which one a program shows is a matter of chance, so it is not this archive's word.
    if (entries.has(path)) throw new ReadFault('import/damaged', { file, place: path, reason: 'it is there twice' });
    entries.set(path, entry);
  }
  return entries;
}

/** Names without a flag are in whatever the writing system had: UTF-8 where they are valid in it, else code page 437. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const flagged = isUtf8(fileNameRaw) ? generalPurposeBitFlag | UTF8_NAME : generalPurposeBitFlag;
  return getFileNameLowLevel(flagged, fileNameRaw, extraFields, false);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  return versionMadeBy >> 8 === UNIX && ((externalFileAttributes >>> 16) & FILE_TYPE) === LINK;
}

function asFault(error: unknown, file: string, place: string): ReadFault {
  if (error instanceof ReadFault) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (/encrypt/i.test(reason)) return new ReadFault('import/encrypted', { file });
  return new ReadFault('import/damaged', { file, place, reason });
}
