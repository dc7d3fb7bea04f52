import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '#shared/domain/annotation.ts';
import { AnnotationId } from '#shared/domain/ids.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { AnnotationIndex, envelopeOf } from './annotation-index.ts';

const [template] = new FakeProject(sampleDocuments).tables.annotation.values();

function annotation(id: number, spans: Annotation['spans']): Annotation {
  if (!template) throw new Error('The sample has no annotations.');
  return { ...template, id: AnnotationId.parse(`a${id}`), spans };
}

const span = fc.record({ start: fc.nat(200), length: fc.integer({ min: 1, max: 60 }) }).map(({ start, length }) => ({
  start,
  end: start + length,
}));
const fragments = span.chain((first) =>
  fc
    .option(fc.integer({ min: 1, max: 20 }))
    .map((gap) => (gap === null ? [first] : [first, { start: first.end + gap, end: first.end + gap + 5 }])),
);
const annotations = fc.array(fragments, { maxLength: 60 }).map((all) => all.map((spans, i) => annotation(i, spans)));

describe('AnnotationIndex', () => {
  it('finds each annotation by its id, however many are asked for', () => {
    fc.assert(
      fc.property(annotations, (all) => {
        const index = AnnotationIndex.of(all);
        for (const wanted of [...all, ...all]) expect(index.find(wanted.id)).toEqual(wanted);
        expect(index.find('nobody')).toBeUndefined();
      }),
    );
  });

  it('finds exactly those that touch a stretch, in reading order', () => {
    fc.assert(
      fc.property(annotations, span, (all, stretch) => {
        const index = AnnotationIndex.of(all);
        const expected = index.sorted.filter((one) => {
          const { start, end } = envelopeOf(one);
          return start < stretch.end && stretch.start < end;
        });
        expect(index.touching(stretch)).toEqual(expected);
      }),
    );
  });

  it('is after a change what it would be if made anew', () => {
    fc.assert(
      fc.property(annotations, annotations, fc.nat(), span, (before, after, seed, stretch) => {
        const kept = before.filter((_, place) => (place + seed) % 3 !== 0);
        const removed = before.filter((one) => !kept.includes(one));
        const moved = after.filter((one) => kept.some(({ id }) => id === one.id));
        const fresh = after.filter((one) => !before.some(({ id }) => id === one.id));
        const index = AnnotationIndex.of(before).apply([
          ...fresh.map((one) => ({ kind: 'annotation' as const, before: null, after: one })),
          ...removed.map((one) => ({ kind: 'annotation' as const, before: one, after: null })),
          ...moved.map((one) => ({ kind: 'annotation' as const, before: one, after: one })),
        ]);
        const still = kept.filter(({ id }) => !moved.some((one) => one.id === id));
        const expected = AnnotationIndex.of([...still, ...moved, ...fresh]);
        expect(index.sorted).toEqual(expected.sorted);
        expect(index.touching(stretch)).toEqual(expected.touching(stretch));
      }),
    );
  });

  it('is the same object where nothing changes', () => {
    const index = AnnotationIndex.of([annotation(1, [{ start: 0, end: 3 }])]);
    expect(index.apply([])).toBe(index);
  });

  it('finds the next one from an offset', () => {
    const index = AnnotationIndex.of([annotation(1, [{ start: 0, end: 3 }]), annotation(2, [{ start: 5, end: 9 }])]);
    expect(index.nextFrom(1)?.id).toBe('a2');
    expect(index.nextFrom(6)).toBeUndefined();
  });
});
