import { describe, expect, it } from 'vitest';
import { codeOf, must, newId, openStore, run, stateOf, tamper, temporaryFolder } from '../../store/testing/fixture.ts';
import { restoreCommand } from './restore-command.ts';
import { d1, dropLabel, project, recordsOf, restore, trashOf } from '../testing/history-fixture.ts';

describe('the trash', () => {
  it('lists what was deleted with who and when, and gives an annotation back with its links', () => {
    using folder = temporaryFolder();
    const { store, annotate, link } = project(folder.file('a.annotary'));
    const [from, to] = [annotate(3, 9), annotate(30, 35)];
    const joined = link(from, to);
    must(run(store, { type: 'annotation.remove', ids: [from] }, {}));
    const { total, items } = trashOf(store);
    expect(total).toBe(2);
    expect(items).toMatchObject([
      { kind: 'annotation', id: from, title: 'Landau', labelId: 'person', documentName: 'Title of d1', together: 2 },
      { kind: 'link', id: joined, title: 'Landau → Misri', linkTypeId: 'any', documentId: 'd1' },
    ]);
    const answer = must(restore(store, [{ kind: 'annotation', id: from }]));
    expect(answer.counts).toEqual([
      { kind: 'annotation', added: 1, updated: 0, removed: 0 },
      { kind: 'link', added: 1, updated: 0, removed: 0 },
    ]);
    expect(store.read.linksOf(to)).toHaveLength(1);
    expect(trashOf(store).total).toBe(0);
    expect(codeOf(restoreCommand(store, { items: [{ kind: 'annotation', id: from }], together: false }))).toBe(
      'history/nothing-to-restore',
    );
    store.close();
  });

  it('gives a link back with the ends that it cannot be without', () => {
    using folder = temporaryFolder();
    const { store, annotate, link } = project(folder.file('a.annotary'));
    const [from, to] = [annotate(3, 9), annotate(30, 35, 'd2')];
    const joined = link(from, to);
    must(run(store, { type: 'document.remove', ids: ['d2'] }));
    must(run(store, { type: 'annotation.remove', ids: [from] }));
    const before = stateOf(store);
    const answer = must(restore(store, [{ kind: 'link', id: joined }]));
    expect(answer.counts.map(({ kind, added }) => [kind, added])).toEqual([
      ['document', 1],
      ['annotation', 2],
      ['link', 1],
    ]);
    must(store.undo(newId()));
    expect(stateOf(store)).toEqual(before);
    expect(store.check().findings).toEqual([]);
    store.close();
  });

  it('gives a document back with all that went with it, under a free name where another took its own', () => {
    using folder = temporaryFolder();
    const { store, annotate, link } = project(folder.file('a.annotary'));
    link(annotate(3, 9), annotate(30, 35, 'd2'));
    must(run(store, { type: 'memo.write', documentId: 'd1', purpose: 'note', text: 'See the minutes.' }));
    const before = recordsOf(store, 'd1');
    must(run(store, { type: 'document.remove', ids: ['d1'] }));
    expect(trashOf(store).items.map(({ kind, together }) => [kind, together])).toEqual([
      ['document', 4],
      ['annotation', 4],
      ['link', 4],
      ['memo', 4],
    ]);
    must(restore(store, [{ kind: 'document', id: 'd1' }]));
    expect(recordsOf(store, 'd1')).toEqual(before);

    must(run(store, { type: 'document.remove', ids: ['d1'] }));
    must(run(store, { type: 'document.edit', id: 'd2', name: 'd1' }));
    must(restore(store, [{ kind: 'document', id: 'd1' }]));
    expect(store.read.document('d1')?.name).toBe('d1 (2)');
    expect(store.check().findings).toEqual([]);
    store.close();
  });

  it('gives everything back that went in one step, and several chosen ones of several steps', () => {
    using folder = temporaryFolder();
    const { store, annotate } = project(folder.file('a.annotary'));
    const ids = [annotate(3, 9), annotate(10, 14), annotate(15, 17), annotate(18, 24)];
    must(run(store, { type: 'annotation.remove', ids: ids.slice(0, 2) }));
    must(run(store, { type: 'annotation.remove', ids: ids.slice(2) }));
    must(restore(store, [{ kind: 'annotation', id: ids[0] ?? '' }], true));
    expect(store.read.count('annotation')).toBe(2);
    must(run(store, { type: 'annotation.remove', ids: ids.slice(0, 1) }));
    must(
      restore(
        store,
        [ids[0], ids[3]].map((id = '') => ({ kind: 'annotation', id })),
      ),
    );
    expect(store.read.annotationsOf('d1').map(({ id }) => id)).toEqual([ids[0], ids[1], ids[3]]);
    expect(trashOf(store).items.map(({ id }) => id)).toEqual([ids[2]]);
    store.close();
  });

  it('brings a label back that the codebook has no more, without its key where that is taken', () => {
    using folder = temporaryFolder();
    const { store, annotate } = project(folder.file('a.annotary'));
    const id = annotate(3, 9);
    const label = store.read.codebook().layers[0]?.labels.find((one) => one.id === 'person');
    must(dropLabel(store, 'person'));
    const codebook = store.read.codebook();
    const [layer, ...others] = codebook.layers;
    const [first, ...rest] = layer?.labels ?? [];
    const shortcut = label?.shortcut ?? '';
    const renamed = { ...codebook, layers: [{ ...layer, labels: [{ ...first, shortcut }, ...rest] }, ...others] };
    must(run(store, { type: 'codebook.replace', codebook: renamed }));
    const answer = must(restore(store, [{ kind: 'annotation', id }]));
    expect(answer.counts).toMatchObject([
      { kind: 'codebook', updated: 1 },
      { kind: 'annotation', added: 1 },
    ]);
    const back = store.read.codebook().layers[0]?.labels.find((one) => one.id === 'person');
    expect(back).toEqual({ ...label, shortcut: '' });
    expect(store.read.codebook().version).toBe(codebook.version + 2);
    expect(store.check().findings).toEqual([]);
    store.close();
  });

  it('brings a type of links back with the link, and leaves a link where the same was made anew', () => {
    using folder = temporaryFolder();
    const { store, annotate, link } = project(folder.file('a.annotary'));
    const [from, to] = [annotate(3, 9), annotate(30, 35)];
    const joined = link(from, to);
    const codebook = store.read.codebook();
    const linkTypes = codebook.linkTypes.filter(({ id }) => id !== 'any');
    must(
      run(store, {
        type: 'codebook.replace',
        codebook: { ...codebook, linkTypes },
        moved: { linkTypes: { any: null } },
      }),
    );
    const answer = must(restore(store, [{ kind: 'link', id: joined }]));
    expect(answer.counts).toMatchObject([
      { kind: 'codebook', updated: 1 },
      { kind: 'link', added: 1 },
    ]);
    expect(store.read.codebook().linkTypes.at(-1)).toEqual(codebook.linkTypes.at(-1));

    must(run(store, { type: 'annotation.remove', ids: [from] }));
    must(restore(store, [{ kind: 'annotation', id: from }]));
    must(run(store, { type: 'annotation.remove', ids: [from] }));
    must(store.undo(newId()));
    must(run(store, { type: 'link.remove', ids: [joined] }));
    link(from, to);
    expect(codeOf(restore(store, [{ kind: 'link', id: joined }]))).toBe('link/exists');
    must(run(store, { type: 'link.remove', ids: store.read.linksOf(from).map(({ id }) => id) }));
    expect(trashOf(store, { kind: 'link' }).total).toBe(2);
    const both = trashOf(store, { kind: 'link' }).items.map(({ kind, id }) => ({ kind, id }));
    expect(must(restore(store, both)).counts).toEqual([{ kind: 'link', added: 1, updated: 0, removed: 0 }]);
    expect(store.check().findings).toEqual([]);
    store.close();
  });

  it('puts a note in the place of the one that was written since', () => {
    using folder = temporaryFolder();
    const { store } = project(folder.file('a.annotary'));
    const write = (text: string) => run(store, { type: 'memo.write', documentId: 'd1', purpose: 'note', text });
    const first = must(write('First.')).changeSet[0]?.after?.id ?? '';
    must(write(''));
    must(write('Second.'));
    const answer = must(restore(store, [{ kind: 'memo', id: first }]));
    expect(answer.counts).toEqual([{ kind: 'memo', added: 1, updated: 0, removed: 1 }]);
    expect(store.read.memosOf('d1').map(({ text }) => text)).toEqual(['First.']);
    expect(trashOf(store, { filter: 'SECOND' }).items).toMatchObject([{ title: 'Second.' }]);
    must(write(''));
    const gone = trashOf(store).items.map(({ kind, id }) => ({ kind, id }));
    expect(must(restore(store, gone.reverse())).counts).toMatchObject([{ kind: 'memo', added: 1 }]);
    expect(store.read.memosOf('d1').map(({ text }) => text)).toEqual(['First.']);
    store.close();
  });

  it('is asked by document, kind and words, a page at a time', () => {
    using folder = temporaryFolder();
    const { store, annotate, link } = project(folder.file('a.annotary'));
    const ids = [annotate(3, 9), annotate(30, 35), annotate(3, 9, 'd2')];
    link(ids[1] ?? '', ids[2] ?? '');
    must(run(store, { type: 'annotation.remove', ids }));
    must(
      run(store, {
        type: 'rule.save',
        name: 'Names',
        labelId: 'person',
        enabled: true,
        source: { kind: 'gazetteer', terms: ['Misri'], caseSensitive: true },
      }),
    );
    must(store.undo(newId()));
    expect(trashOf(store).items.map(({ kind, undone }) => [kind, undone])).toEqual([
      ['rule', true],
      ['annotation', false],
      ['annotation', false],
      ['annotation', false],
      ['link', false],
    ]);
    expect(trashOf(store, { documentId: d1 }).total).toBe(3);
    expect(trashOf(store, { kind: 'annotation', filter: 'person landau' }).total).toBe(2);
    expect(trashOf(store, { filter: 'misri →' }).items).toMatchObject([{ kind: 'link' }]);
    expect(trashOf(store, { offset: 1, limit: 2 })).toMatchObject({
      total: 5,
      items: [{ id: ids[0] }, { id: ids[1] }],
    });
    store.close();
  });

  it('is not taken from a journal that is not what it was', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store, annotate } = project(path);
    const id = annotate(3, 9);
    must(run(store, { type: 'annotation.remove', ids: [id] }));
    store.close();
    tamper(path, `UPDATE changes SET before = replace(before, 'Landau', 'Hansen') WHERE after IS NULL`);
    const again = openStore(path);
    expect(() => restoreCommand(again, { items: [{ kind: 'annotation', id }], together: false })).toThrow(
      'project/damaged',
    );
    expect(() => trashOf(again)).toThrow('project/damaged');
    again.close();
  });
});
