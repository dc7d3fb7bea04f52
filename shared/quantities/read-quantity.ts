import type { Span, Utf16Offset } from '../domain/span.ts';
import { changeOf } from './changes.ts';
import { type Expression, readExpression } from './expressions.ts';
import { isDated, isFigure } from './figures.ts';
import { measureOf } from './measures.ts';
import { calendarOf, dateOf } from './periods.ts';
import type { Comparator, Quantity } from './quantity.ts';
import { rateAfter } from './rates.ts';
import { type Token, tokensOf } from './tokens.ts';
import { unitFromContext } from './unit-context.ts';

/** A figure of a text and the very words that say it: `text.slice(span.start, span.end) === quote`. */
export interface FoundQuantity {
  readonly span: Span;
  /** From the words that bound it to its unit: "at least 90 million crowns"; periods and rises lie outside. */
  readonly quote: string;
  readonly quantity: Quantity;
}

/**
 * All figures of an English text in reading order, none of which overlap. `from` is where the text begins in its
 * document, in UTF-16 units, and is added to the spans. Dates, times of day and numbers that are names ("Gate 4",
 * "G20", "Boeing 737") are none, nor are "the two countries" and a bare "one". Takes time in proportion to the text.
 */
export function quantitiesIn(text: string, from: Utf16Offset = 0): FoundQuantity[] {
  const tokens = tokensOf(text);
  const { taken, dated } = calendarOf(text);
  const figures = figuresOf(text, tokens, taken);
  const found: FoundQuantity[] = [];
  for (const [i, expression] of figures.entries()) {
    const span = spanOf(tokens, expression);
    const gap = {
      start: lastEnd(tokens, figures[i - 1]) ?? 0,
      end: tokens[figures[i + 1]?.from ?? tokens.length]?.start ?? text.length,
    };
    const plain = quantityOf(text, tokens, expression);
    const context =
      plain.unit === null ? unitFromContext(text, span, { previous: found.at(-1), value: plain.value }) : undefined;
    const { period, asOf } = dateOf(text, span, { dated, gap });
    const rate = rateAfter(tokens, expression.next);
    const quantity = { ...plain, ...context, period: rate ?? period, asOf };
    found.push({ span, quote: text.slice(span.start, span.end), quantity });
  }
  return found.map((one) => ({ ...one, span: { start: one.span.start + from, end: one.span.end + from } }));
}

/**
 * The figure that a text is about, or null: the first one that is no length of time, otherwise the first ("closed within
 * ten days for 25 million crowns"). Where the whole text is a number, it is read whatever it might name elsewhere
 * ("2024", "one"), so that what a person types into a field is understood.
 */
export function readQuantity(text: string): Quantity | null {
  const chosen = mainQuantity(quantitiesIn(text));
  if (chosen) return chosen.quantity;
  const tokens = tokensOf(text);
  const expression = readExpression(tokens, 0);
  return expression?.next === tokens.length ? quantityOf(text, tokens, expression) : null;
}

/** Of the figures of a text the one that it is about: the first that is no length of time, otherwise the first. */
export function mainQuantity(found: readonly FoundQuantity[]): FoundQuantity | undefined {
  return found.find(({ quantity }) => !isDuration(quantity)) ?? found[0];
}

function isDuration({ kind, unit }: Quantity): boolean {
  return kind === 'measure' && unit !== null && measureOf(unit)?.dimension === 'time';
}

function figuresOf(text: string, tokens: readonly Token[], taken: readonly Span[]): Expression[] {
  const figures: Expression[] = [];
  let date = 0;
  for (let at = 0; at < tokens.length;) {
    const start = tokens[at]?.start ?? 0;
    while ((taken[date]?.end ?? Infinity) <= start) date += 1;
    const expression = readExpression(tokens, at);
    if (!expression) {
      at += 1;
      continue;
    }
    const span = spanOf(tokens, expression);
    const place = { text, tokens, span, date: taken[date] };
    if (isFigure(expression, place)) figures.push(expression);
    // What is none is left as a whole: in "Boeing 737-800 jets" no 800 jets are hidden.
    at = isDated(expression, place) ? behind(tokens, at, taken[date]) : expression.next;
  }
  return figures;
}

/** The index of the first token behind a date that the token at `at` touches. */
function behind(tokens: readonly Token[], at: number, date: Span | undefined): number {
  let next = at + 1;
  while ((tokens[next]?.start ?? Infinity) < (date?.end ?? 0)) next += 1;
  return next;
}

function spanOf(tokens: readonly Token[], { from, next }: Expression): Span {
  return { start: tokens[from]?.start ?? 0, end: tokens[next - 1]?.end ?? 0 };
}

function lastEnd(tokens: readonly Token[], expression: Expression | undefined): number | undefined {
  return expression && tokens[expression.next - 1]?.end;
}

/** The quantity without its time, and without what only the text before it says about its unit. */
function quantityOf(text: string, tokens: readonly Token[], expression: Expression): Quantity {
  const { operand, upper, bound } = expression;
  const kind = operand.unit?.kind ?? 'count';
  return {
    ...boundsOf(operand.value, upper, bound),
    unit: unitOf(text, tokens, expression),
    kind,
    period: null,
    asOf: null,
    change: changeOf(text, spanOf(tokens, expression), kind),
  };
}

/** A range with a bound of its own keeps only one end: "at least 10 to 12" is at least 10, "up to 10-12" at most 12. */
function boundsOf(
  value: number,
  upper: number | null,
  bound: Comparator | undefined,
): Pick<Quantity, 'comparator' | 'value' | 'upper'> {
  if (upper === null) return { comparator: bound ?? 'exactly', value, upper: null };
  if (bound === 'at-least' || bound === 'more-than') return { comparator: bound, value, upper: null };
  if (bound === 'at-most' || bound === 'less-than') return { comparator: bound, value: upper, upper: null };
  return { comparator: 'between', value, upper };
}

function unitOf(text: string, tokens: readonly Token[], { operand: { unit } }: Expression): string | null {
  if (unit === undefined) return null;
  if (unit.name !== undefined) return unit.name;
  // Line breaks of the file are none of the words.
  return text.slice(tokens[unit.from]?.start, tokens[unit.to - 1]?.end).replace(/\s+/gu, ' ');
}
