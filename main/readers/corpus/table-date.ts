import { isoDateOf } from '../propose-date.ts';

/** By their first letters, as German, French, Spanish and English write them; longer beginnings first. */
const months: readonly (readonly [beginning: RegExp, month: number])[] = [
  [/^(?:jan|ene|jän)/i, 1],
  [/^(?:feb|fév|fev)/i, 2],
  [/^(?:mar|mär|mrz)/i, 3],
  [/^(?:apr|avr|abr)/i, 4],
  [/^(?:may|mai|mayo)/i, 5],
  [/^(?:juin|jun)/i, 6],
  [/^(?:juil|jul)/i, 7],
  [/^(?:aug|aoû|aou|ago)/i, 8],
  [/^(?:sep|set)/i, 9],
  [/^(?:oct|okt)/i, 10],
  [/^nov/i, 11],
  [/^(?:dec|dez|déc|dic)/i, 12],
];

/** `5. März 2024`, `le 5 mars 2024`, `5 de marzo de 2024`. */
const namedMonth = /^(?:le |el )?(\d{1,2})(?:\.|er)? (?:de )?(\p{L}{3,10})\.? (?:de )?(\d{4})$/iu;
/** `Tue Mar 05 10:00:00 +0000 2024`. */
const twitter = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) [\d:]{8} [+-]\d{4} (\d{4})$/;
/** `Tue, 05 Mar 2024 23:30:00 -0800`: the day where it was sent. */
const mail = /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) \d{1,2}:\d{2}/;
/** `20240305`, `20240305100000`, `20240305T100000Z`. */
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4}(?:\d{2})?Z?)?$/;
/** Points stand between day, month and year, in this order. */
const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/;
const chinese = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日$/;
/** What LexisNexis puts behind a date. */
const behind = /,? (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: .*)?$/i;
const year = [1500, 2200] as const;
/** From 1980 on, in seconds and in milliseconds since 1970. */
const seconds = /^(?:3[2-9]|[4-9]\d|[1-4]\d{2})\d{7}$/;
const milliseconds = /^(?:3[2-9]|[4-9]\d|[1-4]\d{2})\d{10}$/;

/** A date of a table as ISO 8601 (`2024-03-05`); undefined where its form is none that is known or leaves a doubt. */
export function tableDateOf(cell: string): string | undefined {
  const words = cell.trim().replace(/\s+/g, ' ');
  const known = isoDateOf(words) ?? isoDateOf(words.replace(behind, ''));
  if (known !== undefined) return known;
  const [, first = '', second = '', third = ''] =
    inOrder(compact.exec(words) ?? chinese.exec(words), [1, 2, 3]) ??
    inOrder(dotted.exec(words) ?? namedMonth.exec(words) ?? mail.exec(words), [3, 2, 1]) ??
    inOrder(twitter.exec(words), [3, 1, 2]) ??
    [];
  const date = first === '' ? undefined : dateOf(Number(first), monthOf(second), Number(third));
  if (date !== undefined) return date;
  if (seconds.test(words)) return new Date(Number(words) * 1000).toISOString().slice(0, 10);
  if (milliseconds.test(words)) return new Date(Number(words)).toISOString().slice(0, 10);
  return undefined;
}

/** Year, month and day of what was found. */
function inOrder(found: RegExpExecArray | null, places: readonly number[]): (string | undefined)[] | undefined {
  return found ? ['', ...places.map((place) => found[place])] : undefined;
}

function monthOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  return months.find(([beginning]) => beginning.test(word))?.[1] ?? 0;
}

function dateOf(of: number, month: number, day: number): string | undefined {
  if (of < year[0] || of > year[1] || month < 1 || month > 12 || day < 1) return undefined;
  const date = new Date(Date.UTC(of, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** `2024`, `2024-03`: less than a day, and nothing to be misunderstood. */
export function isPartOfDate(cell: string): boolean {
  return /^\d{4}(?:-\d{2})?$/.test(cell.trim());
}
