import { describe, expect, it } from 'vitest';
import { Codebook, findLabel } from './codebook.ts';
import { findLosses, settleLosses } from './codebook-losses.ts';
import { defaultCodebook } from './default-codebook.ts';

const usage = {
  labels: { person: 3, work: 2, gone: 1 },
  linkTypes: {},
  attributes: [{ layerId: 'claims', linkTypeId: null, attributeId: 'cue', count: 4 }],
  linkEnds: [],
  options: [{ layerId: 'claims', linkTypeId: null, attributeId: 'kind', option: 'figure', count: 5 }],
};

const next = Codebook.parse({
  ...defaultCodebook,
  linkTypes: [],
  layers: defaultCodebook.layers.map((layer) => ({
    ...layer,
    labels: layer.labels.filter(({ id }) => id !== 'person' && id !== 'place'),
    attributes: layer.attributes
      .filter(({ id }) => id !== 'cue' && id !== 'source')
      .map((one) => (one.id === 'kind' ? { ...one, options: one.options.filter(({ id }) => id !== 'figure') } : one))
      .filter(({ shownIf }) => shownIf === undefined),
  })),
});

describe('what another codebook would lose', () => {
  const losses = findLosses(defaultCodebook, next, usage);

  it('is only what is in use', () => {
    expect(losses.map(({ kind, name, within, count }) => [kind, name, within, count])).toEqual([
      ['label', 'Person', 'Entities', 3],
      ['attribute', 'Cue', 'Claims', 4],
      ['option', 'Figure', 'Kind', 5],
    ]);
  });

  it('is kept beside it, retired', () => {
    const { codebook, moved } = settleLosses(next, losses, () => ({ kind: 'keep' }));
    expect(moved).toBeUndefined();
    expect(findLabel(codebook, 'person')).toMatchObject({ layer: { id: 'entities' }, label: { retired: true } });
    const attributes = codebook.layers[1]?.attributes ?? [];
    expect(attributes.find(({ id }) => id === 'cue')).toMatchObject({ retired: true });
    expect(attributes.find(({ id }) => id === 'kind')?.options.at(-1)?.id).toBe('figure');
    expect(Codebook.safeParse(codebook).success).toBe(true);
  });

  it('goes where one says', () => {
    const { moved } = settleLosses(next, losses, (loss) =>
      loss.kind === 'option' ? { kind: 'to', id: 'statement' } : { kind: 'remove' },
    );
    expect(moved).toEqual({
      labels: { person: null },
      options: [{ layerId: 'claims', linkTypeId: null, attributeId: 'kind', from: 'figure', to: 'statement' }],
    });
  });
});
