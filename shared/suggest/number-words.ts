// Pieces of regular expressions for numbers as English articles write them. None of them captures a group, and each
// repetition in them is bounded or over characters that nothing behind it can also match, so that matching is linear.

/** A space that keeps a number together: no-break, narrow no-break, thin. */
const groupingSpace = String.raw`[\u00a0\u202f\u2009]`;

/** "2,800", "12 500" (no-break spaces), "1,00,000" (Indian), "7.42", "1.5". Not a part of a longer number or version. */
export const digits =
  String.raw`(?<![\p{L}\p{N}_]|\d[.,:/-])` +
  String.raw`(?:\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d{1,6})?|\d{1,3}(?:${groupingSpace}\d{3}){1,5}(?:[.,]\d{1,6})?|\d{1,12}(?:[.,]\d{1,6})?)` +
  String.raw`(?![\d_])`;

const small =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const powers = 'hundred|thousand|million|billion|trillion|lakh|crore|dozen';
const word = `(?:${tens})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|${small}|${powers}`;

/** "six", "twenty-one", "two hundred and fifty thousand", "a dozen". The first letter may be a capital. */
export const spelled = String.raw`(?<![\p{L}\p{N}-])(?:an? (?=(?:${powers})\b))?(?:${word})(?:[ -](?:and )?(?:${word})){0,6}(?![\p{L}\p{N}])`;

/** The power of ten that stands behind a number as a word. */
export const scale = String.raw`(?:hundred|thousand|million|billion|trillion|lakh|crore)s?(?: (?:thousand|million|billion|crore))?(?![\p{L}\p{N}])`;

/** "5", "5.4 million", "six", "two dozen". */
export const amount = String.raw`(?:${digits}(?:[ \u00a0-]${scale})?|${spelled})`;

/** How sure a number is said to be; part of a quantity, as in "at least six people". */
export const about = String.raw`(?<![\p{L}\p{N}-])(?:at least|at most|about|around|some|nearly|almost|roughly|approximately|more than|less than|fewer than|as many as|up to|over|an estimated)`;

/** Below zero: a sign right before the digits and behind nothing that it could join them to, or the word. */
export const below = String.raw`(?:(?<![\p{L}\p{N}\p{M})\]%°–—−-])[−–-](?=\d)|(?<![\p{L}\p{N}-])minus )`;

/** Between the ends of a range. */
export const rangeSign = String.raw`(?: ?[–—-] ?| to | or )`;

/** Matches with letters of either case; the pieces are written in small ones. */
export function expression(source: string): RegExp {
  return new RegExp(source, 'giu');
}
