/**
 * JSON on one line with the keys of every object sorted, so that equal records are equal lines, whoever made them.
 * Undefined members are left out.
 */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    const sorted = Object.entries(member).sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
    // fromEntries defines own keys, so even one called "__proto__" stays a key.
    return Object.fromEntries(sorted);
  });
}
