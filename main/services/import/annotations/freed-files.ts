import { isNoDocument } from '#shared/formats/documents/no-document.ts';
import type { FoundFile } from '../import-paths.ts';
import type { SortedFiles } from './find-sets.ts';
import type { ReadSet } from './read-sets.ts';

/** What may be an article of its own, also where annotations lie beside it. */
const text = /\.(?:txt|text|md|markdown)$/i;

/**
 * Documents that a file of annotations might have needed, and which it did not need after all: texts that none of its
 * documents came from, and everything where it could not be read. They come in by themselves.
 */
export function freedFiles({ claimed, sets: found, pathOf }: SortedFiles, sets: readonly ReadSet[]): FoundFile[] {
  const used = new Set<string>();
  const claimedByRead = new Set<string>();
  for (const { parts, read } of sets)
    for (const { path } of parts) {
      claimedByRead.add(path);
      if (Object.hasOwn(read.sources, pathOf(path))) used.add(path);
    }
  const mains = new Set(found.map(({ main }) => main.path));
  return claimed.filter(({ path }) => {
    if (used.has(path) || mains.has(path)) return false;
    return !claimedByRead.has(path) || (text.test(path) && !isNoDocument(path));
  });
}
