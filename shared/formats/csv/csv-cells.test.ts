import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, CsvRows } from './csv-cells.ts';

/** The one field of a row, as any reader of CSV gives it. */
function fieldOf(row: string): string {
  const field = row.slice(0, -2);
  return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}

/** As docs/formats.md says. */
function listOf(field: string): string[] {
  const values = `${field};`.matchAll(/((?:[^\\;]|\\[^])*);/g);
  return Array.from(values, ([, value = '']) => value.replace(/\\([^])/g, '$1'));
}

describe('CsvRows', () => {
  it.each<[Cell, string]>([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['a\r\nb', '"a\r\nb"'],
    ['a\nb', '"a\nb"'],
    [' lead', '" lead"'],
    ['trail\t', '"trail\t"'],
    ['=1+1', '=1+1'],
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    [-1.5, '-1.5'],
    [null, ''],
    [undefined, ''],
    [['a', 'b'], 'a;b'],
    [['a;b', 'c'], 'a\\;b;c'],
    [['a\\', 'b'], 'a\\\\;b'],
    ['a;b', 'a;b'],
    ['😀 é e\u0301', '😀 é e\u0301'],
  ])('writes %j as %j', (cell, field) => {
    expect(new CsvRows(false).row([cell, 'x'])).toBe(`${field},x\r\n`);
  });

  it.each([
    ['=cmd()', "'=cmd()"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['\nx', '"\'\nx"'],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'tis", "'tis"],
    ['a=b', 'a=b'],
  ])('makes %j harmless for spreadsheets, and counts it', (cell, field) => {
    const csv = new CsvRows(true);
    expect(csv.row([cell])).toBe(`${field}\r\n`);
    expect(csv.neutralised).toBe(field === cell ? 0 : 1);
  });

  it('can be read back cell by cell, with and without what spreadsheets need', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '-', '@', '\t', '\n', '"', ';', '\\', 'a', '😀') });
    const cell = fc.oneof(text, fc.array(text, { minLength: 2, maxLength: 4 }));
    fc.assert(
      fc.property(cell, fc.boolean(), (value, excel) => {
        const field = fieldOf(new CsvRows(excel).row([value]));
        const plain = excel ? field.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '') : field;
        expect(typeof value === 'string' ? plain : listOf(plain)).toEqual(value);
      }),
    );
  });

  it('leaves numbers alone and begins with a byte order mark, for spreadsheets', () => {
    const csv = new CsvRows(true);
    expect(csv.header(['a']) + csv.row([-1])).toBe('\ufeffa\r\n-1\r\n');
  });
});
