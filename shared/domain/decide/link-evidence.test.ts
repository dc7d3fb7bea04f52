import { describe, expect, it } from 'vitest';
import { Command } from '../command.ts';
import { patched } from '../codebook-edits.ts';
import { defaultCodebook } from '../default-codebook.ts';
import type { LinkEvidence } from '../link.ts';
import { withEvidence } from '../link-evidence.ts';
import { annotationRecord, decisionContext, linkRecord, projectState } from '../testing/records.ts';
import { decide } from './decide.ts';

const text = 'Misri said that Landau thanked India. 😀 Four died.';
const claimAt = (id: string, quote: string) => {
  const start = text.indexOf(quote);
  const spans = [{ start, end: start + quote.length }];
  return annotationRecord({ id, text, spans, labelId: 'claim', layerId: 'claims' });
};
const annotations = [claimAt('one', 'Landau thanked India'), claimAt('two', 'Four died')];
const passage = (quote: string) => {
  const start = text.indexOf(quote);
  return { span: { start, end: start + quote.length }, quote };
};
const said = passage('said');
const thanked = passage('thanked');
const died = passage('died');

function run(command: object, links = [linkRecord({ id: 'l1', typeId: 'supports', fromId: 'one', toId: 'two' })]) {
  return decide(projectState(text, { annotations, links }), Command.parse(command), decisionContext());
}

function evidenceAfter(result: ReturnType<typeof run>): unknown {
  if (!result.ok) return result.error.code;
  const [change] = result.value;
  return change?.kind === 'link' ? change.after?.evidence : 'no change';
}

const edit = (patch: object) => ({ type: 'link.edit', ids: ['l1'], ...patch });
const withBoth = (evidence: LinkEvidence) => [
  withEvidence(linkRecord({ id: 'l1', typeId: 'supports', fromId: 'one', toId: 'two' }), evidence),
];

describe('the evidence of a link', () => {
  it('comes with a new link', () => {
    const ends = { linkTypeId: 'supports', fromId: 'two', toId: 'one', annotatorId: 'ada' };
    const made = run({ type: 'link.add', ...ends, evidence: { from: [died], to: [] } });
    expect(evidenceAfter(made)).toEqual({ from: [died], to: [] });
  });

  it('is given side by side, in reading order and each passage once', () => {
    const [link] = withBoth({ from: [died], to: [] });
    const result = run(edit({ evidence: { to: [thanked, said, thanked] } }), link ? [link] : []);
    expect(evidenceAfter(result)).toEqual({ from: [died], to: [said, thanked] });
  });

  it('is no property of the link any more when the last passage goes', () => {
    const result = run(edit({ evidence: { from: [] } }), withBoth({ from: [died], to: [] }));
    expect(result.ok && result.value[0]?.after).not.toHaveProperty('evidence');
  });

  it('changes sides with the ends', () => {
    const result = run(edit({ reverse: true }), withBoth({ from: [said], to: [died] }));
    expect(evidenceAfter(result)).toEqual({ from: [died], to: [said] });
  });

  it.each([
    ['other words than the text has there', { ...said, quote: 'Said' }],
    ['a place outside the text', { span: { start: 60, end: 64 }, quote: 'died' }],
    ['half of a character', { span: { start: text.indexOf('😀'), end: text.indexOf('😀') + 1 }, quote: '\ud83d' }],
  ])('is refused with %s', (_what, bad) => {
    expect(evidenceAfter(run(edit({ evidence: { from: [bad] } })))).toBe('annotation/quote-mismatch');
  });

  it.each([
    ['its words are gone from', [], 'document/encoding-would-lose-text'],
    ['it moved in', [{ id: 'l1', evidence: { from: [said], to: [{ ...died, span: { start: 1, end: 5 } }] } }], 'ok'],
  ])('goes along or holds the document where %s another encoding', (_what, evidence, code) => {
    const moved = annotations.map(({ id, spans, quote }) => ({ id, spans, quote }));
    const source = {
      fileName: 'd.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      encodingBasis: 'chosen',
      byteLength: 1,
      sha256: '1'.repeat(64),
    };
    const command = { type: 'document.replace-content', id: 'd', contentId: '2'.repeat(64), length: 49, source };
    const result = run({ ...command, moved, evidence }, withBoth({ from: [said], to: [died] }));
    expect(result.ok ? 'ok' : result.error.code).toBe(code);
    if (result.ok)
      expect(result.value.find(({ kind }) => kind === 'link')?.after).toMatchObject({
        evidence: { from: [said], to: [{ quote: 'died', span: { start: 1, end: 5 } }] },
      });
  });
});

describe('a type of links without direction', () => {
  const add = (typeId: string) => ({
    type: 'link.add',
    linkTypeId: typeId,
    fromId: 'two',
    toId: 'one',
    annotatorId: 'ada',
  });
  const codeOf = (result: ReturnType<typeof run>) => (result.ok ? 'ok' : result.error.code);

  it.each(['same', 'contradicts', 'different-figure', 'unrelated'])('joins two claims once: %s', (typeId) => {
    const there = [linkRecord({ id: 'l1', typeId, fromId: 'one', toId: 'two' })];
    expect(codeOf(run(add(typeId), there))).toBe('link/exists');
  });

  it('leaves the way back to types with one', () => {
    expect(codeOf(run(add('supports')))).toBe('ok');
  });

  it('cannot be chosen for a link whose way back it is there already', () => {
    const there = [
      linkRecord({ id: 'l1', typeId: 'supports', fromId: 'one', toId: 'two' }),
      linkRecord({ id: 'l2', typeId: 'same', fromId: 'two', toId: 'one' }),
    ];
    expect(codeOf(run(edit({ linkTypeId: 'same' }), there))).toBe('link/exists');
  });

  it('needs no flag in older codebooks, where both directions stand', () => {
    const linkTypes = defaultCodebook.linkTypes.map((type) => patched(type, { symmetric: undefined }));
    const links = [linkRecord({ id: 'l1', typeId: 'same', fromId: 'one', toId: 'two' })];
    const state = projectState(text, { annotations, links, codebook: { ...defaultCodebook, linkTypes } });
    expect(codeOf(decide(state, Command.parse(add('same')), decisionContext()))).toBe('ok');
  });
});
