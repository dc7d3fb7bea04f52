import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { added } from '#shared/domain/change-set.ts';
import type { Codebook } from '#shared/domain/codebook.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { createConnection, inTransaction, openConnection } from './connection.ts';
import { moveWithoutReplacing, removeIfThere, syncFile, syncFolder } from './durable-files.ts';
import { attempt } from './failures.ts';
import { checkProjectFile } from './file-checks.ts';
import { siblingOf } from './file-names.ts';
import { FORMAT_VERSION } from './migrations/migrations.ts';
import { findForeignObject, formatVersion, migrate } from './schema.ts';
import { openTables, writeChange } from './tables.ts';

export interface NewProject {
  readonly name: string;
  readonly codebook: Codebook;
  readonly now: Date;
}

/** An open file, locked, checked and of the newest format. */
export interface OpenFile {
  readonly path: string;
  readonly place: string;
  readonly db: DatabaseSync;
  /** Where the file was of an earlier format. */
  readonly upgraded?: Upgrade;
}

/** What opening made of a file of an earlier format, and where the copy is of what was there before. */
export interface Upgrade {
  readonly from: number;
  readonly to: number;
  readonly copy: string;
}

/**
 * The files that this process has open, by device and inode. The lock of SQLite keeps other processes out; a second
 * opening here would read the file's header and, by closing it, drop that lock (POSIX).
 */
const openHere = new Set<string>();

/** Makes a whole project under a temporary name and then gives it its own: a crash leaves all of it or nothing. */
export function createProjectFile(path: string, project: NewProject): Result<string> {
  if (existsSync(path)) return failure('project/exists', { path });
  const temporary = `${path}.creating-${randomUUID()}`;
  try {
    return attempt(path, () => {
      writeNewProject(temporary, project);
      moveWithoutReplacing(temporary, path);
      return success(path);
    });
  } catch (error) {
    return failure('project/cannot-create', { path, reason: messageOf(error) });
  } finally {
    for (const ending of ['', '-wal', '-journal']) removeIfThere(temporary + ending);
  }
}

/** Opens a project for this process alone. A file that is not one of ours, or from a newer program, is not touched. */
export function openProjectFile(path: string, now: Date): Result<OpenFile> {
  if (isOpenHere(path)) return failure('project/locked', { path });
  const checked = checkProjectFile(path);
  if (!checked.ok) return checked;
  const real = checked.value;
  return attempt(path, () => {
    const db = openConnection(real);
    let upgraded: Upgrade | undefined;
    try {
      const refused = checkSchema(db, path);
      if (refused) {
        db.close();
        return refused;
      }
      if (formatVersion(db) < FORMAT_VERSION) upgraded = upgrade(db, real, now);
    } catch (error) {
      db.close();
      throw error;
    }
    const place = placeOf(real);
    openHere.add(place);
    return success({ path: real, place, db, ...(upgraded ? { upgraded } : {}) });
  });
}

/** Brings a file to the newest format once a copy of it is on the disk: without the copy nothing is touched. */
function upgrade(db: DatabaseSync, path: string, now: Date): Upgrade {
  const from = formatVersion(db);
  const copy = siblingOf(path, { what: 'before-migration', at: now });
  db.prepare('VACUUM INTO ?').run(copy);
  syncFile(copy);
  syncFolder(dirname(copy));
  migrate(db);
  return { from, to: FORMAT_VERSION, copy };
}

export function isOpenHere(path: string): boolean {
  return openHere.has(placeOf(path));
}

/** Forgets that the file is open here; to be called after its connection was closed. */
export function forgetOpenFile(place: string): void {
  openHere.delete(place);
}

/** What tells a file from every other on this computer, whatever its name. Empty where there is none. */
export function placeOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev}:${stat.ino}` : '';
}

function checkSchema(db: DatabaseSync, path: string): ReturnType<typeof failure> | undefined {
  const found = formatVersion(db);
  if (found > FORMAT_VERSION) return failure('project/newer', { path, found, known: FORMAT_VERSION });
  const object = findForeignObject(db);
  return object === undefined ? undefined : failure('project/foreign-schema', { path, object });
}

/** The codebook comes in with the journal's first entry, which nothing can undo: without it there is no project. */
function writeNewProject(path: string, { name, codebook, now }: NewProject): void {
  const db = createConnection(path);
  try {
    migrate(db);
    const tables = openTables(db);
    const at = now.toISOString();
    const change = added('codebook', { id: 'codebook', codebook });
    inTransaction(db, () => {
      tables.meta.put('id', randomUUID());
      tables.meta.put('name', name);
      tables.meta.put('created', at);
      writeChange(tables.records, change);
      tables.journal.append({
        sequence: 1,
        commandId: randomUUID(),
        kind: 'do',
        groupId: null,
        commandType: 'project.create',
        summary: '{}',
        annotatorId: null,
        at,
        undoTop: null,
        redoTop: null,
        below: null,
        changes: 1,
      });
      tables.changes.append(1, [change]);
    });
  } finally {
    db.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
