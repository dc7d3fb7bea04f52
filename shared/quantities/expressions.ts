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
  const none = readNone(tokens, at);
  if (none) return none;
  const isBetween = isText(tokens[at], 'between');
  const before = isBetween ? undefined : boundBefore(tokens, at);
  const behind = before ? behindArticle(tokens, before.next) : at;
  const start = isBetween ? at + 1 : behind;
  const first = readOperand(tokens, start);
  if (!first) return undefined;
  const range = readRange(tokens, first, { start, isBetween });
  if (isBetween && !range) return undefined;
  const operand = range ?? readPart(tokens, first) ?? first;
  const after = boundAfter(tokens, operand.next);
  const whole = after ? withUnitBehind(tokens, operand, after.next) : operand;
  const bound = before?.comparator ?? after?.comparator;
  const read = { from: at, next: whole.next, operand: whole, bound, upper: whole.upper };
  return boundedAbove(tokens, read) ?? read;
}

/** "more than $45.7 billion but less than $50 billion" is one figure between the two. */
function boundedAbove(tokens: readonly Token[], lower: Expression): Expression | undefined {
  const { operand, bound, next } = lower;
  if ((bound !== 'more-than' && bound !== 'at-least') || operand.upper !== null) return undefined;
  if (!isText(tokens[next], 'but') && !isText(tokens[next], 'and')) return undefined;
  const upper = tokens[next + 1]?.isApart ? undefined : readExpression(tokens, next + 1);
  if (!upper || (upper.bound !== 'less-than' && upper.bound !== 'at-most') || upper.upper !== null) return undefined;
  const unit = sharedUnit(tokens, operand, upper.operand);
  if (unit === null || upper.operand.value <= operand.value) return undefined;
  const both = { ...upper.operand, value: operand.value, unit };
  return { from: lower.from, next: upper.next, operand: both, bound: undefined, upper: upper.operand.value };
}

/** Of these a report says that there were none; "no evidence" and "no reason" count nothing. */
const countedAsNone: ReadonlySet<string> = new Set(
  'deaths casualties fatalities injuries victims survivors arrests'.split(' '),
);

/** "no deaths": nought of them. */
function readNone(tokens: readonly Token[], at: number): Expression | undefined {
  const noun = tokens[at + 1];
  if (!isText(tokens[at], 'no') || noun === undefined || noun.isApart || !countedAsNone.has(noun.lower))
    return undefined;
  const unit = { kind: 'count' as const, factor: 1, from: at + 1, to: at + 2 };
  const operand = { value: 0, scale: 1, upper: null, isSpelled: true, isAmount: true, unit, next: at + 2 };
  return { from: at, next: at + 2, operand, bound: undefined, upper: null };
}

/** "more than a 4.5% rise": the article belongs to the rise. */
function behindArticle(tokens: readonly Token[], at: number): number {
  const next = tokens[at + 1];
  const isNumber = next !== undefined && !next.isApart && (next.kind === 'number' || next.kind === 'mark');
  return isText(tokens[at], 'a') && isNumber ? at + 1 : at;
}

/** "12 out of 20 MPs", "12 of the 20 MPs": twelve MPs are meant, and the twenty are what they are part of. */
function readPart(tokens: readonly Token[], first: Operand): Operand | undefined {
  if (first.unit || first.upper !== null) return undefined;
  const out = isText(tokens[first.next], 'out') ? first.next + 1 : first.next;
  if (!isText(tokens[out], 'of')) return undefined;
  const at = isText(tokens[out + 1], 'the') || isText(tokens[out + 1], 'all') ? out + 2 : out + 1;
  const whole = tokens[at]?.isApart ? undefined : readOperand(tokens, at);
  const isWhole = whole?.unit?.kind === 'count' && whole.upper === null && whole.value >= first.value;
  return isWhole && whole ? { ...whole, value: first.value } : undefined;
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
  const before = tokens.slice(Math.max(0, start - 3), start);
  if (isText(sign, 'to') && before.at(-1)?.lower === 'from' && saysRange(tokens, start)) return true;
  // "from 6 to 8" and "rose 3% to 8%" say where something moved.
  return isText(sign, 'to') && !before.some(({ lower }) => lower === 'by' || lower === 'from' || isMove(lower));
}

const ranging: ReadonlySet<string> = new Set(
  'range ranges ranged ranging vary varies varied varying estimate estimates estimated anywhere'.split(' '),
);

/** "estimates range from 5 to 7 million": nothing moved. */
function saysRange(tokens: readonly Token[], start: number): boolean {
  return tokens.slice(Math.max(0, start - 5), start - 1).some(({ lower }) => ranging.has(lower));
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
