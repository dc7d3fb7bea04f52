/** How a mention names somebody or something, taken apart for comparing it with other mentions. */
export interface NameForm {
  /** Of the whole text without article, possessive ending, dots and case: equal keys are the same words. */
  readonly key: string;
  /** The name without titles and appositions, as written: "Donald Trump" of "US President Donald Trump". */
  readonly name: string;
  /** The key of `name`. */
  readonly nameKey: string;
  /** The key of what stood around the name: "us president". Empty where there was nothing. */
  readonly title: string;
  /** The same, each office by itself: before the name, and between commas behind it. */
  readonly offices: readonly string[];
  /** Names nobody: "the foreign secretary", "the minister". Its words are in `title`. */
  readonly isRole: boolean;
}

const offices =
  'president|minister|secretary|representative|spokesperson|spokesman|spokeswoman|ambassador|mayor|professor|senator|governor|' +
  'general|colonel|captain|major|sergeant|admiral|judge|justice|chancellor|chairman|chairwoman|chair|chief|director|commissioner|' +
  'envoy|officer|executive|adviser|advisor|leader|premier|king|queen|prince|princess|pope|bishop|archbishop|sheikh|emir|' +
  'analyst|economist|lawyer|attorney|prosecutor|inspector|superintendent|deputy|clerk|engineer|negotiator|lawmaker|councillor|' +
  'congressman|congresswoman|coach|captain|manager|editor|author|counterpart|official|diplomat|administrator';
const honorifics =
  'mr|mrs|ms|mx|miss|dr|prof|sir|dame|lord|lady|sen|rep|gov|gen|col|capt|sgt|lt|adm|hon|rev|st|shri|smt|pm';

const office = new RegExp(`^(?:${offices}|${honorifics})$`, 'iu');
/** Offices that are more often a surname where they end a name in capitals: "Stephen King". */
const surname = /^(?:king|prince|pope|bishop|judge|major|clerk|coach|captain|chair|sheikh)$/iu;
/** What an office is of, where that stands between it and the name: "Secretary of State Christopher Landau". */
const domains =
  /^of (?:the )?(?:state|defen[cs]e|treasury|commerce|energy|interior|education|health|finance|justice|war|labou?r|transport|trade|homeland security|foreign affairs|external affairs|staff)\b/iu;
const pronoun = /^(?:i|he|she|it|we|they|him|her|them|us|his|hers|its|their|theirs|who|this|that|these|those|one)$/iu;

/**
 * Takes a mention apart. English rules; in other languages whole names are still compared. Undefined for pronouns and
 * for text without letters, which name nothing.
 */
export function nameForm(text: string): NameForm | undefined {
  const whole = text.replace(/\s+/gu, ' ').trim();
  const key = nameKey(whole);
  // "US" is no pronoun, and "IT" neither.
  if (key === '' || pronoun.test(isAcronym(withoutArticle(whole)) ? '' : key)) return undefined;
  const [head = '', ...appositions] = withoutOwner(withoutArticle(whole)).split(/,\s/u);
  const words = head.split(' ');
  const start = nameStart(words);
  const name = withoutEnding(words.slice(start).join(' '));
  const title = nameKey([...words.slice(0, start), ...appositions].join(' '));
  if (isRole(words))
    return { key, name: '', nameKey: '', title: nameKey(head), offices: [nameKey(head)], isRole: true };
  const offices = [words.slice(0, start).join(' '), ...appositions].map(nameKey).filter((text) => text !== '');
  return { key, name, nameKey: nameKey(name), title, offices, isRole: false };
}

/** Equal for the same words, however they are written: case, dots of abbreviations, article, "’s" at the end. */
export function nameKey(text: string): string {
  return withoutEnding(withoutArticle(text))
    .replace(/\.(?=\s|\p{L}|$)/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}&'’+-]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** "MEA" of "Ministry of External Affairs"; undefined for a single word. */
export function acronymOf(name: string): string | undefined {
  const words = name.split(/[\s-]+/u).filter((word) => /^\p{Lu}/u.test(word));
  return words.length < 2 ? undefined : words.map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0)).join('');
}

/** "MEA", "U.S.": nothing but capitals. */
export function isAcronym(name: string): boolean {
  return /^(?:\p{Lu}\.?){2,8}$/u.test(name);
}

/** The last word of a name of several: by it persons are named again. */
export function surnameOf(name: string): string | undefined {
  const words = name.split(' ');
  return words.length < 2 ? undefined : nameKey(words.at(-1) ?? '');
}

function withoutArticle(text: string): string {
  return text.replace(/^(?:the|an?)\s+/iu, '');
}

function withoutEnding(text: string): string {
  return text.replace(/(?:['’]s|(?<=s)['’])$/u, '');
}

/** "India’s Ministry of External Affairs" names the ministry. */
function withoutOwner(text: string): string {
  return text.replace(/^\p{Lu}[\p{L}.]*['’]s?\s+(?=\p{L}+\s)/u, '');
}

/** Where the name begins behind titles; 0 where there are none, or where nothing would be left. */
function nameStart(words: readonly string[]): number {
  let start = 0;
  for (let at = 0; at < words.length - 1; at += 1) {
    if (!office.test(bare(words[at]))) continue;
    const domain = domains.exec(words.slice(at + 1).join(' '))?.[0];
    const behind = at + 1 + (domain === undefined ? 0 : domain.split(' ').length);
    if (behind < words.length && /^\p{Lu}/u.test(words[behind] ?? '')) start = behind;
  }
  // Behind "Deputy" stands no name in "Deputy Secretary of State", but the office itself.
  return isOffice(officeWord(words.slice(start))) ? 0 : start;
}

function isRole(words: readonly string[]): boolean {
  const last = officeWord(words);
  // "US president", "U.S. Embassy spokesperson"
  if (/^\p{Ll}/u.test(last) && isOffice(last)) return true;
  const small = words.every((word) => !/^\p{Lu}/u.test(word));
  const all = words.every((word) => /^\p{Lu}/u.test(word) || /^(?:of|the|for|and)$/u.test(word));
  if (all && words.length > 1 && surname.test(last)) return false;
  return (small || all) && words.some((word) => office.test(bare(word))) && !namesSomebody(words);
}

/** The word that an office ends with: "Secretary" of "Deputy Secretary of State". */
function officeWord(words: readonly string[]): string {
  const end = words.findIndex((word, at) => at > 0 && /^(?:of|for)$/u.test(word));
  return bare((end < 0 ? words : words.slice(0, end)).at(-1));
}

function isOffice(word: string): boolean {
  return office.test(word) && !(/^\p{Lu}/u.test(word) && surname.test(word));
}

/** "Foreign Secretary" is an office; "Foreign Secretary Vikram Misri" is a person. */
function namesSomebody(words: readonly string[]): boolean {
  return nameStart(words) > 0 || !words.some((word) => office.test(bare(word)));
}

function bare(word: string | undefined): string {
  return (word ?? '').replace(/[.,]/gu, '');
}
