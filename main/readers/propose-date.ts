const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

const month =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const weekday = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\.?,?\\s+)?';

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/;
const dayFirst = new RegExp(`^${weekday}(\\d{1,2})(?:st|nd|rd|th)?\\s+${month},?\\s+(\\d{4})$`, 'i');
const monthFirst = new RegExp(`^${weekday}${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})$`, 'i');

/**
 * A date as ISO 8601 (`2025-03-28`), or undefined where the words leave a doubt: `03/04/2025` is March in one country
 * and April in another, and `Mar 28` has no year.
 */
export function isoDateOf(words: string): string | undefined {
  const trimmed = words.trim();
  const iso = isoDate.exec(trimmed);
  if (iso) return validDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const first = dayFirst.exec(trimmed);
  if (first) return validDate(Number(first[3]), monthNumber(first[2]), Number(first[1]));
  const second = monthFirst.exec(trimmed);
  if (second) return validDate(Number(second[3]), monthNumber(second[1]), Number(second[2]));
  return undefined;
}

function monthNumber(name = ''): number {
  return months.findIndex((candidate) => name.toLowerCase().startsWith(candidate)) + 1;
}

function validDate(year: number, monthOfYear: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, monthOfYear - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === monthOfYear - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}
