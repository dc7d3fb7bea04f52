import { describe, expect, it } from 'vitest';
import { wikidataId } from './wikidata-id.ts';

describe('an id of Wikidata', () => {
  it.each([
    ['Q1156', 'Q1156'],
    [' q42 ', 'Q42'],
    ['https://www.wikidata.org/wiki/Q1156', 'Q1156'],
    ['http://www.wikidata.org/entity/Q1156', 'Q1156'],
    ['https://m.wikidata.org/wiki/Q1156?uselang=de#P31', 'Q1156'],
    ['https://www.wikidata.org/wiki/Special:EntityPage/Q7', 'Q7'],
  ])('is read from %j', (text, id) => {
    expect(wikidataId(text)).toBe(id);
  });

  it.each(['', 'Q', 'Q0', 'Q012', '1156', 'P31', 'Q11 56', 'https://example.org/wiki/Q1', 'Donald Trump'])(
    'is not in %j',
    (text) => {
      expect(wikidataId(text)).toBeUndefined();
    },
  );
});
