import { describe, expect, it } from 'vitest';
import { applyChangeSet, type ChangeSet, emptyTables, invert } from '../change-set.ts';
import { Codebook } from '../codebook.ts';
import { Command } from '../command.ts';
import { defaultCodebook } from '../default-codebook.ts';
import { LinkTypeId } from '../ids.ts';
import { annotationRecord, decisionContext, later, linkRecord, projectState } from '../testing/records.ts';
import { decide } from './decide.ts';

const text = 'Misri said that Landau thanked India.';
const misri = annotationRecord({ id: 'misri', text, spans: [{ start: 0, end: 5 }] });
const landau = annotationRecord({ id: 'landau', text, spans: [{ start: 16, end: 22 }] });
const claim = annotationRecord({
  id: 'claim',
  text,
  spans: [{ start: 16, end: 36 }],
  labelId: 'claim',
  layerId: 'claims',
});
const annotations = [misri, landau, claim];
const source = {
  ...linkRecord({ id: 'l1', fromId: 'claim', toId: 'misri' }),
  typeId: LinkTypeId.parse('source'),
};

const withStrength = Codebook.parse({
  ...defaultCodebook,
  linkTypes: [
    {
      ...defaultCodebook.linkTypes[0],
      attributes: [
        {
          id: 'strength',
          name: 'Strength',
          kind: 'number',
          options: [],
          required: false,
          definition: '',
          default: 1,
        },
      ],
    },
    ...defaultCodebook.linkTypes.slice(1),
  ],
});

function run(command: object, { links = [source], codebook = defaultCodebook } = {}) {
  return decide(projectState(text, { annotations, links, codebook }), Command.parse(command), decisionContext());
}

function add(patch: object) {
  return { type: 'link.add', linkTypeId: 'source', fromId: 'claim', toId: 'landau', annotatorId: 'ada', ...patch };
}

function valueOf(result: ReturnType<typeof run>): ChangeSet {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('connecting two annotations', () => {
  it('makes a link with the command’s id, and undoing it leaves nothing', () => {
    const changes = valueOf(run(add({ note: 'as the second sentence says', confidence: 0.5 })));
    expect(changes).toMatchObject([
      {
        kind: 'link',
        before: null,
        after: {
          id: '00000000-0000-4000-8000-000000000001',
          typeId: 'source',
          fromId: 'claim',
          toId: 'landau',
          note: 'as the second sentence says',
          confidence: 0.5,
          createdAt: later,
        },
      },
    ]);
    const made = applyChangeSet(emptyTables, changes);
    expect(made.link.size).toBe(1);
    expect(applyChangeSet(made, invert(changes)).link.size).toBe(0);
  });

  it('gives it the defaults of its type', () => {
    expect(run(add({}), { codebook: withStrength })).toMatchObject({
      value: [{ after: { attributes: { strength: 1 } } }],
    });
  });

  it.each([
    ['a type that the codebook does not have', { linkTypeId: 'rumour' }, 'link/unknown-type'],
    ['a type that does not allow these ends', { linkTypeId: 'contradicts' }, 'link/not-allowed'],
    ['the wrong direction', { fromId: 'landau', toId: 'claim' }, 'link/not-allowed'],
    ['an annotation and itself', { toId: 'claim' }, 'link/to-itself'],
    ['what is connected so already', { toId: 'misri' }, 'link/exists'],
    ['an end that is not there', { toId: 'nobody' }, 'annotation/not-found'],
    ['an attribute that the type does not have', { attributes: { weight: 1 } }, 'annotation/unknown-attribute'],
    ['an unknown annotator', { annotatorId: 'x' }, 'annotator/not-found'],
  ])('refuses %s', (_, patch, code) => {
    expect(run(add(patch))).toMatchObject({ ok: false, error: { code } });
  });
});

describe('changing a link', () => {
  it('changes note and confidence, and takes the confidence away again', () => {
    const changed = valueOf(run({ type: 'link.edit', ids: ['l1'], note: 'sure?', confidence: 0.3 }));
    expect(changed).toMatchObject([{ before: source, after: { note: 'sure?', confidence: 0.3, updatedAt: later } }]);
    const taken = run(
      { type: 'link.edit', ids: ['l1'], confidence: null },
      { links: [{ ...source, confidence: 0.3 }] },
    );
    expect(taken).toMatchObject({ value: [{ after: { confidence: null } }] });
  });

  it('forgets attributes of the old type when it gets another one', () => {
    const before = { ...source, attributes: { strength: 2 } };
    const result = run(
      { type: 'link.edit', ids: ['l1'], linkTypeId: 'cue' },
      { links: [before], codebook: withStrength },
    );
    expect(result).toMatchObject({ value: [{ after: { typeId: 'cue', attributes: {} } }] });
  });

  it('reverses it where the type allows that, and refuses it where not', () => {
    const persons = {
      ...linkRecord({ id: 'l2', fromId: 'misri', toId: 'landau' }),
      typeId: LinkTypeId.parse('belongs-to'),
    };
    const reversed = run({ type: 'link.edit', ids: ['l2'], reverse: true }, { links: [persons] });
    expect(reversed).toMatchObject({ value: [{ after: { fromId: 'landau', toId: 'misri' } }] });
    expect(run({ type: 'link.edit', ids: ['l1'], reverse: true })).toMatchObject({
      error: { code: 'link/not-allowed' },
    });
  });

  it('refuses to become what another link is', () => {
    const cue = { ...linkRecord({ id: 'l2', fromId: 'claim', toId: 'misri' }), typeId: LinkTypeId.parse('cue') };
    const result = run({ type: 'link.edit', ids: ['l2'], linkTypeId: 'source' }, { links: [source, cue] });
    expect(result).toMatchObject({ error: { code: 'link/exists' } });
  });

  it('changes nothing where everything stays as it was', () => {
    expect(run({ type: 'link.edit', ids: ['l1'], linkTypeId: 'source', note: '' })).toEqual({ ok: true, value: [] });
  });
});

describe('removing', () => {
  it('takes a link away, once, and refuses one that is not there', () => {
    expect(run({ type: 'link.remove', ids: ['l1', 'l1'] })).toMatchObject({ value: [{ before: source, after: null }] });
    expect(run({ type: 'link.remove', ids: ['l9'] })).toMatchObject({ error: { code: 'link/not-found' } });
  });

  it('takes the links of an annotation along, and undoing it brings both back', () => {
    const changes = valueOf(run({ type: 'annotation.remove', ids: ['misri'] }));
    expect(changes.map(({ kind, after }) => [kind, after])).toEqual([
      ['link', null],
      ['annotation', null],
    ]);
    const restored = applyChangeSet(emptyTables, invert(changes));
    expect([...restored.link.values()]).toEqual([source]);
    expect([...restored.annotation.values()]).toEqual([misri]);
  });
});
