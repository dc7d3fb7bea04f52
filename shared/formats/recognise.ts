import type { AnnotationReader, FileHead } from './exchange/annotation-reader.ts';
import type { Format } from './format.ts';
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

/** So much of a file is looked at to tell what it is. */
export const HEAD_BYTES = 65_536;

export async function findAnnotationFormat(id: string): Promise<AnnotationFormat | undefined> {
  const format = formats.find((one) => one.id === id);
  return format?.reader && { id, reader: await format.reader() };
}

/** The formats that the beginning of a file could be of, the surest first; between equals, in the registry's order. */
export async function recogniseAll(file: FileHead): Promise<Recognised[]> {
  const recognised: Recognised[] = [];
  for (const format of await annotationFormats()) {
    const sure = format.reader.recognises(file);
    if (sure !== 0) recognised.push({ format, sure });
  }
  return recognised.sort((a, b) => b.sure - a.sure);
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
