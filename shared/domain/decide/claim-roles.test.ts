import { describe, expect, it } from 'vitest';
import type { ChangeSet } from '../change-set.ts';
import { Command } from '../command.ts';
import { LinkId, LinkTypeId } from '../ids.ts';
import { annotationRecord, decisionContext, linkRecord, projectState } from '../testing/records.ts';
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
const said = { labelId: 'cue', spans: [{ start: 6, end: 10 }] };
const source = { ...linkRecord({ id: 'l1', fromId: 'claim', toId: 'landau' }), typeId: LinkTypeId.parse('source') };

function fill(patch: object, links = [source]): ReturnType<typeof decide> {
  const state = projectState(text, { annotations: [misri, landau, claim], links });
  const command = { type: 'claim.fill', claimId: 'claim', linkTypeId: 'source', annotatorId: 'ada', ...patch };
  return decide(state, Command.parse(command), decisionContext());
}

function changesOf(result: ReturnType<typeof decide>): ChangeSet {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('filling a part of a claim', () => {
  it('makes the annotation, the link to it and the words in the field in one step', () => {
    const filler = { filler: said, linkTypeId: 'cue', attributes: { cue: 'said' } };
    const [made, linked, edited] = changesOf(fill(filler));
    expect(made).toMatchObject({ kind: 'annotation', before: null, after: { quote: 'said', labelId: 'cue' } });
    expect(linked).toMatchObject({ after: { typeId: 'cue', fromId: 'claim', toId: made?.after?.id } });
    expect(edited).toMatchObject({ kind: 'annotation', after: { id: 'claim', attributes: { cue: 'said' } } });
  });

  it('takes the place of who took the part before', () => {
    const changes = changesOf(fill({ filler: { annotationId: 'misri' } }));
    expect(changes).toMatchObject([{ kind: 'link', before: { id: 'l1' }, after: null }, { after: { toId: 'misri' } }]);
  });

  it('stands beside it where that is asked for', () => {
    expect(changesOf(fill({ filler: { annotationId: 'misri' }, adds: true }))).toMatchObject([
      { before: null, after: { toId: 'misri' } },
    ]);
  });

  it('names the same words once, and links nothing twice', () => {
    expect(changesOf(fill({ filler: { labelId: 'person', spans: landau.spans } }))).toEqual([]);
  });

  it('leaves the part to nobody', () => {
    expect(changesOf(fill({ filler: null, attributes: { directness: 'unattributed' } }))).toMatchObject([
      { kind: 'link', before: { id: 'l1' }, after: null },
      { after: { attributes: { directness: 'unattributed' } } },
    ]);
  });

  it('leaves other parts to nobody along with it, and only those that are named', () => {
    const cue = { ...source, id: LinkId.parse('l2'), typeId: LinkTypeId.parse('cue'), toId: misri.id };
    const evidence = { ...cue, id: LinkId.parse('l3'), typeId: LinkTypeId.parse('evidence') };
    expect(changesOf(fill({ filler: null, clears: ['cue'] }, [source, cue, evidence]))).toMatchObject([
      { kind: 'link', before: { id: 'l1' }, after: null },
      { kind: 'link', before: { id: 'l2' }, after: null },
    ]);
  });

  it.each([
    ['annotation/not-found', { claimId: 'nobody', filler: null }],
    ['annotation/not-found', { filler: { annotationId: 'nobody' } }],
    ['link/to-itself', { filler: { annotationId: 'claim' } }],
    ['link/unknown-type', { linkTypeId: 'speaker', filler: { annotationId: 'misri' } }],
    ['link/not-allowed', { linkTypeId: 'same', filler: { annotationId: 'misri' } }],
    ['annotation/outside-text', { filler: { labelId: 'cue', spans: [{ start: 30, end: 90 }] } }],
    ['annotation/unknown-attribute', { filler: null, attributes: { speaker: 'Misri' } }],
  ])('is refused: %s', (code, patch) => {
    expect(fill(patch)).toMatchObject({ ok: false, error: { code } });
  });
});
