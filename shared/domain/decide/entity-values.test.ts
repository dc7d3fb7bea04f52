import { describe, expect, it } from 'vitest';
import { AttributeId, EntityId, LabelId } from '../ids.ts';
import { AttributeDefinition, type Codebook } from '../codebook.ts';
import { Command } from '../command.ts';
import { defaultCodebook } from '../default-codebook.ts';
import type { Entity } from '../entity.ts';
import { annotationRecord, decisionContext, later, linkRecord, projectState } from '../testing/records.ts';
import { decide } from './decide.ts';

const text = 'Trump met POTUS.';
const member = AttributeId.parse('member_of');
const definition = AttributeDefinition.parse({
  id: member,
  name: 'Member of',
  kind: 'entity',
  options: [],
  required: false,
  definition: '',
});
const codebook: Codebook = {
  ...defaultCodebook,
  layers: defaultCodebook.layers.map((layer) => ({ ...layer, attributes: [...layer.attributes, definition] })),
  linkTypes: defaultCodebook.linkTypes.map((type) => ({ ...type, attributes: [definition] })),
};

const entity = (id: string, name: string): Entity => ({
  id: EntityId.parse(id),
  name,
  labelId: LabelId.parse('person'),
  aliases: [],
  externalIds: {},
  note: '',
  createdAt: later,
  updatedAt: later,
});
const [trump, potus] = [entity('e-trump', 'Trump'), entity('e-potus', 'POTUS')];

const mention = {
  ...annotationRecord({ id: 'm-1', text, spans: [{ start: 10, end: 15 }] }),
  entityId: potus.id,
  attributes: { [member]: 'e-potus' },
};
const pointing = {
  ...annotationRecord({ id: 'm-2', text, spans: [{ start: 0, end: 5 }] }),
  attributes: { [member]: 'e-potus' },
};
const byName = {
  ...annotationRecord({ id: 'm-3', text, spans: [{ start: 6, end: 9 }] }),
  attributes: { [member]: 'somebody else' },
};
const link = { ...linkRecord({ id: 'l-1', fromId: 'm-1', toId: 'm-2' }), attributes: { [member]: 'e-potus' } };

function run(command: object) {
  const state = projectState(text, {
    annotations: [mention, pointing, byName],
    links: [link],
    entities: [trump, potus],
    codebook,
  });
  const result = decide(state, Command.parse(command), decisionContext());
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('values that name an entry', () => {
  it('name the entry into which it was merged, in the same step', () => {
    expect(run({ type: 'entity.merge', ids: ['e-potus'], intoId: 'e-trump' })).toMatchObject([
      { kind: 'entity', after: { id: 'e-trump' } },
      { kind: 'annotation', after: { id: 'm-1', entityId: 'e-trump', attributes: { member_of: 'e-trump' } } },
      { kind: 'annotation', after: { id: 'm-2', entityId: null, attributes: { member_of: 'e-trump' } } },
      { kind: 'link', after: { id: 'l-1', attributes: { member_of: 'e-trump' } } },
      { kind: 'entity', before: { id: 'e-potus' }, after: null },
    ]);
  });

  it('keep the name of an entry that is deleted', () => {
    expect(run({ type: 'entity.remove', ids: ['e-potus'] })).toMatchObject([
      { kind: 'annotation', after: { id: 'm-1', entityId: null, attributes: { member_of: 'POTUS' } } },
      { kind: 'annotation', after: { id: 'm-2', attributes: { member_of: 'POTUS' } } },
      { kind: 'link', after: { id: 'l-1', attributes: { member_of: 'POTUS' } } },
      { kind: 'entity', before: { id: 'e-potus' }, after: null },
    ]);
  });
});
