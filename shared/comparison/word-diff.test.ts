import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, diffWords } from './word-diff.ts';

/** "[-removed-]", "{+added+}" and what is equal, as in wdiff. */
function drawn(before: string, after: string): string {
  return diffWords(before, after)
    .map((change) => {
      if (change.kind === 'removed') return `[-${before.slice(change.before.start, change.before.end)}-]`;
      if (change.kind === 'added') return `{+${after.slice(change.after.start, change.after.end)}+}`;
      return after.slice(change.after.start, change.after.end);
    })
    .join(' ');
}

describe('diffWords', () => {
  it.each([
    ['a replaced word', 'the fair deal', 'the new deal', 'the [-fair-] {+new+} deal'],
    [
      'nothing where only blanks and marks differ',
      'he said "no" - twice',
      'he  said\r\n“no” — twice',
      'he  said\r\n“no” — twice',
    ],
    ['dots for an ellipsis', 'well... yes', 'well… yes', 'well… yes'],
    ['a composed letter for a decomposed one', 'Mu\u0308ller', 'Müller', 'Müller'],
    ['case', 'The Talks', 'The talks', 'The [-Talks-] {+talks+}'],
    ['a minus sign', 'grew by -5 %', 'grew by 5 %', 'grew by [--5-] {+5+} %'],
    ['a whole sentence', 'India agreed. India refused.', 'India refused.', '[-India agreed.-] India refused.'],
    ['a whole sentence that was added', 'A b c. D e f.', 'A b c. D x c. D e f.', 'A b c. {+D x c.+} D e f.'],
    ['an empty text', '', 'a b', '{+a b+}'],
    ['another empty text', 'a b', '', '[-a b-]'],
    ['characters of two units', 'a 😀 b', 'a 😁 b', 'a [-😀-] {+😁+} b'],
  ])('shows %s', (_name, before, after, expected) => {
    expect(drawn(before, after)).toBe(expected);
  });

  it('keeps no word that two sentences share by chance', () => {
    const before = 'Yesterday evening somebody opened the window carelessly';
    const after = 'Negotiators unexpectedly postponed the conference indefinitely';
    expect(diffWords(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  const word = fc.constantFrom('a', 'b', 'c', 'the', 'deal', 'Landau', '“', '"', '-', '.', '...', '😀', '\n\n');
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));

  it('puts everything but blanks into exactly one change, in the order of both texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffWords(before, after);
        for (const [side, whole] of [
          ['before', before],
          ['after', after],
        ] as const) {
          let end = 0;
          for (const change of changes) {
            const { start } = change[side];
            expect(start).toBeGreaterThanOrEqual(end);
            expect(whole.slice(end, start).trim()).toBe('');
            end = change[side].end;
          }
          expect(whole.slice(end).trim()).toBe('');
        }
      }),
    );
  });

  it('calls equal only what is, and everything of a text that was not changed', () => {
    // Three dots or more are one ellipsis, and hyphens in a row one dash.
    const key = (stretch: string) =>
      stretch
        .replace(/[“”]/g, '"')
        .replace(/\s+/g, '')
        .replace(/\.{3,}/g, '…')
        .replace(/-+/g, '-');
    fc.assert(
      fc.property(text, text, (before, after) => {
        for (const { kind, before: a, after: b } of diffWords(before, after))
          if (kind === 'equal') expect(key(before.slice(a.start, a.end))).toBe(key(after.slice(b.start, b.end)));
        expect(diffWords(before, before).every(({ kind }) => kind === 'equal')).toBe(true);
      }),
    );
  });

  it('finds back the words of a text with some left out', () => {
    const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.nat(), (all, at) => {
        const left = all.toSpliced(at % all.length, 1);
        const changed = diffWords(all.join(' '), left.join(' ')).filter(({ kind }: Change) => kind !== 'equal');
        expect(changed.map(({ kind }) => kind)).toEqual(['removed']);
      }),
    );
  });

  it.each([
    ['other words', (i: number) => `w${(i * 7919) % 5003}`, (i: number) => `v${(i * 104_729) % 4999}`],
    ['the same words in another order', (i: number) => `w${(i * 7919) % 5003}`, (i: number) => `w${(i * 31) % 5003}`],
    ['two words only', (i: number) => `w${(i * i) % 7 > 3 ? 1 : 0}`, (i: number) => `w${(i * i * i) % 11 > 5 ? 1 : 0}`],
  ])('takes a moment for texts of 1 MB with %s', (_name, a, b) => {
    const text = (wordAt: (i: number) => string) => Array.from({ length: 170_000 }, (_, i) => wordAt(i)).join(' ');
    const before = text(a);
    const after = text(b);
    expect(diffWords(before, after).at(-1)).toBeDefined();
  });
});
