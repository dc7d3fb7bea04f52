import { comparableTokens, isWordKey, typographicKey } from './tokens.ts';

/** Words in a row that two texts share by chance only rarely. */
const ROW = 5;

/**
 * The share of the shorter text's rows of five words that stand in the other one too, from 0 to 1: containment as Broder
 * (1997) defines it for near-duplicate documents. 0 where a text has fewer than five words.
 */
export function sharedShare(a: string, b: string): number {
  const [few, many] = [rowsOf(a), rowsOf(b)].sort((one, other) => one.size - other.size);
  if (!few || !many || few.size === 0) return 0;
  let shared = 0;
  for (const row of few) if (many.has(row)) shared += 1;
  return shared / few.size;
}

function rowsOf(text: string): Set<string> {
  const words = comparableTokens(text)
    .map(({ start, end }) => typographicKey(text.slice(start, end)).toLowerCase())
    .filter(isWordKey);
  const rows = new Set<string>();
  for (let at = 0; at + ROW <= words.length; at += 1) rows.add(words.slice(at, at + ROW).join(' '));
  return rows;
}

/** An address without what does not tell articles apart: scheme, `www.`, fragment, campaign marks, slash at the end. */
export function articleAddress(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/#.*$/u, '')
    .replace(/[?&](?:utm_[a-z]+|fbclid|gclid)=[^&]*/gu, '')
    .replace(/[/?&]+$/u, '');
}

/** A title without its signs and its case. */
export function articleTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
