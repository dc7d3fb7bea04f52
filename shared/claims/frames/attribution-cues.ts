import type { Span } from '../../domain/span.ts';

/**
 * How a cue joins its source to the content.
 *
 *     verb   the subject says it: "Bruce noted that …", "…, said the mayor"
 *     after  the source follows: "according to the ministry", "as reported by the White House"
 */
export type CueKind = 'verb' | 'after';

/** Words that report what somebody says. */
export interface Cue {
  readonly span: Span;
  readonly kind: CueKind;
  /** From 0 to 1: how often the words report something rather than do something else. */
  readonly weight: number;
  /** Whether who is told stands behind it: "told reporters". */
  readonly tells: boolean;
}

// Verbs that report, from the cues of PolNeAR (Newell et al. 2018) and PDTB 3 (Prasad et al. 2018) that a news text has
// most, as `lemma` or `lemma:past:…` where English is irregular.
const saying =
  'say:said tell:told note add:added state:stated announce claim argue explain assert insist maintain report warn ' +
  'confirm deny:denied:denies declare acknowledge admit:admitted:admitting stress emphasize emphasise underline ' +
  'underscore highlight indicate suggest reiterate reaffirm recall:recalled predict estimate allege concede contend ' +
  'caution vow promise pledge complain testify:testified:testifies write:wrote:writing tweet post:posted ' +
  'conclude respond reply:replied:replies remark observe disclose reveal comment inform assure urge demand request ' +
  'criticize criticise identify:identified:identifies accuse elaborate summarize summarise stipulate advocate propose demur';
const lesser =
  'express voice share describe characterize characterise believe think:thought expect hope fear agree reject ' +
  'dismiss welcome praise condemn thank ask call:called mention find:found show:showed:shown ' +
  'put:put:putting correct speak:spoke:spoken cite signal:signaled:signalled order blame doubt answer:answered ' +
  'extend touch underwrite discuss';
const telling = new Set(
  'told tell tells inform informs informed assure assured urge urged ask asked warn warned thank thanked remind reminded brief briefed'.split(
    ' ',
  ),
);

const SAYING = 1;
const LESSER = 0.6;
/** In the present tense of many, a verb looks like a noun: "Sources indicate", but "the claim". */
const BARE = 0.7;

const verbs: ReadonlyMap<string, number> = new Map([...formsOf(lesser, LESSER), ...formsOf(saying, SAYING)]);

/** Phrases, the longest first where one begins another. Those with a verb's subject before them, and those after. */
const phrases: readonly (readonly [pattern: RegExp, kind: CueKind, weight: number])[] = [
  [/\baccording to\b/giu, 'after', 1],
  [/\bas (?:reported|stated|noted|announced|described|confirmed) by\b/giu, 'after', 1],
  [/\b(?:reported|stated|noted|announced|described|confirmed|issued|released) by\b/giu, 'after', 0.5],
  [/\bas per\b/giu, 'after', 0.9],
  [/\bin the (?:words|view|opinion|eyes) of\b/giu, 'after', 1],
  [/\b(?:spoke|speaks|speaking) of\b/giu, 'verb', 1],
  [/\b(?:called|calls|calling) for\b/giu, 'verb', 0.9],
  [/\b(?:referred|refers|referring) to\b/giu, 'verb', 0.9],
  [/\b(?:pointed|points|pointing) out\b/giu, 'verb', 1],
  [/\b(?:touched|touches) on\b/giu, 'verb', 0.8],
  [/\b(?:is|are|was|were) (?:certain|sure|convinced|adamant|confident|aware)\b/giu, 'verb', 0.9],
  [/\b(?:made|makes|make) (?:it )?clear\b/giu, 'verb', 1],
];

/** The words of a text that may report something, in reading order; of two that overlap the longer one. */
export function cuesIn(text: string, from = 0): Cue[] {
  const found: Cue[] = [];
  for (const [pattern, kind, weight] of phrases)
    for (const match of text.matchAll(pattern)) found.push(cueAt(match.index + from, match[0], { kind, weight }));
  for (const match of text.matchAll(/(?<![\p{L}’'-])\p{Ll}+(?!\p{L})/gu)) {
    const weight = verbs.get(match[0]);
    const start = match.index + from;
    if (weight === undefined || found.some(({ span }) => span.start <= start && start < span.end)) continue;
    found.push(cueAt(start, match[0], { kind: 'verb', weight: saysNothing(text, match) ? weight / 4 : weight }));
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function cueAt(start: number, words: string, { kind, weight }: Pick<Cue, 'kind' | 'weight'>): Cue {
  return { span: { start, end: start + words.length }, kind, weight, tells: telling.has(words.toLowerCase()) };
}

/** "the estimate", "its report": behind an article a verb's form is none; "nobody was warned": in the passive nobody says. */
function saysNothing(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - 12), match.index);
  return /(?:^|[^\p{L}])(?:an?|the|its|his|her|their|this|that|of|is|are|was|were|be|been|being)\s+$/iu.test(before);
}

function formsOf(list: string, weight: number): [form: string, weight: number][] {
  return list.split(' ').flatMap((entry) => {
    const [lemma = '', ...irregular] = entry.split(':');
    const stem = lemma.replace(/e$/u, '');
    const third = /(?:s|sh|ch)$/u.test(lemma) ? `${lemma}es` : `${lemma}s`;
    const past = irregular.length > 0 ? irregular : [`${stem}ed`];
    return [
      [lemma, weight * BARE],
      [third, weight],
      [`${stem}ing`, weight * BARE],
      ...past.map((form): [string, number] => [form, weight]),
    ];
  });
}
