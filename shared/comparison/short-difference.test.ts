import { describe, expect, it } from 'vitest';
import { shortDifference } from './short-difference.ts';

const shown = (before: string, after: string) =>
  shortDifference(before, after)
    .map(({ kind, text }) => ({ equal: text, removed: `[-${text.trim()}]`, added: `[+${text.trim()}]` })[kind])
    .join('');
const long = 'The office for statistics said on Friday in its yearly report on trade with the neighbours that';

describe('shortDifference', () => {
  it('begins shortly before the first change, however far down that is', () => {
    expect(shown(`${long} 45.7 billion were lost.`, `${long} 47.5 billion were lost.`)).toBe(
      '… on trade with the neighbours that [-45.7][+47.5]billion were lost.',
    );
  });

  it('keeps a few words on both sides between two changes', () => {
    const parts = shortDifference(`Six ${long} four`, `Five ${long} two`);
    const [equal] = parts.filter(({ kind }) => kind === 'equal');
    expect(equal?.text).toMatch(/^The office for .* … .* the neighbours that $/u);
    expect(equal?.text.length).toBeLessThan(80);
  });

  it('is one part where the words are the same', () => {
    expect(shortDifference('six\npeople', 'six  people')).toEqual([{ kind: 'equal', text: 'six people' }]);
  });

  it('cuts what was put in where it is long, and texts without blanks', () => {
    expect(shortDifference('a', `a ${'b'.repeat(500)}`)[1]?.text).toHaveLength(121);
    expect(shown(`${'x'.repeat(500)} y`, `${'x'.repeat(500)} z`)).toBe(`… ${'x'.repeat(36)} [-y][+z]`);
  });
});
