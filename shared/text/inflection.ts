/**
 * The forms that a word takes by adding an ending: what `occurrences.ts` looks for besides the word itself. Only
 * regular endings are known (no "men", no "said" for "say"), and a form may be made up ("evens" for "evening"): it is
 * looked for in vain, or unticked in the preview. Irregular ones are searched for on their own.
 */

/** Letters that must stay when an ending is taken off: "red" is no past of "r". */
const SHORTEST_BASE = 3;

const consonant = '[bcdfghjklmnpqrstvwxyz]';
const endsInConsonantY = new RegExp(`${consonant}y$`, 'i');
const hisses = /(?:s|x|z|ch|sh)$/i;
const endsInSilentE = /[^eoy]e$/i;
/** One vowel between consonants, at the end: "stop" doubles its last letter before -ed and -ing, and "visit" may. */
const doubles = /(?:^|[^aeiou])[aeiou][bdfgklmnprtvz]$/i;
const vowel = /[aeiouy]/i;

/**
 * An English word with its plural or third person, its -ed and -ing, and the possessives of its nouns, whichever of
 * them was given. The letters keep their case. The word itself comes first.
 *
 *     englishForms('tariff')  tariff, tariffs, tariffed, tariffing, tariff's, tariff’s, tariffs' ...
 *     englishForms('denied')  denied, deny, denies, denying ...
 */
export function englishForms(word: string): string[] {
  const plain = word.replace(/(?:['’]s|(?<=s)['’])$/i, '');
  const forms = new Set([word, plain]);
  for (const base of [plain, ...basesOf(plain)]) {
    const nouns = [base, ...pluralsOf(base)];
    for (const form of [...nouns, ...nouns.flatMap(possessivesOf), ...pastsOf(base), ...participlesOf(base)])
      forms.add(form);
  }
  return [...forms];
}

/** What the word may be a form of. Each candidate is taken only if the word is one of its forms. */
function basesOf(word: string): string[] {
  const candidates = [
    word.replace(/s$/i, ''),
    word.replace(/es$/i, ''),
    word.replace(/ies$/i, 'y'),
    ...['ed', 'ing'].flatMap((ending) => {
      const stem = word.toLowerCase().endsWith(ending) ? word.slice(0, -ending.length) : word;
      return [stem, `${stem}e`, stem.replace(/(.)\1$/i, '$1'), ending === 'ed' ? stem.replace(/i$/i, 'y') : stem];
    }),
    word.replace(/ying$/i, 'ie'),
  ];
  return candidates.filter(
    (base) =>
      base !== word &&
      base.length >= SHORTEST_BASE &&
      vowel.test(base) &&
      !/(?:ss|us|is)$/i.test(word) &&
      [...pluralsOf(base), ...pastsOf(base), ...participlesOf(base)].includes(word),
  );
}

function pluralsOf(base: string): string[] {
  if (endsInConsonantY.test(base)) return [`${base.slice(0, -1)}ies`];
  if (hisses.test(base)) return [`${base}es`];
  return /o$/i.test(base) ? [`${base}s`, `${base}es`] : [`${base}s`];
}

function possessivesOf(noun: string): string[] {
  const bare = /s$/i.test(noun) ? [`${noun}'`, `${noun}’`] : [];
  return [...bare, `${noun}'s`, `${noun}’s`];
}

function pastsOf(base: string): string[] {
  if (/e$/i.test(base)) return [`${base}d`];
  if (endsInConsonantY.test(base)) return [`${base.slice(0, -1)}ied`];
  return doubles.test(base) ? [`${base}ed`, `${base}${base.slice(-1)}ed`] : [`${base}ed`];
}

function participlesOf(base: string): string[] {
  if (/ie$/i.test(base)) return [`${base.slice(0, -2)}ying`];
  if (endsInSilentE.test(base)) return [`${base.slice(0, -1)}ing`];
  return doubles.test(base) ? [`${base}ing`, `${base}${base.slice(-1)}ing`] : [`${base}ing`];
}

/** What the neutral rule leaves of a word at least, and how many letters an ending has at most. */
const SHORTEST_STEM = 4;
const LONGEST_ENDING = 3;

/**
 * For any other language: how far back a word may be cut. Two words count as forms of one where the shorter is the
 * beginning of the longer and at most three letters are missing ("Minister" of "Ministern").
 */
export function neutralStem(word: string): {
  readonly stem: string;
  readonly ending: string;
  readonly longest: number;
} {
  const letters = Array.from(word);
  const kept = Math.max(Math.min(letters.length, SHORTEST_STEM), letters.length - LONGEST_ENDING);
  return { stem: letters.slice(0, kept).join(''), ending: letters.slice(kept).join(''), longest: LONGEST_ENDING };
}

/** Whether two words count as forms of one in a language whose endings are not known; see `neutralStem`. */
export function isNeutralForm(given: string, found: string): boolean {
  const { stem, ending, longest } = neutralStem(given);
  if (!found.startsWith(stem)) return false;
  const letters = Array.from(found.slice(stem.length));
  const differing = Array.from(ending).findIndex((letter, index) => letters[index] !== letter);
  const shared = differing < 0 ? Array.from(ending).length : differing;
  return letters.length - shared <= longest;
}
