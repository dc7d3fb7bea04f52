/**
 * JSON with the keys of every object in the order of their UTF-16 units and without blanks or undefined members, so
 * that equal values give equal text. Numbers and strings are written as ECMAScript does (as in RFC 8785).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (entries.every(([key], index) => index === 0 || (entries[index - 1]?.[0] ?? '') < key)) return value;
  // A null prototype, so that a key called "__proto__" stays a key.
  const sorted: Record<string, unknown> = Object.create(null);
  for (const [key, member] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) sorted[key] = member;
  return sorted;
}
