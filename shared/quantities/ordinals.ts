import { isHyphen, isWord, type Token } from './tokens.ts';

const words: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ').map((word, i) => [word, i + 1]),
);
const superlatives: ReadonlySet<string> = new Set(
  'largest biggest smallest highest lowest most least best worst longest shortest richest poorest oldest youngest busiest fastest greatest tallest deadliest strongest'.split(
    ' ',
  ),
);
const places: ReadonlySet<string> = new Set(['place', 'rank', 'position']);
const ranked: ReadonlySet<string> = new Set(['ranked', 'ranks', 'rank', 'came', 'finished', 'placed']);
const ends: ReadonlySet<string> = new Set(
  'of in on at by as to for from with and or but was is are were has have had that than the a an after before behind'.split(
    ' ',
  ),
);

export interface Rank {
  readonly value: number;
  /** Indices of the tokens that say by what it is ranked; equal where nothing does. */
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

/**
 * A rank: "second-largest trading partner", "3rd largest", "fifth place", "ranked 12th". Any other ordinal ("the 18th
 * amendment", "a first step") names something and is no figure.
 */
export function readRank(tokens: readonly Token[], at: number): Rank | undefined {
  const number = ordinalAt(tokens, at);
  if (!number) return undefined;
  const place = isHyphen(tokens, number.next) ? number.next + 1 : number.next;
  if (isWord(tokens[place], superlatives)) {
    const to = nounEnd(tokens, place + 1);
    return { value: number.value, from: place, to, next: to };
  }
  if (isWord(tokens[place], places)) return { value: number.value, from: place, to: place, next: place + 1 };
  return isWord(tokens[at - 1], ranked) ? { value: number.value, from: place, to: place, next: place } : undefined;
}

/** "third", "3rd", "21st"; the index behind it. */
export function ordinalAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  if (first.kind === 'word') {
    const value = words.get(first.lower);
    return value === undefined ? undefined : { value, next: at + 1 };
  }
  const ending = tokens[at + 1];
  if (first.kind !== 'number' || !ending?.isGlued || !/^(?:st|nd|rd|th)$/.test(ending.lower)) return undefined;
  return /^\d{1,4}$/.test(first.text) ? { value: Number(first.text), next: at + 2 } : undefined;
}

/** The noun of a rank has at most three words, all small: "largest group", "largest trading partner". */
function nounEnd(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < from + 3) {
    const word = tokens[at];
    if (word?.kind !== 'word' || word.isApart || ends.has(word.lower) || !/^\p{Ll}/u.test(word.text)) break;
    at += 1;
  }
  return at;
}

/** Whether a unit is that of a rank, as `readRank` writes it. */
export function isRankUnit(unit: string): boolean {
  const [first = ''] = unit.toLowerCase().split(' ');
  return unit === 'rank' || superlatives.has(first);
}
