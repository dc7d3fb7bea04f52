import type { FileToWrite } from '../format.ts';

/** A file of a plan as text. */
export function textOf(file: Pick<FileToWrite, 'chunks'>): string {
  return [...file.chunks()].map((chunk) => ('text' in chunk ? chunk.text : '')).join('');
}
