import type { Span } from '../domain/span.ts';

/** A number in digits, a word, or any other sign that is no blank. */
export interface Token extends Span {
  readonly kind: 'number' | 'word' | 'mark';
  readonly text: string;
  readonly lower: string;
  /** No blank stands before it. */
  readonly isGlued: boolean;
  /** What stands before it belongs to another cell, line or paragraph. */
  readonly isApart: boolean;
}

/**
 * Numbers keep their separators, and blanks between groups of three digits ("12 500"), so that reading their value is
 * left to one place. All repetitions are over characters that the next part cannot match: linear.
 */
const token =
  /(?<number>(?<![\d٠-٩۰-۹०-९০-৯๐-๙０-９][.,:/]?)[\d٠-٩۰-۹०-९০-৯๐-๙０-９]{1,3}(?:[ \u00a0\u202f\u2009][\d٠-٩۰-۹०-९০-৯๐-๙０-９]{3})+(?![\d٠-٩۰-۹०-९০-৯๐-๙０-９])(?:[.,][\d٠-٩۰-۹०-९০-৯๐-๙０-９]+)?|[\d٠-٩۰-۹०-९০-৯๐-๙０-９]+(?:[.,:/\u066b\u066c][\d٠-٩۰-۹०-९০-৯๐-๙０-９]+)*)|(?<word>(?:\p{Lu}\.){2,}|[\p{L}\p{M}]+(?:['’]\p{L}+)?)|[^\s]/gu;

/** The tokens of a text in reading order, blanks left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const start = match.index;
    const found = match[0];
    const { number, word } = match.groups ?? {};
    let kind: Token['kind'] = 'mark';
    if (number !== undefined) kind = 'number';
    else if (word !== undefined) kind = 'word';
    const blank = text.slice(end, start);
    tokens.push({
      kind,
      text: found,
      lower: found.toLowerCase(),
      start,
      end: start + found.length,
      isGlued: start === end,
      isApart: isBreak(blank, found),
    });
    end = start + found.length;
  }
  return tokens;
}

/** A single line break may be that of a wrapped line, where the sentence goes on with a small letter. */
function isBreak(blank: string, next: string): boolean {
  const lines = blank.split('\n').length - 1;
  return lines > 1 || (lines === 1 && !/^[\p{Ll}\d]/u.test(next));
}

/** Whether a token is there, follows in the same stretch, and is one of these words. */
export function isWord(found: Token | undefined, words: ReadonlySet<string>): found is Token {
  return found !== undefined && found.kind === 'word' && !found.isApart && words.has(found.lower);
}

/** Whether a token is there, follows in the same stretch, and is this very word or sign, in whatever case. */
export function isText(found: Token | undefined, text: string): found is Token {
  return found !== undefined && !found.isApart && found.lower === text;
}

const dashes: ReadonlySet<string> = new Set(['-', '\u2010', '\u2011', '–', '—', '\u2212']);

export function isDash(found: Token | undefined): found is Token {
  return found !== undefined && !found.isApart && dashes.has(found.text);
}

const isJoining = /^[-\u2010\u2011]$/u;

/** A hyphen that joins two words into one: no blank on either side. */
export function isHyphen(tokens: readonly Token[], at: number): boolean {
  const found = tokens[at];
  if (found === undefined || !isJoining.test(found.text)) return false;
  return found.isGlued && tokens[at + 1]?.isGlued === true;
}

/** The index behind a phrase of words that begins at `at`, or undefined where the phrase does not stand there. */
export function phraseEnd(tokens: readonly Token[], at: number, phrase: readonly string[]): number | undefined {
  for (let i = 0; i < phrase.length; i += 1) {
    const found = tokens[at + i];
    if (found === undefined || found.lower !== phrase[i] || (i > 0 && found.isApart)) return undefined;
  }
  return at + phrase.length;
}
