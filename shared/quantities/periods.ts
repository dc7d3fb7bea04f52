import { isDate } from '../domain/attribute-value.ts';
import { compareSpans, type Span } from '../domain/span.ts';
import { dates } from '../suggest/dates.ts';

/** A date or period of a text that names its year. */
export interface Dated extends Span {
  /** ISO 8601: a date, a part of one, or two with a slash between them. */
  readonly iso: string;
  /** What it is to a figure near it: the time over which it was counted, or at which it held. */
  readonly role: 'period' | 'as-of';
}

export interface Calendar {
  /** Everything that is a date or time, whether it can be read or not: its numbers are no figures. */
  readonly taken: readonly Span[];
  /** In reading order, without those that belong to a name ("the flood of 1976"). */
  readonly dated: readonly Dated[];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month = String.raw`(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`;
const year = String.raw`((?:1[5-9]|20)\d\d)`;
const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const sign = String.raw`(?:\s?[–—-]\s?|\s(?:to|and|until)\s)`;
const pattern = (source: string): RegExp => new RegExp(`^${source}$`, 'i');

const two = (number: string | number): string => String(number).padStart(2, '0');
const monthOf = (name: string): string => two(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);
/** "24" behind "2023" is 2024. */
const completed = (first: string, last: string): string =>
  last.length < 4 ? first.slice(0, 4 - last.length) + last : last;

type Groups = readonly string[];
const forms: readonly (readonly [form: RegExp, iso: (groups: Groups) => string])[] = [
  [pattern(String.raw`(\d{4}-\d\d-\d\d)(?:[T ].*)?`), ([date = '']) => date],
  [pattern(String.raw`(\d{4}-\d\d|\d{4}(?:-\d\d){0,2}/(?:\.\.|\d{4}(?:-\d\d){0,2}))`), ([period = '']) => period],
  [pattern(`${day} (?:of )?${month},? ${year}`), ([d = '', m = '', y]) => `${y}-${monthOf(m)}-${two(d)}`],
  [pattern(`${month} ${day},? ${year}`), ([m = '', d = '', y]) => `${y}-${monthOf(m)}-${two(d)}`],
  [
    pattern(`${day}${sign}${day} ${month},? ${year}`),
    ([a = '', b = '', m = '', y]) => `${y}-${monthOf(m)}-${two(a)}/${y}-${monthOf(m)}-${two(b)}`,
  ],
  [
    pattern(`${day} ${month}${sign}${day} ${month},? ${year}`),
    ([a = '', m = '', b = '', n = '', y]) => `${y}-${monthOf(m)}-${two(a)}/${y}-${monthOf(n)}-${two(b)}`,
  ],
  [
    pattern(`${month} ${day}${sign}(?:${month} )?${day},? ${year}`),
    ([m = '', a = '', n = '', b = '', y]) => `${y}-${monthOf(m)}-${two(a)}/${y}-${monthOf(n || m)}-${two(b)}`,
  ],
  [pattern(`(?:(?:early|mid|late)[ -])?${month},? ${year}`), ([m = '', y]) => `${y}-${monthOf(m)}`],
  [pattern(`${month}${sign}${month},? ${year}`), ([m = '', n = '', y]) => `${y}-${monthOf(m)}/${y}-${monthOf(n)}`],
  [pattern(year), ([y = '']) => y],
  [pattern(String.raw`(?:fy|fiscal year|financial year)[ -]?${year}`), ([y = '']) => y],
  [
    pattern(String.raw`(?:fy|fiscal year|financial year)?[ -]?${year}[–—/-](\d{4}|\d\d)`),
    ([a = '', b = '']) => `${a}/${completed(a, b)}`,
  ],
  [
    pattern(String.raw`(?:q([1-4])|(?:the )?(first|second|third|fourth|last) quarter)(?: of)? ${year}`),
    ([q = '', word = '', y]) => {
      const quarter = q === '' ? ['first', 'second', 'third'].indexOf(word.toLowerCase()) + 1 || 4 : Number(q);
      return `${y}-${two(quarter * 3 - 2)}/${y}-${two(quarter * 3)}`;
    },
  ],
  [
    pattern(String.raw`(?:h([12])|(?:the )?(first|second|last) half)(?: of)? ${year}`),
    ([h = '', word = '', y]) => (h === '1' || /^first$/i.test(word) ? `${y}-01/${y}-06` : `${y}-07/${y}-12`),
  ],
  [pattern(String.raw`(?:the )?(\d{3})0s`), ([decade = '']) => `${decade}0/${decade}9`],
];

/** A date or period in ISO 8601, where the words name the year; undefined for "Sunday", "9 March", "last year". */
export function isoOf(quote: string): string | undefined {
  const words = quote.replace(/\s+/gu, ' ').trim();
  for (const [form, iso] of forms) {
    const match = form.exec(words);
    const found = match && iso(match.slice(1).map((group) => group ?? ''));
    if (found && found.split('/').every((part) => part === '..' || isDate(part))) return found;
  }
  return undefined;
}

/** The dates of a text: which numbers belong to one, and which can say of what time a figure is. */
export function calendarOf(text: string): Calendar {
  // Of two from the same place the longer first: "2024-01/2024-11" holds a date of its own.
  const taken = [...dates(text).map(({ span }) => span), ...inBrackets(text)].sort(compareSpans);
  const dated: Dated[] = [];
  for (const span of taken) {
    const iso = isoOf(text.slice(span.start, span.end));
    if (iso === undefined || span.start < (dated.at(-1)?.end ?? 0)) continue;
    const before = text.slice(Math.max(0, span.start - 24), span.start);
    const previous = dated.at(-1);
    if (previous && joins(text, previous, span)) {
      dated[dated.length - 1] = { ...previous, end: span.end, iso: joined(previous.iso, iso), role: 'period' };
    } else if (!/(?<!\p{L}|(?<!\p{L})as )of (?:the )?$/iu.test(before)) {
      dated.push({ start: span.start, end: span.end, ...roleOf(before, iso) });
    }
  }
  return { taken, dated };
}

const bracketed =
  /(?<=\((?:increase, |decrease, )?)(?:1[5-9]|20)\d\d(?:-\d\d){0,2}(?:\/(?:\.\.|\d{4}(?:-\d\d){0,2}))?(?=[,;)])/g;

/** "(2024)" and "(2024-01/2024-11)" behind a figure, as tables and `formatQuantity` write it. */
function inBrackets(text: string): Span[] {
  return [...text.matchAll(bracketed)].map(({ 0: quote, index }) => ({ start: index, end: index + quote.length }));
}

function roleOf(before: string, iso: string): Pick<Dated, 'iso' | 'role'> {
  if (/(?<!\p{L})since (?:the )?$/iu.test(before))
    return { iso: iso.includes('/') ? iso : `${iso}/..`, role: 'period' };
  if (/(?<!\p{L})(?:as of|as at|by|until|till|up to)(?: early| mid| late| the end of)? ?$/iu.test(before))
    return { iso, role: 'as-of' };
  return { iso, role: /^\d{4}-\d\d-\d\d$/.test(iso) ? 'as-of' : 'period' };
}

/** "between 2009 and 2024", "from March 2023 to May 2024". */
function joins(text: string, previous: Dated, next: Span): boolean {
  const between = text.slice(previous.end, next.start);
  const before = text.slice(Math.max(0, previous.start - 12), previous.start);
  if (/^\s(?:and)\s$/u.test(between)) return /(?<!\p{L})between $/iu.test(before);
  return /^(?:\s(?:to|until|through)\s|\s?[–—]\s?)$/u.test(between) && /(?<!\p{L})from $/iu.test(before);
}

function joined(first: string, last: string): string {
  return `${first.split('/')[0]}/${last.split('/').at(-1)}`;
}

/** In UTF-16 units: a date further off is that of something else. */
const REACH = 120;
const leaves = /[;:!?]|\.\s|,\s(?:and|but|while|which|who|although|though|whereas|compared)\s|\n/u;

/** "down from", "against": what stands behind is of another time than what stands before. */
const isElsewhere = /[;:!?()–—]|\.\s|\n|(?<!\p{L})(?:from|than|against|compared (?:to|with)) (?:an? )?$/u;

/** The day on which something happens behind a comma is not that of the figure, unless the words say so. */
function isNear(between: string, role: Dated['role']): boolean {
  if (leaves.test(between)) return false;
  return (
    role === 'period' || !between.includes(',') || /(?<!\p{L})(?:as of|as at|by|until|till) (?:the )?$/iu.test(between)
  );
}

/** Where a figure stands among the dates and the other figures. */
interface Neighbours {
  readonly dated: readonly Dated[];
  /** From the end of the figure before to the beginning of the one after. */
  readonly gap: Span;
}

/**
 * The period or date of a figure: the first one behind it in its clause, otherwise the last one before it in its
 * sentence; in either case none from which another figure separates it.
 *
 *     In 2024 it was $45.7 billion, 5.4% more than in 2023
 *     ├─ 2024 ─┤                   └────── 2023 ──────────┤
 */
export function dateOf(
  text: string,
  figure: Span,
  { dated, gap }: Neighbours,
): { readonly period: string | null; readonly asOf: string | null } {
  const near = dated.slice(firstFrom(dated, figure.start - REACH), firstFrom(dated, figure.end + REACH));
  const isoWith = (role: Dated['role']): string | null => {
    const some = near.filter((one) => one.role === role);
    const after = some.find(({ start }) => start >= figure.end);
    if (after && after.start < gap.end && isNear(text.slice(figure.end, after.start), role)) return after.iso;
    const before = some.findLast(({ end }) => end <= figure.start);
    if (!before || before.start < gap.start) return null;
    // Behind a bracket or dash begins what the date of a dateline does not belong to.
    return isElsewhere.test(text.slice(before.end, figure.start)) ? null : before.iso;
  };
  return { period: isoWith('period'), asOf: isoWith('as-of') };
}

/** The index of the first that begins at or behind an offset. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
