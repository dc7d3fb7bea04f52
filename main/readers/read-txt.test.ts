import { describe, expect, it } from 'vitest';
import { readTxt } from './read-txt.ts';

const blocksOf = (text: string) =>
  readTxt(text).content.blocks.map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);

describe('readTxt', () => {
  it('makes a block of every line that is not blank, without the blanks at its ends', () => {
    expect(blocksOf('  One sentence.  \r\n\r\n\tTwo.\rThree.\u2028Four.')).toEqual([
      ['paragraph', 'One sentence.'],
      ['paragraph', 'Two.'],
      ['paragraph', 'Three.'],
      ['paragraph', 'Four.'],
    ]);
  });

  it.each([
    ['an empty line after it', 'A headline\n\nBody text.', 'A headline'],
    ['a much longer line after it', `A headline\n${'Body text. '.repeat(9)}`, 'A headline'],
    ['a full stop at its end', 'A sentence.\n\nBody text.', ''],
    ['a Chinese full stop at its end', '一句话。\n\n正文', ''],
    ['a quotation mark after the full stop', '“We lost.”\n\nBody.', ''],
    ['nothing after it', 'A headline', ''],
    ['a line of its own length after it', 'First of a list\nSecond of a list', ''],
  ])('knows a headline by what follows: %s', (_name, text, title) => {
    expect(readTxt(text).metadata.title).toBe(title);
  });

  it.each([
    ['Head\n\nBy Jonas Wetherin\n12 March 2024\n\nText.', { byline: 'Jonas Wetherin', date: '2024-03-12' }],
    [
      'Head\n\nBy Ana de la Cruz, Harrowmere, March 12, 2024\n\nText.',
      { byline: 'Ana de la Cruz', date: '2024-03-12' },
    ],
    ['Head\n\nORSTEN, 21 March 2024\n\nText.', { date: '2024-03-21' }],
    [' date 2025-03-28 New Delhi, Mar 28 (PTI) Days before', { date: '2025-03-28', outlet: 'PTI' }],
    ['Head\n\n03/04/2025\n\nText.', { date: '' }],
    ['Head\n\nBy then it was too late.\n\nText.', { byline: '' }],
    ['Head\n\n31 February 2024\n\nText.', { date: '' }],
  ])('proposes what the head of %j says, and nothing that is in doubt', (text, metadata) => {
    expect(readTxt(text).metadata).toMatchObject(metadata);
  });
});
