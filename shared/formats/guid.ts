const pattern = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** A GUID in lower case and without braces; undefined for anything else. */
export function parseGuid(text: string): string | undefined {
  return pattern.exec(text.trim())?.[1]?.toLowerCase();
}

/**
 * The GUID that stands for an id in files that know only GUIDs: the id itself where it is one, and otherwise a UUID of
 * version 8 (RFC 9562, for one's own schemes) made from four FNV-1a hashes of it. The same id always has the same.
 */
export function guidOf(id: string): string {
  const own = parseGuid(id);
  if (own !== undefined) return own;
  const hex = [0, 1, 2, 3].map((seed) => fnv1a(id, seed).toString(16).padStart(8, '0')).join('');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** FNV-1a over UTF-16 units, 32 bits, begun with a seed of its own. */
function fnv1a(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
