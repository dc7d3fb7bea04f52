import { describe, expect, it } from 'vitest';
import { levelWith, stepTowards } from './level.ts';

describe('the place in the other article', () => {
  const before = { own: 100, other: 300 };
  const after = { own: 200, other: 700 };

  it('is that of the pair at a pair, and goes on evenly between two', () => {
    expect([100, 150, 200].map((y) => levelWith(y, before, after))).toEqual([300, 500, 700]);
  });

  it('is that of the first where two pairs stand at one place', () => {
    expect(levelWith(100, before, { own: 100, other: 900 })).toBe(300);
  });
});

describe('a step of the other article', () => {
  const step = { scrolled: 20, moved: 30, away: 30, jump: 800 };

  it('goes as far as its place has moved where it is level', () => {
    expect(stepTowards(step)).toBe(30);
  });

  it('catches up a part of what is missing, and never in a jump', () => {
    expect(stepTowards({ ...step, away: 500 })).toBe(40);
    expect(stepTowards({ ...step, away: -500 })).toBe(20);
  });

  it('goes all the way where the article jumped', () => {
    expect(stepTowards({ ...step, scrolled: 900, away: 500 })).toBe(500);
  });
});
