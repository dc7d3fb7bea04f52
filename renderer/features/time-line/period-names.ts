import type { Period } from '#shared/api/time-line-answers.ts';
import { translate } from '#shared/locales/translate.ts';

const named = (options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
};

const wholeDay = named({ day: 'numeric', month: 'long', year: 'numeric' });
const wholeMonth = named({ month: 'long', year: 'numeric' });
const dayOfMonth = named({ day: 'numeric' });
const shortMonth = named({ month: 'short' });

/** A period by its first day, as it is said. */
export function periodName(day: string, period: Period): string {
  switch (period) {
    case 'day':
      return wholeDay(day);
    case 'week':
      return translate('window.time-line.week-of', { day: wholeDay(day) });
    case 'month':
      return wholeMonth(day);
    case 'year':
      return day.slice(0, 4);
    default:
      return period satisfies never;
  }
}

/**
 * What stands over a column: what it is, and above that what it is part of, where that begins. The year is only named
 * where another one begins: that of the first column stands in the corner.
 */
export function columnHead(
  day: string,
  period: Period,
  before: string | undefined,
): { readonly above: string; readonly below: string } {
  const year = before === undefined || before.startsWith(day.slice(0, 4)) ? '' : day.slice(0, 4);
  switch (period) {
    case 'day':
    case 'week': {
      const month = before?.slice(0, 7) === day.slice(0, 7) ? '' : `${shortMonth(day)} ${year}`.trim();
      return { above: month, below: dayOfMonth(day) };
    }
    case 'month':
      return { above: year, below: shortMonth(day) };
    case 'year':
      return { above: '', below: day.slice(0, 4) };
    default:
      return period satisfies never;
  }
}
