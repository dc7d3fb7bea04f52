/** Numbers, sizes and times as the person's system writes them. */

export function formatNumber(value: number): string {
  return value.toLocaleString();
}

const units = ['B', 'kB', 'MB', 'GB'];

export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toLocaleString(undefined, { maximumFractionDigits: unit === 0 ? 0 : 1 })} ${units[unit] ?? ''}`;
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const exactMoment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

export function formatMoment(timestamp: string): string {
  return moment.format(new Date(timestamp));
}

/** With seconds, for what can happen several times in a minute. */
export function formatExactMoment(timestamp: string): string {
  return exactMoment.format(new Date(timestamp));
}

/** A calendar date where the text is one; otherwise the text, as somebody wrote it. */
export function formatDay(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? text : day.format(date);
}
