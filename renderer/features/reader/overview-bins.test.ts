import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binSpans } from './overview-bins.ts';

describe('the ruler', () => {
  it('marks where hits lie, each by two lines at least', () => {
    expect([...binSpans([{ start: 0, end: 1 }], 1000, 100)]).toEqual([0, 1]);
    expect([...binSpans([{ start: 500, end: 530 }], 1000, 100)]).toEqual([50, 51, 52, 53]);
    expect([...binSpans([{ start: 999, end: 1000 }], 1000, 100)]).toEqual([99]);
  });

  it('has nothing to mark without text, or without room', () => {
    expect(binSpans([{ start: 0, end: 1 }], 0, 100).size).toBe(0);
    expect(binSpans([{ start: 0, end: 1 }], 10, 0).size).toBe(0);
  });

  it('never marks beside itself', () => {
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 900 }),
        (start, length, height) => {
          const whole = start + length;
          for (const line of binSpans([{ start, end: whole }], whole, height)) {
            expect(line).toBeGreaterThanOrEqual(0);
            expect(line).toBeLessThan(height);
          }
        },
      ),
    );
  });
});
