import type { Span } from '../domain/span.ts';

/** Scripts that put no blanks between words. */
const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const hasUnspaced = new RegExp(`[${unspaced}]`, 'u');
const spacedTokens = /[\p{L}\p{N}\p{M}_]+|\S/gu;
const unspacedTokens = new RegExp(
  String.raw`[${unspaced}]\p{M}*|[\p{L}\p{N}\p{M}_]+?(?=[${unspaced}]|[^\p{L}\p{N}\p{M}_]|$)|\S`,
  'gu',
);

/**
 * Words and signs as terms are compared by them. A run of letters and digits is one; of scripts that put no blanks
 * between words each character is, so that a name inside a line of Chinese or Thai can be found.
 */
function tokensIn(text: string): Iterable<RegExpExecArray> {
  return text.matchAll(hasUnspaced.test(text) ? unspacedTokens : spacedTokens);
}

const onlyAscii = /^[\u0021-\u007e]*$/;

/** What is written differently and means the same: composed and decomposed letters, and the kinds of apostrophe and dash. */
function normal(token: string, caseSensitive: boolean): string {
  const same = onlyAscii.test(token) ? token : (normalSign(token) ?? token.normalize('NFC'));
  return caseSensitive ? same : same.toLowerCase();
}

function normalSign(token: string): string | undefined {
  if (/^[\u2018\u2019\u02bc]$/u.test(token)) return "'";
  return /^[\u2010-\u2013]$/u.test(token) ? '-' : undefined;
}

/** A text cut into tokens once, for any number of term lists. */
export class TokenizedText {
  readonly spans: readonly Span[];
  readonly #text: string;
  /** Whether a paragraph ends before the token: no term goes on over it. */
  readonly #begins: readonly boolean[];
  readonly #keys: { exact?: readonly string[]; folded?: readonly string[] } = {};

  constructor(text: string) {
    const spans: Span[] = [];
    const begins: boolean[] = [];
    let end = 0;
    for (const match of tokensIn(text)) {
      begins.push(match.index - end > 1 && /\n\s*\n/u.test(text.slice(end, match.index)));
      end = match.index + match[0].length;
      spans.push({ start: match.index, end });
    }
    this.#text = text;
    this.spans = spans;
    this.#begins = begins;
  }

  beginsParagraph(token: number): boolean {
    return this.#begins[token] ?? true;
  }

  keys(caseSensitive: boolean): readonly string[] {
    const kind = caseSensitive ? 'exact' : 'folded';
    this.#keys[kind] ??= this.spans.map(({ start, end }) => normal(this.#text.slice(start, end), caseSensitive));
    return this.#keys[kind];
  }
}

export interface TermMatch<Value> {
  readonly span: Span;
  readonly value: Value;
}

/** Keys of one Map are node and token in one number: below 2^53 for 2^29 nodes and 2^24 tokens. */
const TOKENS = 2 ** 24;

/**
 * Terms as a tree of their tokens, kept in flat maps: 200,000 names are looked up in a text in the time it takes to
 * walk through the text, however many of them begin with the same word.
 */
export class TermIndex<Value> {
  readonly #caseSensitive: boolean;
  readonly #tokens = new Map<string, number>();
  readonly #next = new Map<number, number>();
  readonly #values = new Map<number, Value>();
  #nodes = 1;

  constructor(options: { readonly caseSensitive: boolean }) {
    this.#caseSensitive = options.caseSensitive;
  }

  /** A term that is there already gets what `merge` makes of both values. Terms without any letter or sign are left out. */
  add(term: string, value: Value, merge: (before: Value, added: Value) => Value): void {
    let node = 0;
    for (const match of tokensIn(term)) node = this.#child(node, normal(match[0], this.#caseSensitive));
    if (node === 0) return;
    const before = this.#values.get(node);
    this.#values.set(node, before === undefined ? value : merge(before, value));
  }

  /** The terms in a text from left to right, the longest at each place, none overlapping the one before. */
  *matches(text: TokenizedText): Generator<TermMatch<Value>> {
    const keys = text.keys(this.#caseSensitive);
    for (let first = 0; first < keys.length; first += 1) {
      const found = this.#longestAt(text, keys, first);
      if (!found) continue;
      const start = text.spans[first]?.start ?? 0;
      const end = text.spans[found.last]?.end ?? start;
      yield { span: { start, end }, value: found.value };
      first = found.last;
    }
  }

  #longestAt(
    text: TokenizedText,
    keys: readonly string[],
    first: number,
  ): { readonly last: number; readonly value: Value } | undefined {
    let node: number | undefined = 0;
    let found: { readonly last: number; readonly value: Value } | undefined;
    for (let at = first; at < keys.length; at += 1) {
      if (at > first && text.beginsParagraph(at)) break;
      const token = this.#tokens.get(keys[at] ?? '');
      node = token === undefined ? undefined : this.#next.get(node * TOKENS + token);
      if (node === undefined) break;
      const value = this.#values.get(node);
      if (value !== undefined) found = { last: at, value };
    }
    return found;
  }

  #child(node: number, key: string): number {
    let token = this.#tokens.get(key);
    if (token === undefined) {
      token = this.#tokens.size;
      this.#tokens.set(key, token);
    }
    const place = node * TOKENS + token;
    const known = this.#next.get(place);
    if (known !== undefined) return known;
    const fresh = this.#nodes;
    this.#nodes += 1;
    this.#next.set(place, fresh);
    return fresh;
  }
}
