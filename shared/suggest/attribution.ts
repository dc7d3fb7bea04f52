import { accordingTo, cue } from './speech-verbs.ts';

/** Who says it, and by which word. */
export interface Attribution {
  readonly source: string;
  readonly cue: string;
  /** How much of the text that was looked at it takes, in UTF-16 units. */
  readonly length: number;
  /** Between the verb and the statement stand other words, as in "reiterated the need for “fair access”". */
  readonly loose?: boolean;
}

/** In UTF-16 units: an attribution further from its quotation is that of something else. */
export const REACH = 320;

const adverbs = String.raw`(?:(?:also|then|later|still|now|further|again|once|even|only|has|have|had|is|was|were|will|would|did|does|do|not|never|repeatedly|recently|previously|earlier|publicly|reportedly|separately|[a-z]+ly)\s+)*`;
/** Quoted words in it are hidden, and stand for themselves: "the so-called “expert”". */
const phrase = String.raw`(?:[“"«]\u0001{1,60}[”"»]|[^.,;:!?“”«»"\n]|(?<=(?:^|[^\p{L}])\p{L})\.){1,110}?`;
/** "Conrad Pellew, chief executive of the board," */
const apposition = String.raw`(?:,\s[^.;:!?“”«»"\n]{1,110}?,)?`;
const phraseEnd = String.raw`(?=[.,;:!?()“”«»"\n]|$|\s(?:in|on|at|during|after|before|when|while|as|who|which|to|for|from|by|about|last|earlier|and|but|that)\s)`;

const verbFirst = new RegExp(String.raw`^[\s,]*(${cue})\s+(${phrase})${phraseEnd}`, 'u');
const sourceFirst = new RegExp(String.raw`^[\s,]*(${phrase})${apposition}\s+${adverbs}(${cue})`, 'u');
const accordingFirst = new RegExp(String.raw`^[\s,]*(${accordingTo})\s+(${phrase})(?=[.,;:!?()“”«»"\n]|$)`, 'iu');

/** From what follows a statement: "said Miriam Ashgrove, the mayor", "the brigade said", "according to the board". */
export function attributionAfter(rest: string): Attribution | undefined {
  const stretch = rest.slice(0, REACH);
  const according = accordingFirst.exec(stretch);
  if (according) return made(according[2], according[1], according[0].length);
  const verb = verbFirst.exec(stretch);
  // "said the minister", but not "said that the minister had gone".
  if (verb && !/^(?:that|it|he|she|they)\s/iu.test(verb[2] ?? '')) {
    const found = made(verb[2], verb[1], verb[0].length);
    if (found) return found;
  }
  const source = sourceFirst.exec(stretch);
  return source ? made(source[1], source[2], source[0].length) : undefined;
}

const lastCue = new RegExp(String.raw`^([\s\S]*)(${cue})((?:\s+[^.,;:!?“”"\n]{1,60}?)?)\s*([,:]|\bthat)?\s*$`, 'u');
const accordingBefore = new RegExp(String.raw`^[\s\S]*?(${accordingTo})\s+(${phrase}),\s*$`, 'iu');

/** From what stands in the sentence before a statement: "Elverin said: ", "In a statement, the spokeswoman noted that ". */
export function attributionBefore(clause: string): Attribution | undefined {
  const stretch = clause.slice(-REACH);
  const according = accordingBefore.exec(stretch);
  if (according) return made(according[2], according[1], 0);
  const found = lastCue.exec(stretch);
  const said = found && made(subjectOf(found[1] ?? ''), found[2], 0);
  return said ? { ...said, loose: found[3] !== '' && found[4] === undefined } : undefined;
}

const introduces =
  /^(?:in|at|on|during|after|before|for|with|asked|speaking|as|while|when|by|since|under|from|following|despite|over|earlier|later|meanwhile|however|but|and|yet|still|also|instead|congratulating|responding|addressing|citing|on the other hand|among|if|although|though|\d[^ ]*)(?=\s|$)/iu;
const opposes =
  /^(?:who|which|whose|where|the|an?|one|now|then|also|chief|head|chair\p{L}*|director|spokes\p{L}*|professor|a former|former|\p{Ll}\p{L}*ing|\d{1,3}$)(?=\s|$)/u;

/**
 * The subject of a clause whose verb follows. Of "In a statement, the spokeswoman" the last part, of "Nadia Lindqvar,
 * who teaches soil mechanics," the first.
 */
export function subjectOf(clause: string): string {
  const parts = clause
    .split(/,\s+|\s+[–—]\s+|;\s+|:\s+|[“”"]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const first = parts.findIndex((part) => !introduces.test(part));
  const rest = first < 0 ? [] : parts.slice(first);
  const [subject = '', second] = rest;
  const chosen = second !== undefined && !opposes.test(second.replace(/,$/u, '')) ? (rest.at(-1) ?? '') : subject;
  return chosen.replace(/,$/u, '');
}

const trailing =
  /\s+(?:also|then|later|still|now|further|again|has|have|had|is|was|were|will|would|did|does|do|not|never|\p{L}+ly)$/iu;
const looksLikeSource =
  /^(?:he|she|they|it|we|i|who|the|an?|his|her|its|their|our|my|one|two|three|some|several|many|most|all|both|every|no|another|other|this|these|those|(?:[\p{Ll}-]+ ){0,2}(?:officials?|sources?|experts?|analysts?|critics|witnesses|residents|observers|economists|scientists|researchers|lawyers|doctors)|police|authorities|resident|economist|scientist|researcher|lawyer|doctor|critic|media|reports?|local|senior)(?!\p{L})|^\p{Lu}/iu;
const MOST_WORDS = 14;

function made(source: string | undefined, verb: string | undefined, length: number): Attribution | undefined {
  if (source === undefined || verb === undefined) return undefined;
  let name = source.trim();
  for (let shorter = name.replace(trailing, ''); shorter !== name; shorter = name.replace(trailing, '')) name = shorter;
  name = name
    .replace(/^(?:but|and|as|while|yet|so)\s+/iu, '')
    // "The clerk looked up and" is followed by another verb of the clerk's.
    .replace(/\s+\p{Ll}+ed(?:\s[^,]*)?\s(?:and|but)$/u, '')
    .trim();
  const words = name.split(/\s+/u).length;
  if (/^(?:the|an?|his|her|its|their|our|my|this|these|that|those)?$/iu.test(name)) return undefined;
  if (words > MOST_WORDS || /\s(?:and|but|or|that|to|of)$/u.test(name) || !isSource(name)) return undefined;
  return { source: name, cue: verb.replace(/\s+/gu, ' '), length };
}

function isSource(name: string): boolean {
  // The pattern is for either case; a name begins with a capital.
  const known = looksLikeSource.exec(name);
  if (!known) return false;
  return known[0].length > 1 || /^(?:a|i)(?!\p{L})/iu.test(name) || /^\p{Lu}/u.test(name) || /\p{Lu}\p{Ll}/u.test(name);
}
