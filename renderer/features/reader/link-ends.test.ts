import { describe, expect, it } from 'vitest';
import { LinkTypeId } from '#shared/domain/ids.ts';
import { linkRecord } from '#shared/domain/testing/records.ts';
import { connectionsOf, linkedIds, typesOf } from './link-ends.ts';

const source = { ...linkRecord({ id: '1', fromId: 'claim', toId: 'misri' }), typeId: LinkTypeId.parse('source') };
const cue = { ...linkRecord({ id: '2', fromId: 'claim', toId: 'misri' }), typeId: LinkTypeId.parse('cue') };
const back = linkRecord({ id: '3', fromId: 'other', toId: 'claim' });
const links = [source, cue, back];

describe('the links of an annotation', () => {
  it('are taken together by their other ends, with directions', () => {
    expect(connectionsOf('claim', links)).toEqual([
      { otherId: 'misri', outgoing: [source, cue], incoming: [] },
      { otherId: 'other', outgoing: [], incoming: [back] },
    ]);
    expect(connectionsOf('misri', links)).toEqual([{ otherId: 'claim', outgoing: [], incoming: [source, cue] }]);
    expect(connectionsOf('nobody', links)).toEqual([]);
  });

  it('are told by type and direction', () => {
    const [first, second] = connectionsOf('claim', links).map((one) => typesOf(one, (id) => id));
    expect(first).toBe('→ source, → cue');
    expect(second).toBe('← same');
  });

  it('make both ends linked annotations', () => {
    expect([...linkedIds(links)].sort()).toEqual(['claim', 'misri', 'other']);
  });
});
