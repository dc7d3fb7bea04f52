type Ids = Readonly<Record<string, string>>;

/** One per line: `viaf: 113230702`. */
export function formatIds(ids: Ids): string {
  return Object.entries(ids)
    .map(([authority, id]) => `${authority}: ${id}`)
    .sort()
    .join('\n');
}

/** Undefined where a line is none: an authority, a colon and an id. Ids may hold colons themselves. */
export function parseIds(text: string): Ids | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const entries = lines.map((line) => {
    const [authority = '', ...rest] = line.split(':');
    return [authority.trim().toLowerCase(), rest.join(':').trim()] as const;
  });
  const wrong = entries.some(([authority, id]) => authority === '' || authority === '__proto__' || id === '');
  return wrong ? undefined : Object.fromEntries(entries);
}

/** What makes one of the other: ids that are gone are null. */
export function idsPatch(before: Ids, after: Ids): Readonly<Record<string, string | null>> {
  const gone = Object.keys(before).filter((authority) => !Object.hasOwn(after, authority));
  return { ...Object.fromEntries(gone.map((authority) => [authority, null])), ...after };
}
