import type { Annotation } from '#shared/domain/annotation.ts';

export function countByLabel(annotations: readonly Annotation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { labelId } of annotations) counts.set(labelId, (counts.get(labelId) ?? 0) + 1);
  return counts;
}
