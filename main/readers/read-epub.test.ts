import { describe, expect, it } from 'vitest';
import { epubOf } from '../testing/document-files.ts';
import { tryReading } from './read-fault.ts';
import { readEpub } from './read-epub.ts';

const page = (body: string): string =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`;

describe('readEpub', () => {
  it('reads the chapters in the order of the spine, and numbers tables on', async () => {
    const table = '<table><tr><td>x</td></tr></table>';
    const pages = {
      'z.xhtml': page(`<h1>One</h1><a id="here"/><p>first</p>${table}`),
      'a b.xhtml': page(`<h1>Two</h1>${table}`),
    };
    const { content } = await readEpub(epubOf(pages, { spine: ['a b.xhtml', 'z.xhtml'] }), 'a.epub');
    expect(content.text).toBe('Two\n\nx\n\nOne\n\nfirst\n\nx');
    expect(content.blocks.flatMap(({ cell }) => cell?.table ?? [])).toEqual([0, 1]);
    expect(content.marks).toEqual([]);
  });

  it('reads a chapter once that the spine lists thousands of times', async () => {
    const pages = { 'a.xhtml': page('<p>first</p>'), 'b.xhtml': page('<p>second</p>') };
    const spine = [...Array.from({ length: 5000 }, () => 'a.xhtml'), 'b.xhtml'];
    const { content } = await readEpub(epubOf(pages, { spine }), 'a.epub');
    expect(content.text).toBe('first\n\nsecond');
  });

  it('takes over what the book says of itself', async () => {
    const metadata =
      '<dc:title>Book</dc:title><dc:creator>A</dc:creator><dc:creator>B</dc:creator><dc:date>2024-03-14</dc:date><dc:language>en</dc:language><dc:publisher>House</dc:publisher>';
    const read = await readEpub(epubOf({ 'a.xhtml': page('<p>x</p>') }, { metadata }), 'a.epub');
    expect(read.metadata).toEqual({
      title: 'Book',
      byline: 'A, B',
      outlet: 'House',
      date: '2024-03-14',
      url: '',
      language: 'en',
    });
  });

  it.each([
    ['import/damaged', {}, ['gone.xhtml']],
    [
      'import/encrypted',
      {
        'META-INF/encryption.xml':
          '<e xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>',
      },
      ['a.xhtml'],
    ],
  ])('refuses with %s', async (code, more, spine) => {
    const pages: Record<string, string> = { 'a.xhtml': page('<p>x</p>') };
    const bytes = epubOf({ ...pages, 'gone.xhtml': page('') }, { more, spine });
    // A chapter that the book names and does not have.
    const without = Buffer.from(bytes).toString('latin1').replaceAll('OPS/gone.xhtml', 'OPS/else.xhtml');
    const read = await tryReading(() => readEpub(Uint8Array.from(Buffer.from(without, 'latin1')), 'a.epub'));
    expect(read).toMatchObject({ ok: false, error: { code } });
  });

  it('reads a book whose fonts alone are garbled', async () => {
    const more = {
      'META-INF/encryption.xml':
        '<e xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e>',
    };
    const { content } = await readEpub(epubOf({ 'a.xhtml': page('<p>x</p>') }, { more }), 'a.epub');
    expect(content.text).toBe('x');
  });
});
