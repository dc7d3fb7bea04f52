import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findContentFault } from '../testing/content-faults.ts';
import { docxOf, epubOf, odtOf, pdfOf, zipOf } from '../testing/document-files.ts';
import { readFile } from './read-file.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const p = (text: string): string => `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;

const files: readonly (readonly [string, Uint8Array])[] = [
  ['a.docx', docxOf({ body: `${p('one')}<w:tbl><w:tr><w:tc>${p('two')}</w:tc></w:tr></w:tbl>` })],
  ['a.odt', odtOf('<text:h>one</text:h><text:list><text:list-item><text:p>two</text:p></text:list-item></text:list>')],
  ['a.epub', epubOf({ 'a.xhtml': '<html><body><p>one</p></body></html>' })],
  ['a.pdf', pdfOf([[{ text: 'one two', x: 72, y: 700 }], [{ text: 'three', x: 72, y: 700 }]])],
  ['a.rtf', bytesOf("{\\rtf1\\ansi{\\b one} \\u220\\'dc\\par\\trowd\\intbl two\\cell\\row}")],
  [
    'a.eml',
    bytesOf(
      'Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>one\r\n--b--',
    ),
  ],
  [
    'a.mhtml',
    bytesOf(
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>one\r\n--b--',
    ),
  ],
  ['a.csv', bytesOf('text,n\n"one\ntwo",1\nthree,2\n')],
  ['a.jsonl', bytesOf('{"text":"one"}\n{"text":"two","n":[1]}\n')],
  ['a.zip', zipOf({ 'a.txt': 'one', 'b.csv': 'text\ntwo\n' })],
];

/** Damage as disks, networks and people do it: bytes changed, put in, cut off. */
const damage = fc.record({
  changes: fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { maxLength: 6 }),
  length: fc.oneof(fc.constant(1), fc.double({ min: 0.05, max: 1, noNaN: true })),
});

function damaged(
  bytes: Uint8Array,
  { changes, length }: typeof damage extends fc.Arbitrary<infer Value> ? Value : never,
) {
  const result = bytes.slice(0, Math.ceil(bytes.length * length));
  for (const { at, byte } of changes) result[at % result.length] = byte;
  return result;
}

describe('a damaged file', () => {
  it.each(files)(
    '%s gives sound documents or a reason, never an error',
    async (fileName, bytes) => {
      await fc.assert(
        fc.asyncProperty(damage, async (how) => {
          const read = await readFile({ fileName, bytes: damaged(bytes, how) });
          if (!read.ok) expect(read.error.code).toMatch(/^import\//);
          else for (const { content } of read.value.documents) expect(findContentFault(content)).toBeUndefined();
        }),
        { numRuns: 120 },
      );
    },
    30_000,
  );

  it.each(files)('%s as it should be has text', async (fileName, bytes) => {
    const read = await readFile({ fileName, bytes });
    expect(read.ok && read.value.documents.map(({ content }) => content.text).join(' ')).toMatch(/one[^]*/);
  });
});

describe('a file that is made to do harm', () => {
  const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${'bcdefgh'.replace(/./g, (name) => `<!ENTITY ${name} "${`&${String.fromCharCode(name.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`;

  it.each([
    ['entities that multiply', 'a.docx', docxOf({ body: '', more: { 'word/document.xml': `${entities}<w>&h;</w>` } })],
    [
      'entities from outside',
      'a.odt',
      odtOf('', { more: { 'content.xml': '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>' } }),
    ],
    ['a package that grows', 'a.docx', docxOf({ body: ' '.repeat(3_000_000) })],
    [
      'a style based on itself for ever',
      'a.odt',
      odtOf('<text:p text:style-name="A"/>', {
        styles: '<style:style style:name="A" style:family="paragraph" style:parent-style-name="A"/>',
      }),
    ],
    ['groups in groups', 'a.rtf', bytesOf(`{\\rtf1 ${'{'.repeat(100_000)}`)],
    [
      'parts in parts',
      'a.eml',
      bytesOf(
        Array.from(
          { length: 400 },
          (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`,
        ).join(''),
      ),
    ],
  ])(
    'is refused: %s',
    async (_name, fileName, bytes) => {
      const read = await readFile({ fileName, bytes });
      expect(read.ok ? 'read' : read.error.code).toMatch(/^import\/(?:damaged|archive-growth|no-text)$/);
    },
    60_000,
  );

  it.each([
    ['a line of ten megabytes', 'a.csv', bytesOf(`text\n${'word '.repeat(2_000_000)}`)],
    ['a paragraph of ten megabytes', 'a.rtf', bytesOf(`{\\rtf1 ${'word '.repeat(2_000_000)}}`)],
    [
      'many runs in a paragraph',
      'a.docx',
      docxOf({
        body: `<w:p>${Array.from({ length: 20_000 }, (_, run) => `<w:r><w:t>r${run * 7919} </w:t></w:r>`).join('')}</w:p>`,
      }),
    ],
  ])(
    'is read, however long: %s',
    async (_name, fileName, bytes) => {
      expect(await readFile({ fileName, bytes })).toMatchObject({ ok: true });
    },
    60_000,
  );
});
