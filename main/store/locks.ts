import { pathToFileURL } from 'node:url';
import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { removeIfThere } from './durable-files.ts';
import { isSqliteError } from './failures.ts';

const BUSY = 5;

/** Whether another process has the project open. Reads only, so that a damaged file stays as it is. */
export function isLockedElsewhere(path: string): boolean {
  const before = new Set(['-shm', '-wal'].filter((ending) => existsSync(path + ending)));
  const url = pathToFileURL(path);
  url.searchParams.set('mode', 'ro');
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(url, { timeout: 0 });
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return (error.errcode & 0xff) === BUSY;
  } finally {
    db?.close();
    // Our own connections never make a -shm, and an empty WAL says nothing: both came from this look.
    if (!before.has('-shm')) removeIfThere(`${path}-shm`);
    if (!before.has('-wal') && statSync(`${path}-wal`, { throwIfNoEntry: false })?.size === 0)
      removeIfThere(`${path}-wal`);
  }
}
