import { describe, expect, it } from 'vitest';
import type { Codebook } from '#shared/domain/codebook.ts';
import { edited } from '#shared/domain/codebook-edits.ts';
import { AnnotationId, AttributeId, LabelId } from '#shared/domain/ids.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { must, newId, run, stateOf, temporaryFolder } from '../../store/testing/fixture.ts';
import { dropLabel, linkTypeOf, project, restore, trashOf } from '../testing/history-fixture.ts';

const stance = {
  id: AttributeId.parse('stance'),
  name: 'Stance',
  kind: 'text' as const,
  options: [],
  required: false,
  definition: '',
};

function replace(store: ProjectStore, change: (codebook: Codebook) => Codebook, moved: object = {}): void {
  const { codebook } = edited(change(store.read.codebook()), moved);
  must(run(store, { type: 'codebook.replace', codebook, moved }));
}

const withAttributes = (attributes: readonly (typeof stance)[]) => (codebook: Codebook) => ({
  ...codebook,
  layers: codebook.layers.map((layer, at) => (at === 0 ? { ...layer, attributes } : layer)),
});

describe('parts of the codebook in the trash', () => {
  it('are listed, and a label that nothing carried comes back at its old place', () => {
    using folder = temporaryFolder();
    const { store } = project(folder.file('a.annotary'));
    const labels = () => store.read.codebook().layers[0]?.labels;
    const before = labels();
    const [, second] = before ?? [];
    const id = String(second?.id);
    must(dropLabel(store, id));
    expect(trashOf(store).items).toMatchObject([
      {
        kind: 'codebook',
        id: `label ${id}`,
        title: second?.name,
        part: { kind: 'label', owner: store.read.codebook().layers[0]?.name },
        undone: false,
      },
    ]);
    expect(trashOf(store, { kind: 'codebook', filter: String(second?.name) }).total).toBe(1);
    expect(trashOf(store, { kind: 'annotation' }).total).toBe(0);
    const answer = must(restore(store, [{ kind: 'codebook', id: `label ${id}` }]));
    expect(answer.counts).toMatchObject([{ kind: 'codebook', updated: 1 }]);
    expect(labels()).toEqual(before);
    expect(trashOf(store).total).toBe(0);
    store.close();
  });

  it('stand again at the ends of the types of links that named them, unless any label may stand there by choice', () => {
    using folder = temporaryFolder();
    const { store } = project(folder.file('a.annotary'));
    const [person, organization] = ['person', 'organization'].map((id) => LabelId.parse(id));
    linkTypeOf(store);
    const withEnds = (fromLabelIds: readonly LabelId[], toLabelIds: readonly LabelId[]) => (codebook: Codebook) => ({
      ...codebook,
      linkTypes: codebook.linkTypes.map((type) => (type.id === 'any' ? { ...type, fromLabelIds, toLabelIds } : type)),
    });
    const ends = () => {
      const type = store.read.codebook().linkTypes.find(({ id }) => id === 'any');
      return { from: type?.fromLabelIds, to: type?.toLabelIds };
    };
    if (!person || !organization) throw new Error('Both are there.');
    replace(store, withEnds([person, organization], [person]));
    must(dropLabel(store, 'person'));
    expect(ends()).toEqual({ from: ['organization'], to: [] });
    must(restore(store, [{ kind: 'codebook', id: 'label person' }]));
    expect(ends()).toEqual({ from: ['person', 'organization'], to: ['person'] });
    must(dropLabel(store, 'person'));
    replace(store, withEnds([], []));
    must(restore(store, [{ kind: 'codebook', id: 'label person' }]));
    expect(ends()).toEqual({ from: [], to: ['person'] });
    expect(store.check().findings).toEqual([]);
    store.close();
  });

  it('come back with the values that went with them, but for those that were changed since', () => {
    using folder = temporaryFolder();
    const { store, annotate } = project(folder.file('a.annotary'));
    const ids = [annotate(3, 9), annotate(30, 35)].map((id) => AnnotationId.parse(id));
    replace(store, withAttributes([stance]));
    must(run(store, { type: 'annotation.edit', ids, attributes: { stance: 'for' } }));
    const before = store.read.codebook();
    replace(store, withAttributes([]));
    must(run(store, { type: 'annotation.edit', ids: ids.slice(0, 1), note: 'Asked again.' }));
    const lost = stateOf(store);
    const [item] = trashOf(store).items;
    expect(item).toMatchObject({ kind: 'codebook', title: 'Stance', part: { kind: 'attribute' } });
    const alone = must(restore(store, [{ kind: 'codebook', id: String(item?.id) }]));
    expect(alone.counts).toMatchObject([{ kind: 'codebook' }]);
    must(store.undo(newId()));
    expect(stateOf(store)).toEqual(lost);
    const answer = must(restore(store, [{ kind: 'codebook', id: String(item?.id) }], true));
    expect(answer.counts).toMatchObject([{ kind: 'codebook' }, { kind: 'annotation', updated: 2 }]);
    expect(store.read.codebook().layers).toEqual(before.layers);
    expect(ids.map((id) => store.read.annotation(id))).toMatchObject([
      { attributes: { stance: 'for' }, note: 'Asked again.' },
      { attributes: { stance: 'for' }, note: '' },
    ]);
    expect(store.check().findings).toEqual([]);
    store.close();
  });

  it('bring back what had to go with them and what was given another label, in one step', () => {
    using folder = temporaryFolder();
    const { store, annotate, link } = project(folder.file('a.annotary'));
    const [moved, other] = [annotate(3, 9), annotate(30, 35)];
    link(moved, other);
    const before = stateOf(store);
    const without = (codebook: Codebook): Codebook => ({
      ...codebook,
      layers: codebook.layers.map((layer) => ({
        ...layer,
        labels: layer.labels.filter((label) => label.id !== 'person'),
      })),
      linkTypes: codebook.linkTypes.filter((type) => type.id !== linkTypeOf(store)),
    });
    replace(store, without, {
      labels: { person: LabelId.parse('organization') },
      linkTypes: { [linkTypeOf(store)]: null },
    });
    expect(store.read.annotation(moved)?.labelId).toBe('organization');
    expect(trashOf(store).items.map(({ kind, title }) => [kind, title])).toEqual([
      ['codebook', 'Person'],
      ['codebook', 'Any'],
      ['link', 'Landau → Misri'],
    ]);
    expect(trashOf(store, { kind: 'link' }).items).toMatchObject([{ labelName: 'Any' }]);
    must(restore(store, [{ kind: 'codebook', id: 'label person' }], true));
    expect(store.read.annotation(moved)?.labelId).toBe('person');
    expect(store.read.linksOf(moved)).toHaveLength(1);
    expect(trashOf(store).total).toBe(0);
    expect(store.check().findings).toEqual([]);
    must(store.undo(newId()));
    must(store.undo(newId()));
    expect(stateOf(store)).toEqual(before);
    store.close();
  });
});

describe('the trash', () => {
  it('leaves out what was undone unless it is asked for, and is asked by person and time', () => {
    using folder = temporaryFolder();
    const { store, annotate } = project(folder.file('a.annotary'));
    const id = AnnotationId.parse(annotate(3, 9));
    annotate(30, 35);
    must(store.undo(newId()));
    must(run(store, { type: 'annotation.remove', ids: [id] }));
    const { items, people } = trashOf(store, { undone: false });
    expect(items).toMatchObject([{ id, title: 'Landau', before: 'd1 ', after: ' said on Friday that Misri stayed.' }]);
    expect(trashOf(store).total).toBe(2);
    // Bringing it back, and undoing that, does not make it something that nobody deleted.
    must(restore(store, [{ kind: 'annotation', id }]));
    must(store.undo(newId()));
    expect(trashOf(store, { undone: false }).items).toMatchObject([{ id, undone: false }]);
    expect(people.length).toBeGreaterThan(0);
    const [by = ''] = people;
    expect(trashOf(store, { by }).total).toBeGreaterThan(0);
    expect(trashOf(store, { by: 'Nobody' }).total).toBe(0);
    const at = trashOf(store, { undone: false }).items[0]?.removedAt ?? '';
    expect(trashOf(store, { undone: false, since: at }).total).toBe(1);
    expect(trashOf(store, { undone: false, until: at }).total).toBe(0);
    store.close();
  });

  it('knows a label that is gone by its name', () => {
    using folder = temporaryFolder();
    const { store, annotate } = project(folder.file('a.annotary'));
    annotate(3, 9);
    must(dropLabel(store, 'person'));
    expect(trashOf(store, { kind: 'annotation' }).items).toMatchObject([{ labelId: 'person', labelName: 'Person' }]);
    expect(trashOf(store, { kind: 'annotation', filter: 'person' }).total).toBe(1);
    store.close();
  });
});
