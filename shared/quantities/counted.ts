import { isHyphen, isWord, type Token } from './tokens.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that are no part of what a number counts: they end the search for its noun. */
const ends = set(
  'of in on at by as to for from with without and or but nor was is are were be been being has have had having do does ' +
    'did will would can could may might must shall should not that than then the a an this these those their our his her ' +
    'its my your who which whom whose when where while because if since until after before during over under above below ' +
    'between among against about around into onto out up down off away back here there it he she they we i you them him us ' +
    'said says say told tells tell died dies die left leave leaves went goes go took takes take came comes come got gets get ' +
    'made makes make found finds find gave gives give met meets meet won wins win lost loses lose held holds hold fled saw ' +
    'sees became becomes seen done so also still only just even now ago later earlier yesterday today tomorrow tonight per ' +
    'each every all both either neither no yes such more less fewer percent cent minus plus versus vs via amid despite ' +
    'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred dozen thousand million ' +
    'billion half january february march april june july august september october november december towns others another remain remains stood stands stand rose rises rise fell falls fall reached reaches reach thus too',
);

/** Between a number and its noun, and no part of it: "six more people", "two other residents". */
const skipped = set('more other additional further extra');
const determiners = set('the these those their our his her its my your');

/** Plurals without the ending, and who is counted by an adjective. */
const people = set(
  'people persons men women children adults police personnel troops staff folk youths elderly cattle sheep',
);
const adjectives = set(
  'dead deaths wounded injured hurt killed missing homeless arrested detained hospitalised hospitalized unaccounted displaced evacuated stranded trapped',
);
/** One of them may be counted. */
const single = set(
  'person man woman child adult soldier officer resident victim survivor worker civilian boy girl student passenger driver ' +
    'death casualty injury house home case seat vote body',
);

export interface Counted {
  /** Indices of tokens, the second one behind the last. */
  readonly from: number;
  readonly to: number;
}

const MOST_WORDS = 4;

/** The noun phrase that the number before this token counts: "Indian nationals", "people", "of the 2,300 residents". */
export function countedAfter(tokens: readonly Token[], at: number, value: number): Counted | undefined {
  const hyphenated = hyphenatedUnit(tokens, at);
  if (hyphenated) return hyphenated;
  let from = at;
  if (tokens[from]?.lower === 'of' && !tokens[from]?.isApart) {
    from += 1;
    if (isWord(tokens[from], determiners)) from += 1;
  }
  if (isWord(tokens[from], skipped)) from += 1;
  const head = headOf(tokens, from);
  if (head !== undefined) return { from, to: head + 1 };
  const first = tokens[from];
  if (isWord(first, adjectives) && from === at) return { from, to: from + 1 };
  return Math.abs(value) === 1 && isWord(first, single) ? { from, to: from + 1 } : undefined;
}

const joined = set('strong wide long high deep tall plus something fold style based');

/** "a 19-nation group", "50-member team": after digits only, since "two-way" counts nothing. */
function hyphenatedUnit(tokens: readonly Token[], at: number): Counted | undefined {
  if (!isHyphen(tokens, at) || tokens[at - 1]?.kind !== 'number') return undefined;
  const word = tokens[at + 1];
  return word?.kind === 'word' && /^\p{Ll}{4,}$/u.test(word.text) && !ends.has(word.lower) && !joined.has(word.lower)
    ? { from: at + 1, to: at + 2 }
    : undefined;
}

/** The index of the plural that ends the phrase. */
function headOf(tokens: readonly Token[], from: number): number | undefined {
  let at = from;
  for (let count = 0; count < MOST_WORDS; count += 1) {
    const word = tokens[at];
    if (word?.kind !== 'word' || word.isApart || ends.has(word.lower)) return undefined;
    if (isPluralNoun(word)) return lastOfCompound(tokens, at);
    at = isHyphen(tokens, at + 1) && tokens[at + 2]?.kind === 'word' ? at + 3 : at + 1;
    // A hyphen joins a modifier and a noun: "state-owned companies", "by-elections".
    const joined = tokens[at - 1];
    if (at > from + 1 && joined && tokens[at - 2]?.text === '-' && isPluralNoun(joined)) return at - 1;
  }
  return undefined;
}

/** "sports halls": a plural may stand before another one. */
function lastOfCompound(tokens: readonly Token[], at: number): number {
  const word = tokens[at];
  const next = tokens[at + 1];
  if (!word || people.has(word.lower) || isPerson(word.lower)) return at;
  const goesOn = next?.kind === 'word' && !next.isApart && /^\p{Ll}/u.test(next.text) && !ends.has(next.lower);
  return goesOn && next.lower.endsWith('s') && isPluralNoun(next) ? at + 1 : at;
}

const noPlurals = set(
  'news series means always perhaps besides sometimes afterwards plus thus across less unless as yes his',
);

function isPluralNoun({ lower, text }: Token): boolean {
  if (people.has(lower)) return true;
  if (!/^\p{L}{2,}s$/u.test(lower) || /(?:ss|us|is|['’]s)$/u.test(lower) || noPlurals.has(lower)) return false;
  // A name in capitals ("US", "AIDS") is no plural.
  return !/^\p{Lu}+$/u.test(text);
}

const persons = set(
  'resident national immigrant migrant refugee citizen passenger victim survivor casualty worker employee student teacher ' +
    'soldier officer civilian protester protestor patient prisoner detainee deportee hostage tourist villager voter member ' +
    'man woman child adult boy girl person inhabitant evacuee pilgrim farmer fisherman militant fighter policeman official',
);

/** Whether a noun in the singular or plural is said of human beings. */
export function isPerson(noun: string): boolean {
  return people.has(noun.toLowerCase()) || persons.has(singular(noun));
}

const irregular: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
]);

/** The key under which singular and plural are the same. */
export function singular(noun: string): string {
  const lower = noun.toLowerCase();
  const known = irregular.get(lower);
  if (known !== undefined) return known;
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(lower)) return lower.slice(0, -2);
  return /(?:ss|us|is)$/.test(lower) ? lower : lower.replace(/s$/, '');
}

const states: ReadonlyMap<string, string> = new Map([
  ...[...adjectives].map((word) => [word, word] as const),
  ['death', 'dead'],
  ['deaths', 'dead'],
  ['killed', 'dead'],
  ['fatalities', 'dead'],
  ['wounded', 'injured'],
  ['hurt', 'injured'],
  ['injuries', 'injured'],
  ['detained', 'arrested'],
  ['hospitalized', 'hospitalised'],
]);

/** The state of human beings by which they are counted, one name for each: "killed", "dead" and "deaths" are "dead". */
export function stateOf(word: string): string | undefined {
  return states.get(word.toLowerCase());
}
