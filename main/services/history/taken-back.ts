import { sameValue } from '#shared/domain/same-value.ts';

/** Fields that tell of a change and are not what was changed. */
const traces: ReadonlySet<string> = new Set(['updatedAt', 'codebookVersion']);

/**
 * A record as it is now, without what a change from `before` to `after` did to it. What was changed again since stays;
 * of attributes and fields each is looked at for itself. The same object where nothing of the change is left.
 */
export function takenBack<Item extends object>(now: Item, before: object, after: object): Item {
  const patch: Record<string, unknown> = {};
  const [is, was, became] = [valuesOf(now), valuesOf(before), valuesOf(after)];
  for (const key of new Set([...was.keys(), ...became.keys()])) {
    if (traces.has(key) || sameValue(was.get(key), became.get(key))) continue;
    const [one, old, next] = [is.get(key), was.get(key), became.get(key)];
    if (isPlain(one) && isPlain(old) && isPlain(next)) {
      const inner = takenBack(one, old, next);
      if (inner !== one) patch[key] = inner;
    } else if (sameValue(one, next)) patch[key] = old;
  }
  if (Object.keys(patch).length === 0) return now;
  const entries = Object.entries({ ...now, ...patch }).filter(([, value]) => value !== undefined);
  // The fields of the record, with values that the same record had before.
  return Object.fromEntries(entries) as Item;
}

function valuesOf(record: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(record));
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
