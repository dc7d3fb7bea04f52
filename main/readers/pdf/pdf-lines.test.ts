import { describe, expect, it } from 'vitest';
import { linesOfColumn } from './pdf-lines.ts';
import type { Segment } from './pdf-segments.ts';

/** Pieces from left to right as a page shows them, a blank apart. */
function shown(...texts: readonly string[]): Segment[] {
  let left = 0;
  return texts.map((text) => {
    const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text);
    const segment = { text, left, right: left + text.length * 5, baseline: 100, size: 10, rightToLeft, turned: false };
    left = segment.right + 3;
    return segment;
  });
}

describe('linesOfColumn', () => {
  it.each([
    ['brackets of their own', ['כאן.', '(', 'עם סוגריים', ')', 'פסקה'], 'פסקה ( עם סוגריים ) כאן.'],
    ['brackets in a piece', ['פסקה )עם סוגריים( כאן.'], 'פסקה (עם סוגריים) כאן.'],
    ['a full stop after a number', ['.2024', 'בשנת'], 'בשנת 2024.'],
    ['per cent in Hebrew', ['עד', '5.4%-', 'יגדיל את הסחר ב'], 'יגדיל את הסחר ב -5.4% עד'],
    ['per cent in Arabic', ['٪', '%5.4', 'نسبة'], 'نسبة 5.4% ٪'],
    ['a comma after a year', ['كلمة', '،2024', 'عام'], 'عام 2024، كلمة'],
    ['a bracket at a number', ['חזר', '(2024-', 'שנחתם ב', ')', 'ההסכם'], 'ההסכם ( שנחתם ב -2024) חזר'],
    ['Latin words', ['אחריה', '.(U.S)', 'משפט ארוך מאוד'], 'משפט ארוך מאוד (U.S). אחריה'],
    ['a full stop set to the left', ['אמר הנשיא', '.'], 'אמר הנשיא .'],
    ['a paragraph that runs to the right', ['זוהי פסקה בעברית', 'HE1.'], 'זוהי פסקה בעברית HE1.'],
    ['brackets by their meaning', ['פסקה (עם סוגריים) כאן.'], 'פסקה (עם סוגריים) כאן.'],
  ])('reads a line from right to left: %s', (_name, texts, line) => {
    expect(linesOfColumn(shown(...texts)).map(({ text }) => text)).toEqual([line]);
  });

  it('reads two words that fill a line of a text as words, and two cells as cells', () => {
    const set = { size: 10, rightToLeft: false, turned: false };
    const piece = (text: string, left: number, right: number, row: number): Segment => ({
      ...set,
      text,
      left,
      right,
      baseline: 100 + row * 12,
    });
    const stretched = [piece('Department', 0, 50, 0), piece('spokesperson', 90, 150, 0)];
    const text = [1, 2, 3, 4].map((row) => piece('and the words of a line', 0, 150, row));
    const cells = [1, 2, 3, 4].flatMap((row) => [piece('Wheat', 0, 30, row), piece('good', 120, 150, row)]);
    expect(linesOfColumn([...stretched, ...text])[0]?.text).toBe('Department spokesperson');
    expect(linesOfColumn([...stretched, ...cells])[0]?.text).toBe('Department\tspokesperson');
  });

  it('leaves what is read from left to right as it is', () => {
    expect(linesOfColumn(shown('in (2024),', '5.4%', ').')).map(({ text }) => text)).toEqual(['in (2024), 5.4% ).']);
  });
});
