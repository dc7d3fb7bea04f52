import { closeSync, lstatSync, openSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { EXTENSION } from '../../store/file-names.ts';

const SQLITE_MAGIC = 'SQLite format 3\0';

/** What SQLite keeps beside a database; a foreign file of such a name would be taken for a part of it. */
const companions = ['-wal', '-shm', '-journal'] as const;
const companionName = /-(wal|shm|journal)$/i;

/**
 * Where a file of an export goes: the path itself, or what a link there leads to. Refuses what an export must never
 * replace: projects (any SQLite file is taken for one), what lies beside them, and what is no regular file. A device or
 * a pipe would otherwise lose its name to the finished file.
 */
export function fileTarget(path: string, openProject: string): Result<string> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat && isThere(path)) return failure('export/not-a-file', { path, kind: 'a link to nothing' });
  if (stat && !stat.isFile()) return failure('export/not-a-file', { path, kind: kindOf(stat) });
  const real = stat ? realpathSync(path) : path;
  if (belongsToProject(real, openProject)) return failure('export/would-replace-project', { path });
  return success(real);
}

/** As `fileTarget`, for the folder of a bundle. */
export function folderTarget(path: string, openProject: string): Result<string> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat && isThere(path)) return failure('export/folder-needed', { path });
  if (stat && !stat.isDirectory()) return failure('export/folder-needed', { path });
  if (belongsToProject(path, openProject)) return failure('export/would-replace-project', { path });
  return success(path);
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function kindOf(stat: Stats): string {
  if (stat.isDirectory()) return 'a folder';
  if (stat.isFIFO()) return 'a pipe';
  return stat.isSocket() ? 'a socket' : 'a device';
}

/** True for a project and for what lies beside one, also where that is not there at the moment. */
function belongsToProject(path: string, openProject: string): boolean {
  return isProject(path, openProject) || (companionName.test(path) && isProject(withoutCompanion(path), openProject));
}

function withoutCompanion(path: string): string {
  return path.replace(companionName, '');
}

function isProject(path: string, openProject: string): boolean {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!stat?.isFile()) return false;
  const isOpen = ['', ...companions].some((ending) => {
    const own = statSync(openProject + ending, { bigint: true, throwIfNoEntry: false });
    return own?.dev === stat.dev && own.ino === stat.ino;
  });
  // Told without opening the file: closing it again would drop the POSIX locks that SQLite holds in this process.
  if (isOpen) return true;
  // By its name as well: a project whose first bytes are damaged can still be repaired.
  return path.toLowerCase().endsWith(EXTENSION) || beginsLikeSqlite(path);
}

function beginsLikeSqlite(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(SQLITE_MAGIC.length);
    const length = readSync(file, header, 0, header.length, 0);
    return header.toString('latin1', 0, length) === SQLITE_MAGIC;
  } finally {
    closeSync(file);
  }
}
