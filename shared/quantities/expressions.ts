import { boundAfter, boundBefore } from './bounds.ts';
import { isMove } from './changes.ts';
import { type Operand, readOperand, unitAfter } from './operands.ts';
import { readRank } from './ordinals.ts';
import { type Comparator, tidy } from './quantity.ts';
import { isDash, isText, type Token } from './tokens.ts';

/** A number with all that stands at it, between two indices of tokens. */
export interface Expression {
  readonly from: number;
  readonly next: number;
  readonly operand: Operand;
  /** What the words say about it; undefined where none do. */
  readonly bound: Comparator | undefined;
  readonly upper: number | null;
}

/** The expression that begins at this token: bounds, number or range, unit, bounds. */
export function readExpression(tokens: readonly Token[], at: number): Expression | undefined {
  const rank = readRank(tokens, at);
  if (rank) {
    const unit = { kind: 'ordinal' as const, factor: 1, from: rank.from, to: rank.to };
    const name = rank.to > rank.from ? {} : { name: 'rank' };
    const number = { value: rank.value, scale: 1, upper: null, isSpelled: true, isAmount: true };
    const operand = { ...number, unit: { ...unit, ...name }, next: rank.next };
    return { from: at, next: rank.next, operand, bound: undefined, upper: null };
  }
  const isBetween = isText(tokens[at], 'between');
  const before = isBetween ? undefined : boundBefore(tokens, at);
  const behind = before ? behindArticle(tokens, before.next) : at;
  const start = isBetween ? at + 1 : behind;
  const first = readOperand(tokens, start);
  if (!first) return undefined;
  const range = readRange(tokens, first, { start, isBetween });
  if (isBetween && !range) return undefined;
  const operand = range ?? first;
  const after = boundAfter(tokens, operand.next);
  const whole = after ? withUnitBehind(tokens, operand, after.next) : operand;
  return {
    from: at,
    next: whole.next,
    operand: whole,
    bound: before?.comparator ?? after?.comparator,
    upper: whole.upper,
  };
}

/** "more than a 4.5% rise": the article belongs to the rise. */
function behindArticle(tokens: readonly Token[], at: number): number {
  const next = tokens[at + 1];
  const isNumber = next !== undefined && !next.isApart && (next.kind === 'number' || next.kind === 'mark');
  return isText(tokens[at], 'a') && isNumber ? at + 1 : at;
}

/** "10 or more people": the unit stands behind the bound. */
function withUnitBehind(tokens: readonly Token[], operand: Operand, at: number): Operand {
  const unit = operand.unit ? undefined : unitAfter(tokens, at, operand.value);
  return unit
    ? { ...operand, unit, value: tidy(operand.value * unit.factor), next: unit.to }
    : { ...operand, next: at };
}

/** "25-30 people", "between 10 and 12", "$10 to 12 billion", "three or four"; not "3-2" and not "from 6 to 8". */
function readRange(
  tokens: readonly Token[],
  first: Operand,
  { start, isBetween }: { readonly start: number; readonly isBetween: boolean },
): Operand | undefined {
  const sign = tokens[first.next];
  if (sign === undefined || first.upper !== null || !isRangeSign(tokens, first, { start, isBetween })) return undefined;
  const second = tokens[first.next + 1]?.isApart ? undefined : readOperand(tokens, first.next + 1);
  if (!second || second.upper !== null || second.value < 0) return undefined;
  if (isDash(sign) && !sign.isGlued && (first.unit || second.isSpelled)) return undefined;
  const unit = sharedUnit(tokens, first, second);
  if (unit === null) return undefined;
  const factor = first.unit ? 1 : (unit?.factor ?? 1);
  // "10 to 12 million" are 10 million to 12 million; "900 to 1.2 million" are not.
  const isScaled = first.scale === 1 && second.scale > 1 && first.value * second.scale * factor <= second.value;
  const value = tidy(first.value * factor * (isScaled ? second.scale : 1));
  return value < second.value ? { ...second, value, upper: second.value, unit } : undefined;
}

function isRangeSign(
  tokens: readonly Token[],
  first: Operand,
  { start, isBetween }: { readonly start: number; readonly isBetween: boolean },
): boolean {
  const sign = tokens[first.next];
  if (isBetween) return isText(sign, 'and');
  if (isDash(sign) || isText(sign, 'or')) return true;
  // "from 6 to 8" and "rose 3% to 8%" say where something moved.
  const before = tokens.slice(Math.max(0, start - 3), start);
  return isText(sign, 'to') && !before.some(({ lower }) => lower === 'by' || lower === 'from' || isMove(lower));
}

/** What both numbers of a range are numbers of; null where they are of two things and so no range. */
function sharedUnit(tokens: readonly Token[], first: Operand, second: Operand): Operand['unit'] | null {
  const a = first.unit;
  const b = second.unit;
  if (!a)
    return b?.kind === 'money' && b.to <= second.next && b.from < second.next - 1 && isPrefix(tokens, b.from)
      ? null
      : b;
  const isBefore = a.kind === 'money' && isPrefix(tokens, a.from);
  if (!b) return isBefore ? a : null;
  const words = ({ from, to }: { from: number; to: number }) => tokens.slice(from, to).map(({ lower }) => lower);
  return a.kind === b.kind && (a.name ?? words(a).join(' ')) === (b.name ?? words(b).join(' ')) ? b : null;
}

/** The words of a currency before a number begin with the sign or code, those behind it do not reach a number. */
function isPrefix(tokens: readonly Token[], from: number): boolean {
  return tokens.slice(from, from + 4).some(({ kind }) => kind === 'number');
}
