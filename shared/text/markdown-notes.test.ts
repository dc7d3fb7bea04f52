import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNote, isBlankNote, parseNote, shownText } from './markdown-notes.ts';
import { joinTexts, mentionAddress, type Note, type NoteBlock, type NoteContent, type NoteText } from './note.ts';

const plain = (text: string): NoteText => ({ text, bold: false, italic: false, href: null });
const bold = (text: string): NoteText => ({ ...plain(text), bold: true });
const italic = (text: string): NoteText => ({ ...plain(text), italic: true });
const link = (text: string, href: string): NoteText => ({ ...plain(text), href });
const paragraph = (...content: NoteText[]): NoteBlock => ({ kind: 'paragraph', content });

/** The words of a note without their form, a line per paragraph and item. */
function plainTextOf(note: Note): string {
  const textOf = (content: NoteContent): string => content.map(({ text }) => text).join('');
  return note
    .flatMap((block) => (block.kind === 'paragraph' ? [textOf(block.content)] : block.items.map(textOf)))
    .join('\n');
}

describe('parseNote', () => {
  it.each<[string, Note]>([
    ['', [paragraph()]],
    ['a', [paragraph(plain('a'))]],
    ['a\nb', [paragraph(plain('a\nb'))]],
    ['a\n\nb', [paragraph(plain('a')), paragraph(plain('b'))]],
    ['a **b** c', [paragraph(plain('a '), bold('b'), plain(' c'))]],
    ['*a* __b__ _c_', [paragraph(italic('a'), plain(' '), bold('b'), plain(' '), italic('c'))]],
    ['***a** b*', [paragraph({ ...bold('a'), italic: true }, italic(' b'))]],
    ['2 * 3 * 4', [paragraph(plain('2 * 3 * 4'))]],
    ['snake_case_name', [paragraph(plain('snake_case_name'))]],
    ['**"a"**b', [paragraph(bold('"a"'), plain('b'))]],
    ['not \\*so\\*', [paragraph(plain('not *so*'))]],
    ['**open', [paragraph(plain('**open'))]],
    [
      '[the *report*](https://example.org/a_(b))',
      [
        paragraph(link('the ', 'https://example.org/a_(b)'), {
          ...link('report', 'https://example.org/a_(b)'),
          italic: true,
        }),
      ],
    ],
    ['- a\n- b', [{ kind: 'list', ordered: false, items: [[plain('a')], [plain('b')]] }]],
    ['* a\n  more\n-', [{ kind: 'list', ordered: false, items: [[plain('a\nmore')], []] }]],
    [
      'Why:\n1. a\n2. b',
      [paragraph(plain('Why:')), { kind: 'list', ordered: true, items: [[plain('a')], [plain('b')]] }],
    ],
    ['2024. That was the year', [paragraph(plain('2024. That was the year'))]],
    ['\\- no item', [paragraph(plain('- no item'))]],
    ['# no heading', [paragraph(plain('# no heading'))]],
    ['a\r\nb', [paragraph(plain('a\nb'))]],
  ])('reads %j', (markdown, note) => {
    expect(parseNote(markdown)).toEqual(note);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JavaScript:alert(1))',
    '[x](data:text/html,hi)',
    '[x](file:///etc/passwd)',
    '[x](annotary:command/close)',
    '[x](https://a b)',
    '[x](//example.org)',
  ])('keeps %s as text', (markdown) => {
    expect(plainTextOf(parseNote(markdown))).toBe(markdown);
    expect(parseNote(markdown)).toEqual([paragraph(plain(markdown))]);
  });

  it('reads a hostile note in no time', () => {
    const note = `${'**a '.repeat(50_000)}${'b*b '.repeat(50_000)}${'_c '.repeat(50_000)}${'d_ '.repeat(50_000)}`;
    expect(plainTextOf(parseNote(note))).toContain('b');
  });
});

describe('formatNote', () => {
  it.each<[string, Note, string]>([
    [
      'stars and brackets that are text',
      [paragraph(plain('*a* [b](https://c.org) d_e'))],
      '\\*a\\* [b\\](https://c.org) d_e',
    ],
    ['what would begin a list', [paragraph(plain('- a\n1. b\n2. c'))], '\\- a\n1\\. b\n2. c'],
    ['blanks at the edge of emphasis', [paragraph(bold('a '), plain('b'))], '**a** b'],
    ['a numbered list', [{ kind: 'list', ordered: true, items: [[plain('a\nb')], []] }], '1. a\n   b\n2.'],
    [
      'emphasis that begins within emphasis',
      [paragraph(bold('a '), { ...bold('b'), italic: true }, bold(' c'))],
      '**a *b* c**',
    ],
    ['a mention', [paragraph(link('[sic]', mentionAddress('a-1')))], '[\\[sic\\]](annotary:annotation/a-1)'],
    ['an address with a parenthesis too many', [paragraph(link('a', 'https://b.org/c)'))], '[a](https://b.org/c%29)'],
    ['empty lines at the end', [paragraph(plain('a')), paragraph(), paragraph()], 'a'],
  ])('writes %s', (_, note, markdown) => {
    expect(formatNote(note)).toBe(markdown);
  });

  const words = fc.string({
    unit: fc.constantFrom('a', 'b', 'é', ' ', '*', '_', '[', ']', '(', ')', '\\', '-', '1', '.', '!', '\n'),
    minLength: 1,
    maxLength: 6,
  });
  const texts = fc.array(
    fc.record({
      text: words.filter((text) => !text.includes('\n\n')),
      bold: fc.boolean(),
      italic: fc.boolean(),
      href: fc.constantFrom(null, null, 'https://example.org/a', mentionAddress('x')),
    }),
    { maxLength: 5 },
  );
  const blocks = fc.oneof(
    texts.map((content): NoteBlock => ({ kind: 'paragraph', content })),
    fc
      .tuple(fc.boolean(), fc.array(texts, { minLength: 1, maxLength: 3 }))
      .map(([ordered, items]): NoteBlock => ({ kind: 'list', ordered, items })),
  );
  const notes = fc.array(blocks, { minLength: 1, maxLength: 4 });

  it('loses no letter, whatever the form', () => {
    fc.assert(
      fc.property(notes, (note) => {
        const letters = (one: Note): string => plainTextOf(one).replace(/\s/g, '');
        expect(letters(parseNote(formatNote(note)))).toBe(letters(note));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same Markdown again for what it wrote', () => {
    fc.assert(
      fc.property(notes, (note) => {
        const markdown = formatNote(note);
        expect(formatNote(parseNote(markdown))).toBe(markdown);
      }),
      { numRuns: 2000 },
    );
  });

  // Words with blanks between them, each in its own style: what a person makes with Ctrl+B and Ctrl+I.
  const styled = fc
    .array(
      fc.record({
        text: fc.stringMatching(/^[a-z*_[\]()\\.!-]{1,8}$/),
        bold: fc.boolean(),
        italic: fc.boolean(),
        href: fc.constantFrom(null, null, null, 'https://example.org/a'),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => joinTexts(parts.flatMap((part, i) => (i === 0 ? [part] : [plain(' '), part]))));

  it('keeps every style that words have', () => {
    fc.assert(
      fc.property(fc.array(styled, { minLength: 1, maxLength: 3 }), (items) => {
        const note: Note = [{ kind: 'list', ordered: false, items }];
        const read = parseNote(formatNote(note));
        // Emphasis joins over a blank between two words that both have it, which nobody sees.
        const visible = (one: Note): unknown =>
          one
            .flatMap((block) => (block.kind === 'list' ? block.items : [block.content]))
            .map((content) =>
              content.flatMap(({ text, ...style }) =>
                Array.from(text)
                  .filter((char) => char !== ' ')
                  .map((char) => ({ char, ...style })),
              ),
            );
        expect(visible(read)).toEqual(visible(note));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads any text without losing a letter of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const note: Note = [paragraph(plain(text.replace(/\s+/g, ' ')))];
        expect(plainTextOf(parseNote(formatNote(note)))).toBe(plainTextOf(note));
      }),
    );
  });
});

describe('isBlankNote', () => {
  it('knows a note of blanks', () => {
    expect(isBlankNote(parseNote(' \n\n '))).toBe(true);
    expect(isBlankNote(parseNote('-'))).toBe(true);
    expect(isBlankNote(parseNote('a'))).toBe(false);
  });
});

describe('what is shown of a note', () => {
  it.each([
    ['plain words, 2 * 3 = 6', 'plain words, 2 * 3 = 6'],
    ['im**port**ant and *really*', 'important and really'],
    ['see [the report](https://example.org/secret) and 1\\*', 'see the report and 1*'],
    ['[Ivesen](annotary:annotation/a1)', 'Ivesen'],
    ['- one\n- two\n\n1. three', 'one\ntwo\nthree'],
    ['snake_case', 'snake_case'],
    ['', ''],
  ])('of %j is %j', (markdown, shown) => {
    expect(shownText(markdown)).toBe(shown);
  });

  it('is the same whether it is parsed or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '*', '_', '-', '1', '.', '\\', '[') }), (text) => {
        const words = (shown: string) => shown.split(/\s+/).filter(Boolean);
        expect(words(shownText(text))).toEqual(words(shownText(`${text}\n\n\\!`)).slice(0, -1));
      }),
    );
  });
});
