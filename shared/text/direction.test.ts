import { describe, expect, it } from 'vitest';
import { isRightToLeft } from './direction.ts';

describe('the direction of a place in a text', () => {
  it.each([
    ['قال', '', '', true],
    ['שלום', 'Said: ', '', true],
    ['said', 'قال ', ' قال', false],
    ['42', 'x ', ' قال', true],
    ['42', 'x قال ', '!', true],
    ['42', 'قال x ', '', false],
    ['42', '', '', false],
    ['東京', '', '', false],
  ])('of %j between %j and %j', (match, before, after, expected) => {
    expect(isRightToLeft({ before, match, after })).toBe(expected);
  });
});
