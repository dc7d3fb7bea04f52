import { describe, expect, it } from 'vitest';
import { arrangeRows } from './arrange-rows.ts';

const rows = [
  { claim: 'Four died', speaker: 'Jane Landau', speakerKey: 'landau' },
  { claim: 'Six died', speaker: 'The deputy secretary', speakerKey: 'landau' },
  { claim: 'Nobody died', speaker: 'The mayor', speakerKey: 'mayor' },
];
const groupOf = (row: (typeof rows)[number]) => ({ key: row.speakerKey, name: row.speaker });
const claimsOf = (filter: string, group: 'speaker' | null) =>
  arrangeRows(rows, { filter, group, sort: null, groupOf }).map(({ claim }) => claim);

describe('rows filtered by words', () => {
  it('show a speaker with all spellings where rows are gathered by speakers and one spelling has the words', () => {
    expect(claimsOf('jane landau', 'speaker')).toEqual(['Four died', 'Six died']);
  });

  it('show a group only in part where the words are those of a claim', () => {
    expect(claimsOf('six', 'speaker')).toEqual(['Six died']);
  });

  it('are only those with the words where nothing is gathered', () => {
    expect(claimsOf('jane landau', null)).toEqual(['Four died']);
  });
});
