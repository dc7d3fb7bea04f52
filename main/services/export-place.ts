import { existsSync, mkdirSync, rmSync, rmdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ExportPlan, FileToWrite, WrittenFile } from '#shared/formats/format.ts';
import { moveDurably, syncFolder } from '../store/durable-files.ts';
import { removeStrays, temporaryIn } from './export-temporary.ts';
import { type Watch, writeChunks } from './export-write.ts';

/** One file: written beside its place under another name, and renamed when it is whole and on the disk. */
export async function writeFileWhole(path: string, file: FileToWrite, watch: Watch): Promise<WrittenFile[]> {
  if (existsSync(path) && statSync(path).isDirectory()) throw new Error('there is a folder of that name');
  const folder = dirname(path);
  removeStrays(folder);
  const temporary = temporaryIn(folder);
  try {
    const written = await writeChunks(temporary, file.chunks(), watch);
    moveDurably(temporary, path);
    return [{ path, ...written }];
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * A folder of files: all are written first, then each takes its place, and the manifest comes last. Whoever finds a
 * manifest whose sums agree has a whole export; between the renames the old manifest's sums do not agree.
 */
export async function writeFolderWhole(folder: string, plan: ExportPlan, watch: Watch): Promise<WrittenFile[]> {
  const made = !existsSync(folder);
  mkdirSync(folder, { recursive: true });
  removeStrays(folder);
  const temporary = temporaryIn(folder);
  mkdirSync(temporary);
  try {
    const written: WrittenFile[] = [];
    for (const { path, chunks } of plan.files)
      written.push({ path, ...(await writeChunks(join(temporary, path), chunks(), watch)) });
    const manifest = plan.manifest?.(written);
    if (manifest) {
      const chunks = [{ text: manifest.text, rows: 0 }];
      written.push({ path: manifest.path, ...(await writeChunks(join(temporary, manifest.path), chunks, watch)) });
    }
    syncFolder(temporary);
    for (const { path } of written) moveDurably(join(temporary, basename(path)), join(folder, path));
    return written.map((file) => ({ ...file, path: join(folder, file.path) }));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    if (made) removeIfEmpty(folder);
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It has what was exported in it.
  }
}
