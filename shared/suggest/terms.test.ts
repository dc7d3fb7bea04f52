import { describe, expect, it } from 'vitest';
import { Gazetteer } from './gazetteer.ts';
import { TokenizedText } from './terms.ts';

function found(terms: readonly string[], text: string, caseSensitive = true): string[] {
  return new Gazetteer({ terms, caseSensitive })
    .finds(new TokenizedText(text), 'names')
    .map(({ span }) => text.slice(span.start, span.end));
}

describe('a list of names', () => {
  it.each([
    ['the longest at a place', ['New York', 'New York City', 'York'], 'in New York City', ['New York City']],
    ['whole tokens only', ['Ann'], 'Anna met Ann, Ann’s aunt', ['Ann', 'Ann']],
    ['names beside signs and apostrophes', ["O'Brien", 'U.S.'], 'O’Brien of the U.S. said', ['O’Brien', 'U.S.']],
    ['composed and decomposed letters alike', ['Zoe\u0308'], 'Zo\u00eb and Zoe\u0308', ['Zo\u00eb', 'Zoe\u0308']],
    [
      'over a line break and a no-break space',
      ['New York'],
      'New\nYork, New\u00a0York',
      ['New\nYork', 'New\u00a0York'],
    ],
    ['but not over the end of a paragraph', ['New York'], 'New\n\nYork', []],
    ['inside scripts without blanks', ['東京', 'กรุง'], '私は東京に住む', ['東京']],
    ['names of signs only', ['👩‍🚒'], 'a 👩‍🚒 here', ['👩‍🚒']],
  ])('finds %s', (_, terms, text, expected) => {
    expect(found(terms, text)).toEqual(expected);
  });

  it('minds capitals only where it is told to', () => {
    expect(found(['India'], 'INDIA and india')).toEqual([]);
    expect(found(['India'], 'INDIA and india', false)).toEqual(['INDIA', 'india']);
  });

  it('of 200,000 names that all begin alike is looked up as quickly as a short one', () => {
    const terms = Array.from({ length: 200_000 }, (_, i) => `the same beginning ${i}`);
    const text = 'the same beginning 199999 and the same beginning of nothing. '.repeat(2000);
    expect(found(terms, text)).toHaveLength(2000);
  });

  it('survives names made to be slow', () => {
    const terms = ['a '.repeat(249).trim(), '((((((((((', '   ', '\u200d', 'x'.repeat(500)];
    expect(found(terms, 'a '.repeat(240).repeat(40))).toHaveLength(38);
    expect(found(['   '], 'nothing here')).toEqual([]);
  });
});
