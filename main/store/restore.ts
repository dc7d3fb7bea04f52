import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { moveDurably, removeIfThere, syncFile, syncFolder } from './durable-files.ts';
import { attempt } from './failures.ts';
import { checkProjectFile } from './file-checks.ts';
import { siblingOf } from './file-names.ts';
import { isLockedElsewhere } from './locks.ts';
import { isOpenHere, openProjectFile, forgetOpenFile } from './project-file.ts';
import { verifyCopy } from './verify-copy.ts';

export interface RestoreReport {
  /** What was at the project's place before; empty where nothing was. */
  readonly kept: string;
}

/**
 * Puts a backup in the place of a project. The backup is checked before and after it is copied; what was in that place
 * stays beside it under another name, with its WAL, so that a restore can be taken back. At no moment is there
 * neither the old nor the new project under the name, unless the old one is too damaged to close its WAL.
 */
export function restoreBackup(backup: string, projectPath: string, now: Date): Result<RestoreReport> {
  const checked = checkProjectFile(backup);
  if (!checked.ok)
    return checked.error.code === 'project/not-found' ? failure('backup/not-found', { path: backup }) : checked;
  const isThere = existsSync(projectPath);
  if (isThere && (isOpenHere(projectPath) || isLockedElsewhere(projectPath)))
    return failure('project/locked', { path: projectPath });
  const temporary = `${projectPath}.restoring-${randomUUID()}`;
  try {
    return attempt(projectPath, () => {
      copyFileSync(checked.value, temporary);
      const fault = verifyCopy(temporary);
      if (fault !== undefined) return failure('project/damaged', { path: backup, reason: fault });
      syncFile(temporary);
      const kept = isThere ? setAside(projectPath, now) : '';
      moveDurably(temporary, projectPath);
      return success({ kept });
    });
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) removeIfThere(temporary + ending);
  }
}

function setAside(path: string, now: Date): string {
  const kept = siblingOf(path, { what: 'before-restore', at: now });
  foldWal(path, now);
  // A WAL that could not be folded in goes along; left here, it would be replayed over the backup (R5).
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${kept}-wal`);
  try {
    linkSync(path, kept);
  } catch {
    renameSync(path, kept); // a file system without hard links
  }
  syncFolder(dirname(path));
  return kept;
}

/** Opening and closing writes the WAL back; of a project too damaged for that both files are kept as they are. */
function foldWal(path: string, now: Date): void {
  if (!existsSync(`${path}-wal`)) return;
  const opened = openProjectFile(path, now);
  if (!opened.ok) return;
  opened.value.db.close();
  forgetOpenFile(opened.value.place);
}
