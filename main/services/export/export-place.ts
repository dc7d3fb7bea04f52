import { constants, copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Result } from '#shared/domain/result.ts';
import { success } from '#shared/domain/result.ts';
import type { FileToWrite, WrittenFile } from '#shared/formats/format.ts';
import { moveDurably } from '../../store/durable-files.ts';
import { fileTarget } from './export-target.ts';
import { type PagePrint, writePrinted } from './export-print.ts';
import { removeStrays, temporaryIn } from './export-temporary.ts';
import { type Watch, writeChunks } from './export-write.ts';

export interface WriteContext {
  readonly watch: Watch;
  /** The real path of the project that is exported. */
  readonly openProject: string;
  /** For files that are printed. */
  readonly print?: PagePrint | undefined;
}

/** One file: written beside its place under another name, and renamed when it is whole and on the disk. */
export async function writeFileWhole(
  path: string,
  file: FileToWrite,
  { watch, openProject }: WriteContext,
): Promise<Result<WrittenFile[]>> {
  const target = fileTarget(path, openProject);
  if (!target.ok) return target;
  const folder = dirname(target.value);
  removeStrays(folder);
  const temporary = temporaryIn(folder);
  try {
    const written = await writeChunks(temporary, file.chunks(), watch);
    moveDurably(temporary, target.value);
    return success([{ path, ...written }]);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Files that belong together, each with the path that it is to have. */
export interface FilesToWrite {
  readonly files: readonly PlacedFile[];
  /** Files about the others (a manifest, a report), made when those are written. They come last. */
  readonly about: readonly FileAbout[];
  /** Whether folders are made where they are missing. */
  readonly inFolder: boolean;
}

export interface PlacedFile {
  readonly file: FileToWrite;
  readonly path: string;
}

export interface FileAbout {
  /** As in the plan. */
  readonly name: string;
  readonly path: string;
  /** `written` are the files of the export; `report` is the one about them that was written before. */
  readonly text: (written: readonly WrittenFile[], report: WrittenFile | undefined) => string;
}

/**
 * Several files: every place is looked at and all files are written before the first takes its place, and where one
 * cannot take it after all, the others get back what was there. The manifest comes last. Whoever finds a manifest whose sums agree
 * has a whole export; between the renames the old manifest's sums do not agree.
 */
export async function writeFilesWhole(
  { files, about, inFolder }: FilesToWrite,
  { openProject, ...context }: WriteContext,
): Promise<Result<WrittenFile[]>> {
  const targets = targetsOf({ files, about }, openProject);
  if (!targets.ok) return targets;
  const folders = new Set([...targets.value.values()].map((target) => dirname(target)));
  const made = inFolder ? makeFolders(folders) : [];
  for (const folder of folders) removeStrays(folder);
  const moves: Move[] = [];
  try {
    const written = await writeBeside({ files, about, inFolder }, { ...context, targets: targets.value, moves });
    moveAll(moves);
    return success(written);
  } finally {
    for (const { temporary } of moves) rmSync(temporary, { force: true });
    for (const folder of made) removeIfEmpty(folder);
  }
}

interface Move {
  readonly temporary: string;
  readonly target: string;
}

/** Every file takes its place, or none does. */
function moveAll(moves: readonly Move[]): void {
  const done: { readonly target: string; readonly before: string | undefined }[] = [];
  try {
    for (const { temporary, target } of moves) {
      done.push({ target, before: existsSync(target) ? kept(target) : undefined });
      moveDurably(temporary, target);
    }
  } catch (error) {
    for (const { target, before } of done.reverse()) {
      if (before === undefined) rmSync(target, { force: true });
      else renameSync(before, target);
    }
    throw error;
  } finally {
    for (const { before } of done) if (before !== undefined) rmSync(before, { force: true });
  }
}

/** A second name for what is about to be replaced, so that at no moment it is in neither place. */
function kept(target: string): string {
  const before = temporaryIn(dirname(target));
  try {
    linkSync(target, before);
  } catch {
    // Not every file system has hard links.
    copyFileSync(target, before, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
  return before;
}

type Targets = ReadonlyMap<string, string>;

interface Writing extends Omit<WriteContext, 'openProject'> {
  readonly targets: Targets;
  readonly moves: Move[];
}

/** Where each file goes, by the path that it was given. */
export function targetsOf(
  { files, about }: Pick<FilesToWrite, 'files' | 'about'>,
  openProject: string,
): Result<Targets> {
  const targets = new Map<string, string>();
  for (const { path } of [...files, ...about]) {
    const target = fileTarget(path, openProject);
    if (!target.ok) return target;
    targets.set(path, target.value);
  }
  return success(targets);
}

/** The folders that were not there, the deepest first. */
function makeFolders(folders: Iterable<string>): string[] {
  const made: string[] = [];
  for (const folder of folders) {
    const first = mkdirSync(folder, { recursive: true });
    if (first !== undefined) for (let at = folder; at.length >= first.length; at = dirname(at)) made.push(at);
  }
  return made.sort((a, b) => b.length - a.length);
}

/** Writes every file beside its place, and adds to `moves` what is then to be renamed, or removed after a failure. */
async function writeBeside(
  { files, about }: FilesToWrite,
  { targets, moves, watch, print }: Writing,
): Promise<WrittenFile[]> {
  const written: { readonly name: string; readonly path: string; readonly file: Omit<WrittenFile, 'path'> }[] = [];
  const write = async ({ name, path }: { name: string; path: string }, file: Pick<FileToWrite, 'chunks' | 'print'>) => {
    const target = targets.get(path);
    if (target === undefined) throw new Error(`nobody looked at the place of ${path}`);
    const temporary = temporaryIn(dirname(target));
    moves.push({ temporary, target });
    const done = file.print
      ? await writePrinted(temporary, { chunks: file.chunks, print: file.print }, { watch, print })
      : await writeChunks(temporary, file.chunks(), watch);
    written.push({ name, path, file: done });
  };
  for (const { file, path } of files) await write({ name: file.path, path }, file);
  // They speak of the others by their names in the plan: an export can be moved.
  const others = written.map(({ name, file }) => ({ path: name, ...file }));
  const reportOf = (): WrittenFile | undefined => {
    const [report] = written.slice(others.length);
    return report && { path: report.name, ...report.file };
  };
  for (const { name, path, text } of about)
    await write({ name, path }, { chunks: () => [{ text: text(others, reportOf()), rows: 0 }] });
  return written.map(({ path, file }) => ({ path, ...file }));
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It has what was exported in it.
  }
}
