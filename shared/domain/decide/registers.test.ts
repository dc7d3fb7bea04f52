import { describe, expect, it } from 'vitest';
import type { Annotation } from '../annotation.ts';
import type { Command } from '../command.ts';
import type { Entity } from '../entity.ts';
import { AnnotationId, EntityId, LabelId, PropositionId, Timestamp } from '../ids.ts';
import type { Proposition } from '../proposition.ts';
import { annotationRecord, decisionContext, later, projectState } from '../testing/records.ts';
import { decide } from './decide.ts';

const text = 'Trump called Modi. Trump said tariffs would come.';
const then = Timestamp.parse('2026-01-02T03:04:05.678Z');

function entity(id: string, name: string, more: Partial<Entity> = {}): Entity {
  const empty = { aliases: [], externalIds: {}, note: '', createdAt: then, updatedAt: then };
  return { id: EntityId.parse(id), name, labelId: LabelId.parse('person'), ...empty, ...more };
}

function proposition(id: string, statement: string, note = ''): Proposition {
  return { id: PropositionId.parse(id), statement, note, createdAt: then, updatedAt: then };
}

const trump = entity('e-trump', 'Donald Trump', { externalIds: { wikidata: 'Q22686' } });
const potus = entity('e-potus', 'the President', { aliases: ['POTUS'], note: 'In office.' });
const comes = proposition('p-comes', 'Tariffs will come.');
const come = proposition('p-come', 'There will be tariffs.', 'The same?');

const first: Annotation = {
  ...annotationRecord({ id: 'm-1', text, spans: [{ start: 0, end: 5 }] }),
  entityId: trump.id,
};
const second: Annotation = {
  ...annotationRecord({ id: 'm-2', text, spans: [{ start: 19, end: 24 }] }),
  entityId: potus.id,
};
const claim: Annotation = {
  ...annotationRecord({ id: 'c', text, spans: [{ start: 30, end: 48 }], layerId: 'claims', labelId: 'claim' }),
  propositionId: come.id,
};

const state = projectState(text, {
  annotations: [first, second, claim],
  entities: [trump, potus],
  propositions: [comes, come],
});

/** What a command changes, by record: the properties that are asked for. */
function run(command: Command) {
  const decided = decide(state, command, decisionContext());
  if (!decided.ok) throw new Error(JSON.stringify(decided.error));
  return decided.value;
}

function refusal(command: Command): string {
  const decided = decide(state, command, decisionContext());
  return decided.ok ? 'none' : decided.error.code;
}

describe('a claim', () => {
  const create = { type: 'annotation.create', documentId: claim.documentId, spans: [{ start: 0, end: 5 }] } as const;
  const said = { labelId: claim.labelId, annotatorId: claim.annotatorId };

  it('is made with its proposition in one step', () => {
    const changes = run({ ...create, ...said, propositionId: comes.id });
    expect(changes).toMatchObject([{ kind: 'annotation', after: { propositionId: comes.id } }]);
    expect(run({ ...create, ...said })[0]?.after).not.toHaveProperty('propositionId');
  });

  it('is refused where nobody knows its proposition, or where it is none', () => {
    expect(refusal({ ...create, ...said, propositionId: PropositionId.parse('p-other') })).toBe(
      'proposition/not-found',
    );
    expect(refusal({ ...create, ...said, labelId: LabelId.parse('person'), propositionId: comes.id })).toBe(
      'proposition/not-a-claim',
    );
  });
});

describe('entities', () => {
  it('are made with their mentions, which leave the entry that they belonged to', () => {
    const changes = run({
      type: 'entity.create',
      name: 'Trump Organization',
      labelId: LabelId.parse('organization'),
      aliases: [' Trump Org ', 'Trump Org', 'Trump Organization', ''],
      mentionIds: [first.id],
    });
    expect(changes).toMatchObject([
      { kind: 'entity', before: null, after: { name: 'Trump Organization', aliases: ['Trump Org'] } },
      { kind: 'annotation', before: { entityId: trump.id }, after: { id: 'm-1', updatedAt: later } },
    ]);
    expect(changes[1]?.after).toMatchObject({ entityId: changes[0]?.after?.id });
  });

  it('have a label of an entity layer, and keep what an older project gave them', () => {
    const claimed = LabelId.parse('claim');
    const cued = { ...trump, labelId: claimed };
    const accepted = { name: 'A', labelId: claimed, aliases: [], mentionIds: [] };
    for (const command of [
      { type: 'entity.create', name: 'A', labelId: claimed },
      { type: 'entity.edit', id: trump.id, labelId: claimed },
      { type: 'register.accept', entities: [accepted], links: [] },
    ] as const)
      expect(refusal(command)).toBe('entity/wrong-label');
    const older = projectState(text, { entities: [cued] });
    const edit = { type: 'entity.edit', id: cued.id, name: 'Trump', labelId: claimed } as const;
    expect(decide(older, edit, decisionContext())).toMatchObject({ ok: true, value: [{ after: { name: 'Trump' } }] });
  });

  it('are changed part by part; an id of an authority can be taken away', () => {
    const [change] = run({
      type: 'entity.edit',
      id: trump.id,
      name: 'Trump',
      aliases: ['Donald Trump'],
      externalIds: { wikidata: null, viaf: '49272447' },
      unlike: ['person the donald > e-trump'],
    });
    expect(change?.after).toEqual({
      ...trump,
      name: 'Trump',
      aliases: ['Donald Trump'],
      externalIds: { viaf: '49272447' },
      unlike: ['person the donald > e-trump'],
      updatedAt: later,
    });
    expect(run({ type: 'entity.edit', id: trump.id, name: trump.name })).toEqual([]);
  });

  it('are merged: mentions move, names stay as aliases, ids and notes come together', () => {
    expect(run({ type: 'entity.merge', ids: [potus.id, trump.id], intoId: trump.id })).toMatchObject([
      {
        kind: 'entity',
        after: {
          id: 'e-trump',
          aliases: ['the President', 'POTUS'],
          externalIds: { wikidata: 'Q22686' },
          note: 'In office.',
        },
      },
      { kind: 'annotation', after: { id: 'm-2', entityId: 'e-trump' } },
      { kind: 'entity', before: { id: 'e-potus' }, after: null },
    ]);
  });

  it('leave their mentions behind when they are removed', () => {
    expect(run({ type: 'entity.remove', ids: [potus.id] })).toMatchObject([
      { kind: 'annotation', after: { id: 'm-2', entityId: null } },
      { kind: 'entity', after: null },
    ]);
  });

  it('take mentions over, and keep what they are called there', () => {
    expect(run({ type: 'mention.link', ids: [second.id, first.id], entityId: trump.id, alias: 'Trump' })).toMatchObject(
      [
        { kind: 'entity', after: { aliases: ['Trump'] } },
        { kind: 'annotation', after: { id: 'm-2', entityId: 'e-trump' } },
      ],
    );
    expect(run({ type: 'mention.link', ids: [first.id], entityId: null })).toMatchObject([
      { after: { entityId: null } },
    ]);
  });

  it('are taken over from proposals all at once; a mention that is named twice belongs to the first', () => {
    const labelId = LabelId.parse('person');
    const changes = run({
      type: 'register.accept',
      entities: [{ name: 'Modi', labelId, aliases: [], mentionIds: [first.id] }],
      links: [
        { entityId: trump.id, alias: 'Trump', mentionIds: [first.id, second.id] },
        { entityId: trump.id, alias: 'Mr. Trump', mentionIds: [] },
      ],
    });
    expect(changes).toMatchObject([
      { kind: 'entity', before: null, after: { name: 'Modi' } },
      { kind: 'annotation', after: { id: 'm-1' } },
      { kind: 'annotation', after: { id: 'm-2', entityId: trump.id } },
      { kind: 'entity', after: { id: trump.id, aliases: ['Trump', 'Mr. Trump'] } },
    ]);
    expect(changes[1]?.after).toMatchObject({ entityId: changes[0]?.after?.id });
    const gone = { entityId: EntityId.parse('e-gone'), mentionIds: [second.id] };
    expect(refusal({ type: 'register.accept', entities: [], links: [gone] })).toBe('entity/not-found');
    const wrong = { entityId: trump.id, mentionIds: [claim.id] };
    expect(refusal({ type: 'register.accept', entities: [], links: [wrong] })).toBe('entity/not-a-mention');
  });

  it('have no claims for mentions, and must be there', () => {
    expect(refusal({ type: 'mention.link', ids: [claim.id], entityId: trump.id })).toBe('entity/not-a-mention');
    expect(refusal({ type: 'mention.link', ids: [first.id], entityId: EntityId.parse('gone') })).toBe(
      'entity/not-found',
    );
    expect(refusal({ type: 'entity.merge', ids: [EntityId.parse('gone')], intoId: trump.id })).toBe('entity/not-found');
    expect(refusal({ type: 'mention.link', ids: [AnnotationId.parse('gone')], entityId: null })).toBe(
      'annotation/not-found',
    );
  });
});

describe('an annotation that gets a label of another layer', () => {
  it('names no entity and says no proposition any more, which undo brings back', () => {
    const [mention] = run({ type: 'annotation.edit', ids: [first.id], labelId: LabelId.parse('claim') });
    expect(mention).toMatchObject({ before: { entityId: 'e-trump' }, after: { entityId: null } });
    const [relabelled] = run({ type: 'annotation.edit', ids: [claim.id], labelId: LabelId.parse('event') });
    expect(relabelled?.before).toMatchObject({ propositionId: 'p-come' });
    expect(relabelled?.after).not.toHaveProperty('propositionId');
    const [other] = run({ type: 'annotation.edit', ids: [first.id], labelId: LabelId.parse('organization') });
    expect(other?.after).toMatchObject({ entityId: 'e-trump' });
  });
});

describe('propositions', () => {
  it('are made of claims, each of which belongs to one', () => {
    const changes = run({ type: 'proposition.create', statement: 'Tariffs come.', claimIds: [claim.id] });
    expect(changes).toMatchObject([
      { kind: 'proposition', before: null, after: { statement: 'Tariffs come.' } },
      { kind: 'annotation', before: { propositionId: 'p-come' } },
    ]);
    expect(changes[1]?.after).toMatchObject({ propositionId: changes[0]?.after?.id });
  });

  it('are merged with their notes', () => {
    expect(run({ type: 'proposition.merge', ids: [come.id], intoId: comes.id })).toMatchObject([
      { kind: 'annotation', after: { id: 'c', propositionId: 'p-comes' } },
      { kind: 'proposition', before: { id: 'p-come' }, after: null },
      { kind: 'proposition', after: { id: 'p-comes', note: 'The same?' } },
    ]);
  });

  it('leave claims without a trace of them when they go', () => {
    const [change] = run({ type: 'proposition.remove', ids: [come.id] });
    expect(change?.after).not.toHaveProperty('propositionId');
    const [assigned] = run({ type: 'claim.assign', ids: [claim.id], propositionId: null });
    expect(assigned?.after).not.toHaveProperty('propositionId');
    expect(run({ type: 'claim.assign', ids: [claim.id], propositionId: come.id })).toEqual([]);
  });

  it('take claims only, and must be there', () => {
    expect(refusal({ type: 'claim.assign', ids: [first.id], propositionId: come.id })).toBe('proposition/not-a-claim');
    expect(refusal({ type: 'claim.assign', ids: [claim.id], propositionId: PropositionId.parse('gone') })).toBe(
      'proposition/not-found',
    );
    expect(refusal({ type: 'proposition.edit', id: PropositionId.parse('gone'), note: '' })).toBe(
      'proposition/not-found',
    );
  });
});
