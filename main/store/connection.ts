import { pathToFileURL } from 'node:url';
import { DatabaseSync } from 'node:sqlite';

/** "Anno": marks the file as ours, where `file` and SQLite look for it. */
export const APPLICATION_ID = 0x41_6e_6e_6f;

/** A lock that is not given back within this time is another program's. */
const LOCK_WAIT_MS = 250;

/** 64 MB of pages, so that a project whose file is overwritten under us can still be rescued from memory. */
const CACHE_KIB = 65_536;

/**
 * WAL with `synchronous=FULL`: NORMAL lost up to 222 acknowledged annotations at one power cut, FULL none (R2). The
 * exclusive lock keeps every other program out and needs no `-shm` file. Checkpoints are our own, because only then
 * can a change of the file by somebody else be told from ours (R5, R6).
 */
const SETTINGS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA checkpoint_fullfsync = ON;
  PRAGMA wal_autocheckpoint = 0;
  PRAGMA foreign_keys = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;
  PRAGMA mmap_size = 0;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -${CACHE_KIB};
`;

/** Opens a file that must be there (`mode=rw` never creates one), and locks it. Throws what SQLite says. */
export function openConnection(path: string): DatabaseSync {
  return connect(path, 'rw');
}

/** Makes a new file; only ever called with a temporary name. */
export function createConnection(path: string): DatabaseSync {
  return connect(path, 'rwc');
}

function connect(path: string, mode: 'rw' | 'rwc'): DatabaseSync {
  const url = pathToFileURL(path);
  url.searchParams.set('mode', mode);
  const db = new DatabaseSync(url, { timeout: LOCK_WAIT_MS, defensive: true });
  try {
    db.exec(SETTINGS);
    // Takes the lock now and not at the first change; fails at once where the file or its folder cannot be written.
    db.exec('BEGIN IMMEDIATE; COMMIT');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** All of `work` or nothing of it. IMMEDIATE, since a transaction that begins by reading cannot wait for a lock. */
export function inTransaction<Value>(db: DatabaseSync, work: () => Value): Value {
  db.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    db.exec('COMMIT');
    return value;
  } catch (error) {
    // A full disk has rolled it back already (R7).
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** The first column of the only row that a PRAGMA gives. */
export function readPragma(db: DatabaseSync, name: string): unknown {
  return Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}
