import { describe, expect, it } from 'vitest';
import { Codebook } from '#shared/domain/codebook.ts';
import { noUsage } from '#shared/domain/codebook-usage.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { codebookRows } from './codebook-rows.ts';
import { parentRow, shownRows } from './shown-rows.ts';

const [layer] = defaultCodebook.layers;
const label = (id: string, parentId: string | null) => ({ ...layer?.labels[0], id, name: id, shortcut: '', parentId });
const codebook = Codebook.parse({
  ...defaultCodebook,
  layers: [
    {
      ...layer,
      labels: [label('work', null), label('craft', 'work'), label('programming', 'craft'), label('leisure', null)],
    },
    { ...layer, id: 'more', name: 'More', labels: [label('hobby', null), label('programming-too', 'hobby')] },
  ],
  linkTypes: [],
});
const rows = codebookRows(codebook, noUsage);
const names = (filter: string, ...collapsed: string[]) =>
  shownRows(rows, { filter, collapsed: new Set(collapsed) }).map(({ name }) => name);

describe('the rows of the codebook', () => {
  it('are all shown at first', () => {
    expect(names('')).toEqual(rows.map(({ name }) => name));
    const expanded = shownRows(rows, { filter: '', collapsed: new Set() }).map((row) => row.expanded);
    expect(expanded).toEqual([null, true, true, true, null, null, true, true, null]);
  });

  it('hide what stands under one that is collapsed, at whatever depth', () => {
    expect(names('', 'label work')).toEqual([
      codebook.name,
      'Entities',
      'work',
      'leisure',
      'More',
      'hobby',
      'programming-too',
    ]);
    expect(names('', 'layer entities', 'label hobby')).toEqual([codebook.name, 'Entities', 'More', 'hobby']);
  });

  it('are narrowed to what fits, with what it stands under', () => {
    expect(names('PROGR')).toEqual(['Entities', 'work', 'craft', 'programming', 'More', 'hobby', 'programming-too']);
    expect(names('leisure')).toEqual(['Entities', 'leisure']);
    expect(names('nothing like it')).toEqual([]);
  });

  it('show what fits also where it is collapsed', () => {
    expect(names('craft', 'label work', 'layer entities')).toEqual(['Entities', 'work', 'craft']);
  });

  it('know what they stand under', () => {
    const shown = shownRows(rows, { filter: '', collapsed: new Set() });
    const above = (name: string) => {
      const row = shown.find((one) => one.name === name);
      return row && parentRow(shown, row)?.name;
    };
    expect(['programming', 'craft', 'work', 'hobby'].map(above)).toEqual(['craft', 'work', 'Entities', 'More']);
    expect(above('Entities')).toBeUndefined();
  });
});
