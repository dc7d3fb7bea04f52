import { describe, expect, it } from 'vitest';
import { firstNames } from './first-names.ts';

describe('names in a sentence', () => {
  it('are ten at most, and the rest is counted', () => {
    const names = Array.from({ length: 1012 }, (_, index) => `L${index}`);
    expect(firstNames(names.slice(0, 10))).toBe('L0, L1, L2, L3, L4, L5, L6, L7, L8, L9');
    expect(firstNames(names)).toBe('L0, L1, L2, L3, L4, L5, L6, L7, L8, L9 and 1,002 more');
  });

  it('do not turn each other round where one is written from right to left', () => {
    expect(firstNames(['שלום', 'Ada'], { isolated: true })).toBe('\u2068שלום\u2069, \u2068Ada\u2069');
  });
});
