import { describe, expect, it } from 'vitest';
import { readHtml } from './read-html.ts';

const words = (mark: string): string =>
  `${mark} the river broke through its levee before dawn and drove brown water into the streets. `.repeat(6);
const paragraphs = (...marks: string[]): string => marks.map((mark) => `<p>${words(mark)}</p>`).join('');
const page = (article: string, { head = '', after = '' } = {}): string =>
  `<!doctype html><html lang="en"><head><title>A title</title>${head}</head><body><nav><a href="/">Home</a></nav><article>${article}</article>${after}</body></html>`;

function linesOf(html: string): string[] {
  const { text, blocks } = readHtml(html).content;
  return blocks.map(({ span }) =>
    text
      .slice(span.start, span.end)
      .slice(0, 40)
      .replace(/ the river.*/, ''),
  );
}

describe('what a page hides', () => {
  it.each([
    ['behind a paywall', '<div class="paywall" style="display: none">'],
    ['from screen readers', '<div aria-hidden="true">'],
    ['by an attribute', '<div hidden>'],
  ])('comes in where it goes on with the article: %s', (_name, element) => {
    const html = page(`<h1>Head</h1>${paragraphs('one', 'two')}${element}${paragraphs('three', 'four')}</div>`);
    expect(linesOf(html)).toEqual(['Head', 'one', 'two', 'three', 'four']);
    expect(readHtml(html).notes).toBeUndefined();
  });

  it('stays out where it is the same text once more, a menu, or a box that asks for something', () => {
    const twice = `<div style="display:none">${paragraphs('one', 'two')}</div>`;
    const menu = `<div class="menu" aria-hidden="true">${paragraphs('menu')}</div>`;
    const newsletter =
      '<div class="newsletter-signup"><h4>Sign up</h4><p>Our letter brings you the news of the day, each morning, before the others have it.</p></div>';
    const overlay =
      '<div id="gateway-content" style="position:fixed"><h2>Thank you</h2><p>Already a subscriber? Log in, and then you may go on with it.</p></div>';
    const html = page(`<h1>Head</h1>${paragraphs('one')}${newsletter}${paragraphs('two')}${twice}${menu}`, {
      after: overlay,
    });
    expect(linesOf(html)).toEqual(['Head', 'one', 'two']);
  });

  it('is told where much running text of the page is no part of the article', () => {
    const after = `<div class="comments">${paragraphs('comment', 'other')}</div>`;
    const { content, notes } = readHtml(page(`<h1>Head</h1>${paragraphs('one', 'two', 'three')}`, { after }));
    expect(content.text).not.toContain('comment');
    expect(notes).toMatchObject([{ key: 'reader.note.page-rest', params: { count: 2, words: 192 } }]);
  });
});

describe('the head of an article', () => {
  it('keeps the line with the authors, in the text and as metadata', () => {
    const html = page(
      `<h1>Head</h1><p class="standfirst">What it is about.</p><div class="byline">By <a rel="author" href="/a">Ada Quill</a> and Bo Ferris</div><time datetime="2024-03-05">5 March 2024</time>${paragraphs('one', 'two')}`,
    );
    expect(linesOf(html)).toEqual([
      'Head',
      'What it is about.',
      'By Ada Quill and Bo Ferris',
      '5 March 2024',
      'one',
      'two',
    ]);
    expect(readHtml(html).metadata).toMatchObject({ byline: 'Ada Quill and Bo Ferris', date: '2024-03-05' });
  });

  it('comes once, with the date that is in its line', () => {
    const byline = '<p class="byline">By <span>Ada Quill</span>, <time datetime="2024-03-14">14 March 2024</time></p>';
    const html = page(`<h1>Who pays for the flood?</h1>${byline}${paragraphs('one', 'two', 'three')}`);
    expect(linesOf(html)).toEqual(['Who pays for the flood?', 'By Ada Quill, 14 March 2024', 'one', 'two', 'three']);
  });

  it('is that of pandoc, with its abstract, among several headings of the first level', () => {
    const head =
      '<meta name="author" content="Ada Quill"><meta name="author" content="Bo Ferris"><meta name="dcterms.date" content="2024-03-05">';
    const block =
      '<header id="title-block-header"><h1 class="title">A title</h1><p class="author">Ada Quill</p><p class="author">Bo Ferris</p><p class="date">2024-03-05</p><div class="abstract"><div class="abstract-title">Abstract</div><p>What the report holds.</p></div></header>';
    const body = `<h1>First</h1>${paragraphs('one', 'two')}<h1>Second</h1>${paragraphs('three')}`;
    const html = `<!doctype html><html><head><title>A title</title>${head}</head><body>${block}${body}</body></html>`;
    expect(linesOf(html)).toEqual([
      'A title',
      'Ada Quill',
      'Bo Ferris',
      '2024-03-05',
      'Abstract',
      'What the report holds.',
      'First',
      'one',
      'two',
      'Second',
      'three',
    ]);
    expect(readHtml(html).metadata).toMatchObject({
      title: 'A title',
      byline: 'Ada Quill, Bo Ferris',
      date: '2024-03-05',
    });
  });

  it('keeps the list of key points', () => {
    const points = '<div class="summary"><ul><li>Point one</li><li>Point two</li></ul></div>';
    const posts = ['one', 'two', 'three'].map((mark) => `<article><h2>Post ${mark}</h2>${paragraphs(mark)}</article>`);
    const html = `<!doctype html><html><head><title>Live</title></head><body><main><h1>Live page</h1>${points}<div class="live">${posts.join('')}</div></main></body></html>`;
    expect(linesOf(html).slice(0, 5)).toEqual(['Live page', 'Point one', 'Point two', 'Post one', 'one']);
  });
});

it('takes the article that a page gives to search engines only, and says so', () => {
  const article = {
    '@type': 'NewsArticle',
    headline: 'Head & more',
    articleBody: `${words('one')}\n\n${words('two')}`,
  };
  const html = page('', { head: `<script type="application/ld+json">${JSON.stringify(article)}</script>` });
  const read = readHtml(html.replace(/<nav>.*<\/nav>/, ''));
  expect(linesOf(html.replace(/<nav>.*<\/nav>/, ''))).toEqual(['Head & more', 'one', 'two']);
  expect(read.notes).toEqual([{ key: 'reader.note.article-body' }]);
});

describe('what the eye sees', () => {
  const textOf = (html: string) => readHtml(html).content.text;

  it.each([
    ['quotations, one in another', '<p>She said <q>no <q>yes</q></q>.</p>', 'She said “no ‘yes’”.'],
    ['quotations of a German page', '<html lang="de"><p>Sie sagte <q>nein</q>.</p></html>', 'Sie sagte „nein“.'],
    [
      'the sign of a note, and no arrow back',
      '<p>word<a href="#n" class="footnote-ref"><sup>1</sup></a></p><p>Note <a href="#r">↩︎</a></p>',
      'word[1]\n\nNote',
    ],
    [
      'a formula once',
      '<p>Say <math> <mi>E</mi> <mo>=</mo> <mi>m</mi><annotation>x</annotation></math><span class="katex-html" aria-hidden="true">E=m</span></p>',
      'Say E=m',
    ],
    ['no number of a printed page', '<p>It was<span role="doc-pagebreak">12</span>so.</p>', 'It wasso.'],
  ])('%s', (_name, html, text) => {
    expect(textOf(html)).toBe(text);
  });

  it('has cells in their columns beside those that go over several rows', () => {
    const table =
      '<table><tr><th rowspan=3>a</th><th colspan=2>b</th></tr><tr><td rowspan=2>c</td><td>d</td></tr><tr><td>e</td></tr><tr><td>f</td></tr></table>';
    const { text, blocks } = readHtml(table).content;
    expect(blocks.map(({ span, cell }) => [text.slice(span.start, span.end), cell?.row, cell?.column])).toEqual([
      ['a', 0, 0],
      ['b', 0, 1],
      ['c', 1, 1],
      ['d', 1, 2],
      ['e', 2, 2],
      ['f', 3, 0],
    ]);
  });

  it('has a table that says it is one together, lists in its cells as lines', () => {
    const table = '<table><tr><th>a</th></tr><tr><td><ul><li>b</li><li>c</li></ul></td></tr></table>';
    const { text, blocks } = readHtml(table).content;
    expect(blocks.map(({ kind, span }) => [kind, text.slice(span.start, span.end)])).toEqual([
      ['cell', 'a'],
      ['cell', 'b\nc'],
    ]);
  });
});
