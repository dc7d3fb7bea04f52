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

  it.each([
    ['quotes', `${'>'.repeat(100_000)} Hello`],
    ['lists', `${'1. '.repeat(30_000)}Hello`],
    ['lists with quotes', `${'- > '.repeat(30_000)}Hello`],
    ['emphasis', 'a*'.repeat(50_000)],
    ['strong emphasis', '*a**b'.repeat(20_000)],
    ['emphasis over lines', '_a *b\n'.repeat(20_000)],
    ['links', '[a]('.repeat(25_000)],
    ['references', '[a][b]'.repeat(16_000)],
  ])('takes a hundred kilobytes of %s as plain text, and says so', (_what, text) => {
    const { content, notes } = readMarkdown(text);
    expect(content.text).toBe(text);
    expect(content.marks).toEqual([]);
    expect(content.blocks[0]?.kind).toBe('paragraph');
    expect(notes).toEqual([{ key: 'reader.note.markdown-too-much' }]);
  });

  it.each([
    ['rules', `${'- '.repeat(500)}\n\n${'* '.repeat(500)}\n\n${'*'.repeat(5000)}\n`],
    ['an underlined heading', `Title\n${'-'.repeat(500)}\n`],
    ['quotes in quotes', `${'>'.repeat(50)} Hello`],
    ['a long text with marks', 'A *b* [c](d) _e_.\n\n'.repeat(5000)],
    ['a long list', '- A *b* [c](d)\n'.repeat(3000)],
    ['a table', `|${' *a* |'.repeat(50)}\n|${'-|'.repeat(50)}\n${`|${' [b](c) |'.repeat(50)}\n`.repeat(100)}`],
  ])('reads %s as Markdown', (_what, text) => {
    expect(readMarkdown(text).notes).toBeUndefined();
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

it.each([
  ['names', 'author:\n- Ada Quill\n- "Bo Ferris"\n'],
  ['what has names', 'author:\n  - name: Ada Quill\n    email: a@b.c\n  - name: Bo Ferris\n'],
])('takes a list of %s in the front matter for the authors', (_name, yaml) => {
  expect(readMarkdown(`---\ntitle: T\n${yaml}date: 2024-03-05\n---\n\nText.\n`).metadata).toMatchObject({
    title: 'T',
    byline: 'Ada Quill, Bo Ferris',
    date: '2024-03-05',
  });
});
