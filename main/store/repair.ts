import { hash as oneShot, randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DocumentContent } from '#shared/domain/document.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { backupFolderOf, listBackups } from './backup.ts';
import { moveDurably, removeIfThere, syncFile, syncFolder } from './durable-files.ts';
import { failureOf, isSqliteError } from './failures.ts';
import { checkProjectFile } from './file-checks.ts';
import { siblingOf } from './file-names.ts';
import { sha256Of } from './hashes.ts';
import { isLockedElsewhere } from './locks.ts';
import { isOpenHere } from './project-file.ts';
import { type Rebuilt, rebuildInto, rebuildWith } from './rebuild.ts';
import type { ReadSource } from './salvaged-texts.ts';

export interface RepairOptions {
  readonly now: Date;
  /** Without it a text that is damaged cannot be had back from its file. */
  readonly readSource?: ReadSource;
}

export interface RepairReport extends Omit<Rebuilt, 'unread'> {
  /** The damaged project as it was, byte for byte. */
  readonly original: string;
}

/**
 * Makes a sound project of a damaged one. First a copy of the original is written and compared byte for byte; then a
 * new file is built from what agrees with its hashes, from the journal where that is whole; and only when the new file
 * was checked does it take the name. Nothing is ever deleted: what could not be taken over is named and is in the copy.
 */
export async function repairProject(path: string, options: RepairOptions): Promise<Result<RepairReport>> {
  const checked = checkProjectFile(path);
  if (!checked.ok) return checked;
  const real = checked.value;
  if (isOpenHere(real) || isLockedElsewhere(real)) return failure('project/locked', { path });
  const work = `${real}.repairing-${randomUUID()}`;
  const repaired = `${real}.repaired-${randomUUID()}`;
  const original = siblingOf(real, { what: 'before-repair', at: options.now });
  let isMoving = false;
  try {
    copyWithWal(real, original);
    copyWithWal(real, work);
    const cut = admitTruncation(work);
    const rebuilt = await writeRepaired({ work, repaired }, options);
    // Somebody may have opened it while the files of its documents were read.
    if (isOpenHere(real) || isLockedElsewhere(real)) return failure('project/locked', { path });
    syncFile(repaired);
    // Its content is in the copy; left here it would be replayed over the new file.
    removeIfThere(`${real}-wal`);
    isMoving = true;
    moveDurably(repaired, real);
    const isWhole = rebuilt.losses.length === 0 && rebuilt.remaining.length === 0;
    const done = [...cut, ...rebuilt.done, ...(isWhole ? [] : wayBack(real))];
    const { losses, remaining } = rebuilt;
    return success({ original, done, losses, remaining });
  } catch (error) {
    // Nothing was changed, so the project itself is the original.
    if (!isMoving) for (const ending of ['', '-wal']) removeIfThere(original + ending);
    return unrepairable(error, real);
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) {
      removeIfThere(work + ending);
      removeIfThere(repaired + ending);
    }
  }
}

/** What SQLite says of a file that is too damaged to be read at all becomes a failure that names the newest backup. */
function unrepairable(error: unknown, path: string): Result<never> {
  const known = failureOf(error, path);
  if (known && known.code !== 'project/damaged') return { ok: false, error: known };
  if (!known && !isSqliteError(error)) throw error;
  const said = isSqliteError(error) ? error.message : String(known?.params['reason'] ?? '');
  const reason = [`it cannot be repaired (${said}), and nothing was changed`, ...wayBack(path)].join('. ');
  return failure('project/damaged', { path, reason });
}

function wayBack(path: string): string[] {
  const newest = listBackups(path).at(-1);
  if (!newest) return [`There is no backup in ${backupFolderOf(path)}`];
  return [`The newest backup can be had back with: annotary restore "${join(backupFolderOf(path), newest.name)}"`];
}

/** Where the header of a SQLite file has the size of a page and their number: https://sqlite.org/fileformat2.html */
const PAGE_SIZE_AT = 16;
const PAGE_COUNT_AT = 28;

/**
 * SQLite reads nothing of a file that is shorter than its header says; with the header put right, what is there can be
 * read (R15). Only ever done to the copy that is worked on.
 */
function admitTruncation(work: string): string[] {
  if (existsSync(`${work}-wal`) && statSync(`${work}-wal`).size > 0) return [];
  const bytes = readFileSync(work);
  const stored = bytes.readUInt16BE(PAGE_SIZE_AT);
  const pageSize = stored === 1 ? 65_536 : stored;
  if (pageSize < 512) return [];
  const [pages, there] = [bytes.readUInt32BE(PAGE_COUNT_AT), Math.floor(bytes.length / pageSize)];
  if (there >= pages || there === 0) return [];
  bytes.writeUInt32BE(there, PAGE_COUNT_AT);
  writeFileSync(work, bytes.subarray(0, there * pageSize));
  return [`The file was cut off: ${there} of ${pages} pages are there`];
}

async function writeRepaired(
  files: { readonly work: string; readonly repaired: string },
  { now, readSource }: RepairOptions,
): Promise<Rebuilt> {
  const damaged = new DatabaseSync(files.work, { defensive: false });
  try {
    // With a writable schema SQLite reads past entries of it that are damaged. Nothing is written.
    damaged.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA writable_schema = ON');
    const rebuilt = rebuildInto(files.repaired, damaged, now);
    if (!readSource || rebuilt.unread.length === 0) return rebuilt;
    const rereads = new Map<string, readonly DocumentContent[]>();
    for (const { source, bytes } of rebuilt.unread) rereads.set(sha256Of(bytes), await readSource(source, bytes));
    for (const ending of ['', '-wal', '-shm']) removeIfThere(files.repaired + ending);
    return rebuildWith(files.repaired, damaged, { now, rereads });
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
