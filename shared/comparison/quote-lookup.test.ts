import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexedText } from './indexed-text.ts';
import { isWorthLookingUp, lookUpQuote } from './quote-lookup.ts';

const text =
  'He said: “We will never raise the tariffs on your excellent wine, because our neighbours like defence.” ' +
  'Then he left. “We agree,” she said, “that trade is a two-way street.”';

/** What differs, with its reason; and the text where it stands. */
function seen(quote: string, inText = text) {
  const { kind, span, changes } = lookUpQuote(quote, inText);
  const differences = changes
    .filter((change) => change.kind !== 'equal')
    .map(({ kind: how, reason, before, after }) =>
      how === 'added'
        ? `+${reason} ${inText.slice(after.start, after.end)}`
        : `-${reason} ${quote.slice(before.start, before.end)}`,
    );
  return [kind, span && inText.slice(span.start, span.end), ...differences];
}

describe('lookUpQuote, where no blanks part the words', () => {
  it.each([
    [
      '我们永远不会提高对进口商品的关税',
      '部长说：“我们绝不会提高对进口商品的关税”。',
      ['永远', '不会'],
      '我们绝不会提高对进口商品的关税',
    ],
    ['双方讨论了减少贸易壁垒的努力', '双方讨论减少贸易壁垒的努力。', ['了'], '双方讨论减少贸易壁垒的努力'],
    [
      '私たちは輸入品の関税を決して引き上げません',
      '「私たちは輸入品の関税を決して引き下げません」',
      ['引き上げ'],
      '私たちは輸入品の関税を決して引き下げません',
    ],
  ])('marks what was altered in %s', (quote, there, removed, found) => {
    const { kind, span, changes } = lookUpQuote(quote, there);
    expect([kind, span && there.slice(span.start, span.end)]).toEqual(['altered', found]);
    const gone = changes.filter((change) => change.kind === 'removed');
    expect(gone.map(({ reason, before }) => [reason, quote.slice(before.start, before.end)])).toEqual(
      removed.map((words) => ['words', words]),
    );
  });
});

const wordsOf = (text: string) => text.replaceAll(/[“,\s]+/gu, ' ').trim();

describe('lookUpQuote', () => {
  it.each([
    ['the words', 'raise the tariffs', ['verbatim', 'raise the tariffs']],
    ['other case', 'we will never', ['verbatim', 'We will never', '-case we', '+case We']],
    ['straight marks', 'We agree," she said, "that trade', ['verbatim', 'We agree,” she said, “that trade']],
    [
      'an omission behind an ellipsis',
      'We will ... raise the tariffs on your [...] wine',
      ['verbatim', 'We will never raise the tariffs on your excellent wine', '+omission never', '+omission excellent'],
    ],
    [
      'an insertion, and what it stands for',
      '[The president] will never raise the tariffs on [German] wine',
      [
        'verbatim',
        'will never raise the tariffs on your excellent wine',
        '-insertion The president',
        '-insertion German',
        '+insertion your excellent',
      ],
    ],
    ['a capital in brackets', '[T]he tariffs on', ['verbatim', 'the tariffs on', '-case [T]he', '+case the']],
    [
      'American spelling',
      'our neighbors like defense',
      [
        'verbatim',
        'our neighbours like defence',
        '-spelling neighbors',
        '+spelling neighbours',
        '-spelling defense',
        '+spelling defence',
      ],
    ],
    [
      'an interruption',
      'We agree that trade is a two-way street',
      ['verbatim', 'We agree,” she said, “that trade is a two-way street', '+interruption she said'],
    ],
    [
      'other punctuation',
      'wine because our neighbours',
      ['verbatim', 'wine, because our neighbours', '+punctuation ,'],
    ],
    [
      'a word left out without a sign',
      'We will raise the tariffs on your excellent wine',
      ['altered', 'We will never raise the tariffs on your excellent wine', '+words never'],
    ],
    [
      'changed words',
      'We will never increase the tariff on your excellent wine',
      [
        'altered',
        'We will never raise the tariffs on your excellent wine',
        '-words increase',
        '+words raise',
        '-words tariff',
        '+words tariffs',
      ],
    ],
    [
      'a replaced last word, but not more than was quoted',
      'We will never raise the tariffs on your excellent beer',
      ['altered', 'We will never raise the tariffs on your excellent wine', '-words beer', '+words wine'],
    ],
    [
      'replaced first words, up to the mark before them',
      'They may never raise the tariffs on your excellent wine, because our neighbours like defence',
      [
        'altered',
        'We will never raise the tariffs on your excellent wine, because our neighbours like defence',
        '-words They may',
        '+words We will',
      ],
    ],
    [
      'a last word left out at the end of a sentence',
      'never raise the tariffs on your excellent wine, because our neighbours like defence spending',
      [
        'altered',
        'never raise the tariffs on your excellent wine, because our neighbours like defence',
        '-missing spending',
      ],
    ],
    [
      'a part',
      'We will never raise the tariffs. And we shall lower all taxes that anybody ever paid anywhere',
      [
        'partial',
        'We will never raise the tariffs',
        '-missing And we shall lower all taxes that anybody ever paid anywhere',
      ],
    ],
    ['nothing', 'none of this was ever spoken', ['absent', null]],
    ['a common phrase', 'the tariffs on steel were announced on Monday morning by officials', ['absent', null]],
    ['no words', '“…”', ['absent', null]],
  ])('tells %s', (_name, quote, expected) => {
    expect(seen(quote)).toEqual(expected);
  });

  it.each([
    ['raise the tariffs', true],
    ['the tariffs', false],
    ['it is what it was', false],
    ['[The president] left', false],
  ])('says whether it is worth it: “%s” %s', (quote, expected) => {
    expect(isWorthLookingUp(quote)).toBe(expected);
  });

  it.each([
    ['fifty percent of all tariffs', 'We paid fifty per cent of all tariffs.'],
    ['fifty per cent of all tariffs', 'We paid fifty percent of all tariffs.'],
  ])('takes “per cent” and “percent” for one word: “%s”', (quote, spoken) => {
    const [kind, , ...differences] = seen(quote, spoken);
    expect([kind, differences.every((one) => one?.slice(1).startsWith('spelling'))]).toEqual(['verbatim', true]);
  });

  it('does not let an insertion swallow a sentence', () => {
    const spoken = 'We will open the markets only if all of our many partners do so first, and lower tariffs quickly.';
    expect(seen('We will open the markets [soon] and lower tariffs quickly', spoken)[0]).toBe('altered');
  });

  it('chooses the place with more of the words', () => {
    const twice = 'The old tariffs on wine stay. Later: the new tariffs on excellent wine stay forever.';
    expect(seen('new tariffs on excellent wine stay', twice)[1]).toBe('new tariffs on excellent wine stay');
  });

  it('finds every stretch of a text verbatim, and gives the words that it says', () => {
    const word = fc.constantFrom('trade', 'deal', 'Landau', 'the', 'of', '45.7', '%', '“', ',', 'U.S.', '😀');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (words, a, b) => {
        const whole = words.join(' ');
        const from = a % words.length;
        const quote = words.slice(from, from + 1 + (b % (words.length - from))).join(' ');
        const { kind, span, coverage, changes } = lookUpQuote(quote, new IndexedText(whole));
        if (!/[^“,\s]/u.test(quote)) return;
        expect([kind, coverage]).toEqual(['verbatim', 1]);
        expect(span && span.start < span.end && span.end <= whole.length).toBe(true);
        for (const { kind: how, before, after } of changes)
          // The same words can stand elsewhere, with other marks between them.
          if (how === 'equal')
            expect(wordsOf(whole.slice(after.start, after.end))).toBe(wordsOf(quote.slice(before.start, before.end)));
      }),
    );
  });

  it('keeps its changes in the order of both texts', () => {
    const word = fc.constantFrom('trade', 'deal', 'fair', 'market', 'the', 'of', '...', '[', ']', '“', '”', ',');
    const stretch = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(stretch, stretch, (quote, whole) => {
        let before = 0;
        let after = 0;
        for (const change of lookUpQuote(quote, whole).changes) {
          expect(change.before.start).toBeGreaterThanOrEqual(before);
          expect(change.after.start).toBeGreaterThanOrEqual(after);
          before = change.before.end;
          after = change.after.end;
        }
        expect([before <= quote.length, after <= whole.length]).toEqual([true, true]);
      }),
    );
  });
});
