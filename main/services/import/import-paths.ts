import { readdirSync, realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Failure, failure, type Result, success } from '#shared/domain/result.ts';
import { Pauses } from '../pauses.ts';

export interface FoundFile {
  readonly path: string;
  readonly byteLength: number;
  /** When it was last written, in milliseconds since 1970; by it and the length a change is noticed. */
  readonly modified: number;
}

/** A file to be read: its length is looked at before. */
export type SizedFile = Pick<FoundFile, 'path' | 'byteLength'>;

export interface FoundPaths {
  readonly files: readonly FoundFile[];
  readonly problems: readonly { readonly file: string; readonly error: Failure }[];
}

/** Projects and what SQLite keeps beside them lie in the same folders as articles do. */
const projectFile = /\.annotary(?:-wal|-shm|-journal|\.backups)?$/;

/**
 * The files behind the paths, in order: those that were named, and those in the folders that were named, sorted by
 * name, with the folders in them. Hidden files are passed over unless they were named. A folder that is reached twice,
 * as through a symbolic link to a folder above it, is read once.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundPaths> {
  const files: FoundFile[] = [];
  const problems: { file: string; error: Failure }[] = [];
  const seenFolders = new Set<string>();
  const stack = paths.toReversed();
  const pauses = new Pauses();
  for (let path = stack.pop(); path !== undefined; path = stack.pop()) {
    await pauses.take();
    try {
      const stat = statSync(path);
      if (stat.isFile()) files.push({ path, byteLength: stat.size, modified: stat.mtimeMs });
      else if (stat.isDirectory()) stack.push(...insideOf(path, seenFolders).toReversed());
      else problems.push({ file: path, error: notReadable(path, 'it is not a file') });
    } catch (error) {
      problems.push({ file: path, error: whyNot(path, error) });
    }
  }
  return { files, problems };
}

function insideOf(folder: string, seen: Set<string>): string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && !projectFile.test(name))
    .sort((a, b) => (a < b ? -1 : Number(a > b)))
    .map((name) => join(folder, name));
}

/** The first of the files that is not what it was when it was found; one that is gone is changed, too. */
export async function firstChanged(files: Iterable<FoundFile>): Promise<string | undefined> {
  const pauses = new Pauses();
  for (const { path, byteLength, modified } of files) {
    await pauses.take();
    const now = foundFile(path);
    if (now?.byteLength !== byteLength || now.modified !== modified) return path;
  }
  return undefined;
}

/** A file as it is now; undefined where it is gone, or nothing can be learned of it: then reading it says why. */
export function foundFile(path: string): FoundFile | undefined {
  try {
    const { size, mtimeMs } = statSync(path);
    return { path, byteLength: size, modified: mtimeMs };
  } catch {
    return undefined;
  }
}

/** Why a file cannot be opened, in the words of the system. */
export function whyNot(path: string, error: unknown): Failure {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return failure('import/not-found', { file: path }).error;
  return notReadable(path, error instanceof Error ? error.message : String(error));
}

export async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    return success(await readFile(path));
  } catch (error) {
    return { ok: false, error: whyNot(path, error) };
  }
}

/** How long a file is; a failure for what is no file. */
export function byteLengthOf(path: string): Result<number> {
  try {
    const stat = statSync(path);
    return stat.isFile() ? success(stat.size) : { ok: false, error: notReadable(path, 'it is not a file') };
  } catch (error) {
    return { ok: false, error: whyNot(path, error) };
  }
}

function notReadable(path: string, reason: string): Failure {
  return failure('import/not-readable', { file: basename(path), reason }).error;
}
