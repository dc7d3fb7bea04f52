import { describe, expect, it } from 'vitest';
import { Attributes, type AttributeValue } from '../annotation.ts';
import { added, removed } from '../change-set.ts';
import { Codebook } from '../codebook.ts';
import { Command } from '../command.ts';
import { defaultCodebook } from '../default-codebook.ts';
import { LinkTypeId } from '../ids.ts';
import {
  annotationRecord,
  decisionContext,
  documentRecord,
  later,
  linkRecord,
  projectState,
} from '../testing/records.ts';
import { AnnotatorId } from '../ids.ts';
import { decide } from './decide.ts';
import type { ProjectState } from './project-state.ts';

const text = 'Foreign Secretary Misri spoke with Landau 😀 on Friday.';
const misri = annotationRecord({ id: 'a1', text, spans: [{ start: 18, end: 23 }] });
const landau = annotationRecord({ id: 'a2', text, spans: [{ start: 35, end: 41 }] });

function run(state: ProjectState, command: unknown) {
  return decide(state, Command.parse(command), decisionContext());
}

function create(patch: object) {
  return {
    type: 'annotation.create',
    documentId: 'd',
    labelId: 'person',
    spans: [{ start: 18, end: 23 }],
    annotatorId: 'ada',
    ...patch,
  };
}

describe('creating an annotation', () => {
  it('takes its quote from the text, its layer from the label and its id from the command', () => {
    const result = run(projectState(text), create({}));
    expect(result).toMatchObject({
      ok: true,
      value: [
        {
          kind: 'annotation',
          before: null,
          after: {
            id: '00000000-0000-4000-8000-000000000001',
            quote: 'Misri',
            layerId: 'entities',
            origin: { kind: 'manual' },
            createdAt: later,
          },
        },
      ],
    });
  });

  it.each([
    ['an unknown document', { documentId: 'x' }, 'document/not-found'],
    ['an unknown label', { labelId: 'x' }, 'annotation/unknown-label'],
    ['an unknown annotator', { annotatorId: 'x' }, 'annotator/not-found'],
    ['a place outside the text', { spans: [{ start: 50, end: 500 }] }, 'annotation/outside-text'],
    ['half of an emoji', { spans: [{ start: 42, end: 43 }] }, 'annotation/splits-character'],
    [
      'overlapping fragments',
      {
        spans: [
          { start: 0, end: 9 },
          { start: 5, end: 12 },
        ],
      },
      'annotation/spans-out-of-order',
    ],
    ['an attribute of another layer', { attributes: { cue: 'said' } }, 'annotation/unknown-attribute'],
    [
      'an option that does not exist',
      { labelId: 'claim', attributes: { kind: 'rumour' } },
      'annotation/attribute-value',
    ],
    [
      'a word where a number belongs',
      { labelId: 'claim', attributes: { quantity_value: 'many' } },
      'annotation/attribute-value',
    ],
  ])('refuses %s', (_, patch, code) => {
    expect(run(projectState(text), create(patch))).toMatchObject({ ok: false, error: { code } });
  });
});

describe('creating many annotations', () => {
  const [first, second] = [
    { start: 18, end: 23 },
    { start: 35, end: 41 },
  ];
  const many = (patch: object = {}) => ({
    type: 'annotation.create-many',
    places: [first, second].map((span) => ({ documentId: 'd', spans: [span] })),
    labelId: 'person',
    annotatorId: 'ada',
    ...patch,
  });
  const made = (annotations: (typeof misri)[], patch?: object): unknown => {
    const result = run(projectState(text, { annotations }), many(patch));
    if (!result.ok) throw new Error(result.error.code);
    return result.value.map(({ after }) => after && 'quote' in after && after.quote);
  };

  it('names nothing twice: neither what is there nor what was asked for twice', () => {
    expect(made([])).toEqual(['Misri', 'Landau']);
    expect(made([misri])).toEqual(['Landau']);
    expect(made([misri, landau])).toEqual([]);
    expect(made([], { places: [first, first].map((span) => ({ documentId: 'd', spans: [span] })) })).toEqual(['Misri']);
  });

  it('takes nothing for the same that is another label’s, another hand’s, elsewhere, or rejected', () => {
    const both = ['Misri', 'Landau'];
    expect(made([misri], { labelId: 'organization' })).toEqual(both);
    expect(made([{ ...misri, annotatorId: AnnotatorId.parse('bob') }])).toEqual(both);
    expect(made([{ ...misri, spans: [{ start: 18, end: 22 }] }])).toEqual(both);
    expect(made([{ ...misri, status: 'rejected' }])).toEqual(both);
    expect(made([misri], { status: 'rejected' })).toEqual(both);
  });

  it('makes a claim where one is, since the same words can hold two', () => {
    const claim = annotationRecord({ id: 'c', text, spans: [first], labelId: 'claim', layerId: 'claims' });
    expect(made([claim], { labelId: 'claim' })).toEqual(['Misri', 'Landau']);
  });
});

describe('editing annotations', () => {
  const state = projectState(text, { annotations: [misri, landau] });

  it('relabels several at once', () => {
    const result = run(state, { type: 'annotation.edit', ids: ['a1', 'a2'], labelId: 'organization' });
    expect(result.ok && result.value.map((change) => change.after)).toMatchObject([
      { id: 'a1', labelId: 'organization', updatedAt: later },
      { id: 'a2', labelId: 'organization' },
    ]);
  });

  it('changes nothing, and so writes nothing, where all is as it was', () => {
    expect(run(state, { type: 'annotation.edit', ids: ['a1'], labelId: 'person' })).toEqual({ ok: true, value: [] });
  });

  it('merges attributes and takes away those that are null or empty', () => {
    const claim = {
      ...annotationRecord({ id: 'c', text, spans: [{ start: 0, end: 5 }], labelId: 'claim', layerId: 'claims' }),
      attributes: { source: 'Misri', cue: 'said' },
    };
    const result = run(projectState(text, { annotations: [claim] }), {
      type: 'annotation.edit',
      ids: ['c'],
      attributes: { cue: null, kind: 'figure' },
    });
    expect(result).toMatchObject({ ok: true, value: [{ after: { attributes: { source: 'Misri', kind: 'figure' } } }] });
    expect(result.ok && Object.keys(result.value[0]?.after ?? {})).not.toContain('cue');
  });

  it('drops the attributes of the old layer when the label is of another one', () => {
    const claim = {
      ...annotationRecord({ id: 'c', text, spans: [{ start: 0, end: 5 }], labelId: 'claim', layerId: 'claims' }),
      attributes: { cue: 'said' },
    };
    const result = run(projectState(text, { annotations: [claim] }), {
      type: 'annotation.edit',
      ids: ['c'],
      labelId: 'person',
    });
    expect(result).toMatchObject({ ok: true, value: [{ after: { layerId: 'entities', attributes: {} } }] });
  });
});

describe('giving an annotation a label of another layer', () => {
  const attribute = (id: string, more: object = {}) => ({
    id,
    name: id,
    kind: 'text',
    options: [],
    required: false,
    definition: '',
    ...more,
  });
  const options = (...ids: string[]) => ({ kind: 'one-of', options: ids.map((id) => ({ id, name: id })) });
  const attributesOf = {
    claims: [attribute('tone', options('calm', 'sharp')), attribute('weight', { kind: 'number' }), attribute('cue')],
    entities: [
      attribute('tone', options('calm')),
      attribute('weight'),
      attribute('cue', { default: 'none' }),
      attribute('role', { default: 'speaker' }),
    ],
  };
  const codebook = Codebook.parse({
    ...defaultCodebook,
    layers: defaultCodebook.layers.map((layer) => ({
      ...layer,
      attributes: layer.id === 'claims' ? attributesOf.claims : attributesOf.entities,
    })),
  });
  const claimWith = (attributes: Record<string, AttributeValue>, id = 'c') => ({
    ...annotationRecord({ id, text, spans: [{ start: 0, end: 5 }], labelId: 'claim', layerId: 'claims' }),
    attributes: Attributes.parse(attributes),
  });
  const relabelled = (attributes: Record<string, AttributeValue>) => {
    const state = projectState(text, { annotations: [claimWith(attributes)], codebook });
    const result = run(state, { type: 'annotation.edit', ids: ['c'], labelId: 'person' });
    return result.ok && result.value.map((change) => change.kind === 'annotation' && change.after?.attributes);
  };

  it('keeps the values that mean the same there, and has the defaults of the new layer besides', () => {
    expect(relabelled({ tone: 'calm', cue: 'said' })).toEqual([{ tone: 'calm', cue: 'said', role: 'speaker' }]);
  });

  it('drops an option that the new layer does not have, and a value of another kind', () => {
    expect(relabelled({ tone: 'sharp', weight: 3 })).toEqual([{ cue: 'none', role: 'speaker' }]);
  });

  it('takes away the links that the codebook forbids then, in the same step, and no others', () => {
    const source = { ...linkRecord({ id: 'l1', fromId: 'c', toId: 'a2' }), typeId: LinkTypeId.parse('source') };
    const relation = linkRecord({ id: 'l2', fromId: 'c', toId: 'c2' });
    // Was forbidden all along: its type was changed after it was made.
    const odd = { ...linkRecord({ id: 'l3', fromId: 'a2', toId: 'c' }), typeId: LinkTypeId.parse('cue') };
    const annotations = [claimWith({}), claimWith({}, 'c2'), landau];
    const state = projectState(text, { annotations, links: [source, relation, odd], codebook: defaultCodebook });
    expect(run(state, { type: 'annotation.edit', ids: ['c'], labelId: 'organization' })).toMatchObject({
      ok: true,
      value: [removed('link', source), removed('link', relation), { kind: 'annotation' }],
    });
    expect(run(state, { type: 'annotation.edit', ids: ['a2'], labelId: 'organization' })).toMatchObject({
      ok: true,
      value: [{ kind: 'annotation' }],
    });
    expect(run(state, { type: 'annotation.edit', ids: ['c'], note: 'x' })).toMatchObject({
      ok: true,
      value: [{ kind: 'annotation' }],
    });
  });

  it('looks at both ends of a link when both are relabelled', () => {
    const people = linkRecord({ id: 'l', fromId: 'a1', toId: 'a2' });
    const same = { ...people, typeId: LinkTypeId.parse('coreference') };
    const state = projectState(text, { annotations: [misri, landau], links: [same] });
    const result = run(state, { type: 'annotation.edit', ids: ['a1', 'a2'], labelId: 'claim' });
    expect(result.ok && result.value.map(({ kind }) => kind)).toEqual(['link', 'annotation', 'annotation']);
  });
});

describe('moving an annotation', () => {
  it('gives it the quote of its new place', () => {
    const result = run(projectState(text, { annotations: [misri] }), {
      type: 'annotation.move',
      id: 'a1',
      spans: [{ start: 8, end: 23 }],
    });
    expect(result).toMatchObject({ ok: true, value: [{ after: { quote: 'Secretary Misri' } }] });
  });
});

describe('removing', () => {
  const link = linkRecord({ id: 'l', fromId: 'a1', toId: 'a2' });
  const state = projectState(text, { annotations: [misri, landau], links: [link] });

  it('takes the links of an annotation along', () => {
    expect(run(state, { type: 'annotation.remove', ids: ['a1'] })).toEqual({
      ok: true,
      value: [removed('link', link), removed('annotation', misri)],
    });
  });

  it('takes everything of a document along, a link between two of its annotations once', () => {
    const result = run(state, { type: 'document.remove', ids: ['d'] });
    expect(result.ok && result.value.map((change) => change.kind)).toEqual([
      'link',
      'annotation',
      'annotation',
      'document',
    ]);
  });

  it('refuses what is not there, and then removes nothing at all', () => {
    expect(run(state, { type: 'annotation.remove', ids: ['a1', 'x'] })).toMatchObject({
      ok: false,
      error: { code: 'annotation/not-found' },
    });
  });
});

describe('documents', () => {
  it('are added at the end, and refused under a name that is taken', () => {
    const { position: _, createdAt: __, updatedAt: ___, status: ____, ...document } = documentRecord({ id: 'e' });
    expect(run(projectState(text), { type: 'document.add', document })).toMatchObject({
      ok: true,
      value: [{ after: { id: 'e', position: 1, status: 'open', createdAt: later } }],
    });
    expect(run(projectState(text), { type: 'document.add', document: { ...document, name: 'd.txt' } })).toMatchObject({
      error: { code: 'document/name-taken' },
    });
  });

  it('refuse another content in which an annotated text would be lost', () => {
    const { contentId, source } = documentRecord({ id: 'd' });
    const replace = { type: 'document.replace-content', id: 'd', contentId, length: 3, source, moved: [] };
    expect(run(projectState(text, { annotations: [misri] }), replace)).toMatchObject({
      error: { code: 'document/encoding-would-lose-text', params: { quote: 'Misri' } },
    });
  });
});

describe('the codebook', () => {
  it('counts its version up when it changes, and not otherwise', () => {
    const renamed = { ...defaultCodebook, name: 'Mine' };
    expect(run(projectState(text), { type: 'codebook.replace', codebook: renamed })).toMatchObject({
      ok: true,
      value: [{ after: { codebook: { name: 'Mine', version: 2 } } }],
    });
    expect(run(projectState(text), { type: 'codebook.replace', codebook: defaultCodebook })).toEqual({
      ok: true,
      value: [],
    });
  });

  it('keeps labels that are in use', () => {
    const empty = { ...defaultCodebook, layers: [] };
    expect(
      run(projectState(text, { annotations: [misri] }), { type: 'codebook.replace', codebook: empty }),
    ).toMatchObject({
      error: { code: 'codebook/labels-in-use', params: { labels: 'person' } },
    });
  });
});

describe('merging records', () => {
  it('passes over equal ones and takes nothing where one differs', () => {
    const state = projectState(text, { annotations: [misri] });
    const merge = (records: unknown[]) => run(state, { type: 'project.merge', records });
    expect(
      merge([
        { kind: 'annotation', record: misri },
        { kind: 'annotation', record: landau },
      ]),
    ).toEqual({
      ok: true,
      value: [added('annotation', landau)],
    });
    expect(
      merge([
        { kind: 'annotation', record: landau },
        { kind: 'annotation', record: { ...misri, note: 'x' } },
      ]),
    ).toMatchObject({
      error: { code: 'import/conflict' },
    });
  });
});
