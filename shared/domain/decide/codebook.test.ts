import { describe, expect, it } from 'vitest';
import { changesOf } from '../change-set.ts';
import { Codebook } from '../codebook.ts';
import { Command } from '../command.ts';
import { defaultCodebook } from '../default-codebook.ts';
import { Entity } from '../entity.ts';
import { LinkTypeId } from '../ids.ts';
import { annotationRecord, decisionContext, linkRecord, projectState } from '../testing/records.ts';
import { decide } from './decide.ts';

const text = 'Misri said on Friday that Landau thanked India.';
const misri = annotationRecord({ id: 'a1', text, spans: [{ start: 0, end: 5 }] });
const landau = annotationRecord({ id: 'a2', text, spans: [{ start: 26, end: 32 }] });
const claim = {
  ...annotationRecord({ id: 'a3', text, spans: [{ start: 26, end: 46 }], labelId: 'claim', layerId: 'claims' }),
  attributes: { kind: 'figure', quantity_value: 3, topic: ['trade', 'visas'], source: 'Misri' },
};

const topics = {
  id: 'topic',
  name: 'Topic',
  kind: 'many-of',
  options: [
    { id: 'trade', name: 'Trade' },
    { id: 'visas', name: 'Visas' },
  ],
  required: false,
  definition: '',
};

/** The default codebook with a link type and an attribute of many options. */
const codebook = Codebook.parse({
  ...defaultCodebook,
  layers: defaultCodebook.layers.map((layer) =>
    layer.id === 'claims' ? { ...layer, attributes: [...layer.attributes, topics] } : layer,
  ),
  linkTypes: [{ id: 'names', name: 'Names', definition: '', fromLabelIds: [], toLabelIds: [] }],
});

const link = { ...linkRecord({ id: 'l1', fromId: 'a3', toId: 'a1' }), typeId: LinkTypeId.parse('names') };
const entities = ['misri', 'india'].map((id) =>
  Entity.parse({
    id,
    name: id,
    labelId: id === 'misri' ? 'person' : 'place',
    aliases: [],
    externalIds: {},
    note: '',
    createdAt: misri.createdAt,
    updatedAt: misri.updatedAt,
  }),
);
const state = projectState(text, { annotations: [misri, landau, claim], links: [link], codebook, entities });

function replace(next: object, moved: object = {}, baseVersion?: number) {
  const command = { type: 'codebook.replace', codebook: { ...codebook, ...next }, moved };
  return decide(
    state,
    Command.parse(baseVersion === undefined ? command : { ...command, baseVersion }),
    decisionContext(),
  );
}

function layers(change: (layer: (typeof codebook.layers)[number]) => object) {
  return { layers: codebook.layers.map((layer) => change(layer)) };
}

const withoutPerson = layers((layer) => ({ ...layer, labels: layer.labels.filter(({ id }) => id !== 'person') }));

describe('replacing the codebook', () => {
  it('does not let a label in use disappear', () => {
    expect(replace(withoutPerson)).toMatchObject({ ok: false, error: { code: 'codebook/labels-in-use' } });
  });

  it('gives annotations of a merged label the other one', () => {
    const result = replace(withoutPerson, { labels: { person: 'other' } });
    if (!result.ok) throw new Error(result.error.code);
    expect(changesOf(result.value, 'annotation').map(({ after }) => [after?.id, after?.labelId])).toEqual([
      ['a1', 'other'],
      ['a2', 'other'],
    ]);
  });

  it('gives entries of the register the label that took the place of theirs', () => {
    const labelsAfter = (moved: object) => {
      const result = replace(withoutPerson, { labels: moved });
      if (!result.ok) throw new Error(result.error.code);
      return changesOf(result.value, 'entity').map(({ after }) => [after?.id, after?.labelId]);
    };
    expect(labelsAfter({ person: 'other' })).toEqual([['misri', 'other']]);
    // Its mentions go with the label, so the first label for entities is all that is left to say.
    const [first] = codebook.layers[0]?.labels.filter(({ id }) => id !== 'person') ?? [];
    expect(labelsAfter({ person: null })).toEqual([['misri', first?.id]]);
  });

  it('takes annotations of a deleted label away, with their links', () => {
    const result = replace(withoutPerson, { labels: { person: null } });
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.filter(({ after }) => after === null).map(({ kind, before }) => [kind, before?.id])).toEqual([
      ['link', 'l1'],
      ['annotation', 'a1'],
      ['annotation', 'a2'],
    ]);
  });

  it('refuses to move to a label that is not there', () => {
    expect(replace(withoutPerson, { labels: { person: 'nobody' } })).toMatchObject({
      ok: false,
      error: { code: 'annotation/unknown-label', params: { label: 'nobody' } },
    });
  });

  it('refuses a codebook made from an older version', () => {
    expect(replace({ name: 'Mine' }, {}, codebook.version - 1)).toMatchObject({
      ok: false,
      error: { code: 'codebook/changed' },
    });
    expect(replace({ name: 'Mine' }, {}, codebook.version)).toMatchObject({ ok: true });
  });

  it('moves options and takes the values of deleted attributes away', () => {
    const next = layers((layer) => ({
      ...layer,
      attributes: layer.attributes
        .filter(({ id }) => id !== 'source')
        .map((one) => (one.id === 'topic' ? { ...one, options: one.options.slice(0, 1) } : one)),
    }));
    const options = [{ layerId: 'claims', attributeId: 'topic', from: 'visas', to: 'trade' }];
    const result = replace(next, { options });
    if (!result.ok) throw new Error(result.error.code);
    expect(changesOf(result.value, 'annotation')[0]?.after?.attributes).toEqual({
      kind: 'figure',
      quantity_value: 3,
      topic: ['trade'],
    });
  });

  it('turns values into what a changed kind can hold', () => {
    const next = layers((layer) => ({
      ...layer,
      attributes: layer.attributes.map((one) => (one.id === 'quantity_value' ? { ...one, kind: 'text' } : one)),
    }));
    const result = replace(next);
    if (!result.ok) throw new Error(result.error.code);
    expect(changesOf(result.value, 'annotation')[0]?.after?.attributes).toMatchObject({ quantity_value: '3' });
  });

  it('takes the links of a deleted type away, and moves those of a merged one', () => {
    const gone = replace({ linkTypes: [] });
    if (!gone.ok) throw new Error(gone.error.code);
    expect(changesOf(gone.value, 'link')).toMatchObject([{ before: { id: 'l1' }, after: null }]);
    const linkTypes = [{ id: 'mentions', name: 'Mentions', definition: '', fromLabelIds: [], toLabelIds: [] }];
    const merged = replace({ linkTypes }, { linkTypes: { names: 'mentions' } });
    if (!merged.ok) throw new Error(merged.error.code);
    expect(changesOf(merged.value, 'link')).toMatchObject([{ after: { id: 'l1', typeId: 'mentions' } }]);
  });

  it('touches nothing but the codebook when only names and colours change', () => {
    const next = layers((layer) => ({ ...layer, name: `${layer.name}!` }));
    const result = replace(next);
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.map(({ kind }) => kind)).toEqual(['codebook']);
  });
});

describe('a codebook', () => {
  it.each([
    ['a label under itself', { parentId: 'person' }, 'under itself'],
    ['a parent of nowhere', { parentId: 'nobody' }, 'not in the layer'],
  ])('may not have %s', (_what, patch, message) => {
    const next = layers((layer) => ({
      ...layer,
      labels: layer.labels.map((label) => (label.id === 'person' ? { ...label, ...patch } : label)),
    }));
    expect(Codebook.safeParse({ ...codebook, ...next }).error?.issues[0]?.message).toContain(message);
  });
});
