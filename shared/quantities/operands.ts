import { countedAfter } from './counted.ts';
import { currencyAfter, currencyBefore, type CurrencyRead } from './currencies.ts';
import { readPartOfScale, readShare, readVague } from './inexact.ts';
import { measureAfter } from './measures.ts';
import { type Numeral, readNumeral } from './numerals.ts';
import { type QuantityKind, tidy } from './quantity.ts';
import { isDash, isHyphen, isText, isWord, type Token } from './tokens.ts';

/** What the numbers of an expression are numbers of. */
export interface UnitRead {
  readonly kind: QuantityKind;
  /** The unit's name where the article's words are not taken for it. */
  readonly name?: string;
  /** Indices of the tokens of the article's words, the second one behind the last. */
  readonly from: number;
  readonly to: number;
  readonly factor: number;
}

/** A number with what stands at it, between two indices of tokens. */
export interface Operand {
  readonly value: number;
  /** Of a word that stands for a range: "hundreds". */
  readonly upper: number | null;
  readonly scale: number;
  readonly isSpelled: boolean;
  /** A scale word, grouped digits: written as only an amount is. */
  readonly isAmount: boolean;
  readonly unit: UnitRead | undefined;
  readonly next: number;
}

/** The number that begins at this token, with a sign, a currency before or a unit behind. */
export function readOperand(tokens: readonly Token[], at: number): Operand | undefined {
  const sign = signAt(tokens, at);
  const start = at + sign.length;
  const prefix = currencyBefore(tokens, start);
  const behindSign = prefix ? signAt(tokens, prefix.next) : { length: 0, factor: 1 };
  const place = prefix ? prefix.next + behindSign.length : start;
  if (place > at && (tokens[place] === undefined || tokens[place].isApart)) return undefined;
  const number = numberAt(tokens, place, prefix);
  if (!number) return undefined;
  const factor = sign.factor * behindSign.factor;
  const unit = prefix
    ? { kind: 'money' as const, name: prefix.unit, from: at, to: number.next, factor: 1 }
    : number.unit;
  const multiplied = tidy(number.value * factor * (unit?.factor ?? 1));
  return {
    ...number,
    value: multiplied,
    upper: number.upper === null ? null : tidy(number.upper * (unit?.factor ?? 1)),
    unit,
    next: unit && unit.to > number.next ? unit.to : number.next,
  };
}

/** "-5", "−3.5%", "minus 3", "+4%". The sign touches its number and nothing before it. */
function signAt(tokens: readonly Token[], at: number): { length: number; factor: number } {
  const sign = tokens[at];
  const next = tokens[at + 1];
  if (isText(sign, 'minus') && next?.kind === 'number') return { length: 1, factor: -1 };
  const isSign = isDash(sign) && !['–', '—'].includes(sign.text);
  if (!sign || (!isSign && sign.text !== '+') || !next?.isGlued || next.kind === 'word')
    return { length: 0, factor: 1 };
  if (sign.isGlued && !/^[([“"‘]$/u.test(tokens[at - 1]?.text ?? '(')) return { length: 0, factor: 1 };
  return { length: 1, factor: isSign ? -1 : 1 };
}

function numberAt(tokens: readonly Token[], at: number, prefix: CurrencyRead | undefined): Operand | undefined {
  const part = prefix ? undefined : readPartOfScale(tokens, at);
  if (part) return withUnit(tokens, { ...inexact, value: part.value, next: part.next });
  const share = prefix ? undefined : readShare(tokens, at);
  if (share) {
    const value = tidy(share.value * 100);
    const unit = { kind: 'percent' as const, name: 'percent', from: at, to: share.next, factor: 1 };
    return { ...inexact, value, next: share.next, unit };
  }
  const vague = prefix ? undefined : readVague(tokens, at);
  if (vague) return withUnit(tokens, { ...inexact, ...vague });
  const numeral = readNumeral(tokens, at, prefix !== undefined);
  if (!numeral) return undefined;
  // A point alone does not make an amount: "6.95" may be a version or a clause.
  const isAmount = numeral.scale > 1 || /[, \u00a0\u202f\u2009]/u.test(tokens[at]?.text ?? '');
  const operand = { ...numeral, upper: null, isAmount, unit: undefined };
  return prefix ? operand : withUnit(tokens, withLetterScale(tokens, operand));
}

const inexact = { upper: null, scale: 1, isSpelled: true, isAmount: true, unit: undefined };

/** "5m euros", "500 cr rupees", "5m people", where a letter alone would be metres or nothing. */
function withLetterScale(tokens: readonly Token[], operand: Operand): Operand {
  const letter = tokens[operand.next];
  if (operand.isSpelled || operand.scale > 1 || letter?.kind !== 'word') return operand;
  const scaled: Numeral | undefined = readNumeral(tokens, operand.next - 1, true);
  if (!scaled || scaled.scale === 1) return operand;
  const isMoney = currencyAfter(tokens, scaled.next) !== undefined;
  const isCount =
    letter.isGlued && letter.lower === 'm' && countedAfter(tokens, scaled.next, scaled.value) !== undefined;
  return isMoney || isCount ? { ...operand, ...scaled, isAmount: true } : operand;
}

function withUnit(tokens: readonly Token[], operand: Operand): Operand {
  const unit = unitAfter(tokens, operand.next, operand.value);
  return unit ? { ...operand, unit } : operand;
}

/** The unit behind a number: a currency, percent, a measure, or what is counted. */
export function unitAfter(tokens: readonly Token[], at: number, value: number): UnitRead | undefined {
  const percent = percentAfter(tokens, at);
  if (percent) return percent;
  const ofAt = isText(tokens[at], 'of') ? at + 1 : at;
  const joined = isHyphen(tokens, ofAt) ? ofAt + 1 : ofAt;
  const currency = currencyAfter(tokens, joined);
  if (currency) return { kind: 'money', name: currency.unit, factor: currency.factor, from: joined, to: currency.next };
  const measure = measureAfter(tokens, ofAt);
  if (measure !== undefined)
    return { kind: 'measure', factor: 1, from: isHyphen(tokens, ofAt) ? ofAt + 1 : ofAt, to: measure };
  const counted = countedAfter(tokens, at, value);
  return counted && { kind: 'count', factor: 1, ...counted };
}

const points: ReadonlySet<string> = new Set(['point', 'points']);

function percentAfter(tokens: readonly Token[], at: number): UnitRead | undefined {
  const from = isHyphen(tokens, at) ? at + 1 : at;
  const first = tokens[from];
  if (first === undefined || first.isApart) return undefined;
  const unit = (name: string, to: number, factor = 1): UnitRead => ({ kind: 'percent', name, factor, from, to });
  const hasPoints = (place: number) => isWord(tokens[place], points);
  if (first.text === '%') return hasPoints(from + 1) ? unit('percentage-points', from + 2) : unit('percent', from + 1);
  if (first.text === '‰') return unit('percent', from + 1, 0.1);
  if (first.lower === 'percent' || first.lower === 'pct')
    return hasPoints(from + 1) ? unit('percentage-points', from + 2) : unit('percent', from + 1);
  if (first.lower === 'per' && isText(tokens[from + 1], 'cent')) return unit('percent', from + 2);
  if (first.lower === 'percentage') {
    const place = isHyphen(tokens, from + 1) ? from + 2 : from + 1;
    return hasPoints(place) ? unit('percentage-points', place + 1) : undefined;
  }
  // A hundredth of a percentage point.
  if (first.lower === 'basis' && hasPoints(from + 1)) return unit('percentage-points', from + 2, 0.01);
  return first.lower === 'pp' ? unit('percentage-points', from + 1) : undefined;
}
