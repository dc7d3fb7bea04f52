import type { Span } from '../../domain/span.ts';
import { tokensOf } from '../../text/segmentation.ts';

/** A token with what stands behind it: a text is its tokens, each with one blank after it or none. */
export interface WholeToken extends Span {
  readonly ws: boolean;
}

/**
 * The tokens of a text as spaCy has them: together they are the whole text. A blank between two tokens belongs to the
 * first; what else stands between them is a token of its own. Where an annotation begins or ends inside of a word, the
 * word is cut there, so that every annotation begins and ends with a token.
 */
export function wholeTokens(text: string, spans: readonly Span[]): WholeToken[] {
  const starts = new Set(spans.map(({ start }) => start));
  const ends = new Set(spans.map(({ end }) => end));
  const cuts = [...new Set([...starts, ...ends])].sort((a, b) => a - b);
  const tokens: WholeToken[] = [];
  let at = 0;
  let cut = 0;
  const push = (start: number, end: number): void => {
    let from = start;
    while (cut < cuts.length && (cuts[cut] ?? 0) <= from) cut += 1;
    while (cut < cuts.length && (cuts[cut] ?? 0) < end) {
      const to = cuts[cut] ?? end;
      tokens.push({ start: from, end: to, ws: false });
      from = to;
      cut += 1;
    }
    if (from < end) tokens.push({ start: from, end, ws: false });
  };
  const between = (end: number): void => {
    const last = tokens.at(-1);
    // An annotation that ends with the blank, or begins with it, needs it as a token.
    const isFree = text[at] === ' ' && at < end && !starts.has(at) && !ends.has(at + 1);
    if (last && isFree) {
      tokens[tokens.length - 1] = { ...last, ws: true };
      at += 1;
    }
    if (at < end) push(at, end);
    at = end;
  };
  for (const { start, end } of tokensOf(text)) {
    between(start);
    push(start, end);
    at = end;
  }
  between(text.length);
  return tokens;
}
