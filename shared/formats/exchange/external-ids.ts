/** Stands between several ids of one authority, of which a record has one: no id has a bar between blanks. */
const BETWEEN = ' | ';

/** Ids as a record has them; several of one authority are kept in one value, in their order and each once. */
export function joinIds(ids: Iterable<readonly [authority: string, id: string]>): Record<string, string> {
  const joined = new Map<string, Set<string>>();
  for (const [said, id] of ids) {
    const authority = oneSpelling(said);
    if (authority === '__proto__') continue;
    const known = joined.get(authority);
    if (known) known.add(id);
    else joined.set(authority, new Set([id]));
  }
  return Object.fromEntries([...joined].map(([authority, all]) => [authority, [...all].join(BETWEEN)]));
}

/** The opposite: each id with its authority. */
export function separateIds(externalIds: Readonly<Record<string, string>>): [authority: string, id: string][] {
  return Object.entries(externalIds).flatMap(([authority, all]) =>
    all.split(BETWEEN).map((id): [string, string] => [authority, id]),
  );
}

/** Registers that tools spell in large or in small letters are one all the same. */
function oneSpelling(authority: string): string {
  return /^(?:mesh|omim|chebi)$/i.test(authority) ? authority.toUpperCase() : authority;
}
