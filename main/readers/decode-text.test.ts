import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const file = 'a.txt';
const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
}

const bytes = (...values: number[]) => new Uint8Array(values);

describe('decodeText', () => {
  it.each([
    ['UTF-8', utf8('Zażółć'), 'Zażółć', 'utf-8', 'strict-utf-8'],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 0x61), 'a', 'utf-8', 'byte-order-mark'],
    ['two marks: the second is text', utf8('\ufeff\ufeffa'), '\ufeffa', 'utf-8', 'byte-order-mark'],
    ['UTF-16LE with a mark', utf16('né😀', 'le', true), 'né😀', 'utf-16le', 'byte-order-mark'],
    ['UTF-16BE with a mark', utf16('né😀', 'be', true), 'né😀', 'utf-16be', 'byte-order-mark'],
    ['UTF-16LE without', utf16('Two words.\r\nMore', 'le', false), 'Two words.\r\nMore', 'utf-16le', 'detected'],
    ['UTF-16BE without', utf16('Two words.\r\nMore', 'be', false), 'Two words.\r\nMore', 'utf-16be', 'detected'],
    ['Chinese UTF-16LE without', utf16('第四卷。\n第一百', 'le', false), '第四卷。\n第一百', 'utf-16le', 'detected'],
    ['every line end', utf8('a\r\nb\rc\nd\u2028e\u2029f'), 'a\r\nb\rc\nd\u2028e\u2029f', 'utf-8', 'strict-utf-8'],
    [
      'a stray control character',
      utf8('a\u0001 long enough text'),
      'a\u0001 long enough text',
      'utf-8',
      'strict-utf-8',
    ],
  ])('reads %s', (_name, input, text, encoding, basis) => {
    expect(decodeText(input, { file })).toEqual({ ok: true, value: { text, encoding, basis } });
  });

  it('detects windows-1252 in an ordinary letter', () => {
    const french = Buffer.from('Le café était fermé; l’élève répéta « déjà vu » à son père. Ça ira.', 'latin1');
    french[french.indexOf(0x19)] = 0x92; // latin1 drops the high byte of ’
    const decoded = decodeText(french, { file });
    expect(decoded).toMatchObject({ ok: true, value: { encoding: 'windows-1252', basis: 'detected' } });
    expect(decoded.ok && decoded.value.text).toContain('l’élève répéta');
  });

  it.each([
    ['one apostrophe', 'It isn\x92t so.', 'It isn’t so.'],
    ['quotation marks', 'He said: \x93No\x94, and left.', 'He said: “No”, and left.'],
    ['accents side by side', 'La pi\xe8ce cr\xe9\xe9e \xe0 Pau', 'La pièce créée à Pau'],
  ])('takes English and French with %s for windows-1252', (_name, written, text) => {
    const decoded = decodeText(Buffer.from(written, 'latin1'), { file });
    expect(decoded).toMatchObject({ ok: true, value: { text, basis: 'detected' } });
  });

  it('reads what a page declares before it guesses', () => {
    const page = bytes(...utf8('<p>'), 0xf1);
    const decoded = decodeText(page, { file, declared: () => 'koi8-r' });
    expect(decoded).toMatchObject({ ok: true, value: { text: '<p>Я', encoding: 'koi8-r', basis: 'declared' } });
  });

  it('obeys a chosen encoding, by any of its names', () => {
    const decoded = decodeText(bytes(0x41, 0xe9), { file, chosen: 'Latin1' });
    expect(decoded).toMatchObject({ ok: true, value: { text: 'Aé', encoding: 'windows-1252', basis: 'chosen' } });
  });

  it.each([
    ['nothing', bytes(), { code: 'import/empty' }],
    ['only a mark', bytes(0xef, 0xbb, 0xbf), { code: 'import/empty' }],
    ['only blanks', utf8(' \r\n\t'), { code: 'import/no-text' }],
    ['a NUL', utf8('ab\0cd'), { code: 'import/binary', params: { file, byte: 2, kind: 'binary' } }],
    ['a NUL in a few words', utf8('hello \0 world Landau'), { code: 'import/binary', params: { kind: 'binary' } }],
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), { code: 'import/binary', params: { kind: 'PNG' } }],
    ['a ZIP', bytes(0x50, 0x4b, 3, 4), { code: 'import/binary', params: { kind: 'ZIP' } }],
    ['a PDF', utf8('%PDF-1.7'), { code: 'import/binary', params: { kind: 'PDF' } }],
    ['a database', utf8('SQLite format 3\0'), { code: 'import/binary', params: { kind: 'SQLite' } }],
    ['a program', bytes(0x4d, 0x5a, 0x90, 0), { code: 'import/binary', params: { kind: 'EXE' } }],
    [
      'half a pair in UTF-16',
      bytes(0xff, 0xfe, 0x41, 0, 0x3d, 0xd8),
      { code: 'import/not-well-formed', params: { offset: 1 } },
    ],
    ['an odd byte in UTF-16', bytes(0xff, 0xfe, 0x41, 0, 0x42), { code: 'import/undecodable' }],
    ['UTF-32', bytes(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0), { code: 'import/unsupported-encoding', params: { file } }],
  ])('refuses %s', (_name, input, error) => {
    expect(decodeText(input, { file })).toMatchObject({ ok: false, error });
  });

  it('says where damaged UTF-8 is damaged instead of garbling it as another encoding', () => {
    const damaged = utf8('ż'.repeat(100));
    damaged[50] = 0xff;
    expect(decodeText(damaged, { file })).toMatchObject({
      ok: false,
      error: { code: 'import/undecodable', params: { encoding: 'utf-8', byte: 50 } },
    });
  });

  const cut = (text: string) => utf8(text).subarray(0, -1);
  it.each([
    ['cut off at the end', cut('Zażółć'), 8],
    ['cut off after two characters', cut('é and è – ü'), 14],
    ['one 0xFF among a few words', Buffer.concat([utf8('Déjà été '), bytes(0xff), utf8(' là.')]), 13],
    ['half of a pair among English words', Buffer.concat([utf8('hello '), bytes(0xed, 0xa0, 0x80), utf8(' world')]), 7],
    ['one 0x92 in a text with one dash', Buffer.concat([utf8('It – we think – isn'), bytes(0x92), utf8('t so.')]), 23],
    ['half of a pair, encoded', Buffer.concat([bytes(0xed, 0xa0, 0x80), utf8('é'.repeat(50))]), 1],
  ])('refuses short damaged UTF-8: %s', (_name, input, byte) => {
    expect(decodeText(input, { file })).toMatchObject({
      ok: false,
      error: { code: 'import/undecodable', params: { encoding: 'utf-8', byte } },
    });
  });

  // Encoded by Python, since Node writes UTF-8 and UTF-16 only.
  it.each([
    ['cp1252', 'Le café était fermé, l’été fini. Déjà vu à Orléans, çà et là.'],
    ['cp1252', 'Größe, Übung, Äpfel'],
    ['cp1250', 'Zażółć gęślą jaźń, prosił źrebiec swój.'],
    ['cp1251', 'Съешь ещё этих мягких французских булок, да выпей чаю.'],
    ['koi8-r', 'Съешь ещё этих мягких французских булок, да выпей чаю.'],
    ['iso8859-7', 'Ξεσκεπάζω την ψυχοφθόρα σας βδελυγμία.'],
    ['shift_jis', '日本語の文章です。カタカナとひらがなを含みます。'],
    ['shift_jis', 'ﾂｷﾆｳｻｷﾊ ｲﾏｽ ﾃﾞｽ ﾏｽ'],
    ['euc-jp', '日本語の文章です。カタカナとひらがなを含みます。'],
    ['gb18030', '这是一段中文文本，用来检测编码。联通公司今天宣布了新的计划。'],
    ['gb18030', '联通'],
    ['big5', '這是一段中文文字，用來偵測編碼。'],
    ['euc-kr', '이것은 인코딩을 감지하기 위한 한국어 문장입니다.'],
    ['tis-620', 'เป็นมนุษย์สุดประเสริฐเลิศคุณค่า กว่าบรรดาฝูงสัตว์เดรัจฉาน'],
  ])('does not take a text in %s for damaged UTF-8: %s', (encoding, text) => {
    const script = 'import sys; sys.stdout.buffer.write(sys.argv[2].encode(sys.argv[1]))';
    const { stdout } = spawnSync('python3', ['-c', script, encoding, text]);
    expect(stdout.length).toBeGreaterThan(0);
    expect(decodeText(stdout, { file })).toMatchObject({ ok: true, value: { basis: 'detected' } });
  });

  it('refuses an encoding that nobody knows', () => {
    expect(decodeText(utf8('a'), { file, chosen: 'ebcdic' })).toMatchObject({
      ok: false,
      error: { code: 'import/unknown-encoding', params: { encoding: 'ebcdic' } },
    });
  });

  it('gives back any text exactly, in every Unicode encoding', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .map((value) => `x${value.replaceAll('\0', '')} some more words`)
      .filter((value) => value.isWellFormed());
    const encodings = fc.constantFrom(
      utf8,
      (value: string) => utf8(`\ufeff${value}`),
      (value: string) => utf16(value, 'le', true),
      (value: string) => utf16(value, 'be', true),
    );
    fc.assert(
      fc.property(text, encodings, (value, encode) => {
        const decoded = decodeText(encode(value), { file });
        // A text of control characters is refused; what is accepted is exact.
        expect(decoded.ok ? decoded.value.text : decoded.error.code).toBe(decoded.ok ? value : 'import/binary');
      }),
    );
  });
});

it('knows ISO-2022-JP by its escapes, which are all ASCII', () => {
  const bytes = Uint8Array.from(Buffer.from('\u001b$BF|K\\\u001b(B ok', 'latin1'));
  const value = { text: '日本 ok', encoding: 'iso-2022-jp', basis: 'detected' };
  expect(decodeText(bytes, { file: 'a.txt' })).toEqual({ ok: true, value });
});
