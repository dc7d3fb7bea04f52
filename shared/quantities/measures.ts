import { isHyphen, isText, type Token } from './tokens.ts';

type Dimension =
  'length' | 'area' | 'volume' | 'mass' | 'time' | 'power' | 'energy' | 'frequency' | 'data' | 'speed' | 'temperature';

export interface Measure {
  readonly dimension: Dimension;
  /** Of the SI unit; Fahrenheit is not one of Celsius times a factor and has none. */
  readonly factor: number | undefined;
}

const MILE = 1609.344;
const FOOT = 0.3048;
const DAY = 86_400;

/** Words in the singular, and signs. Months and years are those of the Gregorian calendar on average. */
const table: readonly (readonly [dimension: Dimension, units: Readonly<Record<string, number>>])[] = [
  [
    'length',
    {
      'millimetre millimeter mm': 0.001,
      'centimetre centimeter cm': 0.01,
      'metre meter m': 1,
      'kilometre kilometer km': 1000,
      'inch inche': 0.0254,
      'foot feet ft': FOOT,
      yard: 0.9144,
      'mile mi': MILE,
    },
  ],
  ['area', { acre: 4046.856_422_4, 'hectare ha': 10_000 }],
  [
    'volume',
    { 'litre liter l': 0.001, 'millilitre milliliter ml': 1e-6, gallon: 0.003_785_411_784, barrel: 0.158_987_294_928 },
  ],
  [
    'mass',
    {
      'gram gramme g': 0.001,
      'milligram mg': 1e-6,
      'kilogram kilo kg': 1,
      'tonne t': 1000,
      ton: 1000,
      ounce: 0.028_349_523_125,
      'pound lb lbs': 0.453_592_37,
    },
  ],
  [
    'time',
    {
      second: 1,
      minute: 60,
      hour: 3600,
      'day night': DAY,
      week: 7 * DAY,
      fortnight: 14 * DAY,
      month: (DAY * 365.2425) / 12,
      year: DAY * 365.2425,
      decade: DAY * 3652.425,
      'century centurie': DAY * 36_524.25,
    },
  ],
  ['power', { watt: 1, 'kilowatt kw': 1e3, 'megawatt mw': 1e6, 'gigawatt gw': 1e9, terawatt: 1e12 }],
  ['energy', { kwh: 1, mwh: 1e3, gwh: 1e6, twh: 1e9 }],
  ['frequency', { 'hertz hz': 1, khz: 1e3, mhz: 1e6, ghz: 1e9 }],
  ['data', { byte: 1, 'kilobyte kb': 1e3, 'megabyte mb': 1e6, 'gigabyte gb': 1e9, 'terabyte tb': 1e12 }],
  ['speed', { 'kph km/h': 1 / 3.6, mph: MILE / 3600, 'm/s': 1 }],
  ['temperature', { 'degree °c': 1 }],
];

const measures: ReadonlyMap<string, Measure> = new Map(
  table.flatMap(([dimension, units]) =>
    Object.entries(units).flatMap(([words, factor]) =>
      words.split(' ').map((word) => [word, { dimension, factor }] as const),
    ),
  ),
);
const fahrenheit: Measure = { dimension: 'temperature', factor: undefined };

/** The measure that a unit in the article's words names ("metres", "m", "square miles"), if it is one. */
export function measureOf(unit: string): Measure | undefined {
  const lower = unit.toLowerCase().replaceAll('\u00a0', ' ');
  if (/^(?:°\s?f|degrees? fahrenheit)$/.test(lower)) return fahrenheit;
  const power = /^(?:(square|cubic)[ -])?(.+?)([²³])?$/.exec(
    lower.replace(/^(degrees?) celsius$/, '$1').replace(/^° ?c?$/, '°c'),
  );
  const [, powerWord, word = '', powerSign] = power ?? [];
  const base = measures.get(word) ?? measures.get(word.replace(/s$/, ''));
  if (!base || (powerWord === undefined && powerSign === undefined)) return base;
  if (base.dimension !== 'length' || base.factor === undefined) return undefined;
  return powerWord === 'square' || powerSign === '²'
    ? { dimension: 'area', factor: base.factor ** 2 }
    : { dimension: 'volume', factor: base.factor ** 3 };
}

/** A unit of measure that begins at this token; the index of the token behind it. */
export function measureAfter(tokens: readonly Token[], at: number): number | undefined {
  const start = isHyphen(tokens, at) ? at + 1 : at;
  const first = tokens[start];
  if (first === undefined || first.isApart) return undefined;
  if (first.text === '°') return start + (/^[cf]$/i.test(tokens[start + 1]?.text ?? '') ? 2 : 1);
  if (first.kind !== 'word') return undefined;
  if (first.lower === 'square' || first.lower === 'cubic') {
    const second = isHyphen(tokens, start + 1) ? start + 2 : start + 1;
    return measureOf(`square ${tokens[second]?.lower ?? ''}`) ? second + 1 : undefined;
  }
  if (isText(tokens[start + 1], '/') && measureOf(`${first.lower}/${tokens[start + 2]?.lower ?? ''}`)) return start + 3;
  if (!isMeasureToken(first)) return undefined;
  if (/^degrees?$/.test(first.lower) && /^(?:celsius|fahrenheit)$/.test(tokens[start + 1]?.lower ?? ''))
    return start + 2;
  return start + (/^[²³]$/.test(tokens[start + 1]?.text ?? '') ? 2 : 1);
}

/** Signs count as written: "MW" and "m", but "M" is a million and "T" a name; "5 l" but not "5 L". */
function isMeasureToken({ text, lower }: Token): boolean {
  if (!measureOf(lower)) return false;
  return lower.length > 1 || text === lower;
}
