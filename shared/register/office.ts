/** An office as words, so that two can be compared: "indian foreign secretary", "deputy secretary of state". */
export interface Office {
  /** What it is an office of by its first words: "indian". Empty where nothing says so. */
  readonly place: string;
  /** The office itself: ["foreign", "secretary"]. */
  readonly words: readonly string[];
  /** What stands behind it: "of state". */
  readonly of: string;
}

/** Adjectives of countries, and the short names that stand for one. A word that is not known is part of the office. */
const place =
  /^(?:us|uk|eu|un|uae|french|german|dutch|greek|swiss|czech|welsh|thai|iraqi|\p{L}{2,}(?:ian|ean|ican|oan|ish|ese|eli|ani|shi|bani|emi|wan))$/u;
const noPlace = /^(?:civilian|guardian|librarian|custodian|pedestrian|equestrian|parliamentarian|ocean)$/u;
/** "The president" is not the vice president, and "the minister" not the prime minister. */
const changing =
  /^(?:deputy|vice|under|assistant|associate|former|ex|late|incoming|outgoing|designate|elect|shadow|junior|prime|attorney|chief|general|lieutenant|major|private|press)$/u;

/** Takes the key of an office apart (name-form.ts). */
export function officeOf(key: string): Office {
  const [, head = key, of = ''] = /^(.*?)(?:\s((?:of|for|at|to)\s.*))?$/u.exec(key) ?? [];
  const words = head.replace(/(?<=^|\s)pm$/u, 'prime minister').split(' ');
  let start = 0;
  while (start < words.length - 1 && isPlace(words[start] ?? '')) start += 1;
  const places = words.slice(0, start).map((word) => (word === 'american' ? 'us' : word));
  return { place: places.join(' '), words: words.slice(start), of };
}

/**
 * Whether somebody who holds an office may be meant by a role: whatever the role says, the office must say as well.
 *
 *     role               office
 *     foreign secretary  indian foreign secretary   yes
 *     secretary          foreign secretary          yes
 *     us president       president                  yes, unless there is another one
 *     us president       russian president          no
 *     foreign secretary  deputy secretary           no
 *     secretary          deputy secretary           no: the deputy is somebody else
 */
export function mayHold(role: Office, held: Office): boolean {
  if (role.place !== '' && held.place !== '' && role.place !== held.place) return false;
  if (role.of !== '' && role.of !== held.of) return false;
  const more = held.words.length - role.words.length;
  if (more < 0 || role.words.some((word, at) => held.words[at + more] !== word)) return false;
  return !held.words.slice(0, more).some((word) => changing.test(word));
}

function isPlace(word: string): boolean {
  return place.test(word) && !noPlace.test(word);
}
