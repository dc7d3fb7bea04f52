import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { firstNames } from '#shared/formats/exchange/first-names.ts';
import type { FilesToWrite } from './export-place.ts';

/**
 * What may be replaced besides the files of an earlier export: nothing, the one file whose place a person chose in a
 * dialog that has asked already, or all.
 */
export type Replacing = 'nothing' | 'chosen' | 'all';

/** Far more than the manifest of a hundred thousand files. */
const LONGEST_MANIFEST = 2 ** 26;

const Listed = z.object({ path: z.string(), bytes: z.int(), sha256: z.string() });
const Manifest = z.object({
  format: z.string().startsWith('annotary-'),
  files: z.array(Listed),
  report: Listed.optional(),
});

type Manifest = z.infer<typeof Manifest>;

/**
 * Refuses to replace files that are not, byte by byte, what an earlier export left there: the manifest beside them lists
 * those with their sums. A file that a person has changed since is the person's.
 */
export async function refuseToReplace(
  { files, about, inFolder }: FilesToWrite,
  { path, replace }: { readonly path: string; readonly replace: Replacing },
): Promise<Result<undefined>> {
  if (replace === 'all') return success(undefined);
  const manifestPath = about.find(({ name }) => name === 'manifest.json')?.path;
  const manifest = manifestPath === undefined ? undefined : readManifest(manifestPath);
  const listed = new Map(
    [...(manifest?.files ?? []), manifest?.report].flatMap((one) => (one ? [[one.path, one]] : [])),
  );
  const placed = [...files.map(({ file, path: at }) => ({ name: file.path, at })), ...about.map(placeOf)];
  const others: string[] = [];
  for (const { name, at } of placed) {
    const size = statSync(at, { throwIfNoEntry: false })?.size;
    if (size === undefined || (replace === 'chosen' && !inFolder && at === path)) continue;
    if (at === manifestPath && manifest) continue;
    const ours = listed.get(name);
    if (ours?.bytes !== size || (await sumOf(at)) !== ours.sha256) others.push(inFolder ? name : nameIn(at));
  }
  if (others.length === 0) return success(undefined);
  const folder = inFolder ? path : dirname(path);
  return failure('export/would-replace', { path: folder, names: firstNames(others) });
}

function placeOf({ name, path }: FilesToWrite['about'][number]): { name: string; at: string } {
  return { name, at: path };
}

function nameIn(path: string): string {
  return path.slice(dirname(path).length).replace(/^[\\/]/, '');
}

function readManifest(path: string): Manifest | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > LONGEST_MANIFEST) return undefined;
  try {
    return Manifest.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    // No JSON, or not to be read: in any case none of ours.
    return undefined;
  }
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}
