/**
 * The place of a key called `__proto__` in parsed JSON. JSON.parse makes it an own key, which harms nobody until some
 * code copies objects carelessly; no file of ours has one, so such a file is refused.
 */
export function findOwnProto(root: unknown): string | undefined {
  const stack: { readonly value: unknown; readonly place: string }[] = [{ value: root, place: '' }];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const { value, place } = entry;
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, '__proto__')) return place === '' ? 'the project' : place.slice(1);
    for (const [key, member] of Object.entries(value))
      stack.push({ value: member, place: Array.isArray(value) ? `${place}[${key}]` : `${place}.${key}` });
  }
  return undefined;
}
