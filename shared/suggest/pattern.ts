import type { Span } from '../domain/span.ts';
import { failure, type Result, success } from '../domain/result.ts';

export interface PatternSource {
  readonly pattern: string;
  readonly caseSensitive: boolean;
}

/** So many matches of one pattern are enough to see that it is too general. */
export const MOST_MATCHES = 5000;

/** Compiles a pattern as a rule means it: Unicode, so that no match ends inside a character. */
export function compilePattern(name: string, { pattern, caseSensitive }: PatternSource): Result<RegExp> {
  try {
    return success(new RegExp(pattern, caseSensitive ? 'gu' : 'giu'));
  } catch (error) {
    // The engine's sentence is "Invalid regular expression: /…/gu: Unterminated group"; the last part says what is wrong.
    const reason = error instanceof Error ? error.message.split(': ').at(-1) : undefined;
    return failure('rule/invalid-pattern', { name, reason: reason ?? pattern });
  }
}

/** Where a pattern matches; empty matches are none. May take for ever, so it is called where it can be stopped. */
export function matchesOf(pattern: RegExp, text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    if (found.length >= MOST_MATCHES) break;
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const end = match.index + match[0].trimEnd().length;
    if (start < end) found.push({ start, end });
  }
  return found;
}
