import { describe, expect, it } from 'vitest';
import { parseNumber } from './parse-number.ts';

describe('parseNumber', () => {
  it.each([
    ['0', 0],
    [' 42 ', 42],
    ['1,234', 1234],
    ['1,234,567.5', 1_234_567.5],
    ['1 234', 1234],
    ['−3', -3],
    ['-3.25', -3.25],
    ['1e6', 1_000_000],
    ['.5', 0.5],
  ])('reads %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each(['', 'abc', '1,23', '1.2.3', '--1', 'Infinity', '12 people', '0x10'])('refuses %j', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });
});
