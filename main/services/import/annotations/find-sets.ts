import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type Failure, failure } from '#shared/domain/result.ts';
import { type AnnotationFormat, annotationFormatNames, findAnnotationFormat } from '#shared/formats/recognise.ts';
import { HEAD_BYTES, recogniseAnnotations } from '#shared/formats/recognise.ts';
import { checkSize } from '../../../readers/limits.ts';
import { type FoundFile, whyNot } from '../import-paths.ts';

/** A file of annotations, and the others that are read with it. */
export interface AnnotationSet {
  /** Undefined for an archive, in which each file is looked at when it is unpacked. */
  readonly format: AnnotationFormat | undefined;
  readonly main: FoundFile;
  readonly companions: readonly string[];
}

export interface SortedFiles {
  readonly sets: readonly AnnotationSet[];
  /** What is no annotations and belongs to none: documents and projects. */
  readonly others: readonly FoundFile[];
  readonly problems: readonly { readonly file: string; readonly error: Failure }[];
  /** Paths inside the set, with `/`, of every file that is a part of one. */
  readonly pathOf: (path: string) => string;
}

interface Sorting {
  readonly format: string | undefined;
  /** Paths that were named themselves: where a format was chosen, they are of it. */
  readonly named: ReadonlySet<string>;
  readonly isCancelled: () => boolean;
  readonly onFile: (done: number) => void;
}

/**
 * Tells files of annotations from documents, by name and head. What such a file needs beside it (the text of a `.ann`)
 * is its companion and no document; it is looked for among all files and in the folder of the file.
 */
export async function sortFiles(
  files: readonly FoundFile[],
  { format, named, isCancelled, onFile }: Sorting,
): Promise<SortedFiles> {
  const chosen = format === undefined ? undefined : await findAnnotationFormat(format);
  const problems: { file: string; error: Failure }[] = [];
  const mains: { file: FoundFile; format: AnnotationFormat | undefined }[] = [];
  const others: FoundFile[] = [];
  for (const [index, file] of files.entries()) {
    if (isCancelled()) break;
    onFile(index);
    const kind = await kindOf(file, { format, chosen, isNamed: named.has(file.path) });
    if (kind.kind === 'document') others.push(file);
    else if (kind.kind === 'problem') problems.push({ file: file.path, error: kind.error });
    else mains.push({ file, format: kind.format });
  }
  const root = commonFolder(files.map(({ path }) => path));
  const pathOf = (path: string): string => relative(root, path).split(sep).join('/');
  const beside = besides(files, mains, pathOf);
  const sets = mains.map((main): AnnotationSet => {
    const own = pathOf(main.file.path);
    const wanted = main.format?.reader.companions?.(own, beside.paths) ?? [];
    const companions = wanted.flatMap((path) => (path === own ? [] : (beside.find(path) ?? [])));
    return { format: main.format, main: main.file, companions };
  });
  const taken = new Set(sets.flatMap(({ companions }) => companions));
  // A companion may look like a file of its own (a type system beside its CAS).
  return {
    sets: sets.filter(({ main }) => !taken.has(main.path) || isNeededByItself(main.path, sets)),
    others: others.filter(({ path }) => !taken.has(path)),
    problems: problems.filter(({ file }) => !taken.has(file)),
    pathOf,
  };
}

/** Two files that name each other are both read. */
function isNeededByItself(path: string, sets: readonly AnnotationSet[]): boolean {
  const own = sets.find(({ main }) => main.path === path);
  return sets.some(({ main, companions }) => companions.includes(path) && own?.companions.includes(main.path));
}

type Kind =
  | { readonly kind: 'annotations'; readonly format: AnnotationFormat | undefined }
  | { readonly kind: 'document' }
  | { readonly kind: 'problem'; readonly error: Failure };

interface Choosing {
  readonly format: string | undefined;
  readonly chosen: AnnotationFormat | undefined;
  readonly isNamed: boolean;
}

async function kindOf(file: FoundFile, { format, chosen, isNamed }: Choosing): Promise<Kind> {
  const name = file.path.slice(file.path.lastIndexOf(sep) + 1);
  if (format !== undefined && !chosen) return { kind: 'document' };
  const head = await headOf(file.path);
  if (typeof head !== 'string') return { kind: 'problem', error: head };
  const isZip = head.startsWith('PK\u0003\u0004');
  const found = await recogniseAnnotations({ path: name, head });
  const size = checkSize(name, file.byteLength);
  if (chosen) {
    // Of a folder only what could be of the format; a file of another kind may lie beside it.
    if (isNamed || isZip || chosen.reader.recognises({ path: name, head }) > 0) return within(size, chosen, isZip);
    return { kind: 'document' };
  }
  if (/\.json$/i.test(name) && isOwnJson(head)) return { kind: 'document' };
  if (found) return within(size, found.format, isZip);
  if (isZip && /\.zip$/i.test(name)) return { kind: 'annotations', format: undefined };
  const isAmbiguous = /\.(?:xml|json)$/i.test(name);
  if (!isAmbiguous || head.trim() === '') return { kind: 'document' };
  const tried = annotationFormatNames().join(', ') || '–';
  return { kind: 'problem', error: failure('import/no-annotations', { file: name, tried }).error };
}

function within(size: ReturnType<typeof checkSize>, format: AnnotationFormat, isZip: boolean): Kind {
  if (!size.ok) return { kind: 'problem', error: size.error };
  // What is packed is told by what is in it, unless the format is the archive.
  return { kind: 'annotations', format: isZip ? undefined : format };
}

/** `{"format": "annotary", …`: a project of ours holds texts and labels as other tools' files do, and is none of them. */
function isOwnJson(head: string): boolean {
  return /^\s*\{[^]{0,2000}"format"\s*:\s*"annotary/.test(head);
}

async function headOf(path: string): Promise<string | Failure> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return new TextDecoder().decode(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return whyNot(path, error);
  }
}

/** What a file may need: all that was chosen, and what lies in the folders of the files of annotations. */
function besides(
  files: readonly FoundFile[],
  mains: readonly { readonly file: FoundFile; readonly format: AnnotationFormat | undefined }[],
  pathOf: (path: string) => string,
): { readonly paths: ReadonlySet<string>; readonly find: (path: string) => string | undefined } {
  const found = new Map(files.map(({ path }) => [pathOf(path), path]));
  const folders = new Set(mains.flatMap(({ file, format }) => (format?.reader.companions ? [dirname(file.path)] : [])));
  for (const folder of folders)
    for (const path of filesIn(folder)) if (!found.has(pathOf(path))) found.set(pathOf(path), path);
  return { paths: new Set(found.keys()), find: (path) => found.get(path) };
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
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
