import { isText, isWord, type Token } from './tokens.ts';

/** Signs of ISO 4217 currencies. "$" and "¥" alone are taken for those that English-language reports mostly mean. */
const symbols: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₦', 'NGN'],
  ['₱', 'PHP'],
  ['₪', 'ILS'],
  ['₫', 'VND'],
  ['₴', 'UAH'],
  ['₡', 'CRC'],
  ['฿', 'THB'],
]);

/** Letters directly before a sign: US$, A$, R$. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['us$', 'USD'],
  ['c$', 'CAD'],
  ['ca$', 'CAD'],
  ['a$', 'AUD'],
  ['au$', 'AUD'],
  ['nz$', 'NZD'],
  ['hk$', 'HKD'],
  ['s$', 'SGD'],
  ['sg$', 'SGD'],
  ['nt$', 'TWD'],
  ['r$', 'BRL'],
  ['cn¥', 'CNY'],
  ['rmb¥', 'CNY'],
  ['e£', 'EGP'],
]);

const codes: ReadonlySet<string> = new Set(
  (
    'USD EUR GBP JPY CNY INR CHF SEK NOK DKK ISK PLN CZK HUF RON BGN AUD CAD NZD HKD SGD TWD ZAR BRL MXN ARS CLP COP ' +
    'RUB UAH TRY ILS AED SAR QAR KWD PKR BDT LKR NPR KRW THB IDR MYR PHP VND NGN KES GHS EGP'
  ).split(' '),
);
const otherCodes: ReadonlyMap<string, string> = new Map([
  ['RMB', 'CNY'],
  ['Rs', 'INR'],
  ['Re', 'INR'],
]);

/** Names of one currency, and of those that several countries have the one that stands alone in English reports. */
const names: ReadonlyMap<string, string> = new Map(
  Object.entries({
    USD: 'dollar dollars',
    EUR: 'euro euros',
    GBP: 'pound pounds sterling',
    JPY: 'yen',
    CNY: 'yuan renminbi',
    INR: 'rupee rupees',
    SEK: 'krona kronor',
    CZK: 'koruna korunas koruny',
    RUB: 'rouble roubles ruble rubles',
    UAH: 'hryvnia hryvnias',
    PLN: 'zloty zlotys',
    HUF: 'forint forints',
    TRY: 'lira liras',
    BRL: 'reais',
    ZAR: 'rand rands',
    KRW: 'won',
    THB: 'baht',
    IDR: 'rupiah',
    MYR: 'ringgit',
    ILS: 'shekel shekels',
    BDT: 'taka',
    NGN: 'naira',
  }).flatMap(([code, words]) => words.split(' ').map((word) => [word, code] as const)),
);

/** Names that leave the currency open stay as they are; here is what they may mean, so that they can be compared. */
const openNames: ReadonlyMap<string, string> = new Map([
  ['crown', 'SEK NOK DKK ISK CZK'],
  ['crowns', 'SEK NOK DKK ISK CZK'],
  ['krone', 'NOK DKK'],
  ['kroner', 'NOK DKK'],
  ['franc', 'CHF'],
  ['francs', 'CHF'],
  ['peso', 'MXN ARS CLP COP PHP'],
  ['pesos', 'MXN ARS CLP COP PHP'],
  ['dirham', 'AED'],
  ['dirhams', 'AED'],
  ['riyal', 'SAR QAR'],
  ['riyals', 'SAR QAR'],
  ['dinar', 'KWD'],
  ['dinars', 'KWD'],
]);

/** The country says which: "Canadian dollars", "Czech crowns". */
const countries: ReadonlyMap<string, string> = new Map(
  Object.entries({
    USD: 'us-dollar american-dollar u.s.-dollar',
    CAD: 'canadian-dollar',
    AUD: 'australian-dollar',
    NZD: 'zealand-dollar',
    HKD: 'kong-dollar',
    SGD: 'singapore-dollar',
    GBP: 'british-pound',
    EGP: 'egyptian-pound',
    INR: 'indian-rupee',
    PKR: 'pakistani-rupee',
    LKR: 'lankan-rupee',
    NPR: 'nepali-rupee nepalese-rupee',
    SEK: 'swedish-crown',
    NOK: 'norwegian-crown norwegian-kroner norwegian-krone',
    DKK: 'danish-crown danish-kroner danish-krone',
    CZK: 'czech-crown',
    ISK: 'icelandic-crown',
    CHF: 'swiss-franc',
    MXN: 'mexican-peso',
    ARS: 'argentine-peso',
    PHP: 'philippine-peso',
    CNY: 'chinese-yuan',
    JPY: 'japanese-yen',
    RUB: 'russian-rouble russian-ruble',
    TRY: 'turkish-lira',
  }).flatMap(([code, words]) => words.split(' ').map((word) => [word, code] as const)),
);

/** Hundredths. "cents" are left out: they may be dollars or euros, and stay what is counted. */
const hundredths: ReadonlyMap<string, string> = new Map([
  ['pence', 'GBP'],
  ['paise', 'INR'],
]);

export interface CurrencyRead {
  readonly unit: string;
  /** What one of it is in the currency: 0.01 for pence. */
  readonly factor: number;
  readonly next: number;
}

/** A sign or code before a number: "$", "US$", "USD", "Rs", "Rs."; `next` is the token of the number. */
export function currencyBefore(tokens: readonly Token[], at: number): CurrencyRead | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  if (first.kind === 'mark') {
    const unit = symbols.get(first.text);
    return unit === undefined ? undefined : { unit, factor: 1, next: at + 1 };
  }
  if (first.kind !== 'word') return undefined;
  const second = tokens[at + 1];
  if (second?.isGlued && symbols.has(second.text)) {
    const unit = prefixes.get(first.lower.replaceAll('.', '') + second.text);
    return unit === undefined ? undefined : { unit, factor: 1, next: at + 2 };
  }
  const unit = codeOf(first);
  if (unit === undefined) return undefined;
  const hasDot = second?.text === '.' && second.isGlued && otherCodes.has(first.text);
  return { unit, factor: 1, next: at + (hasDot ? 2 : 1) };
}

/** The currency behind a number: "crowns", "Canadian dollars", "€", "USD". */
export function currencyAfter(tokens: readonly Token[], at: number): CurrencyRead | undefined {
  const first = tokens[at];
  if (first === undefined || first.isApart) return undefined;
  const symbol = symbols.get(first.text);
  // "5 € 10" would be a list of prices: the sign belongs to the number that it touches.
  if (symbol !== undefined) {
    return tokens[at + 1]?.kind === 'number' ? undefined : { unit: symbol, factor: 1, next: at + 1 };
  }
  if (first.kind !== 'word') return undefined;
  const code = codes.has(first.text) ? first.text : undefined;
  if (code !== undefined) return { unit: code, factor: 1, next: at + 1 };
  return namedCurrency(tokens, at) ?? countryCurrency(tokens, at);
}

function namedCurrency(tokens: readonly Token[], at: number): CurrencyRead | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  const hundredth = hundredths.get(first.lower);
  if (hundredth !== undefined) return { unit: hundredth, factor: 0.01, next: at + 1 };
  // A weight, as in "two pounds of flour".
  if (/^pounds?$/.test(first.lower) && isWord(tokens[at + 1], weighs)) return undefined;
  const name = names.get(first.lower);
  if (name !== undefined) {
    return { unit: name, factor: 1, next: at + (isText(tokens[at + 1], 'sterling') ? 2 : 1) };
  }
  return openNames.has(first.lower) ? { unit: first.text, factor: 1, next: at + 1 } : undefined;
}

const weighs: ReadonlySet<string> = new Set(['of', 'heavier', 'lighter']);

/** "Canadian dollars", "Hong Kong dollars", "Sri Lankan rupees". */
function countryCurrency(tokens: readonly Token[], at: number): CurrencyRead | undefined {
  for (let last = at + 1; last <= at + 2; last += 1) {
    const noun = tokens[last];
    const country = tokens[last - 1];
    if (noun?.kind !== 'word' || noun.isApart || country === undefined || !/^\p{Lu}/u.test(country.text))
      return undefined;
    const key = `${country.lower}-${noun.lower}`;
    const code = countries.get(key) ?? countries.get(key.replace(/s$/, '')) ?? names.get(noun.lower);
    if (code !== undefined) return { unit: code, factor: 1, next: last + 1 };
  }
  return undefined;
}

function codeOf({ text }: Token): string | undefined {
  return codes.has(text) ? text : otherCodes.get(text);
}

/** The codes that a unit of money may mean: the code itself, or those of a name that leaves it open. Empty: no money. */
export function currenciesOf(unit: string): readonly string[] {
  if (codes.has(unit)) return [unit];
  const open = openNames.get(unit.toLowerCase());
  if (open !== undefined) return open.split(' ');
  const named = names.get(unit.toLowerCase());
  if (named !== undefined) return [named];
  const whole = [...symbols.values(), ...countries.values(), ...prefixes.values()];
  return whole.includes(unit) ? [unit] : [];
}
