import { describe, expect, it } from 'vitest';
import { readMarkdown } from './read-markdown.ts';

function blocksOf(text: string) {
  return readMarkdown(text).content.blocks.map(({ kind, span, ...rest }) => [
    kind,
    text.slice(span.start, span.end),
    rest,
  ]);
}

function marksOf(text: string) {
  return readMarkdown(text).content.marks.map(({ kind, span, href }) =>
    href === undefined ? [kind, text.slice(span.start, span.end)] : [kind, text.slice(span.start, span.end), href],
  );
}

describe('readMarkdown', () => {
  it('keeps the file as the text, with positions right after CRLF and emoji', () => {
    const text = '# 😀 Title\r\n\r\nBody **bold**\r\n';
    expect(readMarkdown(text).content.text).toBe(text);
    expect(blocksOf(text)).toEqual([
      ['heading', '# 😀 Title', { level: 1 }],
      ['paragraph', 'Body **bold**', {}],
    ]);
    expect(marksOf(text)).toEqual([
      ['syntax', '#'],
      ['bold', '**bold**'],
      ['syntax', '**'],
      ['syntax', '**'],
    ]);
  });

  it('reads quotes, lists and code with their nesting', () => {
    expect(blocksOf('> one\n> two\n\n3. a\n   - b\n\n   more\n\n```js\nx\n```\n')).toEqual([
      ['quote', 'one\n> two', { level: 1 }],
      ['list-item', 'a', { level: 1, ordinal: 3 }],
      ['list-item', 'b', { level: 2 }],
      ['paragraph', 'more', {}],
      ['code', '```js\nx\n```', {}],
    ]);
    expect(marksOf('> one\n> two')).toEqual([['syntax', '>']]);
  });

  it('reads tables cell by cell', () => {
    const text = '| a | **b** |\n|---|---|\n| c |  |\n';
    expect(blocksOf(text)).toEqual([
      ['cell', 'a', { cell: { table: 0, row: 0, column: 0, header: true } }],
      ['cell', '**b**', { cell: { table: 0, row: 0, column: 1, header: true } }],
      ['cell', 'c', { cell: { table: 0, row: 1, column: 0, header: false } }],
    ]);
  });

  it.each([
    [
      '[a](https://x.org/y)',
      [
        ['link', '[a](https://x.org/y)', 'https://x.org/y'],
        ['syntax', '['],
        ['syntax', '](https://x.org/y)'],
      ],
    ],
    [
      '[a](javascript:alert(1))',
      [
        ['syntax', '['],
        ['syntax', '](javascript:alert(1))'],
      ],
    ],
    [
      '`` a`b ``',
      [
        ['syntax', '``'],
        ['code', 'a`b'],
        ['syntax', '``'],
      ],
    ],
    [
      '~~gone~~',
      [
        ['syntax', '~~'],
        ['strikethrough', 'gone'],
        ['syntax', '~~'],
      ],
    ],
    [
      '\\*not\\*',
      [
        ['syntax', '\\'],
        ['syntax', '\\'],
      ],
    ],
    ['<b onclick=x>text</b>', []],
  ])('marks %j', (text, marks) => {
    expect(marksOf(text)).toEqual(marks);
  });

  it('takes metadata from front matter, which is a block of code', () => {
    const text = '---\ntitle: "The crack"\nauthor: [A, B]\ndate: 12 March 2024\n---\n\n# Other\n';
    expect(readMarkdown(text).metadata).toMatchObject({ title: 'The crack', byline: 'A, B', date: '2024-03-12' });
    expect(blocksOf(text)[0]?.slice(0, 2)).toEqual(['code', text.slice(0, text.indexOf('\n\n'))]);
  });

  it('takes a rule at the beginning for a rule', () => {
    expect(blocksOf('---\n\nA sentence, and no key.\n\n---\n').map(([kind]) => kind)).toEqual(['paragraph']);
  });
});
