import { describe, expect, it } from 'vitest';
import { compilePattern } from '../domain/rule-pattern.ts';
import { matchesOf } from './pattern.ts';

function quotesOf(pattern: string, text: string, most?: number): { readonly quotes: string[]; readonly cut: boolean } {
  const compiled = compilePattern('Rule', { pattern, caseSensitive: true });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const { spans, cut } = matchesOf(compiled.value, text, most);
  return { quotes: spans.map(({ start, end }) => text.slice(start, end)), cut };
}

describe('a pattern', () => {
  it('matches at the ends of paragraphs with ^ and $', () => {
    expect(quotesOf('^\\w+|\\w+$', 'One two\nthree four\r\nfive').quotes).toEqual([
      'One',
      'two',
      'three',
      'four',
      'five',
    ]);
  });

  it('matches without the blanks at its edges, and never nothing', () => {
    expect(quotesOf(' ?b? ?', 'a b c').quotes).toEqual(['b']);
  });

  it('says that there is more than it may find', () => {
    expect(quotesOf('a', 'aaa', 2)).toEqual({ quotes: ['a', 'a'], cut: true });
    expect(quotesOf('a', 'aaa', 3)).toEqual({ quotes: ['a', 'a', 'a'], cut: false });
  });

  it('that cannot be compiled is refused with its rule and the reason', () => {
    expect(compilePattern('Rule', { pattern: '(x', caseSensitive: false })).toMatchObject({
      error: { code: 'rule/invalid-pattern', params: { name: 'Rule', reason: 'Unterminated group' } },
    });
  });
});
