import { describe, expect, it } from 'vitest';
import type { Block } from '../domain/document.ts';
import { blockReadsRightToLeft } from './block-direction.ts';

describe('a block reads from right to left', () => {
  it.each([
    ['Talks went well', false],
    ['قال الوزير إن المحادثات', true],
    ['12 – «شكر» Misri', true],
    ['שלום Misri', true],
    ['Misri قال', false],
    ['12 – 13', false],
    ['', false],
  ])('as its first letter says: %s', (text, expected) => {
    const block: Block = { kind: 'paragraph', span: { start: 0, end: text.length } };
    expect(blockReadsRightToLeft({ text, blocks: [block] }, 0)).toBe(expected);
  });

  it('each for itself', () => {
    const text = 'Talks\n\nقال';
    const blocks: Block[] = [
      { kind: 'paragraph', span: { start: 0, end: 5 } },
      { kind: 'paragraph', span: { start: 7, end: 10 } },
    ];
    const directions = [0, 5, 7, 10].map((offset) => blockReadsRightToLeft({ text, blocks }, offset));
    expect(directions).toEqual([false, false, true, true]);
    expect(blockReadsRightToLeft({ text, blocks: [] }, 0)).toBe(false);
  });
});
