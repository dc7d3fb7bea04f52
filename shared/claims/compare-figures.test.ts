import { describe, expect, it } from 'vitest';
import type { Annotation } from '../domain/annotation.ts';
import { annotationRecord, documentRecord } from '../domain/testing/records.ts';
import { formatQuantity } from '../quantities/format-quantity.ts';
import { compareFigures, type GivenFigure } from './compare-figures.ts';
import { claimFigures } from './frames/claim-figure.ts';
import { claimFrames } from './frames/claim-frame.ts';

type Given = string | readonly [quote: string, attributes: Annotation['attributes']];

function figuresOf(claims: readonly Given[]): GivenFigure[] {
  return claims.flatMap((given, at) => {
    const [quote, attributes = {}] = typeof given === 'string' ? [given] : given;
    const spans = [{ start: 0, end: quote.length }];
    const document = documentRecord({ id: 'd' });
    const claim = { ...annotationRecord({ id: `c${at}`, text: quote, spans, documentId: document.id }), attributes };
    const [frame] = claimFrames({
      document,
      annotations: [claim],
      isClaim: () => true,
      linksFrom: () => [],
      annotation: () => undefined,
      entity: () => undefined,
    });
    return frame ? claimFigures(claim).map((figure, n) => ({ frame, number: n + 1, ...figure })) : [];
  });
}

/** `6 people: reference / 900 people`. */
function compared(...claims: readonly Given[]): string[] {
  return compareFigures(figuresOf(claims)).map(({ quantity, relation, differsFrom }) => {
    const others = differsFrom.map((other) => formatQuantity(other.quantity)).join(', ');
    return `${formatQuantity(quantity)}: ${relation}${others === '' ? '' : ` / ${others}`}`;
  });
}

const fields = (value: number, unit: string, more: Annotation['attributes'] = {}): Annotation['attributes'] => {
  const given: Readonly<Record<string, string | number>> = { quantity_value: value, quantity_unit: unit };
  return { ...given, ...more };
};

describe('the reference', () => {
  it('is no bound where somebody says a figure, so that no contradiction hides behind "at least"', () => {
    expect(compared('at least five people', 'six people', '900 people')).toEqual([
      '≥ 5 people: compatible',
      '6 people: reference / 900 people',
      '900 people: different / 6 people',
    ]);
    expect(
      compared('at least five people', 'at least 4 people', 'more than 3 people', '900 people', '6 people'),
    ).toEqual([
      '≥ 5 people: compatible',
      '≥ 4 people: compatible',
      '> 3 people: compatible',
      '900 people: reference / 6 people',
      '6 people: different / 900 people',
    ]);
  });

  it('is the bound where most say so, and one figure excludes it', () => {
    expect(compared('90 people', 'at least 100 people', 'at least 100 people')).toEqual([
      '90 people: different / ≥ 100 people',
      '≥ 100 people: reference / 90 people',
      '≥ 100 people: same / 90 people',
    ]);
  });

  it('is the most exact of those with which equally many agree', () => {
    expect(compared('about 2,300 people', '2,297 people')).toEqual([
      '≈ 2,300 people: compatible',
      '2,297 people: reference',
    ]);
  });

  it('is not who stands alone, however exact', () => {
    expect(compared('250 people', 'about 100 people', 'about 100 people')[0]).toMatch(/^250 people: different/);
  });

  it('comes from the fields, which decide what the number of a claim is', () => {
    expect(compared(['up from four deaths to six deaths', fields(6, 'deaths')], 'four deaths', 'four deaths')).toEqual([
      '6 deaths: reference / 4 deaths',
      '4 deaths: incomparable',
      '4 deaths: different / 6 deaths',
      '4 deaths: different / 6 deaths',
    ]);
  });
});

describe('a figure', () => {
  it('differs where it and another agree with the reference, but not with each other', () => {
    expect(compared('2,300 people', '2,300 people', '2,297 people', '2,340 people')).toEqual([
      '2,300 people: reference',
      '2,300 people: same',
      '2,297 people: different / 2,340 people',
      '2,340 people: different / 2,297 people',
    ]);
  });

  it('does not differ because somebody else made a slip, which it names', () => {
    expect(compared('ten people', 'ten people', 'eleven people')).toEqual([
      '10 people: reference / 11 people',
      '10 people: same / 11 people',
      '11 people: different / 10 people',
    ]);
  });

  it('counts beside others of its claim, each compared with those of the same thing', () => {
    expect(compared('4 deaths and 11 houses', '4 deaths and 12 houses', '3 dogs')).toEqual([
      '4 deaths: reference',
      '11 houses: reference / 12 houses',
      '4 deaths: same',
      '12 houses: different / 11 houses',
      '3 dogs: incomparable',
    ]);
  });

  it('contradicts nobody who agrees with another figure of its claim', () => {
    expect(compared('four people, and eight people elsewhere', 'four people')).toEqual([
      '4 people: reference',
      '8 people: incomparable',
      '4 people: same',
    ]);
  });
});
