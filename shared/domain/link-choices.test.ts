import { describe, expect, it } from 'vitest';
import { defaultCodebook } from './default-codebook.ts';
import { LinkTypeId } from './ids.ts';
import { linkChoices, linkTypeKey } from './link-choices.ts';
import { annotationRecord, linkRecord } from './testing/records.ts';

const text = 'Misri said that Landau thanked India.';
const spans = [{ start: 0, end: 5 }];
const person = annotationRecord({ id: 'person', text, spans });
const place = annotationRecord({ id: 'place', text, spans, labelId: 'place' });
const claim = annotationRecord({ id: 'claim', text, spans, labelId: 'claim', layerId: 'claims' });
const other = annotationRecord({ id: 'other', text, spans, labelId: 'claim', layerId: 'claims' });

function offered(from: typeof person, to: typeof person, links: Parameters<typeof linkChoices>[2] = []): string[] {
  return linkChoices(defaultCodebook, [from, to], links).map(({ type, reversed }) => (reversed ? '-' : '') + type.id);
}

describe('the links that two annotations may have', () => {
  it('are the roles from a claim to a mention', () => {
    expect(offered(claim, person)).toEqual(['source', 'cue', 'addressee', 'evidence']);
  });

  it('are the same roles, reversed, where the mention was picked first', () => {
    expect(offered(person, claim)).toEqual(['-source', '-cue', '-addressee', '-evidence']);
  });

  it('are roles and relations between two claims', () => {
    expect(offered(claim, other)).toContain('different-figure');
    expect(offered(claim, other)).toContain('source');
    expect(offered(claim, other).every((id) => !id.startsWith('-'))).toBe(true);
  });

  it('offer a place as what something lies in, whichever was picked first', () => {
    expect(offered(person, place)).toContain('located-in');
    expect(offered(place, person)).toContain('-located-in');
  });

  it('leave out what is there already, and an annotation and itself', () => {
    const there = { ...linkRecord({ id: 'l', fromId: 'claim', toId: 'person' }), typeId: LinkTypeId.parse('cue') };
    expect(offered(claim, person, [there])).toEqual(['source', 'addressee', 'evidence']);
    expect(offered(person, claim, [there])).toEqual(['-source', '-addressee', '-evidence']);
    expect(offered(claim, claim)).toEqual([]);
  });
});

it('gives every type of the default codebook a key of its own', () => {
  const keys = defaultCodebook.linkTypes.map((type) => linkTypeKey(defaultCodebook, type));
  expect(keys[0]).toBe('1');
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).not.toContain('');
});
