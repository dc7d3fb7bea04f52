/**
 * How well a text fits what was typed: 0 where a letter is missing, otherwise more for letters that stand together
 * and for those at the beginnings of words, as one types initials.
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
    if (at < 0) return 0;
    score += 1 + (isWordStart(haystack, at) ? 8 : 0) + (at === from && from > 0 ? 4 : 0);
    from = at + letter.length;
  }
  return score;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}
