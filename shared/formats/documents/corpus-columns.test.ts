import { describe, expect, it } from 'vitest';
import { chooseColumns, guessColumns, parseColumnMapping } from './corpus-columns.ts';

const table = (columns: string[], ...rows: string[][]) => ({
  columns,
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
});

describe('guessColumns', () => {
  it.each([
    [['id', 'Full Text', 'Headline'], { name: 'id', text: 'Full Text', title: 'Headline' }],
    [['content', 'text'], { text: 'text' }],
    [
      ['date_published', 'article-body', 'URL', 'lang'],
      { date: 'date_published', text: 'article-body', url: 'URL', language: 'lang' },
    ],
    [['body', 'author', 'source'], { text: 'body', byline: 'author', outlet: 'source' }],
  ])('knows %j', (columns, expected) => {
    expect(guessColumns(table(columns))).toEqual(expected);
  });

  it('takes the fullest column for the text where none is called like one, and none of an empty table', () => {
    expect(guessColumns(table(['a', 'title'], ['a long cell', 'b'])).text).toBe('a');
    expect(guessColumns(table(['a', 'b'], ['', '']))).toEqual({});
  });
});

describe('chooseColumns', () => {
  it('lets a person decide, and gives a column one role', () => {
    const guess = { text: 'body', title: 'head', date: 'day' };
    expect(chooseColumns(guess, { text: 'head', date: '' })).toEqual({ text: 'head' });
  });
});

describe('parseColumnMapping', () => {
  it.each([
    ['text=body,title=headline', { text: 'body', title: 'headline' }],
    ['text=a, b=c,name=', { text: 'a, b=c', name: '' }],
    ['body', undefined],
    ['words=body', undefined],
    ['__proto__=x', undefined],
  ])('reads %s', (text, expected) => {
    expect(parseColumnMapping(text)).toEqual(expected);
  });
});
