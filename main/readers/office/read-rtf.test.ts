import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentContent as Schema } from '#shared/domain/document.ts';
import { readRtf } from './read-rtf.ts';

const bytesOf = (rtf: string): Uint8Array => Uint8Array.from(Buffer.from(rtf, 'latin1'));
const read = (rtf: string) => readRtf(bytesOf(rtf), 'a.rtf');
const textOf = (inside: string): string => read(`{\\rtf1\\ansi\\ansicpg1252 ${inside}}`).content.text;

function blocksOf(inside: string) {
  const { text, blocks } = read(`{\\rtf1\\ansi ${inside}}`).content;
  return blocks.map(({ kind, span, ...rest }) => [kind, text.slice(span.start, span.end), rest]);
}

describe('readRtf', () => {
  it.each([
    ['bytes of the code page', "\\'dcber \\'80", 'Über €'],
    ['characters by number, without what stands for them', "\\u220\\'dc\\u8364?x", 'Ü€x'],
    ['several such characters, as the group says', "{\\uc2\\u220\\'81\\'82}y{\\uc0\\u220 z}", 'ÜyÜz'],
    ['pairs of surrogates', '\\u-10179?\\u-8704?!', '😀!'],
    ['half of a pair as a replacement character', '\\u-10179? a', '\ufffd a'],
    [
      'quotation marks, dashes and blanks',
      '\\ldblquote a\\rdblquote\\emdash b\\~c\\_d\\-e',
      '“a”—b\u00a0c\u2011d\u00ade',
    ],
    ['escaped braces, and line ends as nothing', 'a\\{b\\}\\\\\r\nc', 'a{b}\\c'],
    ['hidden and deleted text left out', 'a{\\v secret}{\\deleted gone}b', 'ab'],
    [
      'what is no text',
      '{\\fonttbl{\\f0 Arial;}}{\\*\\generator X;}{\\info{\\operator Y}}{\\header H}{\\pict\\bin4 }}}}}a',
      'a',
    ],
    ['numbers of ten digits with a sign, as revisions have them', 'a{\\revdttm-2074015744 b}\\lang-1 c', 'abc'],
    ['NUL as nothing', "a\\'00b", 'ab'],
  ])('reads %s', (_name, rtf, text) => {
    expect(textOf(rtf)).toBe(text);
  });

  it('decodes two bytes of a character together, in the code page of the font', () => {
    const fonts = '{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset128 B;}{\\f2\\fcharset204 C;}}';
    expect(textOf(`${fonts}\\f1 \\'93\\'fa\\'96\\'7b {\\f2 \\'cf}\\'96\\'7b \\f0\\'e9`)).toBe('日本 П本 é');
  });

  it('takes headings from the outline of styles and of paragraphs, which end with \\pard', () => {
    const rtf =
      '{\\stylesheet{\\s1\\outlinelevel1 heading 2;}}\\pard\\s1 Head\\par\\pard Text\\par\\pard\\outlinelevel0 Out\\par\\pard End';
    expect(blocksOf(rtf)).toEqual([
      ['heading', 'Head', { level: 2 }],
      ['paragraph', 'Text', {}],
      ['heading', 'Out', { level: 1 }],
      ['paragraph', 'End', {}],
    ]);
  });

  it.each([
    ['heading 2', 'heading', 2],
    ["\\'dcberschrift 3", 'heading', 3],
    ['Title', 'heading', 1],
    ['{\\loch Heading 1}', 'heading', 1],
    ['Quotations', 'quote', 1],
  ])('knows the style %s by its name', (name, kind, level) => {
    const styles = `{\\stylesheet{\\f0 Normal;}{\\s7\\sbasedon0 ${name};}{\\*\\cs8 Heading 4;}{\\s9 Body;}}`;
    expect(blocksOf(`${styles}\\pard\\s7 Head\\par\\pard\\s9 Text\\par\\pard End`)).toEqual([
      [kind, 'Head', { level }],
      ['paragraph', 'Text', {}],
      ['paragraph', 'End', {}],
    ]);
  });

  it('takes the numbers of lists from what stands before the items', () => {
    const rtf =
      "{\\listtext\\pard 3.\\tab}\\pard\\ls1 c\\par{\\listtext\\pard \\'b7\\tab}\\pard\\ls2\\ilvl1 in\\par\\pard plain\\par";
    expect(blocksOf(rtf)).toEqual([
      ['list-item', 'c', { level: 1, ordinal: 3 }],
      ['list-item', 'in', { level: 2 }],
      ['paragraph', 'plain', {}],
    ]);
  });

  it('keeps the place of cells', () => {
    const row = (a: string, b: string): string => `\\trowd\\pard\\intbl ${a}\\cell ${b}\\cell\\row `;
    expect(blocksOf(`${row('x', 'y\\par z')}${row('1', '2')}\\pard after\\par ${row('n', 'm')}`)).toEqual([
      ['cell', 'x', { cell: { table: 0, row: 0, column: 0, header: false } }],
      ['cell', 'y\nz', { cell: { table: 0, row: 0, column: 1, header: false } }],
      ['cell', '1', { cell: { table: 0, row: 1, column: 0, header: false } }],
      ['cell', '2', { cell: { table: 0, row: 1, column: 1, header: false } }],
      ['paragraph', 'after', {}],
      ['cell', 'n', { cell: { table: 1, row: 0, column: 0, header: false } }],
      ['cell', 'm', { cell: { table: 1, row: 0, column: 1, header: false } }],
    ]);
  });

  it('marks emphasis and links, and puts footnotes at the end', () => {
    const { text, marks } = read(
      '{\\rtf1 a {\\b bold}{\\field{\\*\\fldinst HYPERLINK "https://x.org/"}{\\fldrslt link}}{\\super 1}{\\footnote\\pard\\plain  note}. b\\par}',
    ).content;
    expect(text).toBe('a boldlink1[1]. b\n\n[1] note');
    expect(marks.map(({ kind, span, href }) => [kind, text.slice(span.start, span.end), href])).toEqual([
      ['bold', 'bold', undefined],
      ['link', 'link', 'https://x.org/'],
      ['superscript', '1[1]', undefined],
    ]);
  });

  it('says how many comments it left out, and how many rows of inner tables became lines', () => {
    const inner = '{a\\nestcell b\\nestcell}{\\*\\nesttableprops\\cellx9\\nestrow}{\\nonesttables\\par}';
    const comment = '{\\*\\atnid A}{\\*\\atnauthor Ann}{\\*\\annotation{\\*\\atndate 1}why?}';
    const { content, notes } = read(`{\\rtf1 \\pard\\intbl ${inner}c\\cell\\row\\pard x${comment}\\par}`);
    expect(content.text).toBe('a\nb\nc\n\nx');
    expect(notes).toEqual([
      { key: 'reader.note.comments', params: { count: 1 } },
      { key: 'reader.note.nested-rows', params: { count: 1 } },
    ]);
    expect(read('{\\rtf1 x}').notes).toBeUndefined();
  });

  it('proposes title and author of the file', () => {
    const { metadata } = read('{\\rtf1{\\info{\\title Who pays?}{\\author A. F.}}x}');
    expect(metadata).toMatchObject({ title: 'Who pays?', byline: 'A. F.' });
  });

  it('gives a sound document for any bytes, half files included', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '\\par ',
      '\\u-10179?',
      "\\'e4",
      '\\cell ',
      '\\row ',
      '\\intbl ',
      '{\\footnote ',
      '{\\*\\x ',
      '\\bin3 ',
      'a',
      '{\\field{\\*\\fldinst HYPERLINK "',
      '\\',
      '\\uc9 ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 40 }), (pieces) => {
        const { content } = read(`{\\rtf1 ${pieces.join('')}`);
        expect(Schema.safeParse(content).success && content.text.isWellFormed()).toBe(true);
        expect(content.blocks.every(({ span }) => span.end <= content.text.length)).toBe(true);
      }),
    );
  });
});
