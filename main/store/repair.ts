import { hash as oneShot, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { moveDurably, removeIfThere, syncFile, syncFolder } from './durable-files.ts';
import { attempt } from './failures.ts';
import { checkProjectFile } from './file-checks.ts';
import { siblingOf } from './file-names.ts';
import type { Finding } from './finding.ts';
import { isLockedElsewhere } from './locks.ts';
import { isOpenHere } from './project-file.ts';
import { type Rebuilt, rebuildInto } from './rebuild.ts';

export interface RepairReport {
  /** The damaged project as it was, byte for byte. */
  readonly original: string;
  /** What was found wrong and what was done about each, in words. */
  readonly done: readonly string[];
  /** What the doctor still finds in the repaired project. */
  readonly remaining: readonly Finding[];
}

/**
 * Makes a sound project of a damaged one. First a copy of the original is written and compared byte for byte; then a
 * new file is built from what agrees with its hashes, from the journal where that is whole; and only when the new file
 * was checked does it take the name. Nothing is ever deleted: what could not be taken over is named and is in the copy.
 */
export function repairProject(path: string, now: Date): Result<RepairReport> {
  const checked = checkProjectFile(path);
  if (!checked.ok) return checked;
  const real = checked.value;
  if (isOpenHere(real) || isLockedElsewhere(real)) return failure('project/locked', { path });
  const work = `${real}.repairing-${randomUUID()}`;
  const repaired = `${real}.repaired-${randomUUID()}`;
  try {
    return attempt(path, () => {
      const original = siblingOf(real, { what: 'before-repair', at: now });
      copyWithWal(real, original);
      copyWithWal(real, work);
      const { done, remaining } = writeRepaired({ work, repaired, now });
      syncFile(repaired);
      // Its content is in the copy; left here it would be replayed over the new file.
      removeIfThere(`${real}-wal`);
      moveDurably(repaired, real);
      return success({ original, done, remaining });
    });
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) {
      removeIfThere(work + ending);
      removeIfThere(repaired + ending);
    }
  }
}

function writeRepaired(files: { readonly work: string; readonly repaired: string; readonly now: Date }): Rebuilt {
  const damaged = new DatabaseSync(files.work);
  try {
    damaged.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
    return rebuildInto(files.repaired, damaged, files.now);
  } finally {
    damaged.close();
  }
}

function copyWithWal(from: string, to: string): void {
  for (const ending of ['', '-wal']) {
    if (!existsSync(from + ending)) continue;
    copyFileSync(from + ending, to + ending);
    if (hashOfFile(from + ending) !== hashOfFile(to + ending)) throw new Error(`The copy ${to} is not like the file.`);
    syncFile(to + ending);
  }
  syncFolder(dirname(to));
}

function hashOfFile(path: string): string {
  return oneShot('sha256', readFileSync(path));
}
