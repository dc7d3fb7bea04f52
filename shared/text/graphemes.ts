import type { Span, Utf16Offset } from '../domain/span.ts';
import { splitsSurrogatePair } from '../domain/span.ts';

/**
 * What a reader takes for one character (UAX #29): an emoji with all that is joined to it, a letter with its marks, a
 * flag, the two characters of a Windows line end.
 */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Longer than any character that means something; the longest emoji have 14 and family signs 25 units. */
const REACH = 256;

/** Between two of these a character always ends, whatever comes before or after. */
const plain = /[\x20-\x7e\u4e00-\u9fff]/;

/**
 * The character that holds the UTF-16 unit at `offset`; undefined outside the text. Only a window of the text is
 * segmented, which begins where a character certainly does.
 */
export function characterAround(text: string, offset: Utf16Offset): Span | undefined {
  if (offset < 0 || offset >= text.length) return undefined;
  const from = certainStart(text, offset);
  const found = graphemes.segment(text.slice(from, offset + REACH)).containing(offset - from);
  return found && { start: from + found.index, end: from + found.index + found.segment.length };
}

/** Whether a place lies inside a character, where no selection should end. */
export function splitsCharacter(text: string, offset: Utf16Offset): boolean {
  const around = characterAround(text, offset);
  return around !== undefined && around.start < offset;
}

function certainStart(text: string, offset: Utf16Offset): Utf16Offset {
  const least = Math.max(0, offset - REACH);
  for (let at = offset; at > least; at -= 1)
    if (plain.test(text[at] ?? '') && plain.test(text[at - 1] ?? '')) return at;
  return splitsSurrogatePair(text, least) ? least - 1 : least;
}

/** The lengths in UTF-16 units of the characters of a text, one after the other. */
export function* graphemeLengths(text: string): Generator<number> {
  for (const { segment } of graphemes.segment(text)) yield segment.length;
}
