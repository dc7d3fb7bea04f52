import { describe, expect, it } from 'vitest';
import { formatIds, idsPatch, parseIds } from './external-ids.ts';

describe('the ids of an entry elsewhere', () => {
  it('are lines of a register and an id, which may hold colons', () => {
    const ids = { viaf: '113230702', ark: 'ark:/12148/cb1' };
    expect(formatIds(ids)).toBe('ark: ark:/12148/cb1\nviaf: 113230702');
    expect(parseIds(formatIds(ids))).toEqual(ids);
    expect(parseIds(' VIAF : 7 \n\n')).toEqual({ viaf: '7' });
    expect(parseIds('')).toEqual({});
  });

  it.each(['viaf', 'viaf:', ': 7', '__proto__: 7'])('are not read from %j', (text) => {
    expect(parseIds(text)).toBeUndefined();
  });

  it('are taken away where their line is', () => {
    expect(idsPatch({ viaf: '1', gnd: '2' }, { gnd: '3' })).toEqual({ viaf: null, gnd: '3' });
  });
});
