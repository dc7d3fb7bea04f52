import { describe, expect, it } from 'vitest';
import { formatIds, idsPatch, parseIds } from './external-ids.ts';

describe('the ids of an entry elsewhere', () => {
  it('are lines of a register and an id, which may hold colons', () => {
    const ids = { viaf: '113230702', ark: 'ark:/12148/cb1' };
    expect(formatIds(ids)).toBe('ark: ark:/12148/cb1\nviaf: 113230702');
    expect(parseIds(formatIds(ids))).toEqual({ ok: true, ids });
    expect(parseIds(' VIAF : 7 \n\n')).toEqual({ ok: true, ids: { viaf: '7' } });
    expect(parseIds('viaf: 7\nviaf: 7')).toEqual({ ok: true, ids: { viaf: '7' } });
    expect(parseIds('')).toEqual({ ok: true, ids: {} });
  });

  it.each([
    ['viaf', 1, 'no-id'],
    ['gnd: 1\n\nviaf:', 3, 'no-id'],
    [': 7', 1, 'no-id'],
    ['__proto__: 7', 1, 'no-id'],
    // Its own field says whether it is one.
    ['gnd: 1\nWikidata: Harrowmere', 2, 'wikidata'],
    ['wikidata: Q1', 1, 'wikidata'],
    ['gnd: 1\nGND: 2', 2, 'twice'],
  ])('are not read from %j: line %i, %s', (text, line, fault) => {
    expect(parseIds(text)).toMatchObject({ ok: false, line, fault });
  });

  it('are taken away where their line is', () => {
    expect(idsPatch({ viaf: '1', gnd: '2' }, { gnd: '3' })).toEqual({ viaf: null, gnd: '3' });
  });
});
