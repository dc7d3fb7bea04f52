import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import { beginsLikeOurs } from '#shared/formats/annotary-json/begins-like-ours.ts';
import { headText } from '../../readers/head-text.ts';

const HEAD_BYTES = 4096;

/** Whether a file is taken for a project in our own JSON: by the format that was asked for, or by its name or content. */
export function isProjectFile(path: string, format: string | undefined): boolean {
  if (format !== undefined) return format === 'json';
  return extname(path).toLowerCase() === '.json' || beginsLikeOurs(headOf(path));
}

function headOf(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const head = new Uint8Array(HEAD_BYTES);
      return headText(head.subarray(0, readSync(file, head)));
    } finally {
      closeSync(file);
    }
  } catch {
    // Whoever reads the whole file says why it cannot be read.
    return '';
  }
}
