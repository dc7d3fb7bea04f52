// What a claim is about, as terms that can be counted and compared: word stems, numbers and entities.

export type TermKind = 'word' | 'number' | 'entity';

export interface Term {
  readonly kind: TermKind;
  /** Equal for terms that mean the same; kinds do not mix. */
  readonly key: string;
  /** As the claim writes it. */
  readonly text: string;
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

/** The terms of a claim's text, each once, in its order. English stems; in other languages the words themselves. */
export function termsOf(text: string): Term[] {
  const terms = new Map<string, Term>();
  for (const [word] of text.matchAll(/\p{N}[\p{N}.,]*\p{N}|\p{N}|\p{L}[\p{L}\p{M}'’-]*/gu)) {
    const term = /^\p{N}/u.test(word) ? numberTerm(word) : wordTerm(word);
    if (term && !terms.has(term.key)) terms.set(term.key, term);
  }
  return [...terms.values()];
}

function numberTerm(text: string): Term {
  return { kind: 'number', key: `n ${text.replace(/[.,](?=\p{N}{3}(?!\p{N}))/gu, '')}`, text };
}

function wordTerm(text: string): Term | undefined {
  const word = text.toLowerCase().replace(/['’]s?$/u, '');
  return word.length < 2 || common.has(word) ? undefined : { kind: 'word', key: `w ${stemOf(word)}`, text };
}

const endings = /(?:ations?|ings?|ments?|ness|ally|edly|ies|ied|ing|ion|ed|es|ly|er|s|e)$/u;
const SHORTEST_STEM = 4;

/**
 * A word without its ending, so that "discussed" meets "discussion" and "trade" meets "trading". Rough on purpose: what
 * is alike by mistake weighs little beside the rest of a claim.
 */
function stemOf(word: string): string {
  const stem = word.replace(endings, '');
  return stem.length < SHORTEST_STEM ? word.replace(/(?<=[^s])s$/u, '') : stem;
}
