import { plainCounting } from '../exchange/counting.ts';
import { hitsOf } from '../exchange/counting-evidence.ts';
import type { QuotedSpan } from '../exchange/foreign-corpus.ts';

/**
 * Whether a program seems to have counted something else than UTF-16 units, which is what a CAS counts: taken as code
 * points or bytes, every annotation begins and ends between words, and taken as UTF-16 units not. Less is no reason: in
 * scripts without blanks, and where parts of words are annotated, edges lie inside of words.
 */
export function seemsNotUtf16(text: string, rows: readonly QuotedSpan[]): boolean {
  // oxlint-disable-next-line no-control-regex -- the range is ASCII, control characters included
  if (!/[^\u0000-\u007f]/.test(text)) return false;
  const sampled = { text, rows, hasByteOrderMark: false };
  const explains = (unit: 'utf16' | 'codepoint' | 'byte') =>
    hitsOf(sampled, { ...plainCounting, unit }).hits === rows.length;
  return !explains('utf16') && (explains('codepoint') || explains('byte'));
}
