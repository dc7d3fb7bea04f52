import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import { beginsLikeOurs } from '#shared/formats/annotary-json/begins-like-ours.ts';
import { beginsLikeArticles } from '#shared/formats/documents/json-articles.ts';
import { headText, JSON_HEAD_BYTES } from '../../readers/head-text.ts';

const HEAD_BYTES = 4096;

/** Whether a file is taken for a project in our own JSON: by the format that was asked for, or by its name or content. */
export function isProjectFile(path: string, format: string | undefined): boolean {
  if (format !== undefined) return format === 'json';
  if (extname(path).toLowerCase() === '.json') return !beginsLikeArticles(headOf(path, JSON_HEAD_BYTES));
  return beginsLikeOurs(headOf(path, HEAD_BYTES));
}

function headOf(path: string, most: number): string {
  try {
    const file = openSync(path, 'r');
    try {
      const head = new Uint8Array(Math.min(fstatSync(file).size, most));
      return headText(head.subarray(0, readSync(file, head)));
    } finally {
      closeSync(file);
    }
  } catch {
    // Whoever reads the whole file says why it cannot be read.
    return '';
  }
}
