import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findContentFault } from '../testing/content-faults.ts';
import { pdfOf, type PdfLine } from '../testing/document-files.ts';
import { tryReading } from './read-fault.ts';
import { readPdf } from './read-pdf.ts';

async function read(pages: readonly (readonly PdfLine[])[]) {
  const { content, notes } = await readPdf(pdfOf(pages), 'a.pdf');
  const { text, blocks } = content;
  return { text, notes, blocks: blocks.map(({ kind, span }) => [kind, text.slice(span.start, span.end)]) };
}

/** Lines below each other. */
function column(x: number, top: number, lines: readonly string[]): PdfLine[] {
  return lines.map((text, index) => ({ text, x, y: top - index * 12 }));
}

const filler = 'with enough words to fill the line of a column';

/** Pages of pieces of all sizes at all places, as nobody sets them. */
const anyPage = fc.array(
  fc.record({
    text: fc.constantFrom('A', 'U.S.-', 'India', 'and on', '5.4%', '1. one', '(x)', 'deal-', 'ends.'),
    x: fc.integer({ min: 20, max: 400 }),
    y: fc.integer({ min: 20, max: 760 }),
    size: fc.constantFrom(8, 10, 12, 24, 40),
  }),
  { minLength: 1, maxLength: 30 },
);

describe('readPdf', () => {
  it('loses no letter and has none twice, wherever the pieces stand', async () => {
    await fc.assert(
      fc.asyncProperty(anyPage, async (lines) => {
        const { content } = await readPdf(pdfOf([lines]), 'a.pdf');
        expect(findContentFault(content)).toBeUndefined();
        const letters = (text: string): string => text.replace(/[\s-]/g, '').split('').toSorted().join('');
        expect(letters(content.text)).toBe(letters(lines.map(({ text }) => text).join('')));
      }),
      { numRuns: 60 },
    );
  });

  it('joins the lines of a paragraph, and ends it at space, at a heading and at the page', async () => {
    const { blocks } = await read([
      [
        { text: 'Who pays for the harbour', x: 72, y: 720, size: 16 },
        ...column(72, 690, ['The first paragraph begins on this line and', 'ends on this one.']),
        ...column(72, 650, ['The second one goes on over the end of the', 'page as if']),
      ],
      column(72, 720, ['nothing had happened.']),
    ]);
    expect(blocks).toEqual([
      ['heading', 'Who pays for the harbour'],
      ['paragraph', 'The first paragraph begins on this line and ends on this one.'],
      ['paragraph', 'The second one goes on over the end of the page as if'],
      ['paragraph', 'nothing had happened.'],
    ]);
  });

  it('reads columns one after the other, and what reaches across them between', async () => {
    const lines = (name: string): string[] => Array.from({ length: 8 }, (_, index) => `${name}${index} ${filler}`);
    const { text } = await read([
      [
        { text: `A title that reaches across both of the columns ${filler} ${filler}`, x: 72, y: 740 },
        ...column(72, 700, lines('a')).flatMap((line, index) => [line, column(320, 700, lines('b'))[index] ?? line]),
      ],
    ]);
    const order = [...text.matchAll(/\b[ab]\d|title/g)].map(([found]) => found);
    expect(order.join(' ')).toBe('title a0 a1 a2 a3 a4 a5 a6 a7 b0 b1 b2 b3 b4 b5 b6 b7');
  });

  it('keeps the rows of a table', async () => {
    const rows = Array.from({ length: 8 }, (_, row) => [
      { text: `name ${row}`, x: 72, y: 700 - row * 12 },
      { text: String(row * 100), x: 300, y: 700 - row * 12 },
    ]);
    expect((await read([rows.flat()])).text).toContain('name 3\t300\n\nname 4\t400');
  });

  it('leaves out headers, footers and page numbers that come again, and says so', async () => {
    const page = (number: number): PdfLine[] => [
      { text: `The Harrowmere Ledger, issue ${number}`, x: 72, y: 770 },
      { text: `The text of page ${'one two three four'.split(' ')[number - 1] ?? ''}.`, x: 72, y: 500 },
      { text: `- ${number + 10} -`, x: 300, y: 30 },
    ];
    const { text, notes } = await read([1, 2, 3, 4].map(page));
    expect(text).toBe(
      'The text of page one.\n\nThe text of page two.\n\nThe text of page three.\n\nThe text of page four.',
    );
    expect(notes).toEqual([
      { key: 'reader.note.running', params: { count: 8, lines: 'The Harrowmere Ledger, issue #, - # -' } },
    ]);
  });

  it('joins words that were broken at the end of a line, by what the document has elsewhere', async () => {
    const { text, notes } = await read([
      column(72, 700, [
        'It is well-known that the harbour was expected to be ex-',
        'pected again, and that this is well-',
        'known in Anglo-',
        'American circles of the surpris-',
        'ing kind.',
      ]),
    ]);
    expect(text).toBe(
      'It is well-known that the harbour was expected to be expected again, and that this is well-known in Anglo-American circles of the surprising kind.',
    );
    expect(notes).toEqual([{ key: 'reader.note.joined-words', params: { count: 1, words: 'surprising' } }]);
  });

  it.each([3, 4])('reads %i columns one after the other', async (count) => {
    const names = 'abcd'.slice(0, count).split('');
    const rows = Array.from({ length: 10 }, (_, row) =>
      names.map((name, at) => ({
        text: `${name}${row} the quick fox ran off`,
        x: 30 + at * (count === 3 ? 170 : 140),
        y: 700 - row * 12,
      })),
    );
    const { text } = await read([rows.flat()]);
    const wanted = names.flatMap((name) => rows.map((_, row) => `${name}${row}`));
    expect([...text.matchAll(/\b[a-d]\d/g)].map(([found]) => found)).toEqual(wanted);
    expect(text).not.toContain('\t');
  });

  it('keeps the rows of a table of several short cells', async () => {
    const rows = Array.from({ length: 10 }, (_, row) =>
      ['Region', 'Votes', 'Share'].map((name, at) => ({ text: `${name} ${row}`, x: 60 + at * 60, y: 700 - row * 12 })),
    );
    expect((await read([rows.flat()])).text).toContain('Region 3\tVotes 3\tShare 3');
  });

  it('puts a large initial before the line at its top', async () => {
    const { blocks } = await read([
      [
        { text: 'M', x: 50, y: 668, size: 40 },
        ...column(90, 686, [
          'inisters agreed on Friday to raise the budget',
          'by four per cent, a high official said, and',
        ]),
        ...column(50, 662, ['the parliament will vote on the proposal in the week', 'that comes.']),
      ],
    ]);
    expect(blocks).toEqual([
      [
        'paragraph',
        'Ministers agreed on Friday to raise the budget by four per cent, a high official said, and the parliament will vote on the proposal in the week that comes.',
      ],
    ]);
  });

  it('keeps paragraphs of one line apart where hardly any has two', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => ({
      text: `${index % 2 === 0 ? 'Question' : 'An answer'} number ${index} of the talk`,
      x: 50,
      y: 720 - index * 28,
    }));
    expect((await read([lines])).blocks).toHaveLength(12);
    const close = lines.map((line, index) => ({ ...line, y: 720 - index * 21 }));
    const long = column(50, 720 - 12 * 21, [`${filler} ${filler}`, 'and the rest of it']);
    expect((await read([[...close, ...long]])).blocks).toHaveLength(13);
  });

  it('begins the items of a numbered list after a short line', async () => {
    const lines = column(72, 700, ['The steps', '1. one of them', '2. another', `of ${filler} ${filler}`]);
    expect((await read([lines])).blocks).toHaveLength(3);
  });

  it('goes on with a paragraph after an abbreviation at the end of a short line', async () => {
    const lines = column(72, 700, [`${filler} ${filler}`, 'They wanted to enter the U.S.', 'unlawfully, it was said.']);
    expect((await read([lines])).blocks).toHaveLength(1);
  });

  it('keeps the hyphens of a document that breaks no words', async () => {
    const { text, notes } = await read([
      column(72, 700, [
        'A term that is long was much talked of and anticipated, in the U.S.-',
        'India talks, and the much-',
        'anticipated day of long-',
        'term plans came.',
      ]),
    ]);
    expect(text).toContain('the U.S.-India talks, and the much-anticipated day of long-term plans');
    expect(notes).toEqual([]);
  });

  it('leaves out what a browser printed above and below one page, and says so', async () => {
    const { text, notes } = await read([
      [
        { text: '11/23/26, 2:55 AM', x: 24, y: 770, size: 8 },
        { text: 'The harbour', x: 300, y: 770, size: 8 },
        { text: 'The text of the page of 3/4/24, 1:00 PM.', x: 72, y: 500 },
        { text: 'file:///tmp/a.html', x: 24, y: 18, size: 8 },
        { text: '1/1', x: 570, y: 18, size: 8 },
      ],
    ]);
    expect(text).toBe('The text of the page of 3/4/24, 1:00 PM.');
    expect(notes).toMatchObject([{ key: 'reader.note.running', params: { count: 2 } }]);
  });

  it('marks raised figures, which belong to their line', async () => {
    const line = [
      { text: 'so it was said', x: 72, y: 700 },
      { text: '12', x: 137, y: 704, size: 6 },
    ];
    const { content } = await readPdf(pdfOf([line]), 'a.pdf');
    expect(content.text).toMatch(/^so it was said ?12$/);
    expect(content.marks.map(({ kind, span }) => [kind, content.text.slice(span.start, span.end)])).toEqual([
      ['superscript', '12'],
    ]);
  });

  it('reads a line that was stretched to its column as words, not as cells', async () => {
    const words = ['stretched', 'to', 'its', 'column'];
    const lines = words.map((text, index) => ({ text, x: [72, 142, 180, 222][index] ?? 0, y: 700 }));
    expect((await read([lines])).text).toBe('stretched to its column');
  });

  it.each([
    ['pictures of text only', pdfOf([[], []]), { code: 'import/no-text-layer', params: { pages: 2 } }],
    ['a file that is none', new TextEncoder().encode('%PDF-1.4 and nothing more'), { code: 'import/damaged' }],
    ['half of a file', pdfOf([column(72, 700, ['x'])]).subarray(0, 200), { code: 'import/damaged' }],
    ['a file with a password', encrypted(), { code: 'import/encrypted' }],
  ])('refuses %s', async (_name, bytes, error) => {
    expect(await tryReading(() => readPdf(bytes, 'a.pdf'))).toMatchObject({ ok: false, error });
  });

  it('has all the words of pages that Chromium printed, in their order', async () => {
    if (!existsSync(CHROMIUM)) {
      console.warn(`${CHROMIUM} is not there: no printed page was read.`);
      return;
    }
    const words = Array.from({ length: 900 }, (_, index) => `w${index}`);
    const columns = `<h1>Printed</h1><div style="columns:2;text-align:justify">${words.join(' ')}</div>`;
    expect((await printed(columns)).text.split(/\s+/)).toEqual(['Printed', ...words]);

    const arabic = 'قال الوزير إن الميناء سيغلق في عام 2024 وإن الحكومة ستدفع 30 مليون دولار للشركة.';
    const { text, notes } = await printed(`<meta charset="utf-8"><p dir="rtl" style="width:300px">${arabic}</p>`);
    expect(text.normalize('NFKC')).toBe(arabic);
    expect(notes).toMatchObject([{ key: 'reader.note.presentation-forms' }]);
  }, 60_000);
});

const CHROMIUM = '/usr/bin/chromium';

async function printed(html: string) {
  const folder = mkdtempSync(join(tmpdir(), 'annotary-pdf-'));
  try {
    writeFileSync(join(folder, 'a.html'), html);
    const print = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
    const target = `--print-to-pdf=${join(folder, 'a.pdf')}`;
    execFileSync(CHROMIUM, [...print, target, `--user-data-dir=${folder}`, join(folder, 'a.html')], {
      stdio: 'ignore',
    });
    const { content, notes } = await readPdf(readFileSync(join(folder, 'a.pdf')), 'a.pdf');
    return { text: content.text, notes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a password makes of a file: nobody can read it, and its trailer says why. */
function encrypted(): Uint8Array {
  const plain = new TextDecoder('latin1').decode(pdfOf([column(72, 700, ['secret'])]));
  const key = '<00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF>';
  const entry = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]`;
  return new TextEncoder().encode(plain.replace('/Root 1 0 R', `/Root 1 0 R ${entry}`));
}
