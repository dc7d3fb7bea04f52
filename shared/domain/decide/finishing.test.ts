import { describe, expect, it } from 'vitest';
import { Attributes } from '../annotation.ts';
import { Codebook } from '../codebook.ts';
import { Command } from '../command.ts';
import { defaultCodebook } from '../default-codebook.ts';
import { findMissingAttributes } from '../missing-attributes.ts';
import { annotationRecord, decisionContext, documentRecord, projectState } from '../testing/records.ts';
import { decide } from './decide.ts';

const text = 'Misri said on Friday that Landau thanked India.';
const codebook = Codebook.parse({
  ...defaultCodebook,
  layers: defaultCodebook.layers.map((layer) => ({
    ...layer,
    attributes: layer.attributes.map((one) => ({
      ...one,
      required: one.id === 'kind' || one.id === 'quantity_value',
      ...(one.id === 'stance' ? { default: 'neutral' } : {}),
    })),
  })),
  documentAttributes: [
    { id: 'genre', name: 'Genre', kind: 'text', options: [], required: true, definition: '' },
    { id: 'checked', name: 'Checked', kind: 'boolean', options: [], required: false, definition: '' },
  ],
});
const claim = annotationRecord({
  id: 'a1',
  text,
  spans: [{ start: 26, end: 46 }],
  labelId: 'claim',
  layerId: 'claims',
});
const state = projectState(text, { annotations: [claim], codebook });

function run(command: object) {
  return decide(state, Command.parse(command), decisionContext());
}

describe('finishing a document', () => {
  it('names what is missing of the document and of its annotations, as far as it is asked for', () => {
    const document = documentRecord({ id: 'd' });
    const named = (annotation: typeof claim) =>
      findMissingAttributes(codebook, document, [annotation]).map(({ definition }) => definition.name);
    expect(named(claim)).toEqual(['Genre', 'Kind']);
    expect(named({ ...claim, attributes: Attributes.parse({ kind: 'figure' }) })).toEqual(['Genre', 'Value']);
    expect(named({ ...claim, attributes: Attributes.parse({ kind: 'statement' }) })).toEqual(['Genre']);
    expect(named({ ...claim, status: 'rejected' })).toEqual(['Genre']);
  });

  it('is refused while something is missing', () => {
    expect(run({ type: 'document.edit', id: 'd', status: 'finished' })).toMatchObject({
      ok: false,
      error: { code: 'document/attributes-missing', params: { count: 2 } },
    });
  });

  it('is possible with a reason, which is kept', () => {
    const result = run({ type: 'document.edit', id: 'd', status: 'finished', waiver: 'A short notice.' });
    expect(result).toMatchObject({
      ok: true,
      value: [
        { kind: 'document', after: { status: 'finished' } },
        { kind: 'memo', before: null, after: { purpose: 'waiver', text: 'A short notice.', documentId: 'd' } },
      ],
    });
  });
});

describe('fields of a document', () => {
  it('are checked where the codebook knows them, and free otherwise', () => {
    expect(run({ type: 'document.edit', id: 'd', fields: { genre: 'news', desk: 'foreign' } })).toMatchObject({
      ok: true,
      value: [{ after: { fields: { genre: 'news', desk: 'foreign' } } }],
    });
    expect(run({ type: 'document.edit', id: 'd', fields: { checked: 'perhaps' } })).toMatchObject({
      ok: false,
      error: { code: 'annotation/attribute-value' },
    });
  });
});

describe('many annotations in one step', () => {
  it('all get the label and its defaults, under ids of their own', () => {
    const places = [0, 26].map((start) => ({ documentId: 'd', spans: [{ start, end: start + 5 }] }));
    const result = run({ type: 'annotation.create-many', places, labelId: 'claim', annotatorId: 'ada' });
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value).toMatchObject([
      { after: { quote: 'Misri', attributes: { stance: 'neutral' } } },
      { after: { quote: 'Landa', attributes: { stance: 'neutral' } } },
    ]);
    expect(new Set(result.value.map(({ after }) => after?.id)).size).toBe(2);
  });

  it('are refused whole where one of them is not possible', () => {
    const places = [0, 400].map((start) => ({ documentId: 'd', spans: [{ start, end: start + 5 }] }));
    expect(run({ type: 'annotation.create-many', places, labelId: 'claim', annotatorId: 'ada' })).toMatchObject({
      ok: false,
      error: { code: 'annotation/outside-text' },
    });
  });
});
