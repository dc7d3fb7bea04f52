import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from './refusal.ts';

/** Waits until the file's bytes are on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until the folder knows its new names. Windows cannot open a folder and keeps names safe by itself. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Gives a finished file its name, at once and for good. What had the name before is replaced. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** As `moveDurably`, but refuses where the name is taken, even when it was taken a moment ago. */
export function moveWithoutReplacing(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw new Refusal('project/exists', { path: to });
    // File systems without hard links (exFAT, some network shares).
    if (existsSync(to)) throw new Refusal('project/exists', { path: to });
    moveDurably(from, to);
    return;
  }
  unlinkSync(from);
  syncFolder(dirname(to));
}

/** Removes a file that may not be there. */
export function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
