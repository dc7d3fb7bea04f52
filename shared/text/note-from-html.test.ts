import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNote } from './markdown-notes.ts';
import { noteFromHtml } from './note-from-html.ts';

const reduced = (html: string): string => formatNote(noteFromHtml(html));

describe('noteFromHtml', () => {
  it.each([
    ['<p>One <b>bold</b> and <em>slanted</em></p><p>Two</p>', 'One **bold** and *slanted*\n\nTwo'],
    ['<ul><li>a</li><li>b <strong>c</strong></li></ul>after', '- a\n- b **c**\n\nafter'],
    ['<ol><li>a<ul><li>inner</li></ul></li><li>b</li></ol>', '1. a\n\n- inner\n\n1. b'],
    ['a<br>b', 'a\nb'],
    ['<a href="https://example.org/?a=1&amp;b=2">there</a>', '[there](https://example.org/?a=1&b=2)'],
    ['<a href="annotary:annotation/a-1">the fire brigade</a>', '[the fire brigade](annotary:annotation/a-1)'],
    ['<span style="font-weight:700">a</span> <b style="font-weight:normal">b</b>', '**a** b'],
    ['&lt;b&gt; &amp; &#8211; &#x2014; &nosuch;', '<b> & – — &nosuch;'],
    ['<h1>Title</h1><table><tr><td>x</td><td>y</td></tr></table>', 'Title\n\nx\n\ny'],
    ['<!-- no --><style>p{}</style><p>yes</p><!doctype html>', 'yes'],
    ['1 < 2', '1 < 2'],
  ])('reduces %s', (html, markdown) => {
    expect(reduced(html)).toBe(markdown);
  });

  it.each([
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&#115;cript:alert(1)">x</a>',
    `<a href=' JavaScript:alert(1)'>x</a>`,
    '<a href=data:text/html,x>x</a>',
    '<script>alert(1)</script>x',
    '<img src=x onerror=alert(1)>x',
    '<svg><a href="https://a.org">no</a></svg>x',
    '<iframe src="https://a.org">no</iframe>x',
  ])('leaves only the word of %s', (html) => {
    expect(reduced(html)).toBe('x');
  });

  it('reads anything', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      'b',
      'a href=',
      '"',
      "'",
      '&',
      '#',
      'x',
      ';',
      'li',
      'ul',
      '<li>',
      '</ul>',
      ' ',
      '!--',
      'script',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(reduced(parts.join(''))).not.toMatch(/\]\(javascript/i);
      }),
    );
  });
});
