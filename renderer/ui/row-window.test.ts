import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowOffsets, rowsNear } from './row-window.ts';

const heights = fc.array(fc.constantFrom(24, 48, 84), { minLength: 1, maxLength: 200 });

describe('the rows near the window', () => {
  it('hold every row that can be seen, and the one that must stay', () => {
    fc.assert(
      fc.property(heights, fc.nat(10_000), fc.nat(199), (rows, top, wanted) => {
        const offsets = rowOffsets(rows, (height) => height);
        const always = wanted % rows.length;
        const drawn = new Set(rowsNear(offsets, { top, height: 500 }, always).map(({ index }) => index));
        rows.forEach((_, index) => {
          const seen = (offsets[index] ?? 0) < top + 500 && (offsets[index + 1] ?? 0) > top;
          if (seen) expect(drawn.has(index)).toBe(true);
        });
        expect(drawn.has(always)).toBe(true);
      }),
    );
  });

  it('are few, however long the list is', () => {
    const offsets = rowOffsets(
      Array.from({ length: 20_000 }, () => 48),
      (height) => height,
    );
    expect(rowsNear(offsets, { top: 400_000, height: 480 }, -1).length).toBeLessThan(30);
  });

  it('are none in an empty list', () => {
    expect(
      rowsNear(
        rowOffsets([], () => 1),
        { top: 0, height: 100 },
        -1,
      ),
    ).toEqual([]);
  });
});
