import { describe, expect, it } from 'vitest';
import { DocumentId } from '#shared/domain/ids.ts';
import { codeOf, must, newId, run, temporaryFolder } from '../../store/testing/fixture.ts';
import { documentAt } from './document-at.ts';
import { listEntries, versionsOf } from './history-entries.ts';
import { d1, project, recordsOf, restore } from '../testing/history-fixture.ts';

describe('the history', () => {
  it('of an annotation says who did what when, and any version can be taken again', () => {
    using folder = temporaryFolder();
    const { store, annotate } = project(folder.file('a.annotary'));
    const id = annotate(3, 9);
    must(run(store, { type: 'annotation.edit', ids: [id], labelId: 'organization' }));
    must(run(store, { type: 'annotation.move', id, spans: [{ start: 3, end: 14 }] }));
    const annotator = [...store.read.annotators()][0]?.id;
    must(store.undo(newId(), annotator));
    const versions = versionsOf(store.read, { kind: 'annotation', id });
    expect(versions.map(({ kind, commandType, by }) => [kind, commandType, by])).toEqual([
      ['do', 'annotation.create', ''],
      ['do', 'annotation.edit', ''],
      ['do', 'annotation.move', ''],
      ['undo', 'annotation.move', 'Ann'],
    ]);
    const moved = versions[2];
    must(restore(store, [{ kind: 'annotation', id, sequence: moved?.sequence ?? 0 }]));
    expect(store.read.annotation(id)).toEqual(moved?.change?.after);
    must(store.undo(newId()));
    expect(store.read.annotation(id)).toMatchObject({ quote: 'Landau', labelId: 'organization' });
    store.close();
  });

  it('of a document lists the entries that touched it, also those that only linked, a page at a time', () => {
    using folder = temporaryFolder();
    const { store, annotate, link } = project(folder.file('a.annotary'));
    const [from, to, other] = [annotate(3, 9), annotate(30, 35), annotate(3, 9, 'd2')];
    const last = annotate(15, 17, 'd2');
    link(other, last);
    link(from, to);
    must(run(store, { type: 'document.edit', id: 'd1', metadata: { outlet: 'The Gazette' } }));
    const { entries, more } = listEntries(store.read, { documentId: d1, before: null, limit: 3 });
    expect(entries.map(({ commandType, counts }) => [commandType, counts])).toEqual([
      ['document.edit', [{ kind: 'document', added: 0, updated: 1, removed: 0 }]],
      ['link.add', [{ kind: 'link', added: 1, updated: 0, removed: 0 }]],
      ['annotation.create', [{ kind: 'annotation', added: 1, updated: 0, removed: 0 }]],
    ]);
    expect(entries.map(({ change }) => change?.kind ?? null)).toEqual(['document', null, 'annotation']);
    expect(entries.map(({ links }) => links)).toMatchObject([
      [],
      [{ before: null, after: { typeId: 'any', fromId: from, toId: to }, from: 'Landau', to: 'Misri' }],
      [],
    ]);
    expect(more).toBe(true);
    const next = listEntries(store.read, { documentId: d1, before: entries[2]?.sequence ?? 0, limit: 3 });
    expect(next.entries.map(({ commandType }) => commandType)).toEqual(['annotation.create', 'document.add']);
    expect(next.more).toBe(false);
    const all = listEntries(store.read, { documentId: null, before: null, limit: 500 });
    expect(all.entries).toHaveLength(store.sequence());
    expect(all.entries.at(-2)?.counts).toEqual([{ kind: 'annotator', added: 1, updated: 0, removed: 0 }]);
    store.close();
  });

  it('of an annotation has its links in turn with the rest, made, brought back and removed', () => {
    using folder = temporaryFolder();
    const { store, annotate, link } = project(folder.file('a.annotary'));
    const [id, misri, far] = [annotate(3, 9), annotate(30, 35), annotate(3, 9, 'd2')];
    const linked = link(id, misri);
    must(run(store, { type: 'annotation.edit', ids: [id], labelId: 'organization' }));
    link(far, id);
    link(far, misri);
    must(run(store, { type: 'link.remove', ids: [linked] }));
    must(run(store, { type: 'annotation.remove', ids: [misri, id] }));
    const versions = versionsOf(store.read, { kind: 'annotation', id });
    const told = versions.map(({ change, links, commandType }) => [
      commandType,
      change !== null,
      links.map(({ after, from, to }) => `${after ? '+' : '-'} ${from} ${to}`),
    ]);
    expect(told).toEqual([
      ['annotation.create', true, []],
      ['link.add', false, ['+ Landau Misri']],
      ['annotation.edit', true, []],
      ['link.add', false, ['+ Landau Landau']],
      ['link.remove', false, ['- Landau Misri']],
      ['annotation.remove', true, ['- Landau Landau']],
    ]);
    store.close();
  });

  it('of a document says what a step did to several annotations alike, and nothing where they differ', () => {
    using folder = temporaryFolder();
    const { store, annotate, link } = project(folder.file('a.annotary'));
    const ids = [annotate(3, 9), annotate(30, 35)];
    must(run(store, { type: 'annotation.edit', ids, labelId: 'organization' }));
    must(run(store, { type: 'annotation.edit', ids, note: 'Asked again.' }));
    link(String(ids[0]), String(ids[1]));
    must(run(store, { type: 'annotation.remove', ids }));
    const { entries } = listEntries(store.read, { documentId: d1, before: null, limit: 5 });
    expect(entries.map(({ commandType, alike, links }) => [commandType, alike?.labelId, links.length])).toEqual([
      ['annotation.remove', 'organization', 1],
      ['link.add', undefined, 1],
      ['annotation.edit', undefined, 0],
      ['annotation.edit', 'organization', 0],
      ['annotation.create', undefined, 0],
    ]);
    expect(entries[3]?.alike).toMatchObject({ how: 'updated', count: 2, attributes: {}, status: null });
    store.close();
  });

  it('of a document that was removed can be read, and any state of it comes back with the document', () => {
    using folder = temporaryFolder();
    const { store, annotate, link } = project(folder.file('a.annotary'));
    const [from, to] = [annotate(3, 9), annotate(30, 35)];
    link(from, to);
    const then = store.sequence();
    const before = recordsOf(store, 'd1');
    must(run(store, { type: 'annotation.remove', ids: [from] }));
    must(run(store, { type: 'document.remove', ids: ['d1'] }));
    const removed = store.sequence();
    const { entries } = listEntries(store.read, { documentId: d1, before: null, limit: 2 });
    expect(entries.map(({ commandType }) => commandType)).toEqual(['document.remove', 'annotation.remove']);
    expect(must(documentAt(store, { documentId: d1, sequence: removed })).counts).toEqual([]);
    const answer = must(documentAt(store, { documentId: d1, sequence: then }));
    expect(answer.counts.map(({ kind, added }) => [kind, added])).toEqual([
      ['document', 1],
      ['annotation', 2],
      ['link', 1],
    ]);
    must(store.run({ id: newId(), command: answer.command }));
    expect(recordsOf(store, 'd1')).toEqual(before);
    must(store.undo(newId()));
    expect(store.read.document('d1')).toBeUndefined();
    expect(codeOf(documentAt(store, { documentId: DocumentId.parse('d9'), sequence: then }))).toBe(
      'document/not-found',
    );
    expect(store.check().findings).toEqual([]);
    store.close();
  });

  it('leads back to the document as another encoding had it', () => {
    using folder = temporaryFolder();
    const { store, annotate } = project(folder.file('a.annotary'));
    annotate(3, 9);
    const then = store.sequence();
    const before = recordsOf(store, 'd1');
    const text = 'Å d1 Landau said on Friday that Misri stayed.';
    const document = store.read.document('d1');
    const put = must(store.putContent({ text, blocks: [], marks: [] }, new TextEncoder().encode(text)));
    const moved = before.annotations.map(({ id, quote }) => ({ id, quote, spans: [{ start: 5, end: 11 }] }));
    const source = { ...document?.source, sha256: put.sha256, byteLength: new TextEncoder().encode(text).length };
    must(
      run(store, {
        type: 'document.replace-content',
        id: 'd1',
        contentId: put.contentId,
        length: text.length,
        source,
        moved,
      }),
    );
    annotate(5, 11);
    const answer = must(documentAt(store, { documentId: d1, sequence: then }));
    must(store.run({ id: newId(), command: answer.command }));
    expect(recordsOf(store, 'd1')).toEqual(before);
    expect(store.check().findings).toEqual([]);
    store.close();
  });

  it('says which links cannot come back, and that the document was not there', () => {
    using folder = temporaryFolder();
    const { store, annotate, link } = project(folder.file('a.annotary'));
    link(annotate(3, 9), annotate(3, 9, 'd2'));
    const then = store.sequence();
    must(run(store, { type: 'document.remove', ids: ['d2'] }));
    expect(must(documentAt(store, { documentId: d1, sequence: then }))).toMatchObject({ leftOut: 1, counts: [] });
    expect(codeOf(documentAt(store, { documentId: d1, sequence: 1 }))).toBe('history/document-not-there');
    store.close();
  });
});
