// What a reader process may use, and how whoever started it learns that it needed more. V8's own limit counts its heap
// only: the bytes of an archive, or of a stream that grows when it is unpacked, lie outside of it.

/** What the process may have in memory, in MB, with all that it has loaded. */
export const READER_MEMORY_MB = 1024;

/** V8's own limit in MB; below the other, since the bytes of the files come on top. */
export const READER_HEAP_MB = 768;

/** The watching thread's last word: how a process ended does not tell why on every system. */
export const OVER_MEMORY = 'The reader needs more memory than is allowed.';

/** What V8 says before it ends its process. */
const HEAP_FULL = /heap out of memory|reached heap limit/i;

const KEPT = 4096;

/** How a reader process ended. */
export interface ReaderEnd {
  readonly code: number;
  readonly isOutOfMemory: boolean;
}

/** What a reader process says at last. */
export class LastWords {
  #words = '';

  hear(words: string): void {
    this.#words = (this.#words + words).slice(-KEPT);
  }

  end(code: number): ReaderEnd {
    return { code, isOutOfMemory: this.#words.includes(OVER_MEMORY) || HEAP_FULL.test(this.#words) };
  }
}
