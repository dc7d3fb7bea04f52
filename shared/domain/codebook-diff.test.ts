import { describe, expect, it } from 'vitest';
import { Codebook } from './codebook.ts';
import { diffCodebooks } from './codebook-diff.ts';
import { defaultCodebook } from './default-codebook.ts';
import { LabelId } from './ids.ts';
import { changeLabel, placeLabel, removeLabel } from './label-edits.ts';

// Without types of links, whose ends would change with the labels.
const before: Codebook = { ...defaultCodebook, linkTypes: [] };

function book(edit: { codebook: Codebook } | undefined): Codebook {
  if (!edit) throw new Error('The edit is possible.');
  return edit.codebook;
}

describe('the difference between two codebooks', () => {
  it('is none between a codebook and itself, whatever its version', () => {
    expect(diffCodebooks(before, { ...before, version: 9 })).toEqual([]);
  });

  it('names what came, went and changed, with the layer', () => {
    const renamed = book(changeLabel(before, 'person', { name: 'People', retired: true }));
    const after = book(removeLabel(renamed, 'work', null));
    expect(diffCodebooks(before, after)).toEqual([
      {
        subject: 'label',
        change: 'changed',
        id: 'person',
        name: 'People',
        within: 'Entities',
        fields: [
          { field: 'name', before: 'Person', after: 'People' },
          { field: 'retired', before: 'no', after: 'yes' },
        ],
      },
      { subject: 'label', change: 'removed', id: 'work', name: 'Work', within: 'Entities', fields: [] },
    ]);
    expect(diffCodebooks(after, before).map(({ change, name }) => [change, name])).toEqual([
      ['changed', 'Person'],
      ['added', 'Work'],
    ]);
  });

  it('tells a new order once, by names, and a new parent', () => {
    const layerId = before.layers[0]?.id;
    if (!layerId) throw new Error('There is a layer.');
    const moved = book(
      placeLabel(before, 'organization', { layerId, parentId: null, beforeId: LabelId.parse('person') }),
    );
    const order = diffCodebooks(before, moved);
    expect(order).toMatchObject([{ subject: 'layer', name: 'Entities', fields: [{ field: 'order' }] }]);
    expect(order[0]?.fields[0]?.after).toMatch(/^Organization · Person · Place/);
    const nested = book(
      placeLabel(before, 'organization', { layerId, parentId: LabelId.parse('person'), beforeId: null }),
    );
    expect(diffCodebooks(before, nested)).toMatchObject([
      { subject: 'label', name: 'Organization', fields: [{ field: 'parent', before: '', after: 'Person' }] },
    ]);
  });

  it('speaks of a label that moved to another layer as the same label', () => {
    const layerId = before.layers[1]?.id;
    if (!layerId) throw new Error('There is a second layer.');
    const after = book(placeLabel(before, 'work', { layerId, parentId: null, beforeId: null }));
    expect(diffCodebooks(before, after)).toMatchObject([
      {
        subject: 'label',
        change: 'changed',
        name: 'Work',
        fields: [{ field: 'layer', before: 'Entities', after: 'Claims' }],
      },
    ]);
  });

  it('goes into attributes, options, conditions and types of links', () => {
    const after = Codebook.parse({
      ...before,
      layers: before.layers.map((layer) => ({
        ...layer,
        attributes: layer.attributes
          .filter(({ id }) => id !== 'addressee')
          .map((one) =>
            one.id === 'kind'
              ? {
                  ...one,
                  required: true,
                  default: 'figure',
                  options: [{ id: 'rumour', name: 'Rumour' }, ...one.options.slice(1)],
                }
              : one,
          )
          .map((one) => (one.id === 'cue' ? { ...one, shownIf: { attributeId: 'kind', values: ['figure'] } } : one)),
      })),
      linkTypes: [{ id: 'new', name: 'New', definition: '', fromLabelIds: ['claim'], toLabelIds: [] }],
      documentAttributes: [],
    });
    const differences = diffCodebooks(before, after);
    expect(differences.map(({ subject, change, name, within }) => [subject, change, name, within])).toEqual([
      ['attribute', 'changed', 'Cue', 'Claims'],
      ['attribute', 'changed', 'Kind', 'Claims'],
      ['option', 'added', 'Rumour', 'Kind'],
      ['option', 'removed', 'Statement', 'Kind'],
      ['attribute', 'removed', 'Addressee', 'Claims'],
      ['link-type', 'added', 'New', ''],
    ]);
    expect(differences[0]?.fields).toEqual([{ field: 'shown-if', before: '', after: 'Kind: Figure' }]);
    expect(differences[1]?.fields).toEqual([
      { field: 'required', before: 'no', after: 'yes' },
      { field: 'default', before: '', after: 'Figure' },
    ]);
  });
});
