import { describe, expect, it } from 'vitest';
import type { HistoryEntry, LinkChange } from '#shared/api/answers.ts';
import type { AlikeChange } from '#shared/domain/alike-change.ts';
import { Codebook } from '#shared/domain/codebook.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { AttributeId, LabelId, LayerId } from '#shared/domain/ids.ts';
import { Link } from '#shared/domain/link.ts';
import { annotationRecord } from '#shared/domain/testing/records.ts';
import { describeChanges } from './describe-changes.ts';
import { describeTold } from './describe-told.ts';

const kindOf = { id: 'kind', name: 'Kind', kind: 'one-of', required: false, definition: '' };
const codebook = Codebook.parse({
  ...defaultCodebook,
  layers: defaultCodebook.layers.map((layer) =>
    layer.id === 'entities' ? { ...layer, attributes: [{ ...kindOf, options: [{ id: 'f', name: 'Figure' }] }] } : layer,
  ),
});

const entry: HistoryEntry = {
  sequence: 3,
  at: '2026-11-22T08:00:00.000Z',
  by: 'Ada',
  commandType: 'annotation.edit',
  kind: 'do',
  counts: [{ kind: 'annotation', added: 0, updated: 5, removed: 0 }],
  change: null,
  alike: null,
  links: [],
};

const layerId = LayerId.parse('entities');
const nothing: AlikeChange = { how: 'updated', count: 5, labelId: null, layerId, attributes: {}, status: null };
const kindId = AttributeId.parse('kind');
const organization = LabelId.parse('organization');

describe('describeTold', () => {
  it.each<[Partial<AlikeChange>, string]>([
    [{ labelId: organization }, 'gave 5 annotations the label Organization'],
    [{ attributes: { [kindId]: 'f' } }, 'set Kind to “Figure” on 5 annotations'],
    [{ attributes: { [kindId]: null } }, 'took Kind away from 5 annotations'],
    [{ status: 'accepted' }, 'accepted 5 annotations'],
    [{ how: 'added', labelId: organization }, 'labelled 5 annotations as Organization'],
    [{ how: 'removed', labelId: organization }, 'deleted 5 annotations labelled Organization'],
    [
      { labelId: organization, status: 'rejected' },
      'gave 5 annotations the label Organization; rejected 5 annotations',
    ],
  ])('says of %j: %s', (alike, words) => {
    expect(describeTold({ ...entry, alike: { ...nothing, ...alike } }, codebook)).toEqual([words]);
  });

  it('counts what it cannot tell, also beside what it can', () => {
    expect(describeTold(entry, codebook)).toEqual(['5 annotations changed']);
    const counts = [...entry.counts, { kind: 'link', added: 0, updated: 0, removed: 9 } as const];
    const alike = { ...nothing, labelId: organization };
    expect(describeTold({ ...entry, counts, alike }, codebook)).toEqual([
      'gave 5 annotations the label Organization',
      '9 links removed',
    ]);
  });

  it('names links by their type and both ends', () => {
    const link = Link.parse({
      id: 'l1',
      typeId: 'source',
      fromId: 'a1',
      toId: 'a2',
      attributes: {},
      note: '',
      annotatorId: 'ada',
      confidence: null,
      createdAt: entry.at,
      updatedAt: entry.at,
    });
    const said = (change: Pick<LinkChange, 'before' | 'after'>, kind: HistoryEntry['kind'] = 'do') =>
      describeTold(
        { ...entry, kind, counts: [], links: [{ ...change, from: 'The gap opened', to: 'Miriam Ashgrove' }] },
        codebook,
      );
    const named = 'Source: “The gap opened” → “Miriam Ashgrove”';
    expect(said({ before: null, after: link })).toEqual([named]);
    expect(said({ before: link, after: null })).toEqual([`removed the link ${named}`]);
    expect(said({ before: link, after: { ...link, note: 'x' } })).toEqual([`changed the link ${named}`]);
    expect(said({ before: null, after: link }, 'undo')).toEqual([`brought back by undo: ${named}`]);
    const same = Link.parse({ ...link, typeId: 'same' });
    expect(said({ before: null, after: same })).toEqual(['Same: “The gap opened” ↔ “Miriam Ashgrove”']);
  });
});

describe('describeChanges', () => {
  it('says what was the same for all that were changed', () => {
    const changes = ['a1', 'a2'].map((id) => {
      const before = annotationRecord({ id, text: 'Misri', spans: [{ start: 0, end: 5 }] });
      return { kind: 'annotation', before, after: { ...before, labelId: organization } } as const;
    });
    expect(describeChanges(changes, codebook)).toBe('gave 2 annotations the label Organization');
  });
});
