import { describe, expect, it } from 'vitest';
import { standingOrder } from './standing-order.ts';

describe('the order in which two panes stand in the document', () => {
  it('stays when the two change sides', () => {
    const before = ['a', 'b'];
    expect(standingOrder(before, ['b', 'a'])).toBe(before);
  });

  it('is that in which they are seen as soon as another article came, went or took the place of one', () => {
    expect(standingOrder(['a', 'b'], ['c', 'a'])).toEqual(['c', 'a']);
    expect(standingOrder(['a', 'b'], ['b'])).toEqual(['b']);
    expect(standingOrder(['a'], ['b', 'a'])).toEqual(['b', 'a']);
  });
});
