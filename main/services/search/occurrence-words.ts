import { englishForms, neutralStem } from '#shared/text/inflection.ts';
import type { Comparison } from '#shared/text/occurrences.ts';
import { parseQuery, toMatchExpression } from './search-words.ts';

/** Scripts of which the index of words (FTS5's unicode61) knows every letter, and which put blanks between words. */
const indexed = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{M}\p{Nd}]+$/u;

/**
 * The FTS5 expression of the documents that may hold a stretch of text; undefined where the index cannot tell, and all
 * of them have to be read: for parts of words, and for what it does not take for words.
 */
export function toCandidateExpression(text: string, { wholeWord, inflected }: Comparison): string | undefined {
  if (!wholeWord && !inflected) return undefined;
  // With endings, what stands behind an apostrophe may be missing elsewhere.
  const stretch = inflected ? text.replaceAll(/(?<=\p{L})['’]\p{L}+/gu, '') : text;
  const words = parseQuery(`"${stretch.replaceAll('"', ' ')}"`).flatMap(({ typed }) => typed);
  if (words.length === 0 || !words.every((word) => indexed.test(word))) return undefined;
  if (!inflected) return toMatchExpression([{ typed: words, words, prefix: false }]);
  // Which rule a document goes by depends on its language, so the forms of both may stand there.
  return words.map((word) => `(${formsOf(word).join(' OR ')} OR "${neutralStem(word).stem}" *)`).join(' AND ');
}

/** Possessives are the noun and an "s" of its own to the index. */
function formsOf(word: string): string[] {
  return englishForms(word).flatMap((form) => (/['’]/.test(form) ? [] : [`"${form}"`]));
}
