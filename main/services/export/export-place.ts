import { existsSync, mkdirSync, rmSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Result } from '#shared/domain/result.ts';
import { success } from '#shared/domain/result.ts';
import type { ExportPlan, FileToWrite, WrittenFile } from '#shared/formats/format.ts';
import { moveDurably } from '../../store/durable-files.ts';
import { fileTarget, folderTarget } from './export-target.ts';
import { removeStrays, temporaryIn } from './export-temporary.ts';
import { type Watch, writeChunks } from './export-write.ts';

export interface WriteContext {
  readonly watch: Watch;
  /** The real path of the project that is exported. */
  readonly openProject: string;
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

/**
 * A folder of files: every place is looked at and all files are written before the first takes its place, so that one
 * that cannot be replaced leaves all as they were. The manifest comes last. Whoever finds a manifest whose sums agree
 * has a whole export; between the renames the old manifest's sums do not agree.
 */
export async function writeFolderWhole(
  folder: string,
  plan: ExportPlan,
  { watch, openProject }: WriteContext,
): Promise<Result<WrittenFile[]>> {
  const checked = folderTarget(folder, openProject);
  if (!checked.ok) return checked;
  const targets = targetsIn(folder, plan, openProject);
  if (!targets.ok) return targets;
  const made = !existsSync(folder);
  mkdirSync(folder, { recursive: true });
  for (const place of new Set([...targets.value.values()].map((target) => dirname(target)))) removeStrays(place);
  const moves: Move[] = [];
  try {
    const written = await writeBeside(plan, { targets: targets.value, moves, watch });
    for (const { temporary, target } of moves) moveDurably(temporary, target);
    return success(written.map((file) => ({ ...file, path: join(folder, file.path) })));
  } finally {
    for (const { temporary } of moves) rmSync(temporary, { force: true });
    if (made) removeIfEmpty(folder);
  }
}

interface Move {
  readonly temporary: string;
  readonly target: string;
}

type Targets = ReadonlyMap<string, string>;

/** Where each file of the plan goes, by its path in the plan. */
function targetsIn(folder: string, { files, manifest }: ExportPlan, openProject: string): Result<Targets> {
  const targets = new Map<string, string>();
  for (const { path } of manifest ? [...files, manifest] : files) {
    const target = fileTarget(join(folder, path), openProject);
    if (!target.ok) return target;
    targets.set(path, target.value);
  }
  return success(targets);
}

/** Writes every file beside its place, and adds to `moves` what is then to be renamed, or removed after a failure. */
async function writeBeside(
  { files, manifest }: ExportPlan,
  { targets, moves, watch }: { readonly targets: Targets; readonly moves: Move[]; readonly watch: Watch },
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  const write = async ({ path, chunks }: FileToWrite) => {
    const target = targets.get(path);
    if (target === undefined) throw new Error(`the plan has no file ${path}`);
    const temporary = temporaryIn(dirname(target));
    moves.push({ temporary, target });
    written.push({ path, ...(await writeChunks(temporary, chunks(), watch)) });
  };
  for (const file of files) await write(file);
  // Its text is made of a copy of the list, since the list then gets the manifest itself as well.
  const text = manifest?.text([...written]);
  if (manifest && text !== undefined) await write({ path: manifest.path, chunks: () => [{ text, rows: 0 }] });
  return written;
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It has what was exported in it.
  }
}
