import { describe, expect, it } from 'vitest';
import { alsoSent, stillSent } from './sent-values.ts';

const old = ['a'];
const one = alsoSent(undefined, old, ['a', 'b']);
const two = alsoSent(one, old, ['a', 'b', 'c']);

describe('what a field has sent', () => {
  it('is shown until it arrives', () => {
    expect(stillSent(two, ['a'])).toBe(two);
    expect(stillSent(two, ['a', 'b'])).toEqual({ over: ['a', 'b'], values: [['a', 'b', 'c']] });
    expect(stillSent(two, ['a', 'b', 'c'])).toBeUndefined();
  });

  it('is over once it has arrived, so that the old value can come back', () => {
    expect(stillSent(one, ['a', 'b'])).toBeUndefined();
  });

  it('gives way to a value from elsewhere', () => {
    expect(stillSent(two, ['z'])).toBeUndefined();
    expect(stillSent(two, undefined)).toBeUndefined();
  });

  it('knows that nothing is a value too', () => {
    expect(stillSent(alsoSent(undefined, old, undefined), undefined)).toBeUndefined();
  });
});
