import type { Span } from '../domain/span.ts';
import { isPerson } from './counted.ts';
import type { Expression } from './expressions.ts';
import type { Token } from './tokens.ts';
import { countedBefore, followsVerb } from './unit-context.ts';

/** Where an expression stands. */
export interface Place {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly span: Span;
  /** The first date that ends behind the beginning of the expression. */
  readonly date: Span | undefined;
}

const numbered =
  /(?<![\p{L}\p{N}])(?:pages?|pp?\.|chapter|sections?|articles?|clause|gate|room|route|flight|figure|table|item|verse|act|part|phase|no\.?|nr\.?|number|line|level|grade|group|top|highway|apollo|class|type|mark|size)[ \u00a0]?$/iu;

/** Whether a number that was read is the figure of something, and neither a date nor a name. */
export function isFigure(expression: Expression, place: Place): boolean {
  const { operand, bound, upper } = expression;
  const { unit } = operand;
  if (unit?.kind === 'ordinal') return !isGluedBefore(place);
  if (isDated(expression, place) || isGluedBefore(place) || isGluedBehind(place)) return false;
  if (unit?.kind === 'money' || unit?.kind === 'percent') return true;
  const before = place.text.slice(Math.max(0, place.span.start - 24), place.span.start);
  if (numbered.test(before)) return false;
  if (bound === undefined && upper === null && (isYear(expression, place) || isName(expression, place, before)))
    return false;
  if (isPronoun(expression, place)) return false;
  return unit !== undefined || isBareFigure(expression, place);
}

/** Whether the number is that of a date. A year that a preposition makes a date is none where an amount follows: "to 2000 crore rupees". */
export function isDated({ operand }: Expression, { text, span, date }: Place): boolean {
  if (!date || date.start >= span.end || date.end <= span.start) return false;
  const isPlainYear = /^\d{4}$/.test(text.slice(date.start, date.end));
  return !isPlainYear || (operand.scale === 1 && (operand.unit === undefined || operand.unit.kind === 'count'));
}

/** "G20", "Covid-19", "#4", the second half of "12:30". */
function isGluedBefore({ text, span }: Place): boolean {
  return /[\p{L}\p{N}_#№§@/\\]$|[\p{L}\p{N}][-‐‑.:,’']$/u.test(text.slice(Math.max(0, span.start - 2), span.start));
}

/** "5G", "24/7", "3-D". */
function isGluedBehind({ text, span }: Place): boolean {
  return /^(?:[\p{L}\p{N}_]|[/:]\d)/u.test(text.slice(span.end, span.end + 2));
}

function isYear(expression: Expression, { tokens }: Place): boolean {
  const first = tokens[expression.from];
  const { value, scale, unit, isSpelled } = expression.operand;
  if (isSpelled || scale > 1 || !/^\d{4}$/.test(first?.text ?? '') || value < 1500 || value > 2099) return false;
  return unit?.kind !== 'measure' && !countsPersons(expression, tokens);
}

/** A capital before it, inside a sentence: "Boeing 737", "Article 5"; but "In Harrowmere 40 people". */
function isName(expression: Expression, { tokens }: Place, before: string): boolean {
  const { unit } = expression.operand;
  if (unit?.kind === 'measure' || countsPersons(expression, tokens) || expression.operand.scale > 1) return false;
  return (
    /(?:\p{Lu}[\p{L}.]*[ \u00a0])$/u.test(before) && !/(?:^|[.!?:]["”’]?\s+|[\n“"‘(]\s*)\p{Lu}\p{L}*\s$/u.test(before)
  );
}

function countsPersons({ operand: { unit } }: Expression, tokens: readonly Token[]): boolean {
  return unit?.kind === 'count' && isPerson(tokens[unit.to - 1]?.lower ?? '');
}

const definite: ReadonlySet<string> = new Set([
  'the',
  'these',
  'those',
  'other',
  'both',
  'our',
  'their',
  'its',
  'his',
  'her',
]);

/** "one of the leaders", "no one", "one day", "the two countries": these point to something and count nothing. */
function isPronoun({ operand, bound, from, upper }: Expression, { tokens }: Place): boolean {
  // "more than one" says several.
  if (bound === 'more-than' && operand.value === 1 && operand.unit === undefined) return true;
  if (bound !== undefined || upper !== null || !operand.isSpelled || operand.scale > 1) return false;
  if (operand.value === 2 && definite.has(tokens[from - 1]?.lower ?? '')) return true;
  if (operand.value !== 1 || tokens[from]?.lower !== 'one') return false;
  return operand.unit === undefined || operand.unit.from !== from + 1 || tokens[from + 1]?.lower === 'day';
}

const said =
  /(?<![\p{L}])(?:at|to|reached|reaches|reach|hit|hits|was|were|is|are|total(?:s|led|ling)?|numbered|exceeded)\s$/iu;

/** A number without a unit is a figure where it is written or spoken of as one. */
function isBareFigure({ operand, bound }: Expression, { text, span }: Place): boolean {
  if (bound !== undefined || operand.isAmount) return true;
  const before = text.slice(Math.max(0, span.start - 96), span.start);
  const after = text.slice(span.end, span.end + 24);
  // As `formatQuantity` writes it.
  if (/^ per \p{Ll}/u.test(after) || (span.start === 0 && /^ \((?:as of )?\d{4}/u.test(after))) return true;
  if (followsVerb(after) || countedBefore(before) !== undefined) return true;
  return said.test(before) && /^(?:[.,;:!?)"”’]|$|\s(?:and|but|by|on|in|after|as|from)(?!\p{L})|\s*\n)/u.test(after);
}
