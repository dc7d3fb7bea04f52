/** English words of four letters and more that any text has; shorter ones need no list. */
const common = new Set(
  (
    'about after against also amid among another because been before being between both could does during each from ' +
    'have having here into just like made make many more most much must only other over said same says shall should ' +
    'since some such than that their them then there these they this those through under until upon very were what ' +
    'when where whether which while will with within would your'
  ).split(' '),
);

const cased = /^[\p{Lu}\p{Ll}\p{Lt}\p{N}'’.,-]+$/u;

/** What a name is worth: that two texts name the same minister with his title says little. */
export const NAME = 0.2;

/**
 * How much it says that a word stands in two texts, from 0 to 1: nothing for the words that hold sentences together,
 * little for names, all for other words and for figures. In scripts without capitals the length decides alone.
 */
export function wordWorth(word: string): number {
  if (/\p{N}/u.test(word)) return 1;
  if (!cased.test(word)) return /[\p{L}]/u.test(word) && word.length < 2 ? 0.5 : 1;
  if (word.length < 4 || common.has(word.toLowerCase())) return 0;
  return /^\p{Lu}/u.test(word) ? NAME : 1;
}
