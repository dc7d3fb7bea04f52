import { failure, type Result, success } from './result.ts';

export interface PatternSource {
  readonly pattern: string;
  readonly caseSensitive: boolean;
}

/**
 * Compiles a pattern as a rule means it: `u`, so that no match ends inside a character, and `m`, so that `^` and `$`
 * are the ends of a paragraph, which is what people mean by them in an article.
 */
export function compilePattern(name: string, { pattern, caseSensitive }: PatternSource): Result<RegExp> {
  try {
    return success(new RegExp(pattern, caseSensitive ? 'gmu' : 'gimu'));
  } catch (error) {
    // The engine's sentence is "Invalid regular expression: /…/gmu: Unterminated group"; the last part says what is wrong.
    const reason = error instanceof Error ? error.message.split(': ').at(-1) : undefined;
    return failure('rule/invalid-pattern', { name, reason: reason ?? pattern });
  }
}
