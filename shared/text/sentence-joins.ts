/**
 * Where the rules of Unicode (UAX #29) end a sentence and a reader does not: after a title, an initial, an abbreviated
 * month. They know no words, so that every "Mr." followed by a name ends one.
 */

/** Something always follows these: names, numbers, the words that they introduce. */
const neverLast = words(
  'Mr Mrs Ms Mx Messrs Dr Prof Sen Sens Rep Reps Gov Govs Gen Col Lt Sgt Cpl Capt Cmdr Maj Adm Brig Rev Hon Pres Amb',
  'Supt Insp Asst Mt Ft vs cf viz e\\.g i\\.e approx ca E\\.g I\\.e Vs Cf',
  // German, French, Spanish
  'Hr Hrn Fr Frl Dipl Ing bzw z\\.\\s?B d\\.\\s?h u\\.\\s?a i\\.\\s?d\\.\\s?R v\\.\\s?a o\\.\\s?Ä Mme Mlle MM Sra Srta',
);

/** Only before a number: "No. 10", "S. 12", "Nr. 3", "Mar. 28"; "He said no." ends a sentence. */
const beforeNumbers = words(
  'No Nos no nos Nr nr Art art Sec sec Vol vol Ch ch Fig Figs fig figs pp p S Abs Ziff n° núm',
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec',
);

/** In the middle of a sentence as well as at its end; what follows decides. */
const either = words(
  'Inc Corp Co Cos Ltd Bros Jr Sr St Ave Blvd Ph\\.D M\\.D Univ Dept Est',
  '(?:\\p{Lu}\\.\\s?)+\\p{Lu}', // U.S., J. R.
);

const timeOfDay = words('[ap]\\.\\s?m');
const afterTime =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:[ECMP][DS]?T|GMT|UTC|BST|IST|JST|CES?T)\b|(?:Eastern|Central|Mountain|Pacific|Greenwich|Local)\b)/u;

/** "J. Smith", but "plan B. Then": an initial stands before a name, and after one or at the beginning of one. */
const initial = /(?<![\p{L}\p{N}'’.-])\p{Lu}\.$/u;

/** A German date, "am 3. Oktober"; alone "5." may end a sentence as well. */
const ordinal = /(?<!\p{L})(?:am|vom|zum|bis|den|der|dem|seit|ab|und|[–-])\s?(?:[12]?\d|3[01])\.$/iu;
const germanMonth =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\p{L})/u;

/** Half of an abbreviation that is written with a blank: "z. B.", "d. h.", "u. a.", "i. d. R.". */
const opensPair = /(?<![\p{L}\p{N}'’])[zduiovs]\.(?:\s\p{L}\.)*$/u;
const closesPair = /^\p{L}\.(?!\p{L}{2})/u;

/** Words that begin sentences far more often than they go on with a name. */
const starters = new RegExp(
  `^(?:${[
    'The A An This That These Those There Here It Its He His She Her They Their We Our You Your My I',
    'In On At By For From With Without To Of As If But And Or So Yet Nor Not No Yes',
    'When While Where Who What Why How Which Whether After Before Since Until Although Though Because Despite',
    'Then Now Today Also Still Even Only Once Just However Meanwhile Moreover Instead Earlier Later Last Next According',
    'Some Many Most Both Each Every All Any Few Several Another Other Others Such One Two Three',
    'Is Are Was Were Has Have Had Will Would Can Could Should Do Does Did',
    'Der Die Das Ein Eine Er Sie Es Wir Im Am Aber Und Le La Les Il Elle Un Une Mais El Los Las Pero',
  ]
    .join(' ')
    .replaceAll(' ', '|')})(?![\\p{L}\\p{N}]|\\.\\p{L})`,
  'u',
);

const closedQuotation = /[.!?…]['"’”»“]+$/u;

/**
 * Whether what the rules of Unicode have as two sentences is one. `before` ends with the first of them, `after` begins
 * with the second; both without the blanks between them, of which no line may end.
 *
 *     … between U.S.│Deputy Secretary …      one: a name goes on
 *     … deals for the U.S.│This strategic …  two: “This” begins sentences
 *     “Why?”│he asked.                       one: the quotation is a part of it
 */
export function isOneSentence(before: string, after: string): boolean {
  if (closedQuotation.test(before)) return /^\p{Ll}/u.test(after);
  if (!before.endsWith('.')) return false;
  if (neverLast.test(before)) return true;
  if (beforeNumbers.test(before)) return /^\p{N}/u.test(after);
  if (timeOfDay.test(before)) return afterTime.test(after);
  if (ordinal.test(before)) return germanMonth.test(after);
  if (opensPair.test(before) && closesPair.test(after)) return true;
  if (!either.test(before) && !isInitial(before)) return false;
  return /^[\p{Lu}\p{N}]/u.test(after) && !starters.test(after);
}

/** In "plan B." and "vitamin C." the letter says which one; in "by J." and "George W." it begins a name or is in one. */
function isInitial(before: string): boolean {
  if (!initial.test(before)) return false;
  const word = /(\S+)\s+\p{Lu}\.$/u.exec(before)?.[1];
  return word === undefined || /^\P{L}*\p{Lu}/u.test(word) || leadsToName.test(word);
}

/** Words after which a name may begin with an initial. */
const leadsToName = /^(?:by|of|with|and|or|to|from|for|said|says|the|von|van|de|und|et|y|par|author|judge|writer)$/u;

/** One of the words at the end of a text, with its dot, as it is written here. */
function words(...lists: readonly string[]): RegExp {
  const all = lists.flatMap((list) => list.split(/ (?![^(]*\))/u));
  return new RegExp(`(?<![\\p{L}\\p{N}.'’-])(?:${all.join('|')})\\.$`, 'u');
}
