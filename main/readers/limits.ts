import { failure, type Result, success } from '#shared/domain/result.ts';

const MEGABYTE = 2 ** 20;

/** A text of more would not fit a window that stays responsive; articles have a few kilobytes. */
export const LARGEST_FILE_MB = 64;

/** To be asked with what `stat` says, before a byte is read. */
export function checkSize(file: string, byteLength: number): Result<null> {
  if (byteLength <= LARGEST_FILE_MB * MEGABYTE) return success(null);
  const size = Math.ceil(byteLength / MEGABYTE);
  return failure('import/too-large', { file, size, limit: LARGEST_FILE_MB });
}
