import { readNumeral, scales } from './numerals.ts';
import { tidy } from './quantity.ts';
import { isHyphen, isText, isWord, type Token } from './tokens.ts';

/** A range that words without a number stand for, both ends inclusive, and the index of the token behind them. */
export interface VagueNumber {
  readonly value: number;
  readonly upper: number;
  readonly next: number;
}

/**
 * From twice the word's number ("hundreds" are two at the least) to where the next word would be used: "hundreds" are
 * 200 to 1,000, "tens of thousands" 20,000 to 100,000, "dozens" 24 to 100. Between lakh and crore lies a hundred.
 */
const plurals: ReadonlyMap<string, readonly [from: number, to: number]> = new Map([
  ['dozens', [24, 100]],
  ['scores', [40, 100]],
  ['hundreds', [200, 1e3]],
  ['thousands', [2e3, 1e4]],
  ['lakhs', [2e5, 1e7]],
  ['millions', [2e6, 1e7]],
  ['crores', [2e7, 1e9]],
  ['billions', [2e9, 1e10]],
  ['trillions', [2e12, 1e13]],
]);
const factors: ReadonlyMap<string, number> = new Map([
  ['tens', 10],
  ['dozens', 12],
  ['hundreds', 100],
  ['thousands', 1000],
]);
const some: ReadonlySet<string> = new Set(['several', 'few', 'many']);

/**
 * "hundreds", "tens of thousands", "several dozen", "a few hundred", "a handful", "a couple". "Several" and "a few"
 * alone are no figures and are not read.
 */
export function readVague(tokens: readonly Token[], at: number): VagueNumber | undefined {
  const first = tokens[at];
  if (first === undefined || first.kind !== 'word') return undefined;
  const skipped = isText(first, 'a') ? at + 1 : at;
  if (skipped > at && isText(tokens[skipped], 'handful')) return { value: 3, upper: 6, next: skipped + 1 };
  if (isWord(tokens[skipped], some)) {
    const word = tokens[skipped + 1];
    const range = word?.kind === 'word' && !word.isApart ? plurals.get(`${word.lower}s`) : undefined;
    return range && { value: range[0], upper: range[1], next: skipped + 2 };
  }
  const factor = factors.get(first.lower);
  const many = tokens[at + 2];
  if (factor !== undefined && isText(tokens[at + 1], 'of') && many?.kind === 'word' && !many.isApart) {
    const scale = many.lower.endsWith('s') ? scales.get(many.lower.slice(0, -1)) : undefined;
    if (scale !== undefined) return { value: 2 * factor * scale, upper: 10 * factor * scale, next: at + 3 };
  }
  const range = plurals.get(first.lower);
  return range && { value: range[0], upper: range[1], next: at + 1 };
}

const denominators: ReadonlyMap<string, number> = new Map(
  'half third quarter fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, i) => [word, [2, 3, 4, 5, 6, 7, 8, 9, 10][i] ?? 1]),
);
/** What may follow a part of something: "a third of", "half the", "a third were". */
const wholes: ReadonlySet<string> = new Set([
  'of',
  'the',
  'its',
  'their',
  'his',
  'her',
  'our',
  'all',
  'these',
  'those',
]);
const verbs: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'has', 'have', 'had', 'said', 'say', 'will']);
const notParts: ReadonlySet<string> = new Set(['first', 'second', 'last', 'other', 'latter', 'top', 'bottom']);

/** A part of a whole, as a number between 0 and 1, and the index of the token behind it. */
export interface Share {
  readonly value: number;
  readonly next: number;
}

/**
 * "a third of", "two-thirds", "half the repairs", "one in five", "nine out of 10". "The first half" is none, nor is
 * "a third person" or "half as wide".
 */
export function readShare(tokens: readonly Token[], at: number): Share | undefined {
  return readFraction(tokens, at) ?? readRatio(tokens, at);
}

function readFraction(tokens: readonly Token[], at: number): Share | undefined {
  const first = tokens[at];
  if (first === undefined || first.kind !== 'word' || isWord(tokens[at - 1], notParts)) return undefined;
  if (first.lower === 'half') return isPart(tokens, at + 1, true) ? { value: 0.5, next: at + 1 } : undefined;
  const count = first.lower === 'a' ? 1 : belowTen(tokens, at);
  if (count === undefined) return undefined;
  const place = isHyphen(tokens, at + 1) ? at + 2 : at + 1;
  const word = tokens[place];
  if (word?.kind !== 'word' || word.isApart) return undefined;
  const denominator = denominators.get(count > 1 ? word.lower.replace(/s$/, '') : word.lower);
  if (denominator === undefined || count >= denominator || (count > 1 && !word.lower.endsWith('s'))) return undefined;
  const isDefinite = count > 1 || isPart(tokens, place + 1, false);
  return isDefinite ? { value: count / denominator, next: place + 1 } : undefined;
}

function isPart(tokens: readonly Token[], at: number, isHalf: boolean): boolean {
  const next = tokens[at];
  if (next === undefined || next.isApart) return !isHalf;
  if (wholes.has(next.lower)) return isHalf || next.lower === 'of';
  if (isHalf) return false;
  return verbs.has(next.lower) || /^[.,;:!?)”"’]$/u.test(next.text);
}

function belowTen(tokens: readonly Token[], at: number): number | undefined {
  const numeral = readNumeral(
    [tokens[at]].filter((one) => one !== undefined),
    0,
  );
  return numeral && Number.isInteger(numeral.value) && numeral.value > 0 && numeral.value < 10
    ? numeral.value
    : undefined;
}

const times: ReadonlySet<string> = new Set(
  'second seconds minute minutes hour hours day days week weeks month months year years decades'.split(' '),
);

/** "one in five", "two out of three"; not "killed two in five days". */
function readRatio(tokens: readonly Token[], at: number): Share | undefined {
  const part = belowTen(tokens, at);
  if (part === undefined) return undefined;
  const isOutOf = isText(tokens[at + 1], 'out') && isText(tokens[at + 2], 'of');
  if (!isOutOf && !isText(tokens[at + 1], 'in')) return undefined;
  const place = isOutOf ? at + 3 : at + 2;
  const whole = tokens[place]?.isApart ? undefined : readNumeral(tokens, place);
  if (!whole || whole.value <= part || whole.value > 1000 || isWord(tokens[whole.next], times)) return undefined;
  return { value: tidy(part / whole.value), next: whole.next };
}

/** "half a million", "a quarter of a million", "half a dozen", "half an hour": the number, and what is multiplied. */
export function readPartOfScale(tokens: readonly Token[], at: number): Share | undefined {
  let part: number | undefined;
  let place = at + 1;
  if (isText(tokens[at], 'half')) {
    part = 0.5;
    if (isText(tokens[place], 'of')) place += 1;
  } else {
    const fraction = readFraction(tokens, at);
    if (!fraction || !isText(tokens[fraction.next], 'of')) return undefined;
    part = fraction.value;
    place = fraction.next + 1;
  }
  if (!isText(tokens[place], 'a') && !isText(tokens[place], 'an')) return undefined;
  const word = tokens[place + 1];
  if (word?.kind !== 'word' || word.isApart) return undefined;
  const scale = scales.get(word.lower);
  if (scale !== undefined) return { value: tidy(part * scale), next: place + 2 };
  return times.has(word.lower) || /^(?:mile|kilomet(?:re|er)|tonne|ton|billion)$/.test(word.lower)
    ? { value: part, next: place + 1 }
    : undefined;
}
