import { constants, gunzipSync } from 'node:zlib';
import { LARGEST_FILE_MB } from './limits.ts';
import { beginsWith } from './magic-numbers.ts';
import { ReadFault } from './read-fault.ts';

const MEGABYTE = 2 ** 20;

export function isGzip(bytes: Uint8Array): boolean {
  return beginsWith(bytes, [0x1f, 0x8b, 0x08]);
}

/** `articles.jsonl.gz` holds `articles.jsonl`. */
export function nameInGzip(name: string): string {
  return name.replace(/\.gz$/i, '');
}

/**
 * The file that was packed with gzip.
 *
 * @throws ReadFault where it is damaged or larger than a file may be
 */
export function gunzip(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_FILE_MB * MEGABYTE });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new ReadFault('import/archive-too-large', { file, limit: LARGEST_FILE_MB });
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReadFault('import/damaged', { file, place: 'the gzip file', reason });
  }
}

/** How the file begins that was packed with gzip, as far as the bytes go; nothing where it cannot be unpacked. */
export function gunzipHead(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LARGEST_FILE_MB * MEGABYTE });
  } catch {
    // Whoever reads all of it says what is wrong.
    return new Uint8Array();
  }
}
