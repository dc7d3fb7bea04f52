/** An article and what was put into it on purpose. */
export interface GeneratedArticle {
  readonly id: string;
  readonly text: string;
}

export interface GeneratedCorpus {
  readonly articles: readonly GeneratedArticle[];
  /** Each pair of articles of which the second has a quotation of the first, word by word or with a word changed. */
  readonly quoted: readonly { readonly from: string; readonly to: string; readonly altered: boolean }[];
  /** Articles that have the same paragraph. */
  readonly copies: readonly (readonly string[])[];
}

/** The same numbers each time (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const VOCABULARY = 30_000;
const common = 'the of to and a in that is was he for it with as his on be at by had'.split(' ');
const syllables = 'ka lo mi tra ben dor sel vin gar pon rel tis mak hul fen zor'.split(' ');

/** Words as often as in a language (Zipf): the most frequent ones are those that hold sentences together. */
function wordFrom(random: () => number): string {
  const rank = Math.floor(VOCABULARY ** random()) - 1;
  const word = common[rank];
  if (word !== undefined) return word;
  let rest = rank;
  let made = '';
  do {
    made += syllables[rest % syllables.length] ?? '';
    rest = Math.floor(rest / syllables.length);
  } while (rest > 0);
  return made;
}

/**
 * Articles of about 500 words with four quotations each. Every fifth article quotes the one before it, in turns word by
 * word and with one word changed; every tenth has the same paragraph as the two before it.
 */
export function generateArticles(count: number, seed = 1): GeneratedCorpus {
  const random = numbersFrom(seed);
  const words = (length: number): string[] => Array.from({ length }, () => wordFrom(random));
  const articles: GeneratedArticle[] = [];
  const quoted: { from: string; to: string; altered: boolean }[] = [];
  const copies: string[][] = [];
  let before: string[] = [];
  let paragraph = '';
  for (let i = 0; i < count; i += 1) {
    const id = `g${i}`;
    const quotations = Array.from({ length: 4 }, () => words(14 + Math.floor(random() * 14)));
    if (i % 5 === 4) {
      const altered = i % 10 === 9;
      const first = [...before];
      if (altered) first[7] = 'otherwise';
      quotations[0] = first;
      quoted.push({ from: `g${i - 1}`, to: id, altered });
    }
    before = quotations[0] ?? [];
    if (i % 10 === 7) paragraph = `${words(45).join(' ')}.`;
    const isCopy = i % 10 >= 7;
    if (i % 10 === 9) copies.push([`g${i - 2}`, `g${i - 1}`, id]);
    const paragraphs = quotations.map(
      (quotation) => `${words(60).join(' ')}. He said: “${quotation.join(' ')}.” ${words(35).join(' ')}.`,
    );
    articles.push({ id, text: [...paragraphs, ...(isCopy ? [paragraph] : [])].join('\n') });
  }
  return { articles, quoted, copies };
}
