import { describe, expect, it } from 'vitest';
import { fuzzyScore } from './fuzzy.ts';

function ranked(typed: string, texts: readonly string[]): string[] {
  return texts
    .filter((text) => fuzzyScore(text, typed) > 0)
    .sort((a, b) => fuzzyScore(b, typed) - fuzzyScore(a, typed));
}

describe('fuzzyScore', () => {
  it('finds letters in their order and nothing else', () => {
    expect(ranked('nd', ['Next document', 'Delete annotation'])).toEqual(['Next document']);
    expect(fuzzyScore('Undo', 'xyz')).toBe(0);
  });

  it('puts whole words before scattered letters, and beginnings first', () => {
    expect(ranked('ex', ['Next document', 'Theme: as the system, x', 'Export'])).toEqual([
      'Export',
      'Next document',
      'Theme: as the system, x',
    ]);
  });

  it('takes everything while nothing is typed', () => {
    expect(fuzzyScore('Undo', '  ')).toBeGreaterThan(0);
  });

  it('forgives one letter in a longer word, behind everything that has all letters', () => {
    const texts = ['Select the sentence', 'Select the paragraph', 'Sentences'];
    expect(ranked('sentense', texts)).toEqual(['Select the sentence', 'Sentences']);
    expect(ranked('setnence', texts)).toEqual(['Select the sentence', 'Sentences']);
    expect(ranked('sentnce', texts).at(0)).toBe('Sentences');
    expect(ranked('senttence', ['Select the sentence'])).toHaveLength(1);
    expect(ranked('sel pharagraph', texts)).toEqual(['Select the paragraph']);
    expect(ranked('sontonce', texts)).toEqual([]);
    expect(ranked('udo', ['Undo', 'Redo'])).toEqual(['Undo']);
    expect(ranked('dox', ['Undo'])).toEqual([]);
  });
});
