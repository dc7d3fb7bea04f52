import type { Span, Utf16Offset } from '../domain/span.ts';
import type { IndexedText } from './indexed-text.ts';
import type { Pair } from './quote-alignment.ts';
import type { QuotedWord } from './quoted-words.ts';
import { comparableTokens, isWordKey, typographicKey } from './tokens.ts';
import type { Change } from './word-diff.ts';

/**
 * Why a part of a quotation differs. What journalists do to quotations, and say so by a sign or by custom: `case`,
 * `spelling` (British or American), `punctuation`, `insertion` in brackets (with what it stands for in the text),
 * `omission` where an ellipsis stands, `interruption` ("…," she said, "…"). What they may not: other `words`. `missing`
 * is what lies before the first or behind the last word that was found, and for which nothing else was put. Equal parts
 * are `same`.
 */
export type QuoteReason =
  'same' | 'words' | 'case' | 'spelling' | 'punctuation' | 'insertion' | 'omission' | 'interruption' | 'missing';

/** `before` counts in the quotation, `after` in the text. */
export interface QuoteChange extends Change {
  readonly reason: QuoteReason;
}

interface Found {
  readonly indexed: IndexedText;
  /** In reading order; at least one. */
  readonly pairs: readonly Pair[];
  /** So many words of the text before the first pair, and behind the last, stand where other words were quoted. */
  readonly beyond?: { readonly before: number; readonly after: number };
}

/** From a quotation to what was found of it, in reading order. */
export function quoteChanges(quote: string, quoted: readonly QuotedWord[], found: Found): QuoteChange[] {
  const list = new ChangeList(quote, quoted, found.indexed);
  const [first] = found.pairs;
  const last = found.pairs.at(-1);
  if (!first || !last) return [];
  const { before, after } = found.beyond ?? { before: 0, after: 0 };
  list.startAt(first.found - before);
  list.remove(0, first.quoted, before > 0 ? 'words' : 'missing');
  list.addWords(first.found - before, first.found);
  let previous: Pair | undefined;
  for (const pair of found.pairs) {
    if (previous) list.addGap(previous, pair);
    list.addPair(pair);
    previous = pair;
  }
  list.remove(last.quoted + 1, quoted.length, after > 0 ? 'words' : 'missing');
  list.addWords(last.found + 1, last.found + 1 + after);
  return list.changes;
}

/** More words than these no insertion in brackets stands for. */
const LONGEST_REPLACED = 8;

class ChangeList {
  readonly changes: QuoteChange[] = [];
  readonly #quote: string;
  readonly #quoted: readonly QuotedWord[];
  readonly #text: IndexedText;
  #before: Utf16Offset = 0;
  #after: Utf16Offset = 0;

  constructor(quote: string, quoted: readonly QuotedWord[], text: IndexedText) {
    this.#quote = quote;
    this.#quoted = quoted;
    this.#text = text;
  }

  startAt(word: number): void {
    this.#after = this.#text.spanOf(word, word).start;
  }

  /** Words of the quotation that the text has not, insertions apart from the others. */
  remove(from: number, to: number, reason: QuoteReason): void {
    for (let i = from; i < to;) {
      const inserted = this.#quoted[i]?.inserted ?? false;
      let end = i + 1;
      while (end < to && this.#quoted[end]?.inserted === inserted) end += 1;
      this.#removed(this.#quotedSpan(i, end - 1), inserted ? 'insertion' : reason);
      i = end;
    }
  }

  /** Words of the text, from the one number to before the other, that were put for words of the quotation. */
  addWords(from: number, to: number): void {
    if (from < to) this.#added(this.#text.spanOf(from, to - 1), 'words');
  }

  /** What stands between two words that were found one after the other. */
  addGap(previous: Pair, pair: Pair): void {
    const dropped = pair.quoted - previous.quoted - 1;
    const passed = pair.found - previous.found - 1;
    if (dropped === 0 && passed === 0) {
      this.#comparePunctuation(previous, pair);
      return;
    }
    this.remove(previous.quoted + 1, pair.quoted, 'words');
    if (passed > 0) {
      const reason = this.#whyPassed(previous, pair);
      this.#added(this.#text.spanOf(previous.found + 1, pair.found - 1), reason);
    }
  }

  addPair({ quoted, found, same }: Pair): void {
    const word = this.#quoted[quoted];
    if (!word) return;
    const after = this.#text.spanOf(found, found);
    const key = this.#text.keyOf(found);
    if (word.key === key) {
      this.#same(word.span, after);
      return;
    }
    let reason: QuoteReason = same ? 'spelling' : 'words';
    if (word.word === this.#text.words[found]) reason = 'case';
    this.#removed(word.span, reason);
    this.#added(after, reason);
  }

  #whyPassed(previous: Pair, pair: Pair): QuoteReason {
    const gap = this.#quoted.slice(previous.quoted + 1, pair.quoted + 1);
    if (gap.some(({ afterEllipsis }) => afterEllipsis)) return 'omission';
    const isReplaced = gap.length > 1 && gap.slice(0, -1).every(({ inserted }) => inserted);
    if (isReplaced && pair.found - previous.found - 1 <= LONGEST_REPLACED) return 'insertion';
    return gap.length === 1 && this.#isInterrupted(previous.found, pair.found) ? 'interruption' : 'words';
  }

  /** In the text a quotation ends behind the one word, and another begins before the other. */
  #isInterrupted(previous: number, next: number): boolean {
    const from = (this.#text.tokenOf[previous] ?? 0) + 1;
    const keys = this.#text.keys.slice(from, this.#text.tokenOf[next]);
    return keys.slice(0, 2).some(isMark) && isMark(keys.at(-1) ?? '') && keys.filter(isMark).length === 2;
  }

  #comparePunctuation(previous: Pair, pair: Pair): void {
    const start = this.#quoted[previous.quoted]?.span.end ?? 0;
    const quoted = this.#quote.slice(start, this.#quoted[pair.quoted]?.span.start);
    const before = punctuationIn(quoted, start);
    const end = this.#text.spanOf(previous.found, previous.found).end;
    const found = this.#text.text.slice(end, this.#text.spanOf(pair.found, pair.found).start);
    const after = punctuationIn(found, end);
    if (before?.key === after?.key) return;
    if (before) this.#removed(before.span, 'punctuation');
    if (after) this.#added(after.span, 'punctuation');
  }

  #quotedSpan(first: number, last: number): Span {
    const start = this.#quoted[first]?.span.start ?? 0;
    return { start, end: this.#quoted[last]?.span.end ?? start };
  }

  #same(before: Span, after: Span): void {
    const last = this.changes.at(-1);
    if (last?.kind === 'equal') {
      const joined = { start: last.before.start, end: before.end };
      this.changes[this.changes.length - 1] = {
        ...last,
        before: joined,
        after: { start: last.after.start, end: after.end },
      };
    } else this.changes.push({ kind: 'equal', reason: 'same', before, after });
    this.#before = before.end;
    this.#after = after.end;
  }

  #removed(before: Span, reason: QuoteReason): void {
    this.changes.push({ kind: 'removed', reason, before, after: { start: this.#after, end: this.#after } });
    this.#before = before.end;
  }

  #added(after: Span, reason: QuoteReason): void {
    this.changes.push({ kind: 'added', reason, before: { start: this.#before, end: this.#before }, after });
    this.#after = after.end;
  }
}

function isMark(key: string): boolean {
  return key === '"' || key === "'";
}

/** The punctuation of a stretch between two words, but for marks, brackets and ellipses, which quotations may have. */
function punctuationIn(stretch: string, base: number): { readonly key: string; readonly span: Span } | undefined {
  let key = '';
  let span: Span | undefined;
  for (const { start, end } of comparableTokens(stretch)) {
    const sign = typographicKey(stretch.slice(start, end));
    if (isWordKey(sign) || isMark(sign) || /^(?:[[\](){}]|\.\.\.)$/.test(sign)) continue;
    key += sign;
    span = { start: span?.start ?? base + start, end: base + end };
  }
  return span && { key, span };
}
