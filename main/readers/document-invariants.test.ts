import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentContent } from '#shared/domain/document.ts';
import { findContentFault as findFault } from '../testing/content-faults.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readTxt } from './read-txt.ts';

/** Pieces that mean something to Markdown and HTML, so that chance builds more than paragraphs. */
const piece = fc.oneof(
  fc.constantFrom(
    '**',
    '*',
    '`',
    '~~',
    '# ',
    '> ',
    '- ',
    '1. ',
    '| ',
    '|\n|-|-|\n',
    '\n\n',
    '\r\n',
    '\n',
    '\r',
    '    ',
    '---\n',
  ),
  fc.constantFrom(
    '[a](http://x.y)',
    '![b](c)',
    '[d][e]',
    '[e]: http://z',
    '<b>',
    '&amp;',
    '\\*',
    '```\n',
    '😀',
    'e\u0301',
    '\u2028',
    '\ufeff',
  ),
  fc.constantFrom(
    '<p>',
    '</p>',
    '<table><tr><td>',
    '</table>',
    '<ul><li>',
    '</ul>',
    '<pre>',
    '</pre>',
    '<br>',
    '<a href="http://x.y">',
    '</a>',
  ),
  fc.string({ maxLength: 8 }),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('').toWellFormed());

describe('every reader', () => {
  it.each([
    ['txt', readTxt],
    ['markdown', readMarkdown],
    ['html', readHtml],
  ])('%s: blocks lie in the text, in order, apart, and marks lie in blocks', (_name, read) => {
    fc.assert(
      fc.property(text, (value) => {
        expect(findFault(read(value).content)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('markdown: an underlined heading under a link definition is one block', () => {
    const { content } = readMarkdown('[e]: http://z---\n[a](http://x.y)---\n---\n');
    expect(findFault(content)).toBeUndefined();
  });

  it.each([
    ['txt', readTxt],
    ['markdown', readMarkdown],
  ])('%s: the text is the file', (_name, read) => {
    fc.assert(
      fc.property(text, (value) => {
        expect(read(value).content.text).toBe(value);
      }),
    );
  });

  it('txt: every character that is not blank lies in a block', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(outside(value, readTxt(value).content).trim()).toBe('');
      }),
    );
  });

  it('markdown: what lies outside of blocks is markup', () => {
    // Letters are never markup, apart from the language of a fence and tags, which stay in blocks.
    fc.assert(
      fc.property(text, (value) => {
        expect(outside(value, readMarkdown(value).content)).not.toMatch(/\p{L}|\p{N}{3}|😀/u);
      }),
      { numRuns: 300 },
    );
  });
});

function outside(value: string, { blocks }: DocumentContent): string {
  let rest = '';
  let from = 0;
  for (const { span } of blocks) {
    rest += value.slice(from, span.start);
    from = span.end;
  }
  return rest + value.slice(from);
}
