import { existsSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { removeIfThere, syncFile, syncFolder } from './durable-files.ts';
import type { FileIdentity } from './file-identity.ts';
import { siblingOf, timeForName } from './file-names.ts';
import { rebuildInto } from './rebuild.ts';
import { verifyCopy } from './verify-copy.ts';

export interface Rescue {
  /** The new file with all that was open. Empty where none could be written. */
  readonly path: string;
  /** What is wrong with it; undefined where every row was verified. */
  readonly fault: string | undefined;
}

/**
 * Writes what the still open connection holds into a new project, after the file under it was removed, replaced or
 * overwritten (R6). Beside the old place, or where that folder is gone, in the system's folder for temporary files.
 */
export function rescueProject(db: DatabaseSync, path: string, now: Date): Rescue {
  let fault = 'no folder could be written';
  for (const folder of [dirname(path), tmpdir()]) {
    if (!existsSync(folder)) continue;
    try {
      return rescueInto(folder, { db, path, now });
    } catch (error) {
      fault = messageOf(error);
    }
  }
  return { path: '', fault };
}

function rescueInto(
  folder: string,
  { db, path, now }: { readonly db: DatabaseSync; readonly path: string; readonly now: Date },
): Rescue {
  const rescued = siblingOf(path, { what: 'rescued', at: now, folder });
  let fault: string | undefined;
  try {
    db.prepare('VACUUM INTO ?').run(rescued);
    fault = verifyCopy(rescued, db);
  } catch (error) {
    fault = messageOf(error);
  }
  if (fault !== undefined) {
    // Pages that were neither in memory nor in the WAL are another file's now: the rows on all others are taken over.
    removeIfThere(rescued);
    const { done, remaining } = rebuildInto(rescued, db, now);
    fault = [fault, ...done, ...remaining.map(({ detail }) => detail)].slice(0, 5).join('; ');
  }
  syncFile(rescued);
  syncFolder(folder);
  return { path: rescued, fault };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Takes our WAL away from beside a file that is not ours any more: whoever opened that file next would have our
 * changes replayed over it, which damages it or silently undoes it (R5). The open connection keeps using it.
 */
export function moveWalAside(path: string, file: FileIdentity, now: Date): void {
  if (file.ownsWal()) renameSync(`${path}-wal`, `${path}-wal.set-aside-${timeForName(now)}`);
}

/**
 * Closes a connection whose file was overwritten in place, without the checkpoint that SQLite makes at the end, which
 * would write our pages into the other program's content. SQLite leaves it out where the file is not at its path any
 * more, so the file steps aside for the moment of closing.
 */
export function closeWithoutCheckpoint(db: DatabaseSync, path: string, file: FileIdentity): void {
  if (!file.overwritten()) {
    db.close();
    return;
  }
  const aside = `${path}.closing`;
  renameSync(path, aside);
  try {
    db.close();
  } finally {
    renameSync(aside, path);
  }
}
