import { describe, expect, it } from 'vitest';
import type { Line } from './pdf-lines.ts';
import { joinLines, wordsOf } from './pdf-word-breaks.ts';

const line = (text: string): Line => ({
  runs: [{ text, style: {} }],
  text,
  left: 0,
  right: 100,
  baseline: 0,
  size: 10,
});

function joined(lines: readonly string[], elsewhere: readonly string[] = []) {
  const guessed: string[] = [];
  const known = wordsOf([...lines, ...elsewhere].map(line));
  const runs = joinLines(lines.map(line), { known, guessed });
  return { text: runs.map(({ text }) => text).join(''), guessed };
}

describe('joinLines', () => {
  it.each([
    ['puts a blank between lines', ['one ', ' two'], 'one two'],
    ['puts none in Chinese and Japanese', ['港口管理局', '表示。'], '港口管理局表示。'],
    ['takes a soft hyphen for what it is', ['surpris\u00ad', 'ing'], 'surprising'],
    ['keeps a dash that stands alone', ['said -', 'and left'], 'said - and left'],
    ['keeps the hyphen before a number or a name', ['Covid-', '19 in Anglo-', 'America'], 'Covid-19 in Anglo-America'],
    ['keeps a hyphen before what is no word', ['pre-', '(war)'], 'pre- (war)'],
  ])('%s', (_name, lines, text) => {
    expect(joined(lines)).toEqual({ text, guessed: [] });
  });

  it('asks the document about a hyphen, and remembers where it had to guess', () => {
    expect(joined(['well-', 'known'], ['a well-known fact'])).toEqual({ text: 'well-known', guessed: [] });
    expect(joined(['har-', 'bour'], ['the harbour'])).toEqual({ text: 'harbour', guessed: [] });
    expect(joined(['har-', 'bour'])).toEqual({ text: 'harbour', guessed: ['harbour'] });
  });
});
