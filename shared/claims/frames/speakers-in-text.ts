import { contains, type Span } from '../../domain/span.ts';

export type SpeakerKind = 'person' | 'organization';

/** Words of a text that may name somebody who says something. */
export interface SpeakerWords {
  readonly span: Span;
  readonly kind: SpeakerKind;
  /** From 0 to 1: names before descriptions, descriptions before pronouns' weaker ones. */
  readonly weight: number;
}

const people =
  'minister|secretary|president|premier|chancellor|mayor|governor|senator|deputy|lawmaker|representative|ambassador|' +
  'diplomat|envoy|spokesman|spokeswoman|spokesperson|official|officer|chief|director|chairman|chairwoman|chair|head|' +
  'leader|commissioner|judge|prosecutor|lawyer|attorney|analyst|expert|economist|researcher|scientist|professor|' +
  'engineer|doctor|critic|observer|source|witness|resident|neighbour|neighbor|farmer|worker|negotiator|adviser|advisor|' +
  'aide|author|reporter|journalist|insider|activist|campaigner|fellow|executive|manager|owner|victim|survivor|colleague';
const bodies =
  'ministry|government|administration|department|office|agency|police|court|parliament|senate|congress|council|' +
  'committee|commission|embassy|bank|company|firm|insurer|brigade|service|board|party|union|university|institute|' +
  'newspaper|magazine|broadcaster|report|statement|letter|readout|study|survey|review|document|release|mep|house|figures|' +
  'authorities|side|sides|nations|countries';
const isBody = new RegExp(`(?:${bodies})s?$`, 'iu');

/** Each word of a list, with a small or a capital first letter: in names the case of all others counts. */
const anyCase = (list: string): string => list.replace(/\b\p{Ll}/gu, (first) => `[${first.toUpperCase()}${first}]`);

const nouns = `(?:(?:${anyCase(people)})s?|(?:${anyCase(bodies)})s?)(?!\\p{L})`;
const head = `${nouns}(?:[^\\S\\r\\n]of[^\\S\\r\\n]State)?(?![^\\S\\r\\n]${nouns})`;
const determiner = anyCase('the|a|an|his|her|its|their|our|both|two|three|four|several|some|many|most|other|another');
/** A word before the noun that it describes. */
const modifier =
  "(?!(?:of|on|in|at|by|to|for|from|with|and|or|that|who|which|is|was|are|were|said|told)[^\\S\\r\\n])(?:(?:\\p{L}\\.)+|[\\p{L}\\p{M}’'-]+)[^\\S\\r\\n]";
/** Words that begin a sentence with a capital, and are no part of a name. */
const opening = new Set(
  (
    'the a an in on at by for from with without to of as and but or nor so yet if when while although though despite however ' +
    'according after before during since until because this that these those there here he she they it we i you his her its ' +
    'their our my your who what which where why how also both many most some several two three four known described in ' +
    'apart trade both all no not only then now earlier later recent recently subsequently congratulating substantial formal ' +
    'negotiators analysts sources formally such under over about between among through days monday tuesday wednesday thursday ' +
    'friday saturday sunday january february march april may june july august september october november december'
  ).split(' '),
);

const initials = '(?:\\p{Lu}\\.){2,}';
const abbreviated = '(?:Dr|Mrs?|Ms|Sen|Rep|Gov|Gen|St|Prof|Lt|Col)\\.';
const part = `(?:${initials}|${abbreviated}|\\p{Lu}(?:[\\p{L}\\p{M}\\d]|[’'-](?!s(?!\\p{L}))(?=\\p{L}))*)`;
const nameOf = new RegExp(
  `(?<![\\p{L}\\d])${part}(?:[^\\S\\r\\n](?:(?:of|for|de|von|van|al|bin)[^\\S\\r\\n](?:the[^\\S\\r\\n])?)?${part})*(?:[’']s[^\\S\\r\\n](?:${modifier}){0,2}${head}(?![^\\S\\r\\n]of[^\\S\\r\\n]))?`,
  'gu',
);
const descriptionOf = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:${determiner})[^\\S\\r\\n](?:${modifier}){0,3}?|(?:\\p{Lu}[\\p{L}.]+[^\\S\\r\\n]){0,2}|(?:[\\p{L}-]+(?:al|ic|an|ed|or|ry|de)[^\\S\\r\\n])?)${head}`,
  'gu',
);
const pronounOf = /(?<![\p{L}\d])(?:he|she|they|it)(?![\p{L}’'])/giu;
const title =
  /^.*\b(?:Secretary of State|Secretary|Spokes(?:person|man|woman)|President|Minister|Ambassador|Representative|Chief|Director|Professor|Senator|Governor|Mayor|Mrs?\.?|Ms\.?|Dr\.?|Sen\.|Rep\.|Gov\.)\s(?=\p{Lu})/u;

const NAME = 1;
const DESCRIPTION = 0.9;
const PRONOUN = 0.85;

/**
 * Words that may name a speaker, by how English news name them: names without their titles, descriptions ("the foreign
 * secretary", "Indian officials") and pronouns. Rough: more than there are, since whoever uses it knows where to look.
 */
export function speakersIn(text: string, from = 0): SpeakerWords[] {
  let found: SpeakerWords[] = [];
  const add = (start: number, words: string, weight: number, kind = kindOf(words)): void => {
    const span = { start: start + from, end: start + from + words.length };
    if (words === '' || found.some((one) => contains(one.span, span))) return;
    found = [...found.filter((one) => !contains(span, one.span)), { span, kind, weight }];
  };
  for (const match of text.matchAll(descriptionOf)) {
    const follows = /^(?:\s\p{Lu}|\sof\s\p{Lu})/u.test(text.slice(match.index + match[0].length).slice(0, 8));
    // "the insurer Lowland Mutual": the name says more.
    if (follows && !/[’']s\s/u.test(match[0])) continue;
    // "the White House": an article is no part of a name.
    const article = /^[Tt]he\s\p{Lu}/u.test(match[0]) ? 4 : 0;
    add(match.index + article, match[0].slice(article), DESCRIPTION);
  }
  for (const match of text.matchAll(nameOf)) {
    const { start, words } = withoutOpening(match.index, match[0]);
    const rest = words.replace(title, '');
    const trimmed = rest === '' ? words : rest;
    add(start + words.length - trimmed.length, trimmed, NAME);
  }
  for (const match of text.matchAll(pronounOf))
    add(match.index, match[0], PRONOUN, match[0].toLowerCase() === 'it' ? 'organization' : 'person');
  return found.sort((a, b) => a.span.start - b.span.start);
}

function withoutOpening(start: number, name: string): { readonly start: number; readonly words: string } {
  let at = start;
  let words = name;
  for (let [first = ''] = words.split(/\s/u); opening.has(first.toLowerCase()); [first = ''] = words.split(/\s/u)) {
    const cut = Math.min(words.length, first.length + 1);
    at += cut;
    words = words.slice(cut);
    if (words === '') break;
  }
  return { start: at, words };
}

/** Bodies by their last word, and by capitals alone ("MEA"); everybody else is taken for a person. */
function kindOf(words: string): SpeakerKind {
  const isAcronym = /^(?:the\s)?(?:\p{Lu}{2,6}|(?:\p{Lu}\.){2,})$/u.test(words);
  const isNamedBody =
    /\b(?:Ministry|Department|Office|House|Bank|Board|Brigade|Council|Agency|Committee|Centre|Center|University|Institute|Party|Group|Association|Service|Mutual|Affairs|Corporation|Company|Union|Government)\b/u.test(
      words,
    );
  return isAcronym || isNamedBody || isBody.test(words) ? 'organization' : 'person';
}
