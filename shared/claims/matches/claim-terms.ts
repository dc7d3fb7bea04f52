import { isUnspaced, tokensOf } from '../../text/segmentation.ts';

// What a claim is about, as terms that can be counted and compared: word stems, numbers and entities.

export type TermKind = 'word' | 'number' | 'entity';

export interface Term {
  readonly kind: TermKind;
  /** Equal for terms that mean the same; kinds do not mix. */
  readonly key: string;
  /** As the claim writes it. */
  readonly text: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
}

/** Words that stand in any claim, and the verbs of saying: they make no two claims alike. */
const common = new Set(
  (
    'a about above after again against all also although am an and any are as at be because been before being below ' +
    'between both but by can cannot could did do does doing down during each few for from further had has have having ' +
    'he her here hers him his how i if in into is it its itself just me more most must my no nor not now of off on once ' +
    'only or other our out over own same she should since so some such than that the their theirs them then there these ' +
    'they this those through to too under until up upon us very was we were what when where which while who whom whose ' +
    'why will with within without would you your said says say saying told tells added noted stated according'
  ).split(' '),
);

const numberWords = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty'
  )
    .split(' ')
    .map((word, value) => [word, value]),
);

const word = /\p{N}[\p{N}.,]*\p{N}|\p{N}|(?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}'’]*/gu;

/**
 * The terms of a claim's text, each once, in its order. English stems; in other languages the words themselves. A
 * compound gives its parts: "India-US" is about India and about the US.
 */
export function termsOf(text: string): Term[] {
  const terms = new Map<string, Term>();
  for (const { found, index } of wordsIn(text)) {
    const term = /^\p{N}/u.test(found) ? numberTerm(found, index) : wordTerm(found, index);
    if (term && !terms.has(term.key)) terms.set(term.key, term);
  }
  return [...terms.values()];
}

/** Where no blanks part the words, the dictionary does: otherwise a whole clause of Chinese would be one term. */
function* wordsIn(text: string): Generator<{ readonly found: string; readonly index: number }> {
  for (const { 0: found, index } of text.matchAll(word)) {
    if (!isUnspaced(found)) yield { found, index };
    else for (const { start, end } of tokensOf(found, index)) yield { found: text.slice(start, end), index: start };
  }
}

function numberTerm(text: string, start: number): Term {
  return { kind: 'number', key: `n ${text.replace(/[.,](?=\p{N}{3}(?!\p{N}))/gu, '')}`, text, start };
}

function wordTerm(text: string, start: number): Term | undefined {
  const plain = text.toLowerCase().replace(/['’]s?$/u, '');
  const number = numberWords.get(plain);
  // "One" is mostly no number.
  if (number !== undefined && number !== 1) return { kind: 'number', key: `n ${number}`, text, start };
  // "US" and "U.S." are a name, "us" is none.
  const isInitials = /^(?:\p{Lu}\.?){2,}$/u.test(text.replace(/['’]s?$/u, ''));
  const letters = plain.replaceAll('.', '');
  if (isInitials) return { kind: 'word', key: `w ${letters}.`, text, start };
  if (plain.length < 2 || common.has(plain)) return undefined;
  return { kind: 'word', key: `w ${stemOf(/^\p{Lu}/u.test(text) ? countryOf(plain) : plain)}`, text, start };
}

/** "Indian" and "Russian" tell of India and Russia. */
function countryOf(name: string): string {
  return name.replace(/(?<=.{4}a)ns?$/u, '');
}

const endings = /(?:ations?|ings?|ments?|ness|ally|edly|ies|ied|ing|ion|ed|es|ly|er|s|e)$/u;
const SHORTEST_STEM = 4;

/**
 * A word without its ending, so that "discussed" meets "discussion" and "trade" meets "trading", and in one spelling:
 * "defence" and "defense" are one word. Rough on purpose: what is alike by mistake weighs little beside the rest of a
 * claim.
 */
function stemOf(word: string): string {
  const spelled = word
    .replace(/enc(?=es?$)/u, 'ens')
    .replace(/is(?=(?:e[ds]?|ing|ations?)$)/u, 'iz')
    .replace(/our(?=s?$)/u, 'or');
  const stem = spelled.replace(endings, '');
  return stem.length < SHORTEST_STEM ? spelled.replace(/(?<=[^s])s$/u, '') : stem;
}
