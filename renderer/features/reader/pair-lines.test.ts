import { describe, expect, it } from 'vitest';
import { drawPairs, type MeasuredPair, seen, STUB } from './pair-lines.ts';

const frame = { left: 100, right: 200, height: 400 };
const pair: MeasuredPair = {
  left: { top: 40, bottom: 60 },
  right: { top: 140, bottom: 160 },
  dashed: false,
  strong: false,
  text: '',
};

describe('the line between two articles', () => {
  it('goes from the middle of one end to the middle of the other, leaving both margins at a right angle', () => {
    expect(drawPairs([pair], frame).plain).toBe('M100 50C150 50 150 150 200 150');
  });

  it('ends at the edge beyond which the other end lies', () => {
    expect(drawPairs([{ ...pair, right: 'above' }], frame).plain).toContain(`200 ${STUB}`);
    expect(drawPairs([{ ...pair, right: 'below' }], frame).plain).toContain(`200 ${400 - STUB}`);
  });

  it('begins at the middle of what can be seen of an end', () => {
    expect(drawPairs([{ ...pair, left: { top: -100, bottom: 20 } }], frame).plain).toMatch(/^M100 10C/);
  });

  it('is dashed where only the proposition joins the two, and has its type where it is in focus', () => {
    const drawing = drawPairs([{ ...pair, dashed: true, strong: true, text: 'Same proposition' }], frame);
    expect([drawing.plain, drawing.dashed, drawing.strong]).toEqual(['', '', '']);
    expect(drawing.strongDashed).not.toBe('');
    expect(drawing.tags).toEqual([{ x: 150, y: 100, text: 'Same proposition' }]);
  });

  it('has its tags one below the other where they would lie on each other', () => {
    const strong = { ...pair, strong: true, text: 'Supports' };
    const [one, two] = drawPairs([strong, strong], frame).tags;
    expect((two?.y ?? 0) - (one?.y ?? 0)).toBeGreaterThanOrEqual(18);
  });
});

describe('an end', () => {
  it('is seen as soon as a part of it is', () => {
    expect(seen({ top: -50, bottom: 1 }, 400)).toEqual({ top: -50, bottom: 1 });
    expect(seen({ top: -50, bottom: 0 }, 400)).toBe('above');
    expect(seen({ top: 400, bottom: 450 }, 400)).toBe('below');
  });
});
