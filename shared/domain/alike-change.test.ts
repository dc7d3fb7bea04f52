import { describe, expect, it } from 'vitest';
import { alikeIn } from './alike-change.ts';
import { Annotation } from './annotation.ts';
import type { Change } from './change-set.ts';
import { annotationRecord } from './testing/records.ts';

const text = 'Misri met Landau in Oslo.';

function changed(before: object | null, after: object | null): Change<'annotation'>[] {
  return ['a1', 'a2', 'a3'].map((id) => {
    const record = annotationRecord({ id, text, spans: [{ start: 0, end: 5 }] });
    const made = (patch: object | null) => (patch ? Annotation.parse({ ...record, ...patch }) : null);
    return { kind: 'annotation', before: made(before), after: made(after) };
  });
}

describe('alikeIn', () => {
  it.each([
    ['a label', { labelId: 'person' }, { labelId: 'place' }, { labelId: 'place' }],
    ['a status', {}, { status: 'accepted' }, { status: 'accepted' }],
    ['a value', { attributes: { kind: 'a' } }, { attributes: { kind: 'b' } }, { attributes: { kind: 'b' } }],
    ['what was taken away', { attributes: { kind: 'a' } }, {}, { attributes: { kind: null } }],
  ])('tells %s that all were given', (_what, before, after, alike) => {
    const [layerId] = changed({}, {}).map((change) => change.after?.layerId);
    const nothing = { how: 'updated', count: 3, layerId, labelId: null, attributes: {}, status: null };
    expect(alikeIn(changed(before, after))).toEqual({ ...nothing, ...alike });
  });

  it('tells the label of what was added or removed', () => {
    expect(alikeIn(changed(null, { labelId: 'place' }))).toMatchObject({ how: 'added', labelId: 'place', count: 3 });
    expect(alikeIn(changed({ labelId: 'place' }, null))).toMatchObject({ how: 'removed', labelId: 'place' });
  });

  it('tells nothing of what was not the same for all', () => {
    const relabelled = changed({ labelId: 'person' }, { labelId: 'place' });
    const others = changed({ labelId: 'person' }, { labelId: 'event' });
    expect(alikeIn([...relabelled, ...others])).toBeNull();
    expect(alikeIn([...relabelled, ...changed({ labelId: 'place' }, { labelId: 'place', note: 'x' })])).toBeNull();
    expect(alikeIn([...relabelled, ...changed(null, { labelId: 'place' })])).toBeNull();
    expect(alikeIn(changed({}, { note: 'x' }))).toBeNull();
    expect(alikeIn(relabelled.slice(0, 1))).toBeNull();
    expect(alikeIn([])).toBeNull();
  });

  it('keeps attributes of two layers apart, which may have the same id', () => {
    const set = changed({}, { attributes: { kind: 'b' } });
    const elsewhere = changed({ layerId: 'claims' }, { layerId: 'claims', attributes: { kind: 'b' } });
    expect(alikeIn([...set, ...elsewhere])).toBeNull();
  });
});
