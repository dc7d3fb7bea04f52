import { describe, expect, it } from 'vitest';
import { readHtml } from './read-html.ts';

function blocksOf(html: string) {
  const { text, blocks } = readHtml(html).content;
  return blocks.map(({ kind, span, ...rest }) => [kind, text.slice(span.start, span.end), rest]);
}

const textOf = (html: string) => readHtml(html).content.text;

describe('readHtml', () => {
  it('collapses blanks as a browser does', () => {
    expect(textOf('<p>  one \n two <br>  three&nbsp; four </p>\n<p><b>five</b> <i>six</i></p>')).toBe(
      'one two\nthree\u00a0 four\n\nfive six',
    );
  });

  it('keeps the structure', () => {
    const html =
      '<h2>Head</h2><p>Text</p><blockquote><p>Said</p></blockquote><ol start=3><li>a<ul><li>b</li></ul></li><li>c</li></ol>' +
      '<table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2<p>3</p></td></tr></table><pre>  a\n   b</pre><figure><figcaption>Cap</figcaption></figure>';
    expect(blocksOf(html)).toEqual([
      ['heading', 'Head', { level: 2 }],
      ['paragraph', 'Text', {}],
      ['quote', 'Said', { level: 1 }],
      ['list-item', 'a', { level: 1, ordinal: 3 }],
      ['list-item', 'b', { level: 2 }],
      ['list-item', 'c', { level: 1, ordinal: 4 }],
      ['cell', 'x', { cell: { table: 0, row: 0, column: 0, header: true } }],
      ['cell', 'y', { cell: { table: 0, row: 0, column: 1, header: true } }],
      ['cell', '1', { cell: { table: 0, row: 1, column: 0, header: false } }],
      ['cell', '2\n3', { cell: { table: 0, row: 1, column: 1, header: false } }],
      ['code', '  a\n   b', {}],
      ['caption', 'Cap', {}],
    ]);
  });

  it('marks emphasis and links, across blocks as well', () => {
    const { text, marks } = readHtml('<p>a <b>b <a href="https://x.org">c</a></b></p>').content;
    expect(marks.map(({ kind, span, href }) => [kind, text.slice(span.start, span.end), href])).toEqual([
      ['bold', 'b c', undefined],
      ['link', 'c', 'https://x.org/'],
    ]);
  });

  it('takes the metadata from what the page says of itself', () => {
    const html = `<html lang="en-GB"><head><title>Who pays? - Ledger</title>
      <meta property="og:site_name" content="Sundholt Ledger"><link rel="canonical" href="https://x.org/a">
      <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Who pays?",
      "author":[{"name":"A. Fenwright"}],"datePublished":"2024-03-14T08:00:00Z"}]}</script></head><body><p>Text.</p></body></html>`;
    expect(readHtml(html).metadata).toEqual({
      title: 'Who pays?',
      byline: 'A. Fenwright',
      outlet: 'Sundholt Ledger',
      date: '2024-03-14',
      url: 'https://x.org/a',
      language: 'en-GB',
    });
  });

  it('finds the article among menus and teasers', () => {
    const paragraph = `<p>${'The levee gave way, and the town was warned too late, officials said. '.repeat(6)}</p>`;
    const page = `<body><nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Sport</a></li></ul></nav>
      <article><h1>Levee</h1>${paragraph.repeat(5)}</article><footer><a href="/c">Imprint</a></footer></body>`;
    expect(textOf(page)).not.toMatch(/Sport|Imprint/);
    expect(textOf(page)).toContain('warned too late');
  });

  it.each([
    ['script', '<p>a</p><script>alert(1)</script><p>b</p>', 'a\n\nb'],
    ['style', '<style>p{}</style><p>a</p>', 'a'],
    ['iframe', '<iframe srcdoc="<p>x">inner</iframe><p>a</p>', 'a'],
    ['svg', '<svg><script>1</script><text>t</text></svg><p>a</p>', 'a'],
    ['meta refresh', '<meta http-equiv=refresh content="0;url=https://evil"><p>a</p>', 'a'],
    ['event handlers', '<p onclick="x()">a<img src=x onerror=alert(1)></p>', 'a'],
    ['template', '<template><p>x</p></template><p>a</p>', 'a'],
    ['noscript', '<noscript><p>x</p></noscript><p>a</p>', 'a'],
    ['forms', '<form><input value=x><textarea>y</textarea><p>a</p></form>', 'a'],
  ])('leaves out what is no text: %s', (_name, html, text) => {
    expect(textOf(html)).toBe(text);
  });

  it.each([
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '\\\\host\\share',
    'vbscript:x',
  ])('gives no target to a link to %j, not even through <base>', (href) => {
    const { marks } = readHtml(`<base href="javascript:x/"><p><a href="${href}">a</a></p>`).content;
    expect(marks.filter((mark) => mark.href !== undefined)).toEqual([]);
  });

  it.each([
    ['100,000 nested elements', `${'<div>'.repeat(100_000)}hello${'</div>'.repeat(100_000)}`, 'hello'],
    ['100,000 that are never closed', `${'<b>'.repeat(100_000)}hello`, 'hello'],
    ['a line of 5 MB', `<p>${'word '.repeat(1_000_000)}`, 'word '.repeat(1_000_000).trim()],
  ])(
    'copes with %s',
    (_name, html, text) => {
      expect(textOf(html) === text).toBe(true);
    },
    60_000,
  );

  it('keeps the headline as the first block of the text, once', () => {
    const words = 'The river broke through its levee before dawn and drove brown water into the streets. '.repeat(12);
    const page = (inside: string) =>
      `<html><head><title>Levee gives way 😀</title></head><body><article>${inside}</article></body></html>`;
    const { content } = readHtml(page(`<header><h1>Levee gives way 😀</h1></header><p>${words}</p><p>${words}</p>`));
    const [headline] = content.blocks;
    expect(headline).toMatchObject({ kind: 'heading', span: { start: 0 } });
    expect(content.text.slice(0, headline?.span.end)).toBe('Levee gives way 😀');
    expect(content.text.split('Levee gives way')).toHaveLength(2);
    const kept = readHtml(page(`<h1>River</h1><p>The River ${words}</p><p>${words}</p>`)).content;
    expect(kept.text.slice(0, kept.blocks[0]?.span.end)).toBe('River');
    for (const { span } of content.blocks) expect(content.text.slice(span.start, span.end).trim()).not.toBe('');
  });
});
