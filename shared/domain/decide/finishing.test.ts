import { describe, expect, it } from 'vitest';
import { Attributes } from '../annotation.ts';
import { Codebook } from '../codebook.ts';
import { Command } from '../command.ts';
import { defaultCodebook } from '../default-codebook.ts';
import { findMissingAttributes } from '../missing-attributes.ts';
import { AnnotationId, DocumentId, MemoId } from '../ids.ts';
import type { Link } from '../link.ts';
import type { Memo } from '../memo.ts';
import {
  annotationRecord,
  decisionContext,
  documentRecord,
  later,
  linkRecord,
  projectState,
} from '../testing/records.ts';
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

function memoRecord({ waives }: { waives: string[] }): Memo {
  const known = { id: MemoId.parse('m1'), documentId: DocumentId.parse('d'), createdAt: later, updatedAt: later };
  return { ...known, purpose: 'waiver', text: 'A short notice.', waives };
}

function run(command: object) {
  return decide(state, Command.parse(command), decisionContext());
}

describe('finishing a document', () => {
  it('names what is missing of the document and of its annotations, as far as it is asked for', () => {
    const document = documentRecord({ id: 'd' });
    const named = (annotation: typeof claim) =>
      findMissingAttributes(codebook, document, { annotations: [annotation], linksOf: () => [] }).map(
        ({ definition }) => definition.name,
      );
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

describe('a reason to do without', () => {
  const given = memoRecord({ waives: [' genre', 'a1 kind'] });
  const finish = { type: 'document.edit', id: 'd', status: 'finished' };
  const decideWith = (memo: Memo, annotations = [claim]) =>
    decide(projectState(text, { annotations, codebook, memos: [memo] }), Command.parse(finish), decisionContext());

  it('is kept with what it is for', () => {
    const result = run({ ...finish, waiver: 'A short notice.' });
    expect(result).toMatchObject({ value: [{}, { after: { waives: [' genre', 'a1 kind'] } }] });
  });

  it('is good for the same gaps again', () => {
    expect(decideWith(given)).toMatchObject({ ok: true });
  });

  it('is not good for what is missing since', () => {
    expect(decideWith(given, [claim, { ...claim, id: AnnotationId.parse('a2') }])).toMatchObject({
      ok: false,
      error: { code: 'document/attributes-missing', params: { count: 1 } },
    });
  });

  it('covers everything where the program did not keep yet what it is for', () => {
    const { waives: _, ...old } = given;
    expect(decideWith(old, [claim, { ...claim, id: AnnotationId.parse('a2') }])).toMatchObject({ ok: true });
  });

  it('can be written better without covering more', () => {
    const written = decide(
      projectState(text, { annotations: [claim], codebook, memos: [given] }),
      Command.parse({ type: 'memo.write', documentId: 'd', purpose: 'waiver', text: 'A caption.' }),
      decisionContext(),
    );
    expect(written).toMatchObject({ value: [{ after: { text: 'A caption.', waives: given.waives } }] });
  });
});

describe('required attributes of links', () => {
  const sure = { id: 'sure', name: 'Sure', kind: 'boolean', options: [], required: true, definition: '' };
  const asking = Codebook.parse({
    ...defaultCodebook,
    linkTypes: defaultCodebook.linkTypes.map((type) => (type.id === 'same' ? { ...type, attributes: [sure] } : type)),
  });
  const from = annotationRecord({ id: 'a1', text, spans: [{ start: 0, end: 5 }] });
  const to = annotationRecord({ id: 'a2', text, spans: [{ start: 26, end: 32 }] });
  const link = linkRecord({ id: 'l1', fromId: 'a1', toId: 'a2' });
  const decideWith = (links: Link[]) =>
    decide(
      projectState(text, { annotations: [from, to], links, codebook: asking }),
      Command.parse({ type: 'document.edit', id: 'd', status: 'finished' }),
      decisionContext(),
    );

  it('are asked for once, where the link begins', () => {
    expect(decideWith([link])).toMatchObject({
      ok: false,
      error: { code: 'document/attributes-missing', params: { count: 1 } },
    });
    const missing = findMissingAttributes(asking, documentRecord({ id: 'd' }), {
      annotations: [from, to],
      linksOf: () => [link],
    });
    expect(missing).toMatchObject([{ annotation: { id: 'a1' }, link: { id: 'l1' }, definition: { id: 'sure' } }]);
  });

  it('are not missing where they are filled in', () => {
    expect(decideWith([{ ...link, attributes: Attributes.parse({ sure: false }) }])).toMatchObject({ ok: true });
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
