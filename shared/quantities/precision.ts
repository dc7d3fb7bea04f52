import { type QuantityKind, tidy } from './quantity.ts';

/*
 * Rounding, in two rules.
 *
 * 1. A figure that is said outright may be rounded to its last digit as reports write it: below a thousand to the last
 *    digit that stands there, from a thousand on to the last digit before "thousand", "million" … that is not a zero
 *    ("2,300" to hundreds, "120 million" to millions, "45.7 billion" to tenths of a billion). Half of that digit's place
 *    is allowed for, from a thousand on 5 % of the figure at most, so that "1 million" is not 1.4 million. Things that
 *    are counted below a thousand are whole and never rounded: "50 dead" are not 48.
 * 2. A figure that is said to be "about" right is taken more widely the rounder it is (Krifka 2009, "Approximate
 *    interpretation of number words"): half of the greatest step of 1 or 5 times a power of ten on which it lies, but
 *    5 % of the figure at least and 10 % at most. "About 2,300" is 2,185 to 2,415, "about 20" 18 to 22.
 */

const CAP = 0.05;
const WIDEST = 0.1;

/** Half of the last place of a figure that is said outright, in its own unit; 0 where it cannot be rounded. */
export function halfPlace(value: number, kind: QuantityKind): number {
  const size = Math.abs(value);
  const scale = size < 1000 ? 1 : 10 ** (3 * Math.floor((Math.floor(Math.log10(size)) + 1e-9) / 3));
  const place = scale / 10 ** decimalsOf(tidy(size / scale));
  const isWhole = kind === 'count' || kind === 'ordinal';
  if (isWhole && place <= 1) return 0;
  return size < 1000 ? place / 2 : Math.min(place / 2, CAP * size);
}

/** How far "about" this figure reaches to either side, in its own unit. */
export function aboutReach(value: number): number {
  const size = Math.abs(value);
  return Math.min(Math.max(roundStep(size) / 2, CAP * size), WIDEST * size);
}

/** The greatest of 1, 5, 10, 50, 100 … (and of 0.5, 0.1 …) on which a number lies. */
function roundStep(size: number): number {
  if (size === 0) return 0;
  const power = 10 ** -decimalsOf(size);
  const digits = String(Math.round(size / power)).replace(/e.*$/, '');
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  const step = power * 10 ** zeros;
  return digits[digits.length - zeros - 1] === '5' ? step * 5 : step;
}

/** The digits behind the point, as the number is written in decimals. */
function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}
