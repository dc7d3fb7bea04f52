import type { Span } from '../domain/span.ts';
import { tokensOf } from '../text/segmentation.ts';

const fullStop = 0x2e;
const hyphen = 0x2d;

/**
 * The tokens by which texts are compared, in reading order, in UTF-16 units: those of `tokensOf`, but three dots or
 * more are one ellipsis, hyphens in a row one dash, a minus sign belongs to its number, and "per cent" is one word. What cannot be seen (a
 * zero-width space on its own) is a blank.
 */
export function comparableTokens(text: string): Span[] {
  const found = tokensOf(text);
  const kept: Span[] = [];
  for (let i = 0; i < found.length; i += 1) {
    const token = found[i];
    if (!token) break;
    const last = lastOfRun(text, found, i);
    const next = found[i + 1];
    const isJoined = last === i && next !== undefined && (isMinus(text, token, next) || isPerCent(text, token, next));
    if (last > i) kept.push({ start: token.start, end: found[last]?.end ?? token.end });
    else if (isJoined) kept.push({ start: token.start, end: next.end });
    else if (!isInvisible(text, token)) kept.push(token);
    i = last > i ? last : i + Number(isJoined);
  }
  return kept;
}

/** The index of the last token of an ellipsis (". . ." too) or of a dash written as hyphens; else `first`. */
function lastOfRun(text: string, tokens: readonly Span[], first: number): number {
  const sign = text.charCodeAt(tokens[first]?.start ?? 0);
  if (sign !== fullStop && sign !== hyphen) return first;
  const gap = sign === fullStop ? 1 : 0;
  let last = first;
  for (;;) {
    const here = tokens[last];
    const next = tokens[last + 1];
    if (!here || !next || here.end - here.start > 1) break;
    if (next.end - next.start > 1 || text.charCodeAt(next.start) !== sign || next.start - here.end > gap) break;
    last += 1;
  }
  return last - first >= (sign === fullStop ? 2 : 1) ? last : first;
}

/** "-5", but not the hyphen of "10-15" or of "G-7". */
function isMinus(text: string, { start, end }: Span, next: Span): boolean {
  const sign = text.charCodeAt(start);
  if (end - start !== 1 || (sign !== hyphen && sign !== 0x2212) || next.start !== end) return false;
  const digit = text.charCodeAt(next.start);
  if (digit < 0x30 || digit > 0x39) return false;
  return start === 0 || /[\s([]/u.test(text[start - 1] ?? '');
}

const perCent = /^per\scent$/iu;

function isPerCent(text: string, { start, end }: Span, next: Span): boolean {
  return end - start === 3 && next.end - start === 8 && perCent.test(text.slice(start, next.end));
}

function isInvisible(text: string, { start, end }: Span): boolean {
  return text.charCodeAt(start) > 0x7f && /^\p{Cf}+$/u.test(text.slice(start, end));
}

const onlyAscii = /^[\u0021-\u007e]*$/;

/**
 * What a token is compared by: what is written differently and means the same is the same. Kinds of quotation marks,
 * apostrophes, dashes and ellipses, composed and decomposed letters, soft hyphens. Case is kept.
 */
export function typographicKey(token: string): string {
  if (onlyAscii.test(token)) return asciiKey(token);
  return asciiKey(
    token
      .normalize('NFC')
      .replace(/[\u00ad\u2060\ufeff]/gu, '')
      .replace(/[‘’‚‛ʼ′`´]/gu, "'")
      .replace(/[“”„‟«»″]/gu, '"')
      .replace(/[‐‑‒–—―−]/gu, '-')
      .replace(/[…⋯]/gu, '...'),
  );
}

function asciiKey(token: string): string {
  if (token.length < 2) return token === '`' ? "'" : token;
  if (/^-+$/.test(token)) return '-';
  return /^[.\s]{3,}$/.test(token) ? '...' : token;
}

/** Whether a key holds what is said (letters, figures, "$", "%") and is no mere punctuation. */
export function isWordKey(key: string): boolean {
  return /[^\p{P}\p{Z}\p{C}\p{Sk}<>|~]|[%#@&§†‰]/u.test(key);
}

/** A key without its case. Case is folded as Unicode lower-cases it, in no particular language. */
export function foldedKey(key: string): string {
  return key.toLowerCase();
}

/** Numbers for keys, so that texts are compared as lists of numbers. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#numbers.size;
  }

  numberOf(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const fresh = this.#numbers.size;
    this.#numbers.set(key, fresh);
    return fresh;
  }
}
