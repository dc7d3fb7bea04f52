import { describe, expect, it } from 'vitest';
import { type CursorStep, stepCursor, tokenAt } from './text-cursor.ts';

const text = 'Misri spoke, then left. He came\n\nback on Friday.';
const content = {
  text,
  blocks: [
    { kind: 'paragraph', span: { start: 0, end: 31 } },
    { kind: 'paragraph', span: { start: 33, end: 48 } },
  ],
} as const;

function word(name: string): { start: number; end: number } {
  const start = text.indexOf(name);
  return { start, end: start + name.length };
}

describe('the text cursor', () => {
  it.each([
    ['spoke', 'next', 'then'],
    ['then', 'previous', 'spoke'],
    ['came', 'next', 'back'],
    ['back', 'previous', 'came'],
    ['then', 'block-start', 'Misri'],
    ['Misri', 'block-end', 'came'],
    ['He', 'text-end', 'Friday'],
    ['Friday', 'text-start', 'Misri'],
    ['spoke', 'next-sentence', 'He'],
    ['He', 'next-sentence', 'back'],
    ['came', 'previous-sentence', 'He'],
    ['spoke', 'previous-sentence', 'Misri'],
    ['Friday', 'next', undefined],
    ['Misri', 'previous', undefined],
  ] as const)('from “%s” by %s', (from, step: CursorStep, to) => {
    expect(stepCursor(content, word(from), step)).toEqual(to && word(to));
  });

  it('stands on the token at an offset, and on the last one of its block behind it', () => {
    expect(tokenAt(content, 7)).toEqual(word('spoke'));
    expect(tokenAt(content, 32)).toEqual(word('came'));
    expect(tokenAt(content, 0)).toEqual(word('Misri'));
  });

  it('stands nowhere in a text without words', () => {
    expect(tokenAt({ text: '…', blocks: [{ kind: 'paragraph', span: { start: 0, end: 1 } }] }, 0)).toBeUndefined();
  });
});
