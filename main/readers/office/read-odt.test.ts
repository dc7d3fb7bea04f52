import { readFile } from '../read-file.ts';
import { describe, expect, it } from 'vitest';
import { odtOf } from '../../testing/document-files.ts';
import { tryReading } from '../read-fault.ts';
import { readOdt } from './read-odt.ts';

async function blocksOf(text: string, styles = '') {
  const { content } = await readOdt(odtOf(text, { styles }), 'a.odt');
  return content.blocks.map(({ kind, span, ...rest }) => [kind, content.text.slice(span.start, span.end), rest]);
}

const lists = `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="4"/><text:list-level-style-bullet text:level="2"/></text:list-style>`;
const item = (inside: string): string => `<text:list-item>${inside}</text:list-item>`;
const p = (text: string): string => `<text:p>${text}</text:p>`;

describe('readOdt', () => {
  it('knows headings, titles and quotations', async () => {
    const styles =
      '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/><style:style style:name="Quotations" style:family="paragraph"/>';
    const text = `<text:p text:style-name="Title">T</text:p><text:h text:outline-level="2">H</text:h><text:p text:style-name="P1">Q</text:p>`;
    expect(await blocksOf(text, styles)).toEqual([
      ['heading', 'T', { level: 1 }],
      ['heading', 'H', { level: 2 }],
      ['quote', 'Q', { level: 1 }],
    ]);
  });

  it('counts lists from their start, and goes on where one continues', async () => {
    const text = `<text:list text:style-name="L">${item(`${p('a')}<text:list>${item(p('b'))}</text:list>`)}${item(p('c') + p('more'))}</text:list><text:list text:style-name="L" text:continue-numbering="true">${item(p('d'))}</text:list>`;
    expect(await blocksOf(text, lists)).toEqual([
      ['list-item', 'a', { level: 1, ordinal: 4 }],
      ['list-item', 'b', { level: 2 }],
      ['list-item', 'c', { level: 1, ordinal: 5 }],
      ['paragraph', 'more', {}],
      ['list-item', 'd', { level: 1, ordinal: 6 }],
    ]);
  });

  it('collapses blanks as OpenDocument says, and keeps those that have an element', async () => {
    const text = p('  a \n  b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>  e<text:span> f</text:span>');
    expect((await blocksOf(text)).map(([, words]) => words)).toEqual(['a b   c\td\ne f']);
  });

  it('keeps the place of cells', async () => {
    const cell = (inside: string, more = ''): string => `<table:table-cell ${more}>${inside}</table:table-cell>`;
    const text = `<table:table><table:table-header-rows><table:table-row>${cell(p('x'), 'table:number-columns-spanned="2"')}<table:covered-table-cell/>${cell(p('y'))}</table:table-row></table:table-header-rows><table:table-row>${cell('', 'table:number-columns-repeated="2"')}${cell(p('1') + p('2'))}</table:table-row></table:table>`;
    expect(await blocksOf(text)).toEqual([
      ['cell', 'x', { cell: { table: 0, row: 0, column: 0, header: true } }],
      ['cell', 'y', { cell: { table: 0, row: 0, column: 2, header: true } }],
      ['cell', '1\n2', { cell: { table: 0, row: 1, column: 2, header: false } }],
    ]);
  });

  it('marks emphasis and links, and puts notes at the end', async () => {
    const styles =
      '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>';
    const text = p(
      'a <text:span text:style-name="B">bold</text:span> <text:a xlink:href="https://x.org/">link</text:a><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>first</text:p><text:p>goes on</text:p></text:note-body></text:note> end',
    );
    const { content } = await readOdt(odtOf(text, { styles }), 'a.odt');
    expect(content.text).toBe('a bold link[1] end\n\n[1] first\n\ngoes on');
    const marks = content.marks.map(({ kind, span, href }) => [kind, content.text.slice(span.start, span.end), href]);
    expect(marks).toEqual([
      ['bold', 'bold', undefined],
      ['link', 'link', 'https://x.org/'],
      ['superscript', '[1]', undefined],
    ]);
  });

  it('leaves out what was deleted, hidden or said about the text', async () => {
    const styles =
      '<style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>';
    const text = `<text:tracked-changes>${p('deleted')}</text:tracked-changes>${p('kept<office:annotation><text:p>comment</text:p></office:annotation><text:span text:style-name="V">hidden</text:span>')}<text:section text:display="none"><text:section>${p('no')}</text:section>${p('no')}</text:section>${p('<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box><svg:desc>alt</svg:desc></draw:frame>around')}`;
    expect((await blocksOf(text, styles)).map(([, words]) => words)).toEqual(['kept', 'around', 'box']);
    const { notes } = await readOdt(odtOf(text, { styles }), 'a.odt');
    expect(notes).toEqual([{ key: 'reader.note.comments', params: { count: 1 } }]);
  });

  it('refuses a file with a password', async () => {
    const manifest =
      '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>';
    const read = await tryReading(() =>
      readOdt(odtOf(p('x'), { more: { 'META-INF/manifest.xml': manifest } }), 'a.odt'),
    );
    expect(read).toMatchObject({ ok: false, error: { code: 'import/encrypted' } });
  });
});

it('reads formulas as their text, and tells those that it cannot read', async () => {
  const object = (part: string): string =>
    `<text:p>so <draw:frame><draw:object xlink:href="./${part}"/></draw:frame> it is</text:p>`;
  const math =
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>E</mi> <mo>=</mo> <mi>m</mi><annotation>E = m</annotation></semantics></math>';
  const bytes = odtOf(object('Object 1') + object('Object 2'), { more: { 'Object 1/content.xml': math } });
  const { content, notes } = await readOdt(bytes, 'a.odt');
  expect(content.text).toBe('so E=m it is\n\nso it is');
  expect(notes).toEqual([{ key: 'reader.note.formulas', params: { count: 1 } }]);
});

it('reads a document that is one XML file, and names the kinds of others', async () => {
  const office = 'urn:oasis:names:tc:opendocument:xmlns';
  const flat = `<?xml version="1.0"?><office:document xmlns:office="${office}:office:1.0" xmlns:text="${office}:text:1.0" xmlns:draw="${office}:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>Who pays?</dc:title></office:meta><office:body><office:text><text:h text:outline-level="2">Head</text:h><text:p>Text.</text:p></office:text></office:body></office:document>`;
  const readAs = (fileName: string, xml: string) => readFile({ fileName, bytes: new TextEncoder().encode(xml) });
  const read = await readAs('a.fodt', flat);
  const [document] = read.ok ? read.value.documents : [];
  expect(document?.content.text).toBe('Head\n\nText.');
  expect(document?.metadata.title).toBe('Who pays?');
  const refused = { ok: false, error: { code: 'import/wrong-kind' } };
  expect(await readAs('a.xml', flat.replace('opendocument.text"', 'opendocument.spreadsheet"'))).toMatchObject(refused);
  expect(await readAs('a.fb2', '<?xml version="1.0"?><FictionBook xmlns="x"><body/></FictionBook>')).toMatchObject(
    refused,
  );
});
