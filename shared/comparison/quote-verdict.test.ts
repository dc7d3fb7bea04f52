import { describe, expect, it } from 'vitest';
import { lookUpQuote } from './quote-lookup.ts';
import { quoteParts, verdictOf } from './quote-verdict.ts';

const text =
  'He said: “We will never raise the tariffs on your excellent wine.” “We agree,” she said, “that trade is a two-way street.”';

function told(quote: string, inText = text) {
  const lookup = lookUpQuote(quote, inText);
  const signs = { equal: '', added: '+', removed: '-' } as const;
  const parts = quoteParts(quote, inText, lookup).map((part) =>
    part.kind === 'equal' ? part.text : `[${signs[part.kind]}${part.text}]`,
  );
  return [verdictOf(lookup), parts.join('')];
}

describe('a quotation in another text', () => {
  it.each([
    ['the same words', 'never raise the tariffs', ['verbatim', 'never raise the tariffs']],
    ['other case', 'we will never', ['near-verbatim', '[-we] [+We] will never']],
    ['an omission', 'never raise ... on your', ['near-verbatim', 'never raise [+the tariffs] on your']],
    ['an interruption', 'We agree that trade is', ['near-verbatim', 'We agree,” [+she said], “that trade is']],
    [
      'another word',
      'We will never cut the tariffs on your wine',
      ['altered', 'We will never [-cut] [+raise] the tariffs on your [+excellent] wine'],
    ],
    [
      'another word, and no word of what custom allows',
      'we will never cut the tariffs, on your excellent wines',
      ['altered', 'We will never [-cut] [+raise] the tariffs on your excellent [-wines] [+wine]'],
    ],
    [
      'a part',
      'We will never raise the tariffs. Nor shall anybody else in this government ever do that to friends',
      [
        'partial',
        'We will never raise the tariffs [-Nor shall anybody else in this government ever do that to friends]',
      ],
    ],
    ['nothing', 'none of this was ever spoken', [undefined, '']],
  ])('is told with %s', (_name, quote, expected) => {
    expect(told(quote)).toEqual(expected);
  });

  it('is the text again without what only the quotation has', () => {
    const lookup = lookUpQuote('We will never cut the tariffs on your wine', text);
    const parts = quoteParts('We will never cut the tariffs on your wine', text, lookup);
    const kept = parts.filter(({ kind }) => kind !== 'removed').map((part) => part.text);
    expect(kept.join('').replace(/\s+/g, ' ')).toBe('We will never raise the tariffs on your excellent wine');
  });
});
