import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AttributeId, DocumentId, EntityId } from '../domain/ids.ts';
import { annotationRecord, later } from '../domain/testing/records.ts';
import { PackedAnnotations, packAnnotations, unpackAnnotations } from './packed-annotations.ts';

const text = 'Foreign Secretary Misri 😀 spoke with Landau';

const annotation = fc
  .record({
    id: fc.uuid(),
    start: fc.nat(15),
    labelId: fc.constantFrom('person', 'place'),
    several: fc.boolean(),
    note: fc.constantFrom('', 'see above'),
    confidence: fc.constantFrom(null, 0.5),
    entity: fc.boolean(),
    updated: fc.boolean(),
    origin: fc.constantFrom({ kind: 'manual', by: '' } as const, { kind: 'suggested', by: 'rule' } as const),
  })
  .map(({ id, start, labelId, several, note, confidence, entity, updated, origin }) => ({
    ...annotationRecord({
      id,
      text,
      spans: several
        ? [
            { start, end: start + 2 },
            { start: 20, end: 26 },
          ]
        : [{ start, end: start + 7 }],
      labelId,
    }),
    note,
    confidence,
    origin,
    entityId: entity ? EntityId.parse('e1') : null,
    attributes: entity ? { [AttributeId.parse('cue')]: 'said' } : {},
    ...(updated ? { updatedAt: later } : {}),
  }));

describe('packed annotations', () => {
  it('are the same again, also after a journey as JSON', () => {
    fc.assert(
      fc.property(fc.array(annotation, { maxLength: 20 }), (annotations) => {
        const packed = PackedAnnotations.parse(JSON.parse(JSON.stringify(packAnnotations(annotations))));
        expect(unpackAnnotations(packed, DocumentId.parse('d'), text)).toEqual(annotations);
      }),
    );
  });

  it('are much smaller than one by one', () => {
    const many = Array.from({ length: 1000 }, (_, i) =>
      annotationRecord({
        id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
        text,
        spans: [{ start: 0, end: 7 }],
      }),
    );
    expect(JSON.stringify(packAnnotations(many)).length).toBeLessThan(JSON.stringify(many).length / 5);
  });
});
