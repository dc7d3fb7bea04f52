import type { TsvSentence, TsvUnit } from './tsv-model.ts';
import type { TsvText } from './tsv-text.ts';

/** A token of version 1 or 2, which have no offsets. */
export interface OldToken {
  readonly id: string;
  readonly line: number;
  readonly text: string;
  readonly cells: readonly string[];
}

export interface OldSentence {
  readonly line: number;
  readonly text: string | undefined;
  readonly tokens: readonly OldToken[];
}

/**
 * The text of a file without offsets: its sentences, one to a line. Where the file has the text of a sentence and all
 * its tokens are in there, it counts; otherwise it is the tokens with a blank between them.
 */
export function oldTextOf(sentences: readonly OldSentence[]): {
  readonly sentences: readonly TsvSentence[];
  readonly text: TsvText;
} {
  let text = '';
  const placed = sentences.map(({ line, text: said, tokens }): TsvSentence => {
    const joined = tokens.map((token) => token.text).join(' ');
    const found = said === undefined ? undefined : placesIn(said, tokens);
    const starts = found ?? placesIn(joined, tokens) ?? [];
    const words = found ? (said ?? joined) : joined;
    const base = text.length;
    const units = tokens.map((token, index): TsvUnit => {
      const start = base + (starts[index] ?? 0);
      return { ...token, start, end: start + token.text.length };
    });
    text += `${words}\n`;
    return { line, text: words, units };
  });
  return { sentences: placed, text: { text, placeOf: ({ start, end }) => ({ start, end }) } };
}

/** Where the tokens begin, one after the other; undefined where one of them is not there. */
function placesIn(text: string, tokens: readonly OldToken[]): number[] | undefined {
  const starts: number[] = [];
  let at = 0;
  for (const token of tokens) {
    const blank = /\s*/uy;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    if (!text.startsWith(token.text, at)) return undefined;
    starts.push(at);
    at += token.text.length;
  }
  return starts;
}
