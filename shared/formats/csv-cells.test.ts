import { describe, expect, it } from 'vitest';
import { type Cell, CsvRows } from './csv-cells.ts';

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
    ['a=b', 'a=b'],
  ])('makes %j harmless for spreadsheets, and counts it', (cell, field) => {
    const csv = new CsvRows(true);
    expect(csv.row([cell])).toBe(`${field}\r\n`);
    expect(csv.neutralised).toBe(field.includes("'") ? 1 : 0);
  });

  it('leaves numbers alone and begins with a byte order mark, for spreadsheets', () => {
    const csv = new CsvRows(true);
    expect(csv.header(['a']) + csv.row([-1])).toBe('\ufeffa\r\n-1\r\n');
  });
});
