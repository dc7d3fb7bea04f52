import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { BytesChunk, Chunk, WrittenFile } from '#shared/formats/format.ts';

const PIECE = 2 ** 18;

/** Between two turns of the event loop: long enough to be fast, short enough that a cancel is heard at once. */
const TURN_MS = 20;

/** What stops a write on purpose. */
export class ExportCancelled extends Error {}

export interface Watch {
  cancelled(): boolean;
  /** Called with the number of records written since the last call. */
  wrote(rows: number): void;
}

/** Writes a new file and waits until it is on the disk. `path` in the answer is the caller's to fill in. */
export async function writeChunks(
  path: string,
  chunks: Iterable<Chunk | BytesChunk>,
  watch: Watch,
): Promise<Omit<WrittenFile, 'path'>> {
  const file = await open(path, 'wx');
  try {
    const sink = new Sink(file);
    let rows = 0;
    let turn = performance.now();
    for (const chunk of chunks) {
      if (watch.cancelled()) throw new ExportCancelled();
      rows += chunk.rows;
      watch.wrote(chunk.rows);
      if ('bytes' in chunk) await sink.addBytes(chunk.bytes);
      else await sink.add(chunk.text);
      if (performance.now() - turn < TURN_MS) continue;
      await otherWork();
      turn = performance.now();
    }
    await sink.flush();
    if (watch.cancelled()) throw new ExportCancelled();
    await file.sync();
    return { bytes: sink.bytes, rows, sha256: sink.digest() };
  } finally {
    await file.close();
  }
}

/** Gathers small rows into pieces worth a call to the system. */
class Sink {
  bytes = 0;
  readonly #file: FileHandle;
  readonly #hash = createHash('sha256');
  #waiting: string[] = [];
  #length = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async add(text: string): Promise<void> {
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length >= PIECE) await this.flush();
  }

  async flush(): Promise<void> {
    const data = Buffer.from(this.#waiting.join(''), 'utf8');
    this.#waiting = [];
    this.#length = 0;
    await this.#write(data);
  }

  async addBytes(data: Uint8Array): Promise<void> {
    await this.flush();
    await this.#write(data);
  }

  async #write(data: Uint8Array): Promise<void> {
    this.#hash.update(data);
    this.bytes += data.length;
    await this.#file.writeFile(data);
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}
