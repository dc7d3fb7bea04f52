import { describe, expect, it } from 'vitest';
import { articleAddress, articleTitle, sharedShare } from './same-article.ts';

describe('what tells that two texts are one article', () => {
  it('counts the rows of five words that the shorter text shares', () => {
    const text = 'The levee in Harrowmere gave way at dawn on Friday.';
    expect(sharedShare(text, text)).toBe(1);
    expect(sharedShare(text, `Earlier today: ${text} More to come.`)).toBe(1);
    expect(sharedShare(text, 'Nothing of this stands in the other one at all.')).toBe(0);
    expect(sharedShare('Too short.', text)).toBe(0);
  });

  it.each([
    ['https://www.example.org/levee/', 'http://example.org/levee'],
    ['https://example.org/levee?utm_source=mail#top', 'https://example.org/levee'],
    ['https://example.org/levee?id=7&utm_medium=x', 'https://example.org/levee?id=7'],
  ])('takes %s and %s for one address', (a, b) => {
    expect(articleAddress(a)).toBe(articleAddress(b));
  });

  it('keeps apart what the address tells apart', () => {
    expect(articleAddress('https://example.org/a?id=7')).not.toBe(articleAddress('https://example.org/a?id=8'));
  });

  it('reads titles without signs and case', () => {
    expect(articleTitle('Levee gives way – six dead')).toBe(articleTitle('LEVEE GIVES WAY: SIX DEAD'));
  });
});
