import { describe, expect, it } from 'vitest';
import { defaultCodebook } from '../../domain/default-codebook.ts';
import { LinkTypeId } from '../../domain/ids.ts';
import { noScheme } from './foreign-corpus.ts';
import { GrowingCodebook } from './grow-codebook.ts';
import { proposeMapping } from './label-mapping.ts';
import { NameLimits } from './name-limits.ts';
import type { ResolvedAnnotation } from './resolve-offsets.ts';

// So many that whatever looks through all of them for each of them does not come to an end.
const MANY = 200_000;

function grown(): GrowingCodebook {
  const growing = new GrowingCodebook(defaultCodebook, noScheme);
  for (let label = 0; label < MANY; label += 1)
    growing.place({ kind: 'new', layer: 'Words', name: `L${label}` }, { layer: '', label: `L${label}` });
  return growing;
}

describe('a codebook that grows by very many labels', () => {
  it('takes each in without looking through the others', () => {
    const { codebook } = grown();
    const made = codebook.layers.find(({ name }) => name === 'Words');
    expect(made?.labels).toHaveLength(MANY);
    expect(made?.labels.at(-1)).toMatchObject({ id: `l${MANY - 1}`, name: `L${MANY - 1}` });
  });

  it('tells the layer of a label and a type of links without being copied', () => {
    const growing = grown();
    const typeId = LinkTypeId.parse(defaultCodebook.linkTypes[0]?.id);
    let entities = 0;
    for (let asked = 0; asked < MANY; asked += 1) {
      if (growing.isEntity(`l${asked}`)) entities += 1;
      if (growing.linkTypeOf(typeId) === undefined) throw new Error('it was there');
    }
    expect(entities).toBe(0);
  });

  it('tells long names apart that begin alike, and finds each again', () => {
    const growing = new GrowingCodebook(defaultCodebook, noScheme);
    const names = ['a', 'b'].map((end) => 'x'.repeat(300) + end);
    const made = names.map((name) => growing.place({ kind: 'new', layer: 'Words', name }, { layer: '', label: name }));
    const { codebook } = growing;
    const labels = codebook.layers.find(({ name }) => name === 'Words')?.labels ?? [];
    expect(labels.map(({ name }) => name)).toEqual(['x'.repeat(200), `${'x'.repeat(196)} (2)`]);
    expect(labels.map(({ definition }) => definition)).toEqual(names);
    const used = names.map((label) => ({ layer: '', label, count: 1, examples: [] }));
    const mapping = proposeMapping({ labels: used, linkTypes: [] }, { codebook, scheme: noScheme, fallbackLayer: 'x' });
    expect(mapping.labels.map(({ target }) => target)).toEqual(
      made.map((placed) => ({ kind: 'label', labelId: placed?.labelId })),
    );
  });

  it('is found again by its names, each in one step', () => {
    const { codebook } = grown();
    const labels = Array.from({ length: MANY }, (_, index) => ({
      layer: '',
      label: `L${index}`,
      count: 1,
      examples: [],
    }));
    const mapping = proposeMapping({ labels, linkTypes: [] }, { codebook, scheme: noScheme, fallbackLayer: 'x' });
    expect(mapping.labels.every(({ target }) => target.kind === 'label')).toBe(true);
  });
});

describe('NameLimits', () => {
  const annotations = (count: number, label: (index: number) => string): ResolvedAnnotation[] =>
    Array.from({ length: count }, (_, index) => ({
      key: String(index),
      place: '',
      layer: '',
      label: label(index),
      spans: [{ start: 0, end: 1 }],
      quote: 'a',
    }));

  it('takes as many annotations as there are, of few labels', () => {
    const used = [{ annotations: annotations(20_000, (index) => `L${index % 5000}`), links: [] }];
    expect(new NameLimits().take('a.jsonl', used).ok).toBe(true);
  });

  it('names the file that brings too many, and takes the next without them', () => {
    const names = new NameLimits();
    const used = (prefix: string, count: number) => [
      { annotations: annotations(count, (index) => `${prefix}${index}`), links: [] },
    ];
    expect(names.take('a.jsonl', used('a', 4000)).ok).toBe(true);
    expect(names.take('b.jsonl', used('b', 1001))).toMatchObject({
      ok: false,
      error: { code: 'import/too-many-labels', params: { file: 'b.jsonl', count: 5001, limit: 5000 } },
    });
    expect(names.take('c.jsonl', used('c', 1000)).ok).toBe(true);
  });

  it('refuses a name that is a text, and quotes only its beginning', () => {
    const used = [{ annotations: annotations(1, () => 'x'.repeat(10_000_000)), links: [] }];
    const read = new NameLimits().take('a.jsonl', used);
    expect(read).toMatchObject({ ok: false, error: { code: 'import/name-too-long' } });
    expect(JSON.stringify(read).length).toBeLessThan(1000);
  });

  it('counts attributes and types of links as well', () => {
    const [one] = annotations(1, () => 'P');
    const attributes = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`k${index}`, index]));
    const links = Array.from({ length: 1001 }, (_, index) => ({
      place: '',
      type: `t${index}`,
      from: { key: 'a' },
      to: { key: 'b' },
    }));
    const wide = [{ annotations: one ? [{ ...one, attributes }] : [], links: [] }];
    expect(new NameLimits().take('a', wide)).toMatchObject({
      ok: false,
      error: { code: 'import/too-many-attributes' },
    });
    expect(new NameLimits().take('a', [{ annotations: [], links }])).toMatchObject({
      ok: false,
      error: { code: 'import/too-many-link-types' },
    });
  });
});
