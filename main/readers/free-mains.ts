import type { AnnotationReader, ForeignFile } from '#shared/formats/exchange/annotation-reader.ts';

/**
 * Of files of one format that lie in one archive, those that no other one of them reads along. Two that name each other
 * are both read.
 */
export function freeMains(
  mains: readonly ForeignFile[],
  reader: AnnotationReader,
  paths: readonly string[],
): ForeignFile[] {
  const all = new Set(paths);
  const needs = new Map(mains.map(({ path }) => [path, new Set(reader.companions?.(path, all))]));
  const taken = new Set<string>();
  for (const [path, wanted] of needs)
    for (const other of wanted) if (other !== path && !needs.get(other)?.has(path)) taken.add(other);
  return mains.filter(({ path }) => !taken.has(path));
}
