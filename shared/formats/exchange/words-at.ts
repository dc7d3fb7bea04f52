import { envelope, quoteOf, type Span, splitsSurrogatePair } from '../../domain/span.ts';
import type { Counting } from './counting.ts';
import type { QuotedSpan } from './foreign-corpus.ts';

/** All offsets of the rows, as `placesOf` is asked for them. */
export function* offsetsOf(rows: readonly QuotedSpan[], { end }: Counting): Generator<number> {
  for (const { spans } of rows)
    for (const span of spans) {
      yield span.start;
      yield end === 'last' ? span.end + 1 : span.end;
    }
}

/** In UTF-16 units, by the places of its offsets; undefined where one has none, or nothing is between two. */
export function spansAt(
  { spans }: QuotedSpan,
  places: ReadonlyMap<number, number>,
  { end: edge }: Counting,
): readonly Span[] | undefined {
  const found = spans.map(({ start, end }) => ({
    start: places.get(start) ?? -1,
    end: places.get(edge === 'last' ? end + 1 : end) ?? -1,
  }));
  return found.length > 0 && found.every(({ start, end }) => start >= 0 && end > start) ? found : undefined;
}

/**
 * Whether the words are there. Programs write line ends and runs of blanks in a quote in their own ways; a blank at its
 * edge that the file does not say is none of them, but an offset that is wrong by one.
 */
export function says(text: string, spans: readonly Span[], { quote }: QuotedSpan): boolean {
  if (quote === undefined || quote === '' || saysVerbatim(text, spans, quote)) return true;
  const there = quoteOf(text, spans);
  if ((/^\s/.test(there) && !/^\s|^\\[nrt]/.test(quote)) || (/\s$/.test(there) && !/\s$|\\[nrt]$/.test(quote)))
    return false;
  return words(there) === words(quote) || (spans.length > 1 && words(wordsOfHull(text, spans)) === words(quote));
}

/** Whether the very characters are there. Of fragments, programs write those from the first to the last one as well. */
export function saysVerbatim(text: string, spans: readonly Span[], quote: string): boolean {
  return quoteOf(text, spans) === quote || (spans.length > 1 && wordsOfHull(text, spans) === quote);
}

function wordsOfHull(text: string, spans: readonly Span[]): string {
  const { start, end } = envelope(spans);
  return text.slice(start, end);
}

function words(text: string): string {
  return text.replaceAll(/\\[nrt]|\s/gu, '');
}

/** Of scripts that put blanks between words; in the others an edge between two letters says nothing. */
const wordCharacter =
  /(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}])[\p{L}\p{N}]/u;

/** Whether every edge is one of words: between two of them, not inside a character, and with no blank inside it. */
export function endsAtWords(text: string, spans: readonly Span[]): boolean {
  return spans.every(
    ({ start, end }) =>
      isEdge(text, start) &&
      isEdge(text, end) &&
      !/^\s|\s$/.test(text.slice(start, start + 1) + text.slice(end - 1, end)),
  );
}

function isEdge(text: string, at: number): boolean {
  const before = text[at - 1];
  const after = text[at];
  if (before === undefined || after === undefined) return true;
  if (splitsSurrogatePair(text, at)) return false;
  return !(wordCharacter.test(before) && wordCharacter.test(after));
}
