import { beginsLikeOurs } from './annotary-json/begins-like-ours.ts';
import type { AnnotationReader, FileHead } from './exchange/annotation-reader.ts';
import type { Format } from './format.ts';
import { translate } from '../locales/translate.ts';
import { formats } from './registry.ts';

/** A format of annotations with its reader at hand. */
export interface AnnotationFormat {
  readonly id: string;
  readonly reader: AnnotationReader;
}

export interface Recognised {
  readonly format: AnnotationFormat;
  readonly sure: 1 | 2 | 3;
}

/** So much of a file is looked at to tell what it is; of JSON, the first record is looked at as a whole (`jsonHead`). */
export const HEAD_BYTES = 65_536;

export async function findAnnotationFormat(id: string): Promise<AnnotationFormat | undefined> {
  const format = formats.find((one) => one.id === id);
  return format?.reader && { id, reader: await format.reader() };
}

/**
 * The formats that the beginning of a file could be of, the surest first; between equals, in the registry's order. A
 * project of ours is of none of them, though it has texts and labels as they do.
 */
export async function recogniseAll(file: FileHead): Promise<Recognised[]> {
  if (beginsLikeOurs(file.head)) return [];
  const recognised: Recognised[] = [];
  for (const format of await annotationFormats()) {
    const sure = format.reader.recognises(file);
    if (sure !== 0) recognised.push({ format, sure });
  }
  return recognised.sort((a, b) => b.sure - a.sure);
}

/**
 * The format of annotations that the file is surely of. A name alone tells nothing where articles are called so, too:
 * not every `.txt` and `.jsonl` is annotated.
 */
export async function recogniseAnnotations(file: FileHead): Promise<Recognised | undefined> {
  const [surest] = await recogniseAll(file);
  return surest && (surest.sure > 1 || !isCalledLikeAnArticle(file.path)) ? surest : undefined;
}

function isCalledLikeAnArticle(path: string): boolean {
  const name = path.toLowerCase();
  return formats.some(({ reads, extensions }) => reads === 'documents' && extensions.some((end) => name.endsWith(end)));
}

/** Whether a file has an ending that is only of annotations: an archive of this name is one of them. */
export function isCalledLikeAnnotations(path: string): boolean {
  const name = path.toLowerCase();
  const isCalled = ({ extensions }: Format) => extensions.some((end) => name.endsWith(end));
  return formats.some((format) => hasReader(format) && isCalled(format)) && !isCalledLikeAnArticle(path);
}

/** For a message: the formats in which a file was looked for. */
export function annotationFormatNames(): readonly string[] {
  return formats.filter(hasReader).map(({ name }) => translate(name));
}

let known: Promise<readonly AnnotationFormat[]> | undefined;

/** Loaded when a file first asks for them. */
function annotationFormats(): Promise<readonly AnnotationFormat[]> {
  known ??= Promise.all(formats.filter(hasReader).map(async ({ id, reader }) => ({ id, reader: await reader() })));
  return known;
}

function hasReader(format: Format): format is Format & Required<Pick<Format, 'reader'>> {
  return format.reader !== undefined;
}
