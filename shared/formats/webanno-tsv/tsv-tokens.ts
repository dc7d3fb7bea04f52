import type { Span } from '../../domain/span.ts';
import { sentencesOf, tokensOf } from '../../text/segmentation.ts';

/** What programs take for a blank or an end of a line: no token has one in it. */
// oxlint-disable-next-line no-control-regex -- control characters are meant
const word = /[^\s\p{Cc}\u200b\u2060]+/gu;

/** A sentence as rows have it: tokens, and the text from the first of them to the next sentence. */
export interface SentenceRows {
  readonly tokens: readonly Span[];
  /**
   * The end of its `#Text=`: with all that stands before the next sentence, which would not be written otherwise. A
   * single end of a line is left out, since it is what every reader puts there.
   */
  readonly end: number;
}

/** The sentences of a text with their tokens; none where it has no words. */
export function sentenceRows(text: string): SentenceRows[] {
  const tokens = tokensOf(text).flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(word)].map(({ 0: letters, index }) => ({
      start: start + index,
      end: start + index + letters.length,
    })),
  );
  const sentences = sentencesOf(text);
  const rows: Span[][] = [];
  let at = 0;
  for (const token of tokens) {
    let isNew = rows.length === 0;
    while ((sentences[at]?.end ?? Infinity) <= token.start) {
      at += 1;
      isNew = true;
    }
    if (isNew) rows.push([token]);
    else rows.at(-1)?.push(token);
  }
  return rows.map((own, index) => {
    const last = own.at(-1)?.end ?? 0;
    const next = rows[index + 1]?.[0]?.start;
    const isLine = next !== undefined && text.slice(last, next) === '\n';
    return { tokens: own, end: isLine ? last : (next ?? text.length) };
  });
}
