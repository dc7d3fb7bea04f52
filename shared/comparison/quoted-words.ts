import type { Span, Utf16Offset } from '../domain/span.ts';
import { comparableTokens, foldedKey, isWordKey, typographicKey } from './tokens.ts';
import { wordWorth } from './word-worth.ts';

export interface QuotedWord {
  readonly span: Span;
  /** What it is compared by: without case, and "[T]he" as "the". */
  readonly word: string;
  readonly key: string;
  /** In brackets: put in by whoever quotes. */
  readonly inserted: boolean;
  /** Before it stands an ellipsis: words may have been left out. */
  readonly afterEllipsis: boolean;
  readonly worth: number;
}

const closers: Readonly<Record<string, string>> = { '[': ']', '(': ')' };

/**
 * The words of a quotation, in reading order, and what journalists do to quotations: insertions in brackets, "[T]he"
 * for "the", "..." or "[…]" for words left out. Round brackets may be the speaker's own, or hold an insertion; they are
 * taken for either.
 */
export function quotedWords(quote: string): QuotedWord[] {
  const spans = comparableTokens(quote);
  const keys = spans.map(({ start, end }) => typographicKey(quote.slice(start, end)));
  const found: QuotedWord[] = [];
  let closer: string | undefined;
  let closesAt: Utf16Offset = 0;
  let afterEllipsis = false;
  for (let i = 0; i < spans.length; i += 1) {
    const key = keys[i] ?? '';
    const span = spans[i] ?? { start: 0, end: 0 };
    const initial = changedInitial(spans, keys, i);
    if (initial) {
      found.push(wordOf(initial.key, { start: span.start, end: initial.end }, { inserted: false, afterEllipsis }));
      afterEllipsis = false;
      i += 3;
    } else if (closer === undefined && Object.hasOwn(closers, key)) {
      closer = closers[key];
      closesAt = closingToken(keys, i, closer);
      // What is never closed brackets nothing.
      if (closesAt < 0) closer = undefined;
    } else if (i === closesAt && closer !== undefined) closer = undefined;
    else if (key === '...') afterEllipsis = true;
    else if (isWordKey(key)) {
      found.push(wordOf(key, span, { inserted: closer !== undefined, afterEllipsis }));
      afterEllipsis = false;
    }
  }
  return found;
}

function wordOf(key: string, span: Span, rest: { readonly inserted: boolean; readonly afterEllipsis: boolean }) {
  return { span, key, word: foldedKey(key), worth: wordWorth(key), ...rest };
}

/** An insertion of more words than this is rather a bracket that lost its other half. */
const LONGEST_INSERTION = 40;

function closingToken(keys: readonly string[], open: number, closer: string | undefined): number {
  for (let i = open + 1; i < keys.length && i <= open + LONGEST_INSERTION; i += 1) if (keys[i] === closer) return i;
  return -1;
}

/** "[T]he": a letter or two in brackets, and the rest of the word right behind them. */
function changedInitial(
  spans: readonly Span[],
  keys: readonly string[],
  at: number,
): { readonly key: string; readonly end: Utf16Offset } | undefined {
  const [open, letters, close, rest] = [spans[at], spans[at + 1], spans[at + 2], spans[at + 3]];
  if (keys[at] !== '[' || keys[at + 2] !== ']' || !open || !letters || !close || !rest) return undefined;
  const isJoined = open.end === letters.start && letters.end === close.start && close.end === rest.start;
  const initial = keys[at + 1] ?? '';
  const end = keys[at + 3] ?? '';
  return isJoined && /^\p{L}{1,2}$/u.test(initial) && /^\p{L}/u.test(end)
    ? { key: initial + end, end: rest.end }
    : undefined;
}
