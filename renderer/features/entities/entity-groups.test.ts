import { describe, expect, it } from 'vitest';
import { FakeProject } from '../../test/fake-project.ts';
import { groupMentions, sortGroups, tableRows } from './entity-groups.ts';

const project = new FakeProject([
  {
    name: 'a.txt',
    text: 'Rome and New\nYork and New York',
    annotations: [
      { label: 'place', quote: 'Rome' },
      { label: 'place', quote: 'New\nYork' },
      { label: 'place', quote: 'New York' },
    ],
  },
  {
    name: 'b.txt',
    text: 'New York, Rome',
    annotations: [
      { label: 'place', quote: 'New York' },
      { label: 'person', quote: 'Rome' },
    ],
  },
]);
const groups = groupMentions(
  [...project.tables.annotation.values()].map((annotation) => ({ annotation, documentName: '', documentTitle: '' })),
);

describe('the groups of the entities table', () => {
  it('join the same words under the same label, whatever blanks the article has between them', () => {
    expect(groups.map(({ text, labelId, mentions, documents }) => [text, labelId, mentions.length, documents])).toEqual(
      [
        ['Rome', 'place', 1, 1],
        ['New York', 'place', 3, 2],
        ['Rome', 'person', 1, 1],
      ],
    );
  });

  it('are sorted by a column, and by their words where that says nothing', () => {
    expect(sortGroups(groups, 'mentions', 'descending').map(({ text }) => text)).toEqual(['New York', 'Rome', 'Rome']);
  });

  it('show their mentions where they are open', () => {
    const key = groups[1]?.key ?? '';
    const kinds = tableRows(groups, new Set([key])).map((row) => row.kind);
    expect(kinds).toEqual(['group', 'group', 'mention', 'mention', 'mention', 'group']);
  });
});
