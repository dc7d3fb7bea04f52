import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitsSurrogatePair } from '../domain/span.ts';
import { type Comparison, OccurrencePattern } from './occurrences.ts';

const plain: Comparison = { wholeWord: false, caseSensitive: false, inflected: false };

function found(text: string, wanted: string, options: Partial<Comparison> = {}, language = ''): string[] {
  const spans = [...new OccurrencePattern(wanted, { ...plain, ...options }, language).findIn(text)];
  return spans.map(({ start, end }) => text.slice(start, end));
}

describe('the occurrences of a stretch of text', () => {
  it.each<[string, string, Partial<Comparison>, string[]]>([
    ['Landau met LANDAU.', 'Landau', {}, ['Landau', 'LANDAU']],
    ['Landau met LANDAU.', 'Landau', { caseSensitive: true }, ['Landau']],
    ['The aid said paid.', 'aid', {}, ['aid', 'aid', 'aid']],
    ['The aid said paid.', 'aid', { wholeWord: true }, ['aid']],
    ['Landau’s aide, Landau.', 'Landau', { wholeWord: true }, ['Landau', 'Landau']],
    ['Landau’s aide, Landau.', 'Landau', { inflected: true }, ['Landau’s', 'Landau']],
    ['New\nYork, New  York', 'New York', {}, ['New\nYork', 'New  York']],
    ['(a.b) axb', 'a.b', {}, ['a.b']],
    ['$5 and $50 and $5.', '$5', { wholeWord: true }, ['$5', '$5']],
    ['tariff, Tariffs, tariffed', 'tariffs', { inflected: true }, ['tariff', 'Tariffs', 'tariffed']],
    [
      'Prime ministers, prime minister’s',
      'prime minister',
      { inflected: true },
      ['Prime ministers', 'prime minister’s'],
    ],
    ['walk walkable', 'walk', { inflected: true }, ['walk']],
    ['aaaa', 'aa', {}, ['aa', 'aa']],
    ['nothing', '  ', {}, []],
  ])('in “%s” of “%s” with %j', (text, wanted, options, expected) => {
    expect(found(text, wanted, options)).toEqual(expected);
  });

  it('are words of other languages with at most three letters more or fewer', () => {
    const text = 'Der Minister, die Ministerin, den Ministern, das Ministerium';
    expect(found(text, 'Ministern', { inflected: true }, 'de')).toEqual(['Minister', 'Ministern']);
    expect(found(text, 'Minister', { inflected: true }, 'de-AT')).toEqual([
      'Minister',
      'Ministerin',
      'Ministern',
      'Ministerium',
    ]);
  });

  it('know no borders of words where a script has none', () => {
    expect(found('東京都と東京', '東京', { wholeWord: true })).toEqual(['東京', '東京']);
  });

  it('are found from right to left as from left to right', () => {
    expect(found('قال وزير الخارجية، والوزير', 'وزير', { wholeWord: true })).toEqual(['وزير']);
    expect(found('אמר שר החוץ. שר!', 'שר', { wholeWord: true })).toEqual(['שר', 'שר']);
  });

  it('never cut a character in two', () => {
    expect(found('e\u0301 e', 'e')).toEqual(['e']);
    expect(found('👩‍💻 👩 👩🏽', '👩')).toEqual(['👩']);
    expect(found('👩‍💻', '💻')).toEqual([]);
    expect(found('a 😀😀 b', '😀')).toEqual(['😀', '😀']);
  });

  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'A', ' ', '\n', '.', '😀', 'é', 'e\u0301', 'ש', '👩‍💻', '’', 's', '$'),
  });
  const comparison = fc.record({ wholeWord: fc.boolean(), caseSensitive: fc.boolean(), inflected: fc.boolean() });

  it('never overlap, and no surrogate pair is split', () => {
    fc.assert(
      fc.property(text, text, comparison, fc.constantFrom('en', 'de'), (haystack, wanted, options, language) => {
        let end = 0;
        for (const span of new OccurrencePattern(wanted, options, language).findIn(haystack)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(splitsSurrogatePair(haystack, span.start) || splitsSurrogatePair(haystack, span.end)).toBe(false);
          ({ end } = span);
        }
      }),
    );
  });

  it('are the very text that was asked for, where nothing is ignored', () => {
    fc.assert(
      fc.property(text, text, (haystack, wanted) => {
        for (const slice of found(haystack, wanted, { caseSensitive: true }))
          expect(slice.split(/\s+/)).toEqual(wanted.trim().split(/\s+/));
      }),
    );
  });

  it('include the place that was selected', () => {
    fc.assert(
      fc.property(text, text, fc.stringMatching(/^[a-z]{1,6}$/), comparison, (before, after, wanted, options) => {
        expect(found(`${before} ${wanted} ${after}`, wanted, options)).toContain(wanted);
      }),
    );
  });
});
