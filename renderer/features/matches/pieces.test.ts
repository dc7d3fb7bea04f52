import { describe, expect, it } from 'vitest';
import { piecesOf } from './pieces.ts';

// Of an article: "Before. Four people died. After." from offset 100 on.
const side = {
  text: 'Before. Four people died. After.',
  textStart: 100,
  span: { start: 108, end: 124 },
  marks: [
    { span: { start: 108, end: 112 }, kind: 'other-number' as const },
    { span: { start: 120, end: 124 }, kind: 'word' as const },
  ],
};

describe('a paragraph cut for showing a pair', () => {
  it('has each mark at its very words, and is the paragraph again all together', () => {
    const { before, claim, after } = piecesOf(side);
    expect(claim).toEqual([
      { text: 'Four', kind: 'other-number' },
      { text: ' people ', kind: null },
      { text: 'died', kind: 'word' },
    ]);
    expect([before, ...claim.map(({ text }) => text), after].join('')).toBe(side.text);
  });

  it('is the claim in one piece where nothing is shared', () => {
    expect(piecesOf({ ...side, marks: [] }).claim).toEqual([{ text: 'Four people died', kind: null }]);
  });
});
