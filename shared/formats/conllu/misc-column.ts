/** Of ours: what an annotation (`NER`) has before its first token and behind its last, written as blanks are. */
export const NER_BEFORE = 'NERSpacesBefore';
export const NER_BEHIND = 'NERSpacesAfter';

/** What stands in the last column: `NER=B-PER|SpaceAfter=No`. A part without `=` says nothing that is known here. */
export function readMisc(cell: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const part of cell.split('|')) {
    const at = part.indexOf('=');
    if (at > 0) values.set(part.slice(0, at), part.slice(at + 1));
  }
  return values;
}

const escapes: ReadonlyMap<string, string> = new Map([
  [' ', '\\s'],
  ['\t', '\\t'],
  ['\r', '\\r'],
  ['\n', '\\n'],
  ['|', '\\p'],
  ['\\', '\\\\'],
]);
const meanings: ReadonlyMap<string, string> = new Map([...escapes].map(([character, written]) => [written, character]));

/**
 * Blanks as UDPipe writes them into `SpacesAfter` (https://ufal.mff.cuni.cz/udpipe/2/users-manual): `\s\n`. It has no
 * sign for other blanks and control characters; ours is `\u00a0`.
 */
export function escapeSpaces(spaces: string): string {
  return spaces.replaceAll(
    /[^]/g,
    (unit) => escapes.get(unit) ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function unescapeSpaces(written: string): string {
  return written.replaceAll(/\\(?:u([0-9a-f]{4})|[strnp\\])/gi, (whole, code?: string) =>
    code === undefined ? (meanings.get(whole) ?? whole) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A tag as a part of the column: a bar would end it. */
export function escapeTag(tag: string): string {
  return tag.replaceAll(/[|\\]/g, (character) => escapes.get(character) ?? character);
}

export function unescapeTag(written: string): string {
  return written.replaceAll(/\\[p\\]/g, (whole) => meanings.get(whole) ?? whole);
}
