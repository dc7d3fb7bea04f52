import { amount, digits, expression, rangeSign, scale, spelled } from './number-words.ts';
import { type Form, recognise } from './recognise.ts';
import type { Recogniser } from './suggester.ts';

const symbol = String.raw`(?<![\p{L}\p{N}$€£¥₹])(?:us|ca|au|nz|hk|sg|a|c|s|r)?[$€£¥₹₩₽₺₦₱₪₫₴₡฿]`;
/** ISO 4217 codes that articles use, and what stands before rupees. */
const code = String.raw`(?<![\p{L}\p{N}])(?:usd|eur|gbp|jpy|cny|rmb|inr|chf|sek|nok|dkk|pln|czk|huf|aud|cad|nzd|hkd|sgd|zar|brl|mxn|rub|uah|try|aed|sar|pkr|bdt|lkr|npr|krw|thb|idr|myr|php|vnd|ngn|kes|egp|rs\.?|re\.?)`;
/** Behind the number, with or without a space: "€3m", "$45bn", "Rs 500 cr". */
const shortScale = String.raw`(?:mn|bn|tn|trn|cr|[kmb])(?![\p{L}\p{N}])`;
const scaled = String.raw`(?:[ \u00a0-]?(?:${scale}|${shortScale}))?`;
const currency =
  String.raw`(?:(?:us|american|canadian|australian|hong kong|singapore|british|indian|pakistani|swiss|swedish|danish|norwegian|czech|russian|turkish|japanese|chinese|mexican)[ \u00a0])?` +
  String.raw`(?:dollars?|euros?|pounds?(?: sterling)?|sterling|yen|yuan|renminbi|rupees?|paise|crowns?|kron(?:a|or|e|er)|korunas?|francs?|roubles?|rubles?|hryvnias?|zlot(?:y|ys|ych)|forints?|liras?|pesos?|reais|real|rands?|won|baht|rupiah|ringgit|riyals?|dirhams?|dinars?|shekels?|taka|naira|cents?|pence|usd|eur|gbp|chf|inr|[€£¥₹](?![\p{N}]))`;
/** The number after a sign of currency: no look-behind, since the sign stands before it. */
const plain = String.raw`\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d{1,6})?(?!\d)|\d{1,12}(?:[.,]\d{1,6})?(?!\d)`;

/** Weights and other things that are called like a currency. */
const isWeight = (text: string, end: number): boolean =>
  /^ (?:of|in weight|heavier|lighter)(?!\p{L})/u.test(text.slice(end, end + 12));

const forms: readonly Form[] = [
  {
    pattern: expression(
      String.raw`${symbol}[ \u00a0]?(?:${plain})${scaled}(?: ?[–—-] ?${symbol}?(?:${plain})${scaled})?`,
    ),
    reason: 'suggestion.reason.money',
    confidence: 0.95,
  },
  {
    pattern: expression(String.raw`${code}[ \u00a0]?(?:${plain})${scaled}(?: ?[–—-] ?(?:${plain})${scaled})?`),
    reason: 'suggestion.reason.money',
    confidence: 0.9,
    // "Re 2": an answer to something, not a rupee; "Rs" and codes are written with capitals.
    holds: (quote) => /^(?:\p{Lu}{3}|Rs?e?\.?)/u.test(quote) && !/^Re:?$/u.test(quote),
  },
  {
    pattern: expression(
      String.raw`(?:${digits}${scaled}${rangeSign})?(?:${amount}|${digits}${scaled}|${spelled})[ \u00a0-]?${currency}(?![\p{L}\p{N}])`,
    ),
    reason: 'suggestion.reason.money',
    confidence: 0.9,
    holds: (quote, { text, span }) => !/pounds?$/i.test(quote) || !isWeight(text, span.end),
  },
];

/** Amounts with their currency, by sign, code or name. The sign or name must be there: a number alone is a quantity. */
export const money: Recogniser = (text) => recognise(text, forms);
