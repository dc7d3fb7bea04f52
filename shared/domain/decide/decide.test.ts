import { describe, expect, it } from 'vitest';
import { added, removed } from '../change-set.ts';
import { Command } from '../command.ts';
import { defaultCodebook } from '../default-codebook.ts';
import {
  annotationRecord,
  decisionContext,
  documentRecord,
  later,
  linkRecord,
  projectState,
} from '../testing/records.ts';
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
