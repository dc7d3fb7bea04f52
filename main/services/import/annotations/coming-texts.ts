import { basename } from 'node:path';
import type { ColumnMapping } from '#shared/formats/documents/corpus-columns.ts';
import { isTable } from '#shared/formats/documents/document-formats.ts';
import type { ArchivePlace } from '../../../readers/parsed-document.ts';
import { checkSize } from '../../../readers/limits.ts';
import type { Host } from '../../host.ts';
import { type FoundFile, readBytes } from '../import-paths.ts';
import { isProjectFile } from '../project-file.ts';
import { nameInGzip } from '../../../readers/gzip.ts';
import { ByName, isAddress, namesMeant, withoutEnding } from './texts-by-name.ts';

interface Coming {
  readonly host: Host;
  /** The documents that were chosen together with the annotations. */
  readonly files: readonly FoundFile[];
  readonly encoding: string | undefined;
  readonly columns: ColumnMapping | undefined;
  /** How many bytes may be read for it. */
  readonly most: number;
  readonly isCancelled: () => boolean;
}

interface ComingText {
  readonly text: string;
  readonly file: FoundFile;
}

export interface ComingTextsFound {
  /** By the name that was asked for. */
  readonly texts: Readonly<Record<string, string>>;
  readonly files: readonly FoundFile[];
}

/** Files whose documents are called otherwise than the file. */
const holdsSeveral = (path: string): boolean =>
  isTable(path) || /\.(?:zip|json|(?:csv|tsv|jsonl|ndjson|json)\.gz)$/i.test(path);

/**
 * The texts of documents that come in with the same import, as they will come in. A file is read when a name that it may
 * have is first asked for: tables and archives for any name, all files for an address, each other one for its own.
 */
export class ComingTexts {
  readonly #coming: Coming;
  readonly #byName = new ByName<ComingText>();
  readonly #unread: Set<FoundFile>;
  #left: number;

  constructor(coming: Coming) {
    this.#coming = coming;
    this.#unread = new Set(coming.files);
    this.#left = coming.most;
  }

  async of(names: readonly string[]): Promise<ComingTextsFound> {
    const wanted = new Set(names.flatMap((name) => namesMeant(name)).flatMap((name) => [name, withoutEnding(name)]));
    const hasAddress = names.some((name) => isAddress(name));
    for (const file of this.#unread) {
      if (this.#coming.isCancelled()) break;
      const name = basename(file.path);
      const mayHave =
        hasAddress ||
        wanted.has(nameInGzip(name)) ||
        wanted.has(name) ||
        wanted.has(withoutEnding(name)) ||
        holdsSeveral(name);
      if (mayHave) await this.#read(file);
    }
    const found = names.flatMap((name) => {
      const text = this.#byName.find(name);
      return text ? [{ name, ...text }] : [];
    });
    return {
      texts: Object.fromEntries(found.map(({ name, text }) => [name, text])),
      files: [...new Set(found.map(({ file }) => file))],
    };
  }

  /** A file that cannot be read is told of when it is imported. */
  async #read(file: FoundFile): Promise<void> {
    const { host, encoding, columns, isCancelled } = this.#coming;
    this.#unread.delete(file);
    const fileName = basename(file.path);
    if (file.byteLength > this.#left || !checkSize(fileName, file.byteLength).ok) return;
    if (isProjectFile(file.path, undefined)) return;
    const bytes = await readBytes(file.path);
    if (!bytes.ok) return;
    this.#left -= file.byteLength;
    const job = {
      fileName,
      bytes: bytes.value,
      ...(encoding === undefined ? {} : { encoding }),
      ...(columns === undefined ? {} : { columns }),
    };
    for (let from: ArchivePlace | undefined; ;) {
      const read = await host.readFile(from ? { ...job, from } : job);
      if (!read.ok) return;
      for (const { name, own, part, content, metadata } of read.value.documents) {
        const source = own?.fileName ?? fileName;
        const called = { name: name ?? source, fileName: part === undefined ? source : undefined };
        this.#byName.add({ ...called, title: metadata.title, url: metadata.url }, { text: content.text, file });
      }
      from = read.value.next;
      if (!from || isCancelled()) return;
    }
  }
}
