import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { APPLICATION_ID } from './connection.ts';
import { attempt } from './failures.ts';
import { FORMAT_VERSION } from './migrations/migrations.ts';

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';
/** Offsets of the header of a SQLite file: https://sqlite.org/fileformat2.html#the_database_header */
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;

/**
 * Whether a file is a project that this program may open, told from its first bytes, before SQLite comes near it: SQLite
 * takes an empty file for a new database, and would write to one of a newer version. Gives the real path, so that a
 * symbolic link and its target cannot be open as two projects.
 */
export function checkProjectFile(path: string): Result<string> {
  return attempt(path, () => {
    if (!existsSync(path)) return failure('project/not-found', { path });
    const real = realpathSync(path);
    const stat = statSync(real);
    if (!stat.isFile()) return failure('project/not-readable', { path, reason: 'it is not a file' });
    if (stat.size === 0) return failure('project/empty-file', { path });
    const header = readHeader(real);
    if (header.toString('latin1', 0, MAGIC.length) !== MAGIC || header.length < HEADER_BYTES)
      return failure('project/not-a-project', { path });
    if (header.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) return failure('project/not-a-project', { path });
    const found = header.readUInt32BE(USER_VERSION_AT);
    if (found > FORMAT_VERSION) return failure('project/newer', { path, found, known: FORMAT_VERSION });
    if (found === 0) return failure('project/damaged', { path, reason: 'it has no format version' });
    return success(real);
  });
}

function readHeader(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0));
  } finally {
    closeSync(file);
  }
}
