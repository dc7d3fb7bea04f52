import { basename } from 'node:path';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Result } from '#shared/domain/result.ts';
import { checkSize } from '../../readers/limits.ts';
import type { Host } from '../host.ts';
import { byteLengthOf, readBytes } from './import-paths.ts';

/** The beginning of a table of documents, for choosing its columns before it is imported. */
export async function previewTable(
  path: string,
  encoding: string | undefined,
  host: Host,
): Promise<Result<OutputOf<'import.preview-table'>>> {
  const fileName = basename(path);
  const length = byteLengthOf(path);
  if (!length.ok) return length;
  const size = checkSize(fileName, length.value);
  if (!size.ok) return size;
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  return host.previewTable({ fileName, bytes: bytes.value, ...(encoding === undefined ? {} : { encoding }) });
}
