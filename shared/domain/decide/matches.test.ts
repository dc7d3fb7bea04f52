import { describe, expect, it } from 'vitest';
import type { ChangeSet } from '../change-set.ts';
import { Command } from '../command.ts';
import { LinkTypeId, PropositionId } from '../ids.ts';
import { annotationRecord, decisionContext, linkRecord, projectState } from '../testing/records.ts';
import { decide } from './decide.ts';

const text = 'Four people died. Eight are dead.';

function claim(id: string, start: number, end: number, proposition?: string) {
  const made = annotationRecord({ id, text, spans: [{ start, end }], labelId: 'claim', layerId: 'claims' });
  return proposition === undefined ? made : { ...made, propositionId: PropositionId.parse(proposition) };
}

interface Given {
  readonly propositions?: readonly [string | undefined, string | undefined];
  readonly linkType?: string;
}

function run(command: object, { propositions = [undefined, undefined], linkType }: Given = {}): ChangeSet {
  const link = { ...linkRecord({ id: 'l1', fromId: 'a', toId: 'b' }), typeId: LinkTypeId.parse(linkType ?? 'same') };
  const [one, other] = propositions;
  const state = projectState(text, {
    annotations: [claim('a', 0, 16, one), claim('b', 18, 32, other)],
    links: linkType === undefined ? [] : [link],
    propositions: ['p', 'q'].map((id) => ({
      id: PropositionId.parse(id),
      statement: id,
      note: '',
      createdAt: decisionContext().now,
      updatedAt: decisionContext().now,
    })),
  });
  const result = decide(
    state,
    Command.parse({ fromId: 'a', toId: 'b', linkTypeId: 'same', annotatorId: 'ada', type: 'claim.match', ...command }),
    decisionContext(),
  );
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const together = { statement: 'Four people died' };

describe('deciding about two claims', () => {
  it('links them, and makes one proposition of both where that is asked for, in one step', () => {
    expect(run({})).toMatchObject([{ kind: 'link', after: { typeId: 'same', fromId: 'a', toId: 'b' } }]);
    const [, made, ...claims] = run({ together });
    expect(made).toMatchObject({ kind: 'proposition', after: together });
    expect(claims.map(({ after }) => after)).toMatchObject([
      { id: 'a', propositionId: made?.after?.id },
      { id: 'b', propositionId: made?.after?.id },
    ]);
  });

  it('takes the proposition of the one that has one', () => {
    const [, ...changes] = run({ together }, { propositions: [undefined, 'p'] });
    expect(changes).toMatchObject([{ kind: 'annotation', after: { id: 'a', propositionId: 'p' } }]);
  });

  it('leaves two propositions alone unless it is told to merge them into the first one’s', () => {
    expect(run({ together }, { propositions: ['p', 'q'] })).toHaveLength(1);
    const merged = run({ together: { ...together, merges: true } }, { propositions: ['p', 'q'] });
    expect(merged).toMatchObject([
      { kind: 'link' },
      { kind: 'annotation', after: { id: 'b', propositionId: 'p' } },
      { kind: 'proposition', before: { id: 'q' }, after: null },
    ]);
  });

  it('changes an earlier decision, whichever way its link leads, and then parts them', () => {
    const changed = run(
      { linkTypeId: 'contradicts', linkId: 'l1', apart: 'b' },
      { propositions: ['p', 'p'], linkType: 'same' },
    );
    expect(changed).toMatchObject([
      { kind: 'link', after: { id: 'l1', typeId: 'contradicts', fromId: 'a', toId: 'b' } },
      { kind: 'annotation', after: { id: 'b' } },
    ]);
    expect(changed[1]?.after).not.toHaveProperty('propositionId');
    const turned = run({ linkTypeId: 'updates', linkId: 'l1', fromId: 'b', toId: 'a' }, { linkType: 'supports' });
    expect(turned).toMatchObject([{ after: { typeId: 'updates', fromId: 'b', toId: 'a' } }]);
  });

  it('is taken back with the link, and the claim that is named leaves their proposition', () => {
    const back = (apart: object) => {
      const result = decide(
        projectState(text, {
          annotations: [claim('a', 0, 16, 'p'), claim('b', 18, 32, 'p')],
          links: [linkRecord({ id: 'l1', fromId: 'a', toId: 'b' })],
        }),
        Command.parse({ type: 'claim.unmatch', linkId: 'l1', ...apart }),
        decisionContext(),
      );
      return result.ok ? result.value : [];
    };
    expect(back({})).toMatchObject([{ kind: 'link', after: null }]);
    for (const id of ['a', 'b']) {
      const changes = back({ apart: id });
      expect(changes).toMatchObject([{ kind: 'link' }, { kind: 'annotation', after: { id } }]);
      expect(changes[1]?.after).not.toHaveProperty('propositionId');
    }
    expect(back({ apart: 'c' })).toHaveLength(1);
  });
});
