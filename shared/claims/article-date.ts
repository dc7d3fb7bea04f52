/** A day, a month or a year, as an ISO 8601 date begins. */
export interface ArticleDate {
  /** The first day that it may be, as `YYYY-MM-DD`. */
  readonly from: string;
  /** The last day that it may be. */
  readonly to: string;
}

/**
 * The date with which a text begins, as ISO 8601 writes it: `2025-03-28`, `2025-03`, `2025`, also with a time of the day
 * behind it. Undefined for everything else: "28 March" may be of any year, and 03/04 of two months.
 */
export function articleDate(text: string): ArticleDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])/u.exec(text.trim());
  if (!match) return undefined;
  const [whole, year = '', month, day] = match;
  if (!/^(?:$|[T\s])/u.test(text.trim().slice(whole.length))) return undefined;
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const last = `${year}-${month ?? '12'}-${day ?? lastDay(Number(year), Number(month ?? '12'))}`;
  return isDay(first) && isDay(last) ? { from: first, to: last } : undefined;
}

/**
 * The order of time for dates as metadata has them: by the first day that they may be, then the less exact ones first.
 * What is no such date comes last, as they were.
 */
export function compareDates(a: string, b: string): number {
  const [one, other] = [articleDate(a), articleDate(b)];
  if (!one || !other) return Number(!one) - Number(!other);
  return compare(one.from, other.from) || compare(other.to, one.to) || compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A date as exactly as it was given: `2025`, `2025-03`, `2025-03-28`. */
export function isoOf({ from, to }: ArticleDate): string {
  if (from === to) return from;
  return from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : from.slice(0, 4);
}

/** The days of the month, counted from 1, in the Gregorian calendar. */
function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The thirtieth of February is none. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}
