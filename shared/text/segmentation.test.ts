import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf, tokensOf } from './segmentation.ts';

const wordsOf = (text: string) => tokensOf(text).map(({ start, end }) => text.slice(start, end));

describe('tokens', () => {
  it.each([
    ['Misri, on Friday.', ['Misri', ',', 'on', 'Friday', '.']],
    ['the U.S. said', ['the', 'U.S.', 'said']],
    ['in 2024, 45.7', ['in', '2024', ',', '45.7']],
    ['plan B. Then', ['plan', 'B', '.', 'Then']],
    ['don’t', ['don’t']],
  ])('%s', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  it('count from where the stretch begins', () => {
    expect(tokensOf('b c', 100)).toEqual([
      { start: 100, end: 101 },
      { start: 102, end: 103 },
    ]);
  });

  it('hold every character that is no blank, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let at = 0;
        let rest = '';
        for (const { start, end } of tokensOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          rest += text.slice(at, start);
          at = end;
        }
        expect((rest + text.slice(at)).trim()).toBe('');
      }),
    );
  });
});

describe('sentences', () => {
  it('come without the blanks around them', () => {
    const text = 'One came. Two went! ';
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['One came.', 'Two went!']);
  });
});
