type Ids = Readonly<Record<string, string>>;

/** What is wrong with a line, counted from 1. */
export interface IdLineFault {
  readonly line: number;
  readonly fault: 'no-id' | 'wikidata' | 'twice';
  readonly authority: string;
}

type ParsedIds = { readonly ok: true; readonly ids: Ids } | ({ readonly ok: false } & IdLineFault);

/** The field for it checks its form, so no id of it comes in here. */
const OWN_FIELD = 'wikidata';

/** One per line: `viaf: 113230702`. */
export function formatIds(ids: Ids): string {
  return Object.entries(ids)
    .map(([authority, id]) => `${authority}: ${id}`)
    .sort()
    .join('\n');
}

/**
 * Each line is an authority, a colon and an id, which may hold colons itself; empty lines are passed over. An entry has
 * one id of each authority: the same line twice is one, and a second id is a fault, so that none is dropped unseen.
 */
export function parseIds(text: string): ParsedIds {
  const ids = new Map<string, string>();
  for (const [at, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    const [head = '', ...rest] = written.split(':');
    const authority = head.trim().toLowerCase();
    const id = rest.join(':').trim();
    const faulty = (fault: IdLineFault['fault']): ParsedIds => ({ ok: false, line: at + 1, fault, authority });
    if (authority === '' || authority === '__proto__' || id === '') return faulty('no-id');
    if (authority === OWN_FIELD) return faulty('wikidata');
    if ((ids.get(authority) ?? id) !== id) return faulty('twice');
    ids.set(authority, id);
  }
  return { ok: true, ids: Object.fromEntries(ids) };
}

/** What makes one of the other: ids that are gone are null. */
export function idsPatch(before: Ids, after: Ids): Readonly<Record<string, string | null>> {
  const gone = Object.keys(before).filter((authority) => !Object.hasOwn(after, authority));
  return { ...Object.fromEntries(gone.map((authority) => [authority, null])), ...after };
}
