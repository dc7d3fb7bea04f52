import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chainOf } from './chain.ts';

const place = fc.nat(30);
const anchors = fc.array(fc.record({ own: place, other: place }), { maxLength: 9 });

it('leaves out the anchor that crosses the others', () => {
  const chain = chainOf([
    { own: 1, other: 10 },
    { own: 2, other: 40 },
    { own: 3, other: 20 },
    { own: 4, other: 30 },
  ]);
  expect(chain.map(({ own }) => own)).toEqual([1, 3, 4]);
});

it('has nothing to say of nothing', () => {
  expect(chainOf([])).toEqual([]);
});

it('always goes forward in both articles', () => {
  fc.assert(
    fc.property(anchors, (list) => {
      const chain = chainOf(list);
      chain.slice(1).forEach((anchor, i) => {
        expect(anchor.own).toBeGreaterThan(chain[i]?.own ?? Infinity);
        expect(anchor.other).toBeGreaterThan(chain[i]?.other ?? Infinity);
      });
    }),
  );
});

it('is as long as any that goes forward', () => {
  fc.assert(
    fc.property(anchors, (list) => {
      // By trying every choice of them, which nine are few enough for.
      let longest = 0;
      for (let chosen = 0; chosen < 2 ** list.length; chosen += 1) {
        const some = list.filter((_, i) => Math.floor(chosen / 2 ** i) % 2 === 1).sort((a, b) => a.own - b.own);
        const goes = some.every((one, i) => {
          const before = some[i - 1];
          return !before || (one.own > before.own && one.other > before.other);
        });
        if (goes) longest = Math.max(longest, some.length);
      }
      expect(chainOf(list)).toHaveLength(longest);
    }),
    { numRuns: 60 },
  );
});
