import type { IndexedText } from './indexed-text.ts';
import type { Pair } from './quote-alignment.ts';
import type { QuotedWord } from './quoted-words.ts';

/** Between two words: the end of a sentence or of a clause, or of what is quoted there. */
const boundary = /[.!?;:…。！？\n“”„«»‹›"「」『』()[\]—–]|\s-\s/u;

/**
 * How many words of the text, beyond the first and the last that were found, stand where the quotation has others: as
 * many as it has there, up to the next boundary. None where an ellipsis owns up to the difference.
 *
 *     quoted  a free and open Indo-Pacific region
 *     found   a free and open Indo-Pacific theatre of war.
 *             └─────── pairs ────────────┘ └ 1 ──┘
 */
export function wordsBeyond(
  quoted: readonly QuotedWord[],
  text: IndexedText,
  [first, last]: readonly [Pair, Pair],
): { readonly before: number; readonly after: number } {
  const head = quoted[first.quoted]?.afterEllipsis === true ? [] : quoted.slice(0, first.quoted);
  const tail = quoted[last.quoted + 1]?.afterEllipsis === true ? [] : quoted.slice(last.quoted + 1);
  return { before: reach(text, first.found, -ownWords(head)), after: reach(text, last.found, ownWords(tail)) };
}

function ownWords(words: readonly QuotedWord[]): number {
  return words.filter(({ inserted }) => !inserted).length;
}

/** So many words can be taken in from a word on: backwards where `most` is negative. */
function reach(text: IndexedText, from: number, most: number): number {
  const step = Math.sign(most);
  let taken = 0;
  while (taken < Math.abs(most)) {
    const word = from + step * taken;
    const [left, right] = step < 0 ? [word - 1, word] : [word, word + 1];
    if (left < 0 || right >= text.words.length) break;
    if (boundary.test(text.text.slice(text.spanOf(left, left).end, text.spanOf(right, right).start))) break;
    taken += 1;
  }
  return taken;
}
