import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separatedRows } from './separated-rows.ts';

const rowsOf = (text: string, separator = ','): string[][] =>
  [...separatedRows(text, separator)].map((cells) => [...cells]);

describe('separated rows', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,b\nc', [['a', 'b'], ['c']]],
    ['"a, ""b""\nc",d', [['a, "b"\nc', 'd']]],
    [
      'a,\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a,', [['a', '']]],
    ['\n\na', [[''], [''], ['a']]],
    ['"a\nb', [['"a'], ['b']]],
    ['"a" b,c', [['"a" b', 'c']]],
    ['5" pipe,"x"', [['5" pipe', 'x']]],
    ['', []],
  ])('of %j', (text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  it('are lines where nothing separates', () => {
    expect(rowsOf('a, b\r"c, d"\r\ne', '')).toEqual([['a, b'], ['c, d'], ['e']]);
  });

  it('give back what was quoted', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é'), maxLength: 6 });
    const row = fc.array(cell, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.constantFrom('\n', '\r\n', '\r'), (rows, lineEnd) => {
        const text = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join(lineEnd);
        expect(rowsOf(text)).toEqual(rows);
      }),
    );
  });

  it('come to an end where quotes are never closed', () => {
    expect(rowsOf('"a,'.repeat(100_001)).length).toBeGreaterThan(0);
  });
});
