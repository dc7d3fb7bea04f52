import type { Span } from '../domain/span.ts';
import { splitsSurrogatePair } from '../domain/span.ts';
import { characterAround, splitsCharacter } from './graphemes.ts';
import { tokensOf } from './segmentation.ts';

const openers = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
  ['”', '“'],
  ['’', '‘'],
  ['»', '«'],
]);

/** Far enough to hold any token, near enough not to segment a whole document for one selection. */
const CONTEXT = 200;

/**
 * A selection by hand made into the span that was meant: grown to whole tokens, without blanks and punctuation at
 * its edges. A closing bracket or quotation mark stays where its opening one is inside, the dot of an abbreviation
 * stays with it, and signs that carry meaning ($, %, #, @, +) are no punctuation here.
 *
 *     selected  the <fficials touched >on
 *     snapped   the <officials touched> on
 *
 * Undefined where nothing is left: only blanks or punctuation were selected.
 */
export function snapToTokens(text: string, selection: Span): Span | undefined {
  const from = wholeCharacter(text, Math.max(0, selection.start - CONTEXT));
  const to = wholeCharacter(text, Math.min(text.length, selection.end + CONTEXT));
  const tokens = tokensOf(text.slice(from, to), from).filter(
    (token) => token.start < selection.end && selection.start < token.end,
  );
  let first = 0;
  let last = tokens.length - 1;
  while (first <= last && isPunctuation(text, tokens[first])) first += 1;
  while (last >= first && isPunctuation(text, tokens[last]) && !closesInside(text, tokens, first, last)) last -= 1;
  const start = tokens[first]?.start;
  const end = tokens[last]?.end;
  return start === undefined || end === undefined || first > last ? undefined : { start, end };
}

/**
 * For selections in character mode: exactly what was selected, but never a part of what is read as one character, such
 * as an emoji without what is joined to it or a letter without its accent.
 */
export function snapToCharacters(text: string, selection: Span): Span | undefined {
  const start = characterAround(text, selection.start)?.start ?? selection.start;
  const end = splitsCharacter(text, selection.end) ? (characterAround(text, selection.end)?.end ?? 0) : selection.end;
  return start < end ? { start, end } : undefined;
}

function wholeCharacter(text: string, offset: number): number {
  return splitsSurrogatePair(text, offset) ? offset - 1 : offset;
}

function isPunctuation(text: string, token: Span | undefined): boolean {
  return token !== undefined && /^[^\P{P}%#@&*§†‰]+$/u.test(text.slice(token.start, token.end));
}

function closesInside(text: string, tokens: readonly Span[], first: number, last: number): boolean {
  const closing = tokens[last];
  const opener = closing && openers.get(text.slice(closing.start, closing.end));
  if (opener === undefined) return false;
  return tokens.slice(first, last).some((token) => text.slice(token.start, token.end) === opener);
}
