/**
 * How well a text fits what was typed: more for letters that stand together and for those at the beginnings of words,
 * as one types initials; least where a letter of a longer word is wrong, missing or one too many; otherwise 0.
 */
export function fuzzyScore(text: string, typed: string): number {
  const needle = typed.trim().toLowerCase();
  if (needle === '') return 1;
  const haystack = text.toLowerCase();
  const whole = haystack.indexOf(needle);
  // The words themselves beat letters that are found scattered.
  if (whole >= 0) return 1000 + (isWordStart(haystack, whole) ? 500 : 0) - whole;
  let score = 0;
  let from = 0;
  for (const letter of needle.replace(/\s/g, '')) {
    const at = haystack.indexOf(letter, from);
    if (at < 0) return isMistyped(haystack, needle) ? MISTYPED : 0;
    score += 1 + (isWordStart(haystack, at) ? 8 : 0) + (at === from && from > 0 ? 4 : 0);
    from = at + letter.length;
  }
  return score;
}

/** Less than any text that has all letters. */
const MISTYPED = 0.5;
/** In shorter words one letter makes another word. */
const LONG_ENOUGH = 4;

/** Whether each word that was typed begins a word of the text, but for one letter. */
function isMistyped(haystack: string, needle: string): boolean {
  const words = haystack.match(/[\p{L}\p{N}]+/gu) ?? [];
  const typed = needle.match(/[\p{L}\p{N}]+/gu) ?? [];
  return (
    typed.length > 0 &&
    typed.every((one) => words.some((word) => word.startsWith(one) || (one.length >= LONG_ENOUGH && nearly(word, one))))
  );
}

/** Whether the beginning of a word is what was typed with one letter changed, left out, put in, or two swapped. */
function nearly(word: string, typed: string): boolean {
  return [typed.length - 1, typed.length, typed.length + 1].some(
    (length) => length <= word.length && differsByOne(word.slice(0, length), typed),
  );
}

function differsByOne(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left === `${right[1]}${right[0]}`);
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}
