import type { Annotation } from './annotation.ts';
import type { CarriedRecord } from './document.ts';
import { carriedFrom } from './version-origin.ts';

/**
 * Tells of annotations of the version before whether they are still to be carried over to a document: they have no copy
 * there, and nobody has decided that they need none. When they were made does not matter: one may come back from the
 * trash or out of a file, or from a version that lay between and is gone.
 */
export function stillToCarry(
  carried: CarriedRecord | undefined,
  own: readonly Pick<Annotation, 'origin'>[],
): (annotation: Pick<Annotation, 'id' | 'createdAt'>) => boolean {
  const known = new Set<string>([...(carried?.gone ?? []), ...(carried?.settled ?? [])]);
  for (const { origin } of own) known.add(carriedFrom(origin)?.fromId ?? '');
  // Older projects do not say what was settled: what was there at the time has a copy, or was decided about.
  const since = carried && !carried.settled ? carried.at : '';
  return ({ id, createdAt }) => !known.has(id) && createdAt > since;
}
