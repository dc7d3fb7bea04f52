import { type Failure, failure, type Result } from '#shared/domain/result.ts';
import { Refusal } from './refusal.ts';

const BUSY = 5;
const READ_ONLY = 8;
const IO = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;
/** SQLITE_IOERR_WRITE: what a file size limit or a quota gives instead of 13 (R7). */
const IO_WRITE = 778;

interface SqliteError extends Error {
  readonly errcode: number;
  readonly errstr: string;
}

export function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
}

/** Runs `work`; what SQLite, the file system or a Refusal says becomes a coded failure, and bugs stay thrown. */
export function attempt<Value>(path: string, work: () => Result<Value>): Result<Value> {
  try {
    return work();
  } catch (error) {
    const known = failureOf(error, path);
    if (!known) throw error;
    return { ok: false, error: known };
  }
}

/** Shows where a path begins and ends; a name that is too long would fill the window. */
export function shortPath(path: string): string {
  return path.length <= 120 ? path : `${path.slice(0, 60)}…${path.slice(-50)}`.toWellFormed();
}

/** The coded failure behind something thrown; undefined where it is a bug. */
export function failureOf(error: unknown, path: string): Failure | undefined {
  if (error instanceof Refusal) return error.failure;
  if (isSqliteError(error)) return failureOfSqlite(error, path);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return failureOfSystem(error.code, error.message, path);
  return undefined;
}

function failureOfSqlite(error: SqliteError, path: string): Failure | undefined {
  const reason = error.message;
  if (error.errcode === IO_WRITE) return failure('store/full', { path }).error;
  // Extended codes hold the plain one in their low byte.
  switch (error.errcode & 0xff) {
    case FULL:
      return failure('store/full', { path }).error;
    case READ_ONLY:
      return failure('store/read-only', { path }).error;
    case IO:
      return failure('store/io', { path, reason }).error;
    case CORRUPT:
    case NOT_A_DATABASE:
      return failure('project/damaged', { path, reason }).error;
    case BUSY:
      return failure('project/locked', { path }).error;
    case CANNOT_OPEN:
      return failure('project/not-readable', { path, reason }).error;
    default:
      return undefined;
  }
}

function failureOfSystem(code: string, reason: string, path: string): Failure | undefined {
  switch (code) {
    case 'ENOENT':
      return failure('project/not-found', { path }).error;
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return failure('store/full', { path }).error;
    case 'EROFS':
      return failure('store/read-only', { path }).error;
    case 'ENAMETOOLONG':
      return failure('store/name-too-long', { path: shortPath(path) }).error;
    case 'EIO':
      return failure('store/io', { path, reason }).error;
    case 'EACCES':
    case 'EPERM':
    case 'EISDIR':
    case 'ENOTDIR':
    case 'ELOOP':
      return failure('project/not-readable', { path, reason }).error;
    default:
      return undefined;
  }
}
