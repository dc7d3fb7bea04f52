import { expression } from './number-words.ts';
import { type Form, recognise } from './recognise.ts';
import type { Recogniser } from './suggester.ts';

const monthNames =
  'january|february|march|april|may|june|july|august|september|october|november|december|' +
  String.raw`(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)(?![\p{L}])\.?`;
const month = `(?:${monthNames})(?![\\p{L}])`;
const day = String.raw`(?<![\p{L}\p{N}.,:/-])(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\p{L}\d])`;
const dash = String.raw`(?: ?[–—-] ?| to | and | until )`;
const year = String.raw`(?:1[5-9]|20)\d\d(?![\p{L}\d])`;
const dayPart = '(?:morning|afternoon|evening|night|noon|midnight)';
const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const clock = String.raw`(?<![\p{L}\p{N}.,:/-])(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?`;
const ante = String.raw`(?:a\.m\.|p\.m\.|am(?![\p{L}\p{N}])|pm(?![\p{L}\p{N}])|o['’]clock)`;
const unit = '(?:minute|hour|day|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?';
const few = String.raw`(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|a couple of|some|\d{1,4})`;
const word = String.raw`(?<![\p{L}\p{N}-])`;
const wordEnd = String.raw`(?![\p{L}\p{N}])`;
const vague = '(?:(?:early|late|mid|the end of|the beginning of|the start of)[ -])?';
/** What must stand before a month or year alone: "May" and "March" are also names and verbs, and 1984 is also a number. */
const since = String.raw`(?<=${word}(?:in|since|until|till|by|from|to|of|during|before|after|around|through|early|late|mid|last|next|this|between|and)[ -])`;

function isCalendarDate(quote: string): boolean {
  const [first = 0, second = 0, third = 0] = quote.split(/\D/).map(Number);
  const [monthNumber, dayNumber] = first > 31 ? [second, third] : [Math.min(first, second), Math.max(first, second)];
  return monthNumber >= 1 && monthNumber <= 12 && dayNumber >= 1 && dayNumber <= 31;
}

/** Where the letter case tells: "May" as a month, but not "may". */
const isCapitalised = (quote: string): boolean => /(?:^|[ -])\p{Lu}/u.test(quote);

const absolute: readonly Form[] = [
  {
    pattern: expression(
      String.raw`(?<![\p{L}\p{N}.,:/-])\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)?(?![\p{L}\d-])`,
    ),
    reason: 'suggestion.reason.date',
    confidence: 0.95,
    holds: isCalendarDate,
  },
  {
    // 2 March 2024, 2–5 March, 28 February to 3 March 2024
    pattern: expression(`(?:${day}(?: ${month})?${dash})?${day} (?:of )?${month}(?:,? ${year})?`),
    reason: 'suggestion.reason.date',
    confidence: 0.9,
    holds: isCapitalised,
  },
  {
    // March 2, 2024; March 2–5; March 28 to April 3
    pattern: expression(`${word}${month} ${day}(?:${dash}(?:${month} )?${day})?(?:,? ${year})?`),
    reason: 'suggestion.reason.date',
    confidence: 0.9,
    holds: isCapitalised,
  },
  {
    // October 2023, mid-March 2024, March–May 2024
    pattern: expression(`${word}${vague}(?:${month}${dash})?${month},? ${year}`),
    reason: 'suggestion.reason.date',
    confidence: 0.9,
    holds: isCapitalised,
  },
  {
    pattern: expression(String.raw`(?<![\p{L}\p{N}.,:/-])\d\d?([./])\d\d?\1(?:\d{4}|\d\d)(?![\p{L}\d/]|\.\d)`),
    reason: 'suggestion.reason.date',
    confidence: 0.8,
    holds: isCalendarDate,
  },
];

const periods: readonly Form[] = [
  {
    pattern: expression(
      String.raw`${word}(?:(?:the )?(?:first|second|third|fourth|last) (?:quarter|half) of (?:the )?(?:${year}|year)|q[1-4](?: (?:of )?${year})?|h[12] ${year}|(?:fy|fiscal year|financial year)[ -]?(?:${year}|\d\d)(?:[-–/]\d\d(?:\d\d)?)?)${wordEnd}`,
    ),
    reason: 'suggestion.reason.period',
    confidence: 0.85,
  },
  {
    // 2019–2021, 2023-24
    pattern: expression(String.raw`(?<![\p{L}\p{N}.,:/-])${year}[–—/-](?:${year}|\d\d)(?![\p{L}\d-])`),
    reason: 'suggestion.reason.period',
    confidence: 0.75,
  },
  {
    pattern: expression(
      String.raw`${word}(?:(?:the |early |late |mid-?)*(?:1[5-9]|20)\d0s|(?:the )?(?:early |late |mid-)?\d{1,2}(?:st|nd|rd|th)[ -]century)${wordEnd}`,
    ),
    reason: 'suggestion.reason.period',
    confidence: 0.8,
  },
];

const relative: readonly Form[] = [
  {
    // before dawn on Saturday, Wednesday evening, last Monday
    pattern: expression(
      `${word}(?:(?:before|after|at|around) (?:dawn|dusk|noon|midnight|sunrise|sunset) on )?(?:(?:last|next|this|early|late)[ -])?${weekday}(?: ${dayPart})?${wordEnd}`,
    ),
    reason: 'suggestion.reason.weekday',
    confidence: 0.7,
    holds: (quote) => /\p{Lu}\p{Ll}+day/u.test(quote),
  },
  {
    pattern: expression(
      `${word}(?:${few} ${unit} (?:ago|earlier|later)|(?:the )?(?:last|past|next|previous|coming|following|same) (?:${few} )?(?:${unit}|weekend|spring|summer|autumn|winter)|this (?:morning|afternoon|evening|week|weekend|month|quarter|year|spring|summer|autumn|winter)|(?:the )?day (?:before yesterday|after tomorrow)|(?:yesterday|today|tonight|tomorrow)(?: ${dayPart})?|last night)${wordEnd}`,
    ),
    reason: 'suggestion.reason.relative-date',
    confidence: 0.6,
    // "Today" as a newspaper's name stands in the middle of a sentence with a capital.
    holds: (quote, { text, span }) =>
      !/^\p{Lu}/u.test(quote) ||
      /(?:^|[.!?:\n“"‘]\s*|–\s*)$/u.test(text.slice(Math.max(0, span.start - 4), span.start)),
  },
  {
    pattern: expression(
      String.raw`(?:${clock}(?:${dash}${clock})? ?${ante}|${clock}[.:]?(?<=[.:]\d\d) ?(?:gmt|utc|ist|est|edt|cet|cest|bst)${wordEnd}|(?<![\p{L}\p{N}.,:/-])(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:]))`,
    ),
    reason: 'suggestion.reason.time',
    confidence: 0.8,
  },
  {
    pattern: expression(`${word}(?:noon|midnight|midday|dawn|dusk)${wordEnd}`),
    reason: 'suggestion.reason.time',
    confidence: 0.45,
  },
];

const alone: readonly Form[] = [
  {
    pattern: expression(`${since}${month}`),
    reason: 'suggestion.reason.date',
    confidence: 0.6,
    holds: isCapitalised,
  },
  {
    pattern: expression(String.raw`${since}${year}(?![-–.,]\d)`),
    reason: 'suggestion.reason.date',
    confidence: 0.6,
    // "in 2000 houses" counts something.
    holds: (_, { text, span }) =>
      !/^ (?:people|\p{Ll}+s)(?!\p{L})/u.test(text.slice(span.end, span.end + 24)) ||
      /^ (?:was|is|has|as|this|its|his|years|plus)(?!\p{L})/u.test(text.slice(span.end, span.end + 24)),
  },
];

const forms = [...absolute, ...periods, ...relative, ...alone];

/** Dates, times of day and periods, absolute and relative, as English texts write them; ISO 8601. */
export const dates: Recogniser = (text) => recognise(text, forms);
