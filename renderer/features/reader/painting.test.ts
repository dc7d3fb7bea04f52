import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { overlaps, type Span } from '#shared/domain/span.ts';
import { annotationRecord } from '#shared/domain/testing/records.ts';
import { highlightName, numberLabels, planHighlights } from './highlight-plan.ts';
import { highlightRules } from './highlight-styles.ts';
import { assignLanes, LANES } from './lanes.ts';
import { binAnnotations } from './overview-bins.ts';
import { pickAnnotation } from './pointer.ts';

const text = 'the ministry said that Landau thanked India for it';
const labels = numberLabels(defaultCodebook);
const person = labels.get('person')?.number ?? -1;
const claim = labels.get('claim')?.number ?? -1;

const wide = annotationRecord({ id: 'wide', text, spans: [{ start: 4, end: 37 }], labelId: 'claim' });
const inner = annotationRecord({ id: 'inner', text, spans: [{ start: 23, end: 37 }], labelId: 'claim' });
const landau = annotationRecord({ id: 'landau', text, spans: [{ start: 23, end: 29 }] });

describe('lanes', () => {
  it('differ wherever at most three spans overlap', () => {
    const span = fc
      .tuple(fc.nat(100), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]): Span => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const deepest = Math.max(0, ...spans.map((one) => spans.filter((other) => overlaps(one, other)).length));
        fc.pre(deepest <= LANES);
        const lanes = assignLanes(spans);
        spans.forEach((one, i) =>
          spans.forEach((other, j) => {
            if (i < j && overlaps(one, other)) expect(lanes[i]).not.toBe(lanes[j]);
          }),
        );
      }),
    );
  });
});

describe('what is painted', () => {
  it('is one highlight per label, lane and state', () => {
    const plan = planHighlights([wide, inner, landau], labels);
    expect([...plan].map(([name, { spans }]) => [name, spans])).toEqual([
      [highlightName(person, 0, 'plain'), [{ start: 23, end: 29 }]],
      [highlightName(claim, 0, 'plain'), [{ start: 4, end: 37 }]],
      [highlightName(claim, 1, 'plain'), [{ start: 23, end: 37 }]],
    ]);
  });

  it('is grey for a suggestion that nobody has accepted', () => {
    const suggested = { ...landau, origin: { kind: 'suggested', by: 'rule' } } as const;
    expect([...planHighlights([suggested], labels).keys()]).toEqual([highlightName(person, 0, 'suggested')]);
  });

  it('has its own colour in both themes, and its own line in each lane', () => {
    const look = { paint: 'underline', color: '#41566b', lane: 0, state: 'plain' } as const;
    const [light, dark] = highlightRules('a', look);
    expect(light).toContain('#41566b');
    expect(dark).toContain('prefers-color-scheme: dark');
    expect(dark).not.toEqual(light);
    expect(highlightRules('a', { ...look, lane: 1 })[0]).not.toEqual(light);
  });
});

describe('a click', () => {
  const covering = [wide, inner, landau];

  it('takes the shortest, then the next longer, then the shortest again', () => {
    expect(pickAnnotation(covering, 24, null)?.id).toBe('landau');
    expect(pickAnnotation(covering, 24, 'landau')?.id).toBe('inner');
    expect(pickAnnotation(covering, 24, 'inner')?.id).toBe('wide');
    expect(pickAnnotation(covering, 24, 'wide')?.id).toBe('landau');
  });

  it('takes nothing where nothing is', () => {
    expect(pickAnnotation(covering, 40, null)).toBeUndefined();
  });
});

describe('the overview ruler', () => {
  it('shows each annotation where it lies', () => {
    const bins = binAnnotations([wide, landau], text.length, 100);
    expect(bins[Math.floor((24 / text.length) * 100)]).toEqual(['claim', 'person']);
    expect(bins[0]).toEqual([]);
    expect(bins[99]).toEqual([]);
  });

  it('has nothing to show for an empty text', () => {
    expect(binAnnotations([], 0, 3)).toEqual([[], [], []]);
  });
});
