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

const sentencesIn = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('come without the blanks around them', () => {
    expect(sentencesIn('One came. Two went! ')).toEqual(['One came.', 'Two went!']);
  });

  // Where one ends and the next begins: │.
  it.each([
    ['a meeting between U.S. Deputy Secretary Landau and Misri.│Then they left.'],
    ['Bessent, and U.S. Trade Representative J. Greer.│A U.S. Embassy spokesperson spoke.'],
    ['better deals for the U.S.│This was not new.│It is in the U.K.│He said so.'],
    ['Mr. Smith met Sen. John Doe, Lt. Gov. X. Y. Zed and Dr. J. R. Smith.│They left.'],
    ['John F. Kennedy Jr. Airport.│It honours Martin L. King Jr.│He died.'],
    ['plan B.│Then plan C.│India has vitamin C.│It helps.│He is taller than I.│But no.'],
    ['See No. 10 of vol. 5.│He said no.│They left on Mar. 28.│In Dec. it rained.│No. 5 came.'],
    ['at 9 a.m. Monday.│At 9 a.m. EST they met.│At 5 p.m.│Police came.'],
    ['Apple Inc. Chief Cook spoke.│So did Google Inc.│The company grew.'],
    ['Washington, D.C. Mayor Bowser came.│He lives in Washington, D.C.│The city is large.'],
    ['It is in St. Louis.│It lies on Main St.│The house is old.'],
    ['E.g. Dogs bite, i.e. Fido, vs. Real cats.'],
    ['“Why?” he asked.│“Stop.” he said.│“Stop.”│Modi went.│"Go!" she cried.│“It is in the U.S.”│The end.'],
    ['z. B. Berlin, d. h. Die Nr. 5 am 3. Oktober.│Hr. Dr. Klein kam i. d. R. Montags.│Er ging.'],
    ['M. Macron et Mme. Dupont.│Le chat dort.'],
    ['It rose by 5.│September was hot.│It fell in 2020.│August was cold.'],
  ])('%s', (marked) => {
    const parts = marked.split('│');
    expect(sentencesIn(parts.join(' '))).toEqual(parts);
  });

  it('do not go on over the end of a line', () => {
    expect(sentencesIn('Renewed by the U.S.\nDeputy Secretary')).toEqual(['Renewed by the U.S.', 'Deputy Secretary']);
  });

  it('hold every character that is no blank, in order and without overlap', () => {
    const word = fc.constantFrom(
      'Mr.',
      'U.S.',
      'z.',
      'B.',
      'J.',
      '5',
      'No.',
      'a.m.',
      'Inc.',
      '“Why?”',
      'he',
      'The',
      'May',
      '\n',
      '\r\n',
      '…',
      '👍🏽',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(word).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.nat(100), (stretch, base) => {
        let at = 0;
        let rest = '';
        for (const span of sentencesOf(stretch, base)) {
          const [start, end] = [span.start - base, span.end - base];
          expect(start).toBeGreaterThanOrEqual(at);
          expect(stretch.slice(start, end).trim()).toBe(stretch.slice(start, end));
          expect(end).toBeGreaterThan(start);
          rest += stretch.slice(at, start);
          at = end;
        }
        expect((rest + stretch.slice(at)).trim()).toBe('');
      }),
    );
  });
});
