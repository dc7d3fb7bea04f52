import { isText, isWord, type Token } from './tokens.ts';

const times: ReadonlySet<string> = new Set('second minute hour day week month quarter year decade'.split(' '));
const adverbs: ReadonlyMap<string, string> = new Map([
  ['annually', 'year'],
  ['yearly', 'year'],
  ['monthly', 'month'],
  ['weekly', 'week'],
  ['daily', 'day'],
  ['hourly', 'hour'],
]);
const each: ReadonlySet<string> = new Set(['per', 'a', 'an', 'each', 'every']);

/** "per year", "a year", "each month", "annually", "/day" behind a figure, as "per year". */
export function rateAfter(tokens: readonly Token[], at: number): string | null {
  const first = tokens[at];
  if (first === undefined || first.isApart) return null;
  const adverb = adverbs.get(first.lower);
  if (adverb !== undefined) return `per ${adverb}`;
  if (first.lower === 'per' && isText(tokens[at + 1], 'annum')) return 'per year';
  const time = tokens[at + 1];
  const isEach = each.has(first.lower) || (first.text === '/' && first.isGlued);
  // "$5 a year earlier" tells when, not how often.
  if (!isEach || !isWord(time, times) || isWord(tokens[at + 2], points)) return null;
  return `per ${time.lower}`;
}

const points: ReadonlySet<string> = new Set(['ago', 'earlier', 'before', 'later', 'after']);

/** Whether a period is a rate and no stretch of time. */
export function isRate(period: string): boolean {
  return period.startsWith('per ');
}
