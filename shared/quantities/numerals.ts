import { isHyphen, isText, isWord, type Token } from './tokens.ts';
import { tidy } from './quantity.ts';

const ones: ReadonlyMap<string, number> = new Map(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen'
  )
    .split(' ')
    .map((word, value) => [word, value]),
);
const tens: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]),
);

/** Scale words in the singular. The short scale, and the Indian one: 1 lakh = 100,000, 1 crore = 100 lakh. */
export const scales: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['lakh', 1e5],
  ['lac', 1e5],
  ['million', 1e6],
  ['crore', 1e7],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** Behind digits, whatever is counted. */
const shortScales: ReadonlyMap<string, number> = new Map([
  ['mn', 1e6],
  ['mln', 1e6],
  ['bn', 1e9],
  ['bln', 1e9],
  ['tn', 1e12],
  ['trn', 1e12],
]);
/** Only with money: "m" are also metres, "t" tonnes and "b" bytes. */
const moneyScales: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
  ['t', 1e12],
  ['cr', 1e7],
]);

/** A number that was read, and the index of the token behind it. */
export interface Numeral {
  readonly value: number;
  readonly next: number;
  /** What its first scale words multiply it by: 10⁹ for "45.7 billion", 1 without any. */
  readonly scale: number;
  readonly isSpelled: boolean;
}

/** A number in digits or words with its scale words, as it begins at this token: "5.4 million", "two hundred and six". */
export function readNumeral(tokens: readonly Token[], at: number, isMoney = false): Numeral | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  if (first.kind === 'number') {
    const mantissa = parseDigits(first.text);
    return mantissa === undefined ? undefined : withScale(tokens, { mantissa, next: at + 1, isMoney });
  }
  return first.kind === 'word' ? readSpelled(tokens, at) : undefined;
}

/**
 * The value of a number in digits; undefined for times, dates and versions. The comma groups and the point divides, as
 * in English; a single comma not before three digits divides ("6,29"), points that group repeatedly do ("1.234.567").
 */
export function parseDigits(text: string): number | undefined {
  const digits = inAscii(text.replace(/[ \u00a0\u202f\u2009]/gu, ''));
  // More digits than a number holds exactly are no figure of an article.
  if (digits.length > 20) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(digits)) return Number(digits);
  // Three digits, and in Indian numbers groups of two before them: 1,00,000.
  if (/^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/.test(digits)) return Number(digits.replaceAll(',', ''));
  if (/^\d+,(?:\d{1,2}|\d{4,})$/.test(digits)) return Number(digits.replace(',', '.'));
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(digits)) return Number(digits.replaceAll('.', ''));
  return undefined;
}

/** The zeros of the digits of other scripts: Arabic, Persian, Devanagari, Bengali, Thai, full-width. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10] as const;

function inAscii(digits: string): string {
  return digits
    .replaceAll(/[٠-٩۰-۹०-९০-৯๐-๙０-９]/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      return String(code - (zeros.findLast((zero) => zero <= code) ?? code));
    })
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', ',');
}

function withScale(
  tokens: readonly Token[],
  { mantissa, next, isMoney }: { mantissa: number; next: number; isMoney: boolean },
): Numeral {
  let scale = 1;
  let at = next;
  let value = mantissa;
  if (isAndAHalf(tokens, at)) {
    value += 0.5;
    at += 3;
  }
  const short = shortScaleOf(tokens[at], isMoney);
  if (short !== undefined) return { value: tidy(value * short), scale: short, next: at + 1, isSpelled: false };
  // "2 lakh crore", "500 hundred million"; a plural is wrong there but common ("2 millions").
  for (let word = scaleAt(tokens, at); word && scale < 1e12; word = scaleAt(tokens, at)) {
    scale *= word.value;
    at = word.next;
  }
  return { value: tidy(value * scale), scale, next: at, isSpelled: false };
}

/** "5bn", "5 bn"; "5M" and "5k" where glued; "$5 m" and "$5m". */
function shortScaleOf(found: Token | undefined, isMoney: boolean): number | undefined {
  if (found === undefined || found.kind !== 'word' || found.isApart) return undefined;
  const known = shortScales.get(found.lower);
  if (known !== undefined) return known;
  if (isMoney) return moneyScales.get(found.lower);
  if (!found.isGlued) return undefined;
  return found.text === 'M' || found.text === 'k' || found.text === 'K' ? moneyScales.get(found.lower) : undefined;
}

function scaleAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const place = isHyphen(tokens, at) ? at + 1 : at;
  const found = tokens[place];
  if (found === undefined || found.kind !== 'word' || found.isApart) return undefined;
  const value = scales.get(found.lower.replace(/s$/, ''));
  return value === undefined ? undefined : { value, next: place + 1 };
}

const articles: ReadonlySet<string> = new Set(['a', 'an']);

interface Part {
  readonly mantissa: number;
  readonly scale: number;
  readonly next: number;
}

/** "six", "twenty-one", "two hundred and fifty thousand", "a dozen", "one and a half million". */
function readSpelled(tokens: readonly Token[], at: number): Numeral | undefined {
  const first = partAt(tokens, at);
  if (!first) return undefined;
  let last = first;
  let value = first.mantissa * first.scale;
  // Each part is smaller than what the one before was multiplied by: "two thousand three hundred", not "two thousand
  // and three thousand". What follows a dozen is another number.
  while (last.scale >= 100) {
    const part = partAt(tokens, isText(tokens[last.next], 'and') ? last.next + 1 : last.next);
    if (!part || part.mantissa * part.scale >= last.scale || articles.has(tokens[last.next]?.lower ?? '')) break;
    value += part.mantissa * part.scale;
    last = part;
  }
  // "a million and a half" is one and a half million.
  if (last.scale >= 1e3 && isAndAHalf(tokens, last.next))
    return { value: tidy(value + last.scale / 2), next: last.next + 3, scale: first.scale, isSpelled: true };
  return { value: tidy(value), next: last.next, scale: first.scale, isSpelled: true };
}

function partAt(tokens: readonly Token[], at: number): Part | undefined {
  const group = beforeScaleAt(tokens, at);
  if (!group) return undefined;
  let { value: mantissa, next } = group;
  if (isAndAHalf(tokens, next)) {
    mantissa += 0.5;
    next += 3;
  }
  let scale = 1;
  for (let word = scaleAt(tokens, next); word && scale < 1e12; word = scaleAt(tokens, next)) {
    scale *= word.value;
    next = word.next;
  }
  return { mantissa, scale, next };
}

/** "a" counts as one before a scale word only: "a dozen", "a hundred". */
function beforeScaleAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  if (!articles.has(tokens[at]?.lower ?? '')) return groupAt(tokens, at);
  const word = tokens[at + 1];
  return word?.kind === 'word' && !word.isApart && scales.has(word.lower) ? { value: 1, next: at + 1 } : undefined;
}

/** A number below a thousand in words. */
function groupAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const first = belowHundredAt(tokens, at);
  if (!first || !isText(tokens[first.next], 'hundred')) return first;
  const next = first.next + 1;
  const rest = belowHundredAt(tokens, isText(tokens[next], 'and') ? next + 1 : next);
  // "between two hundred and three hundred" are two numbers.
  if (!rest || rest.value === 0 || isText(tokens[rest.next], 'hundred')) return { value: first.value * 100, next };
  return { value: first.value * 100 + rest.value, next: rest.next };
}

function belowHundredAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const first = tokens[at];
  if (first === undefined || first.kind !== 'word') return undefined;
  const single = ones.get(first.lower);
  if (single !== undefined) return { value: single, next: at + 1 };
  const ten = tens.get(first.lower);
  if (ten === undefined) return undefined;
  const place = isHyphen(tokens, at + 1) ? at + 2 : at + 1;
  const second = tokens[place];
  const one = second?.kind === 'word' && !second.isApart ? ones.get(second.lower) : undefined;
  return one !== undefined && one > 0 && one < 10
    ? { value: ten + one, next: place + 1 }
    : { value: ten, next: at + 1 };
}

function isAndAHalf(tokens: readonly Token[], at: number): boolean {
  return isText(tokens[at], 'and') && isWord(tokens[at + 1], articles) && isText(tokens[at + 2], 'half');
}
