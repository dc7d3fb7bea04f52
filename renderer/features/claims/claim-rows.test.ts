import { describe, expect, it } from 'vitest';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { claimRows, sortClaims } from './claim-rows.ts';

const project = new FakeProject([
  {
    name: 'a.txt',
    text: 'One two three',
    annotations: [
      { label: 'claim', quote: 'One', attributes: { source: 'Zoe', verdict: 'mostly-true' } },
      { label: 'claim', quote: 'two' },
      { label: 'claim', quote: 'three', attributes: { source: 'Ann' } },
    ],
  },
]);
const rows = claimRows(
  [...project.tables.annotation.values()].map((annotation) => ({
    annotation,
    documentName: 'a.txt',
    documentTitle: '',
  })),
  defaultCodebook,
);

describe('the rows of the claims table', () => {
  it('show the names of options, and the file where there is no title', () => {
    expect(rows[0]?.cells).toMatchObject({ quote: 'One', source: 'Zoe', verdict: 'Mostly true', document: 'a.txt' });
  });

  it('are sorted with the empty ones last, whichever way', () => {
    const by = (direction: 'ascending' | 'descending') =>
      sortClaims(rows, { column: 'source', direction }).map((row) => row.cells.quote);
    expect(by('ascending')).toEqual(['three', 'One', 'two']);
    expect(by('descending')).toEqual(['One', 'three', 'two']);
  });
});
