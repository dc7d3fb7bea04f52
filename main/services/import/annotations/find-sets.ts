import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Failure } from '#shared/domain/result.ts';
import { TABLE_FORMAT } from '#shared/formats/annotation-table/annotation-columns.ts';
import { type AnnotationFormat, findAnnotationFormat } from '#shared/formats/recognise.ts';
import { Pauses } from '../../pauses.ts';
import type { FoundFile } from '../import-paths.ts';
import { kindOf } from './tell-kind.ts';

/** A file of annotations, and the others that are read with it. */
export interface AnnotationSet {
  /** Undefined for an archive, in which each file is looked at when it is unpacked. */
  readonly format: AnnotationFormat | undefined;
  readonly main: FoundFile;
  /** An archive has none: what it needs is in it. */
  readonly companions: readonly string[];
}

export interface SortedFiles {
  readonly sets: readonly AnnotationSet[];
  /** What is no annotations and belongs to none: documents and projects. */
  readonly others: readonly FoundFile[];
  /** Documents by themselves that a set may need. */
  readonly claimed: readonly FoundFile[];
  /** What lies in the folders, belongs to none and is no document. */
  readonly passedOver: readonly FoundFile[];
  readonly problems: readonly { readonly file: string; readonly error: Failure }[];
  /** Paths inside the set, with `/`, of every file that is a part of one. */
  readonly pathOf: (path: string) => string;
}

interface Sorting {
  readonly format: string | undefined;
  /** Paths that were named themselves: where a format was chosen, they are of it. */
  readonly named: ReadonlySet<string>;
  readonly hasColumns: boolean;
  /** Whether a person said what the columns of tables of annotations are. */
  readonly hasAnnotationColumns: boolean;
  readonly isCancelled: () => boolean;
  readonly onFile: (done: number, file: string) => void;
}

type Main = Pick<AnnotationSet, 'main' | 'format'>;

/**
 * Tells files of annotations from documents, by name and head. What such a file needs beside it (the text of a `.ann`)
 * is its companion and no document; it is looked for among all files and in the folder of the file.
 */
export async function sortFiles(files: readonly FoundFile[], sorting: Sorting): Promise<SortedFiles> {
  const { format, named, hasColumns, hasAnnotationColumns, isCancelled, onFile } = sorting;
  const chosen = format === undefined ? undefined : await findAnnotationFormat(format);
  const tables = hasAnnotationColumns ? await findAnnotationFormat(TABLE_FORMAT) : undefined;
  const problems: { file: string; error: Failure }[] = [];
  const mains: Main[] = [];
  const others: FoundFile[] = [];
  const passedOver: FoundFile[] = [];
  for (const [index, file] of files.entries()) {
    if (isCancelled()) break;
    onFile(index, basename(file.path));
    const kind = await kindOf(file, { format, chosen, hasColumns, tables, isNamed: named.has(file.path) });
    if (kind.kind === 'document') others.push(file);
    else if (kind.kind === 'no-document') passedOver.push(file);
    else if (kind.kind === 'problem') problems.push({ file: file.path, error: kind.error });
    else mains.push({ main: file, format: kind.format });
  }
  const root = commonFolder(files.map(({ path }) => path));
  const pathOf = (path: string): string => relative(root, path).split(sep).join('/');
  const sets = await withCompanions(mains, { files, pathOf, isCancelled });
  const taken = new Set(sets.flatMap(({ companions }) => companions));
  const isFree = ({ path }: FoundFile): boolean => !taken.has(path);
  // A companion may look like a file of its own (a type system beside its CAS).
  const needOneAnother = pairsOf(sets);
  return {
    sets: sets.filter(({ main }) => isFree(main) || needOneAnother.has(main.path)),
    others: others.filter(isFree),
    claimed: others.filter(({ path }) => taken.has(path)),
    passedOver: passedOver.filter(isFree),
    problems: problems.filter(({ file }) => !taken.has(file)),
    pathOf,
  };
}

interface Among {
  readonly files: readonly FoundFile[];
  readonly pathOf: (path: string) => string;
  readonly isCancelled: () => boolean;
}

async function withCompanions(mains: readonly Main[], { files, pathOf, isCancelled }: Among): Promise<AnnotationSet[]> {
  const beside = await besides(files, mains, pathOf);
  const sets: AnnotationSet[] = [];
  const pauses = new Pauses();
  for (const { main, format } of mains) {
    if (isCancelled()) break;
    await pauses.take();
    const own = pathOf(main.path);
    const wanted = format?.reader.companions?.(own, beside.paths) ?? [];
    const companions = wanted.flatMap((path) => (path === own ? [] : (beside.find(path) ?? [])));
    sets.push({ format, main, companions });
  }
  return sets;
}

/** Files that name each other are both read. */
function pairsOf(sets: readonly AnnotationSet[]): ReadonlySet<string> {
  const needs = new Map(sets.map(({ main, companions }) => [main.path, new Set(companions)]));
  const pairs = new Set<string>();
  for (const [path, companions] of needs)
    for (const other of companions) if (needs.get(other)?.has(path)) pairs.add(path).add(other);
  return pairs;
}

/** What a file may need: all that was chosen, and what lies in the folders of the files of annotations or beside these. */
async function besides(
  files: readonly FoundFile[],
  mains: readonly Main[],
  pathOf: (path: string) => string,
): Promise<{ readonly paths: ReadonlySet<string>; readonly find: (path: string) => string | undefined }> {
  const found = new Map(files.map(({ path }) => [pathOf(path), path]));
  const folders = new Set(
    mains.flatMap(({ main, format }) => {
      const own = dirname(main.path);
      const { reader } = format ?? {};
      return reader?.companions ? [own, ...(reader.foldersBeside ?? []).map((folder) => join(own, folder))] : [];
    }),
  );
  for (const folder of folders)
    for (const path of await filesIn(folder)) if (!found.has(pathOf(path))) found.set(pathOf(path), path);
  return { paths: new Set(found.keys()), find: (path) => found.get(path) };
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
  } catch {
    // What cannot be listed has no companions; the file itself was read before.
    return [];
  }
}

function commonFolder([first, ...others]: readonly string[]): string {
  let folder = dirname(first ?? sep);
  for (const path of others) while (!isInside(folder, path) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

function isInside(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
