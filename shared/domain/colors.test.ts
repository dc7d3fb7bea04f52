import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeColors } from './color-proposals.ts';
import {
  contrastRatio,
  deficiencies,
  ENOUGH_CONTRAST,
  leastDistance,
  NEAR,
  onDarkPage,
  pageContrast,
  parseColor,
  seenColor,
  simulate,
} from './colors.ts';
import { defaultCodebook } from './default-codebook.ts';

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the contrast ratio', () => {
  // As WCAG's own understanding documents and WebAIM's contrast checker give them, cut to two decimals.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.47],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 3.99],
    ['#0000ff', '#ffffff', 8.59],
    ['#3a78c2', '#3a78c2', 1],
  ])('of %s on %s is %d', (a, b, ratio) => {
    expect(Math.floor(contrastRatio(a, b) * 100) / 100).toBe(ratio);
    expect(contrastRatio(b, a)).toBe(contrastRatio(a, b));
  });
});

describe('seeing without a kind of cones', () => {
  it.each(deficiencies)('leaves greys as they are: %s', (deficiency) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (level) => {
        const grey = `#${level.toString(16).padStart(2, '0').repeat(3)}`;
        const seen = simulate(grey, deficiency);
        for (const at of [1, 3, 5])
          expect(Math.abs(Number.parseInt(seen.slice(at, at + 2), 16) - level)).toBeLessThan(2);
      }),
    );
  });

  it('brings together what people without it confuse, and says without which cones', () => {
    // Yellow-brown and olive.
    const near = leastDistance(seenColor('#98770a'), seenColor('#6b7d1e'));
    expect(near.seenWith).toBe('protanopia');
    expect(near.distance).toBeLessThan(NEAR);
    expect(leastDistance(seenColor('#3a78c2'), seenColor('#c4660a')).distance).toBeGreaterThan(NEAR);
  });

  it('is the same from either side', () => {
    fc.assert(
      fc.property(anyColor, anyColor, (a, b) => {
        const there = leastDistance(seenColor(a), seenColor(b)).distance;
        expect(leastDistance(seenColor(b), seenColor(a)).distance).toBeCloseTo(there, 12);
      }),
    );
  });
});

describe('the default codebook', () => {
  const colors = defaultCodebook.layers.flatMap(({ labels }) => labels.map(({ color }) => color));

  it('can be seen on the page of both themes', () => {
    for (const color of colors) {
      const { light, dark } = pageContrast(color);
      expect(Math.min(light, dark)).toBeGreaterThanOrEqual(ENOUGH_CONTRAST);
    }
  });

  it('can be told apart by everybody, with much to spare', () => {
    for (const [index, color] of colors.entries())
      for (const other of colors.slice(0, index))
        expect(leastDistance(seenColor(color), seenColor(other)).distance).toBeGreaterThan(4 * NEAR);
  });
});

describe('proposals', () => {
  it('can be seen on both pages and told apart by everybody, from each other and from what is taken', () => {
    fc.assert(
      fc.property(fc.array(anyColor, { maxLength: 12 }), (taken) => {
        const proposals = proposeColors(taken, 5);
        expect(proposals).toHaveLength(5);
        for (const [index, color] of proposals.entries()) {
          const { light, dark } = pageContrast(color);
          expect(Math.min(light, dark)).toBeGreaterThanOrEqual(ENOUGH_CONTRAST);
          for (const other of [...taken, ...proposals.slice(0, index)])
            expect(leastDistance(seenColor(color), seenColor(other)).distance).toBeGreaterThan(NEAR);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are the same each time', () => {
    expect(proposeColors(['#3a78c2'], 4)).toEqual(proposeColors(['#3a78c2'], 4));
  });
});

it('reads colours in the ways in which people write them', () => {
  expect([' #3A78C2 ', '#abc', 'red', '#12345', ''].map(parseColor)).toEqual([
    '#3a78c2',
    '#aabbcc',
    undefined,
    undefined,
    undefined,
  ]);
});

it('lightens a mark for the dark page, as the stylesheets do', () => {
  expect(contrastRatio(onDarkPage('#3a78c2'), '#000000')).toBeGreaterThan(contrastRatio('#3a78c2', '#000000'));
  expect(onDarkPage('#ffffff')).toBe('#ffffff');
});
