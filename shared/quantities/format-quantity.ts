import { currenciesOf } from './currencies.ts';
import { type Comparator, type Quantity, tidy } from './quantity.ts';
import { isRate } from './rates.ts';

const signs: Readonly<Record<Comparator, string>> = {
  exactly: '',
  between: '',
  about: '≈ ',
  'at-least': '≥ ',
  'at-most': '≤ ',
  'more-than': '> ',
  'less-than': '< ',
};
const scales = [
  ['trillion', 1e12],
  ['billion', 1e9],
  ['million', 1e6],
] as const;
const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 4 });
const small = new Intl.NumberFormat('en', { maximumSignificantDigits: 5 });
const plurals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/**
 * A quantity for a cell of a table, in English: "≈ 2,300 people", "≥ 6 people", "USD 45.7 billion (2024)", "200–1,000
 * Indian nationals", "4.5% (increase)", "2nd largest trading partner". Four decimals
 * at most. Units are the article's words. `readQuantity` reads it back, but for a bare rank ("2nd").
 */
export function formatQuantity(quantity: Quantity): string {
  const { comparator, unit, kind, period } = quantity;
  const number = kind === 'ordinal' ? ordinal(quantity.value) : numberOf(quantity);
  const rate = period !== null && isRate(period) ? ` ${period}` : '';
  return `${signs[comparator]}${withUnit(number, unit)}${rate}${brackets(quantity)}`;
}

function withUnit(number: string, unit: string | null): string {
  if (unit === null || unit === 'rank') return number;
  if (unit === 'percent') return `${number}%`;
  if (unit === 'percentage-points') return `${number} percentage points`;
  return /^[A-Z]{3}$/.test(unit) && currenciesOf(unit).length > 0 ? `${unit} ${number}` : `${number} ${unit}`;
}

function brackets({ change, period, asOf }: Quantity): string {
  const parts = [change, period !== null && isRate(period) ? null : period, asOf === null ? null : `as of ${asOf}`];
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

/** "45.7 billion", "10–12 million", "15,564". */
function numberOf({ value, upper, unit }: Quantity): string {
  const isShort = unit !== 'percent' && unit !== 'percentage-points';
  const scale = isShort ? scaleOf(value) : undefined;
  if (upper === null) return scale ? `${written(value / scale[1])} ${scale[0]}` : written(value);
  if (!scale || scaleOf(upper) !== scale) return `${written(value)}–${written(upper)}`;
  return `${written(value / scale[1])}–${written(upper / scale[1])} ${scale[0]}`;
}

/** The scale word with which a number has at most three decimals; "1,234,567" has none. */
function scaleOf(value: number): (typeof scales)[number] | undefined {
  const scale = scales.find(([, power]) => Math.abs(value) >= power);
  return scale && Number.isInteger(tidy((value / scale[1]) * 1000)) ? scale : undefined;
}

function written(value: number): string {
  return (Math.abs(value) < 1 ? small : plain).format(value).replace('-', '−');
}

function ordinal(value: number): string {
  return `${value}${endings[plurals.select(value)] ?? 'th'}`;
}
