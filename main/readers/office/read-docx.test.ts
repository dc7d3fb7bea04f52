import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { docxOf, zipOf } from '../../testing/document-files.ts';
import { tryReading } from '../read-fault.ts';
import { readDocx } from './read-docx.ts';

const p = (inside: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
const t = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

async function blocksOf(file: Parameters<typeof docxOf>[0]) {
  const { content } = await readDocx(docxOf(file), 'a.docx');
  return content.blocks.map(({ kind, span, ...rest }) => [kind, content.text.slice(span.start, span.end), rest]);
}

async function marksOf(file: Parameters<typeof docxOf>[0]) {
  const { content } = await readDocx(docxOf(file), 'a.docx');
  return content.marks.map(({ kind, span, href }) => [kind, content.text.slice(span.start, span.end), href]);
}

const styles = `
  <w:style w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
  <w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>
  <w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>
  <w:style w:styleId="Round"><w:name w:val="a"/><w:basedOn w:val="Round"/></w:style>
  <w:style w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`;
const numbering = `
  <w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl>
    <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
const item = (text: string, level: number, list = 1): string =>
  p(t(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

describe('readDocx', () => {
  it('knows headings and quotations by their styles, also by what these are based on', async () => {
    const body = `${p(t('Head'), '<w:pStyle w:val="Mine"/>')}${p(t('Said'), '<w:pStyle w:val="Q"/>')}${p(t('Text'), '<w:pStyle w:val="Round"/>')}${p(t('Out'), '<w:outlineLvl w:val="0"/>')}`;
    expect(await blocksOf({ body, styles })).toEqual([
      ['heading', 'Head', { level: 2 }],
      ['quote', 'Said', { level: 1 }],
      ['paragraph', 'Text', {}],
      ['heading', 'Out', { level: 1 }],
    ]);
  });

  it('counts lists as Word does: from their start, inner ones anew, another list from its own', async () => {
    const body = [item('a', 0), item('b', 1), item('c', 1), item('d', 0), item('e', 1), item('f', 2), item('g', 0, 2)];
    expect(await blocksOf({ body: body.join(''), numbering })).toEqual([
      ['list-item', 'a', { level: 1, ordinal: 3 }],
      ['list-item', 'b', { level: 2, ordinal: 1 }],
      ['list-item', 'c', { level: 2, ordinal: 2 }],
      ['list-item', 'd', { level: 1, ordinal: 4 }],
      ['list-item', 'e', { level: 2, ordinal: 1 }],
      ['list-item', 'f', { level: 3 }],
      ['list-item', 'g', { level: 1, ordinal: 1 }],
    ]);
  });

  it('keeps the place of cells, across wide ones and tables in tables', async () => {
    const cell = (inside: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell(p(t('in')))}</w:tr></w:tbl>`;
    const body = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(p(t('x')), '<w:gridSpan w:val="2"/>')}${cell(p(t('y')))}</w:tr><w:tr>${cell(p(t('1')) + p(t('2')))}${cell(`${inner}${p('')}`)}${cell(p(t('3')))}</w:tr></w:tbl>`;
    expect(await blocksOf({ body })).toEqual([
      ['cell', 'x', { cell: { table: 0, row: 0, column: 0, header: true } }],
      ['cell', 'y', { cell: { table: 0, row: 0, column: 2, header: true } }],
      ['cell', '1\n2', { cell: { table: 0, row: 1, column: 0, header: false } }],
      ['cell', 'in', { cell: { table: 0, row: 1, column: 1, header: false } }],
      ['cell', '3', { cell: { table: 0, row: 1, column: 2, header: false } }],
    ]);
  });

  it('marks emphasis once over runs that were split, and links of both kinds', async () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://y.org/"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${t('there')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = p(
      `${t('a ')}${t('bo', '<w:b/>')}${t('ld', '<w:b/><w:i w:val="0"/>')}${t(' strong', '<w:rStyle w:val="Strong"/>')} <w:hyperlink r:id="l">${t('here')}</w:hyperlink> ${field}${t('js')}`,
    );
    expect(await marksOf({ body, styles, links: { l: 'https://x.org/', j: 'javascript:x' } })).toEqual([
      ['bold', 'bold strong', undefined],
      ['link', 'here', 'https://x.org/'],
      ['link', 'there', 'https://y.org/'],
    ]);
  });

  it('reads as with all changes accepted, without comments, hidden text and second copies', async () => {
    const body = `${p(`${t('kept')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>${t(' new')}</w:ins><w:moveFrom>${t('moved')}</w:moveFrom>${t('secret', '<w:vanish/>')}`)}${p(`<mc:AlternateContent><mc:Choice Requires="wps"><w:r><w:drawing><w:txbxContent>${p(t('box'))}</w:txbxContent></w:drawing></w:r></mc:Choice><mc:Fallback><w:r><w:txbxContent>${p(t('box'))}</w:txbxContent></w:r></mc:Fallback></mc:AlternateContent>${t('around')}`)}`;
    expect((await blocksOf({ body })).map(([, text]) => text)).toEqual(['kept new', 'around', 'box']);
  });

  it('says how many comments it left out, as many as mammoth finds', async () => {
    const comment = (id: number): string => `<w:comment w:id="${id}" w:author="Ann">${p(t('why?'))}</w:comment>`;
    const body = p(`${t('A')}<w:r><w:commentReference w:id="0"/></w:r><w:r><w:commentReference w:id="1"/></w:r>`);
    const file = docxOf({ body, comments: comment(0) + comment(1) });
    const { content, notes } = await readDocx(file, 'a.docx');
    expect([content.text, notes]).toEqual(['A', [{ key: 'reader.note.comments', params: { count: 2 } }]]);
    const shown = await mammoth.convertToHtml(
      { buffer: Buffer.from(file) },
      { styleMap: ['comment-reference => sup'] },
    );
    expect(shown.value.match(/why\?/g)).toHaveLength(2);
    expect((await readDocx(docxOf({ body }), 'a.docx')).notes).toBeUndefined();
  });

  it('puts notes at the end, in the order of their marks', async () => {
    const body = p(
      `${t('A')}<w:r><w:footnoteReference w:id="5"/></w:r>${t(' B')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>`,
    );
    const footnotes = `<w:footnote w:id="0" w:type="separator">${p('')}</w:footnote><w:footnote w:id="2">${p(t('second'))}</w:footnote><w:footnote w:id="5">${p(t('first'))}${p(t('goes on'))}</w:footnote>`;
    const endnotes = `<w:endnote w:id="1">${p(t('last'))}</w:endnote>`;
    const file = { body, footnotes, endnotes };
    expect((await blocksOf(file)).map(([, text]) => text)).toEqual([
      'A[1] B[2][i]',
      '[1] first',
      'goes on',
      '[2] second',
      '[i] last',
    ]);
    expect((await marksOf(file)).map(([kind]) => kind)).toEqual(['superscript', 'superscript']);
  });

  it('proposes title, author and language, and no date of its own', async () => {
    const core = '<dc:title>Who pays?</dc:title><dc:creator>A. Fenwright</dc:creator><dc:language>en-GB</dc:language>';
    const { metadata } = await readDocx(docxOf({ body: p(t('x')), core }), 'a.docx');
    expect(metadata).toMatchObject({ title: 'Who pays?', byline: 'A. Fenwright', language: 'en-GB', date: '' });
  });

  it('has the words that mammoth has, in the same order', async () => {
    const body = [
      p(t('Head'), '<w:pStyle w:val="H2"/>'),
      item('one', 0),
      p(`${t('a')}<w:r><w:tab/></w:r>${t('b 😀')}`),
    ];
    const bytes = docxOf({ body: body.join(''), styles, numbering });
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    const { content } = await readDocx(bytes, 'a.docx');
    expect(content.text.split(/\s+/)).toEqual(value.trim().split(/\s+/));
  });

  it.each([
    ['broken XML', docxOf({ body: '<w:p>' }), 'word/document.xml, line 1'],
    ['a document type', zipOf({ ...parts('<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>') }), 'word/document.xml'],
    ['no text part', zipOf({ '[Content_Types].xml': 'x' }), 'word/document.xml'],
    ['deep nesting', docxOf({ body: '<w:p>'.repeat(500) + '</w:p>'.repeat(500) }), 'word/document.xml'],
  ])('names the place of %s', async (_name, bytes, place) => {
    const read = await tryReading(() => readDocx(bytes, 'a.docx'));
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'import/damaged', params: { place: expect.stringContaining(place) } },
    });
  });
});

function parts(document: string) {
  return { 'word/document.xml': document };
}

it('joins what a large initial and a deleted mark keep apart', async () => {
  const p = (properties: string, text: string): string =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const body = [
    p('<w:framePr w:dropCap="drop" w:lines="3"/>', 'T'),
    p('', 'he end.'),
    p('<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>', 'One, '),
    p('<w:rPr><w:del w:id="2" w:author="A"/></w:rPr>', 'two, '),
    p('', 'three.'),
    `<w:tbl><w:tr><w:tc>${p('<w:rPr><w:del w:id="3" w:author="A"/></w:rPr>', 'cell')}</w:tc></w:tr></w:tbl>`,
    p('<w:rPr><w:del w:id="4" w:author="A"/></w:rPr>', 'last'),
  ].join('');
  const { content } = await readDocx(docxOf({ body }), 'a.docx');
  expect(content.text).toBe('The end.\n\nOne, two, three.\n\ncell\n\nlast');
});

it('goes on with a list whose first item says where it begins, and tells files that were put in', async () => {
  const item = (numId: number): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${numId}"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`;
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
  const { content, notes } = await readDocx(
    docxOf({ body: `${item(2)}${item(1)}${item(2)}<w:altChunk r:id="c"/>`, numbering }),
    'a.docx',
  );
  expect(content.blocks.map(({ ordinal }) => ordinal)).toEqual([5, 6, 7]);
  expect(notes).toEqual([{ key: 'reader.note.alt-chunks', params: { count: 1 } }]);
});
