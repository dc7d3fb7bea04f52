import { describe, expect, it } from 'vitest';
import { defaultCodebook } from '../../domain/default-codebook.ts';
import { EntityId, PropositionId } from '../../domain/ids.ts';
import { annotationRecord, annotatorRecord, documentRecord, linkRecord } from '../../domain/testing/records.ts';
import { findProjectFault } from './project-faults.ts';

const text = 'one two';
const claim = (id: string, start: number) =>
  annotationRecord({
    id,
    documentId: 'd1',
    text,
    spans: [{ start, end: start + 3 }],
    labelId: 'claim',
    layerId: 'claims',
  });
const [first, second] = [claim('a1', 0), claim('a2', 4)];
const link = (id: string, fields: object = {}) => ({
  ...linkRecord({ id, fromId: 'a1', toId: 'a2', typeId: 'contradicts' }),
  ...fields,
});

function faultIn(fields: object, version = 1): string | undefined {
  const record = documentRecord({ id: 'd1', length: text.length });
  return findProjectFault({
    codebook: { ...defaultCodebook, version },
    annotators: [annotatorRecord({ id: 'ada', name: 'Ada' })],
    entities: [],
    propositions: [],
    documents: [{ record, content: { text, blocks: [], marks: [] }, sourceBase64: '' }],
    annotations: [first, second],
    links: [],
    memos: [],
    queries: [],
    rules: [],
    ...fields,
  })?.place;
}

describe('findProjectFault', () => {
  it.each([
    ['nothing in what is sound', [link('l1')], undefined],
    ['an unknown type', [link('l1', { typeId: 'nope' })], 'links[0]'],
    ['a link to itself', [link('l1', { toId: 'a1' })], 'links[0]'],
    ['ends that the type does not allow', [link('l1', { typeId: 'member-of' })], 'links[0]'],
    ['an attribute that the type lacks', [link('l1', { attributes: { foo: 'bar' } })], 'links[0]'],
    ['the same link twice', [link('l1'), link('l2')], 'links[1]'],
    ['both directions of a symmetric type', [link('l1'), link('l2', { fromId: 'a2', toId: 'a1' })], 'links[1]'],
  ])('finds %s', (_, links, place) => {
    expect(faultIn({ links })).toBe(place);
  });

  it('allows what a later codebook can leave behind', () => {
    expect(faultIn({ links: [link('l1'), link('l2', { fromId: 'a2', toId: 'a1' })] }, 2)).toBeUndefined();
  });

  it('finds entries of the register on annotations of another kind', () => {
    const entityId = EntityId.parse('e1');
    const entity = { id: entityId };
    expect(faultIn({ entities: [entity], annotations: [{ ...first, entityId }] })).toBe('annotations[0]');
    const propositionId = PropositionId.parse('p1');
    const mention = { ...first, labelId: 'person', layerId: 'entities', propositionId };
    expect(faultIn({ propositions: [{ id: propositionId }], annotations: [mention] })).toBe('annotations[0]');
  });

  it('finds a record of carrying over where no version is before', () => {
    const record = { ...documentRecord({ id: 'd1', length: text.length }), carried: { at: '', toLook: 0, gone: [] } };
    expect(faultIn({ documents: [{ record, content: { text }, sourceBase64: '' }], annotations: [] })).toBe(
      'documents[0].carried',
    );
  });
});
