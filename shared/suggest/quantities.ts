import { dates } from './dates.ts';
import { money } from './money.ts';
import { about, amount, below, digits, expression, rangeSign, scale, spelled } from './number-words.ts';
import { type Form, recognise } from './recognise.ts';
import type { Recogniser } from './suggester.ts';

const range = String.raw`(?:${about} )?(?:between )?(?:${below}?${amount}(?:${rangeSign}| and ))?${below}?${amount}`;

const percent = String.raw`(?:[ \u00a0-]?(?:percent|per cent|percentage points?|basis points?)(?![\p{L}\p{N}])|[ \u00a0]?[%‰])`;

const unitWords =
  'millimet(?:re|er)s?|centimet(?:re|er)s?|kilomet(?:re|er)s?|met(?:re|er)s?|miles?|yards?|feet|foot|inch(?:es)?|acres?|hectares?|' +
  'grams?|grammes?|kilograms?|kilos?|tonnes?|tons?|ounces?|pounds?|lbs?|lit(?:re|er)s?|gallons?|barrels?|' +
  'degrees?(?: celsius| fahrenheit)?|watts?|kilowatts?|megawatts?|gigawatts?|terawatts?|kilowatt[ -]hours?|volts?|hertz|bytes?|kilobytes?|megabytes?|gigabytes?|' +
  'seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centuries|century|times|fold';
const unitSigns =
  'km/h|m/s|mm|cm|dm|km|m|mi|ft|mg|g|kg|t|ml|l|cl|ha|kw|mw|gw|twh|gwh|mwh|kwh|hz|khz|mhz|ghz|kb|mb|gb|tb|mph|kph|°c|°f|°';
const power = String.raw`(?:(?:square|cubic) )?`;
const per = String.raw`(?:[ \u00a0](?:per|an?|each) (?:second|minute|hour|day|week|month|year|person|capita|head))?`;
const end = String.raw`(?![\p{L}\p{N}])`;
/** "12-year-old", "40-metre-wide": one word, of which no part is taken alone. */
const joined = String.raw`(?:-(?:olds?|long|wide|high|deep|tall|thick|strong))?(?![\p{L}\p{N}]|-\p{L})`;
const counted = String.raw`(?: (?!(?:of|in|on|at|by|as|to|for|from|with|and|or|but|was|were|is|are|has|have|had|the|after|behind|among|than|that|since)\b)[a-z]{3,20})`;
/** What a number ranks: "largest trading partner", but not "largest after". */
const ranked = String.raw`(?:(?:${counted}(?<=(?:ing|al|ic|ive|an|ese|ary))){0,2}${counted})`;

/** What can be counted: people and the like, or a plural with at most one word before it. */
const people =
  'people|persons?|men|women|children|adults|dead|deaths|wounded|injured|killed|missing|residents|victims|survivors';
const plural = '(?:[a-z]{3,20} )?[a-z]{2,24}(?:[a-rtv-z]s|sses|ies)';

/** Names are written with capitals, things that are counted are not; only the number itself may begin a sentence. */
const hasNoName = (quote: string): boolean => !/ \p{Lu}/u.test(quote);

/** Words that stand between a number and something else, so that the two are no quantity. */
const noPlural =
  /(?:^| )(?:of|in|on|at|by|as|to|for|from|with|and|or|but|was|is|has|his|its|this|does|says|goes|were|are|have|had|that|than|then|the|their|our|which|who|when|towns? halls|others|years|months|days|weeks|hours|minutes|seconds)(?: |$)/u;

const numbered =
  /(?<![\p{L}\p{N}])(?:pages?|chapter|sections?|articles?|clause|gate|room|route|flight|figure|table|item|verse|act|part|phase|no\.?|nr\.?|number|line|level|grade|unit|group|top|g)[ \u00a0]?$|[§#№]\s?$/iu;

/** A number as the name of something ("Gate 4", "G20", "Boeing 737"), or a number of a list. */
function isName(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  if (numbered.test(before)) return true;
  return (
    /(?:\p{Lu}\p{L}*[ \u00a0-]|[#§№]\s?)$/u.test(before) && !/(?:^|[.!?:]["”’]?\s+|\n)\p{Lu}\p{Ll}*\s$/u.test(before)
  );
}

const forms: readonly Form[] = [
  {
    pattern: expression(`${range}${percent}`),
    reason: 'suggestion.reason.percentage',
    confidence: 0.9,
  },
  {
    pattern: expression(
      String.raw`${range}(?:[ \u00a0-]${power}(?:${unitWords})${joined}|[ \u00a0]?(?:${unitSigns})[²³]?${end})${per}`,
    ),
    reason: 'suggestion.reason.measure',
    confidence: 0.8,
    // A capital M behind a number is a scale or a motorway, and "1.15 a" the beginning of a time.
    holds: (quote) => !/\d ?[A-Z]$/.test(quote) || / ?(?:[A-Z][A-Z]|°[CF])$/.test(quote),
  },
  {
    pattern: expression(
      String.raw`${range} (?:(?!(?:of|in|on|at|by|as|to|for|from|with|and|or|but|was|were|is|are|has|have|had|the)\b)[a-z]{3,20} )?(?:${people})${end}`,
    ),
    reason: 'suggestion.reason.count',
    confidence: 0.85,
    holds: (quote, { text, span }) => hasNoName(quote) && !isName(text, span.start),
  },
  {
    pattern: expression(String.raw`${range} ${plural}${end}`),
    reason: 'suggestion.reason.count',
    confidence: 0.65,
    holds: (quote, { text, span }) =>
      hasNoName(quote) && !noPlural.test(quote.split(' ').slice(-2).join(' ')) && !isName(text, span.start),
  },
  {
    pattern: expression(
      String.raw`(?<![\p{L}\p{N}.,])(?:\d{1,4}(?:st|nd|rd|th)|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ](?:largest|biggest|smallest|highest|lowest|most|best|worst|longest|place|rank)${ranked}?)${end}`,
    ),
    reason: 'suggestion.reason.rank',
    confidence: 0.5,
  },
  {
    // 2,800; 3.5 million: alone, but written as only an amount is
    pattern: expression(
      String.raw`(?:${about} )?(?:(?<![\p{L}\p{N}_]|\d[.,:/-])\d{1,3}(?:,\d{2,3})+(?:\.\d{1,6})?(?![\d_])|${digits}[ \u00a0-]${scale}|${spelled} ${scale})`,
    ),
    reason: 'suggestion.reason.number',
    confidence: 0.7,
    holds: (_, { text, span }) => !isName(text, span.start),
  },
  {
    pattern: expression(String.raw`(?<![\p{L}\p{N}-])minus ${digits}`),
    reason: 'suggestion.reason.number',
    confidence: 0.6,
  },
  {
    pattern: expression(String.raw`(?:${about} )?${spelled}`),
    reason: 'suggestion.reason.number',
    confidence: 0.4,
    holds: (quote, { text, span }) =>
      !/^(?:an? |more than |less than |fewer than |about |at least |over )*(?:one|hundred|thousand|million|billion|trillion|dozen)$/i.test(
        quote,
      ) && !isName(text, span.start),
  },
];

/**
 * Numbers with what they count or measure, percentages, ranks, and numbers alone where their form says that they count.
 * What is a date or an amount of money is none of them, whether those are asked for or not.
 */
export const quantities: Recogniser = (text) =>
  recognise(
    text,
    forms,
    [...dates(text), ...money(text)].map(({ span }) => span),
  );
