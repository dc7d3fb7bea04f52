import type { Period } from '../api/time-line-answers.ts';
import type { ArticleDate } from './article-date.ts';

// Dates are `YYYY-MM-DD` of the Gregorian calendar; no time zone is involved.

const DAY = 86_400_000;

/** The first day of the period in which a day lies; weeks begin on Monday, as in ISO 8601. */
export function periodOf(day: string, period: Period): string {
  switch (period) {
    case 'day':
      return day;
    case 'week': {
      const time = timeOf(day);
      const weekday = (new Date(time).getUTCDay() + 6) % 7;
      return dayOf(time - weekday * DAY);
    }
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'year':
      return `${day.slice(0, 4)}-01-01`;
    default:
      return period satisfies never;
  }
}

/** How many periods lie between two first days of periods; negative where the second is the earlier one. */
export function periodsBetween(first: string, second: string, period: Period): number {
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  switch (period) {
    case 'day':
      return Math.round((timeOf(second) - timeOf(first)) / DAY);
    case 'week':
      return Math.round((timeOf(second) - timeOf(first)) / (7 * DAY));
    case 'month':
      return months(second) - months(first);
    case 'year':
      return Number(second.slice(0, 4)) - Number(first.slice(0, 4));
    default:
      return period satisfies never;
  }
}

/** The first day of the period so many periods later. */
export function periodAfter(first: string, count: number, period: Period): string {
  switch (period) {
    case 'day':
      return dayOf(timeOf(first) + count * DAY);
    case 'week':
      return dayOf(timeOf(first) + count * 7 * DAY);
    case 'month': {
      const months = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + count;
      return `${padded(Math.floor(months / 12), 4)}-${padded((months % 12) + 1, 2)}-01`;
    }
    case 'year':
      return `${padded(Number(first.slice(0, 4)) + count, 4)}-01-01`;
    default:
      return period satisfies never;
  }
}

/** Whether a date is exact enough to stand in one period: a month cannot be placed on a day. */
export function fits({ from, to }: ArticleDate, period: Period): boolean {
  return periodOf(from, period) === periodOf(to, period);
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
