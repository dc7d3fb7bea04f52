import { describe, expect, it } from 'vitest';
import { differenceOf, type Piece } from './difference.ts';

function shown(before: string, after: string): string[] {
  return differenceOf(before, after).map(({ kind, before: old, after: fresh }) => {
    const isOld = kind === 'removed' || kind === 'moved-from';
    return `${kind}: ${isOld ? before.slice(old.start, old.end) : after.slice(fresh.start, fresh.end)}`;
  });
}

function textOf(pieces: readonly Piece[], text: string, side: 'before' | 'after'): string {
  return pieces.map((piece) => text.slice(piece[side].start, piece[side].end)).join('');
}

describe('the difference of two versions as one flow', () => {
  it('shows what was taken out before what stands for it, each with the blanks behind it', () => {
    expect(shown('Six people died on Friday.', 'Seven people died on Friday.\n')).toEqual([
      'removed: Six ',
      'added: Seven ',
      'equal: people died on Friday.\n',
    ]);
  });

  it('knows a passage again that was moved', () => {
    const moved = 'The ministry in Harrowmere had denied all of it for many weeks before. ';
    const pieces = shown(`${moved}The levee gave way at dawn.`, `The levee gave way at dawn. ${moved}`);
    expect(pieces.filter((piece) => piece.startsWith('moved'))).toEqual([
      expect.stringMatching(/^moved-(from|to): The (ministry|levee)/),
      expect.stringMatching(/^moved-(from|to): The (ministry|levee)/),
    ]);
  });

  it.each([
    ['', ''],
    ['', 'All is new.'],
    ['All is gone.', ''],
    ['  \n a b c', 'a b c \n'],
    ['One. Two. Three.\n', '\n\nZero. One. Three, and four.'],
    ['😀 levée held\r\nagain', '😀 the levée held\nonce again\n'],
  ])('leaves nothing of either text out: %j, %j', (before, after) => {
    const pieces = differenceOf(before, after);
    if (pieces.length === 0) return expect(`${before}${after}`.trim()).toBe('');
    expect(textOf(pieces, before, 'before')).toBe(before);
    expect(textOf(pieces, after, 'after')).toBe(after);
  });
});
