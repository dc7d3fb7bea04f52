import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { backupsToRemove, type DatedBackup } from './backup-thinning.ts';
import { moveDurably, removeIfThere, syncFile, syncFolder } from './durable-files.ts';
import { EXTENSION, freeName, stemOf, timeForName } from './file-names.ts';
import type { ProjectStore } from './project-store.ts';
import { verifyCopy } from './verify-copy.ts';

const dated = /(\d{4}-\d\d-\d\d) (\d\d)-(\d\d)-(\d\d)(?: \(\d+\))?\.annotary$/;

/** The folder beside a project that holds its backups. */
export function backupFolderOf(projectPath: string): string {
  return `${projectPath}.backups`;
}

/**
 * Writes a backup, opens it and checks every row of it, and only then gives it a name that counts as a backup; a crash
 * at any moment leaves the earlier ones as they were. Then those that are not needed any more go. The name tells the
 * time in UTC.
 */
export function backUp(store: ProjectStore, now: Date): Result<{ path: string }> {
  const folder = backupFolderOf(store.path);
  const stem = join(folder, `${stemOf(store.path)} ${timeForName(now)}`);
  const temporary = `${stem}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    syncFolder(dirname(folder));
    removeLeftovers(folder);
    store.connection.prepare('VACUUM INTO ?').run(temporary);
    const fault = verifyCopy(temporary, store.connection);
    if (fault !== undefined) throw new Error(fault);
    syncFile(temporary);
    const path = freeName(stem);
    moveDurably(temporary, path);
    for (const { name } of backupsToRemove(listBackups(store.path), now)) removeIfThere(join(folder, name));
    return success({ path });
  } catch (error) {
    removeQuietly(temporary);
    return failure('backup/failed', { path: `${stem}${EXTENSION}`, reason: messageOf(error) });
  }
}

/** The finished backups of a project, by the time in their names. Files that are called otherwise are none. */
export function listBackups(projectPath: string): DatedBackup[] {
  const found: DatedBackup[] = [];
  for (const name of namesIn(backupFolderOf(projectPath))) {
    const match = dated.exec(name);
    const at = match && new Date(`${match[1]}T${match[2]}:${match[3]}:${match[4]}Z`);
    if (at && !Number.isNaN(at.getTime())) found.push({ name, at });
  }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.name < b.name ? -1 : 1));
}

/** What a crash in the middle of a backup left behind. No other process can be at it: the project is locked by us. */
function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) if (/\.tmp(?:-journal|-wal)?$/.test(name)) removeIfThere(join(folder, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // there is none yet
  }
}

function removeQuietly(path: string): void {
  try {
    removeIfThere(path);
  } catch {
    // The failure to be told is the one before; a leftover is removed by the next backup.
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
