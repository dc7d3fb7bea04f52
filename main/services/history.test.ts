import { describe, expect, it } from 'vitest';
import { codeOf, must, newId, run, temporaryFolder } from '../store/testing/fixture.ts';
import { documentAt } from './document-at.ts';
import { listEntries, versionsOf } from './history-entries.ts';
import { d1, project, recordsOf, restore } from './testing/history-fixture.ts';

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
    expect(store.read.annotation(id)).toEqual(moved?.change.after);
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
    expect(more).toBe(true);
    const next = listEntries(store.read, { documentId: d1, before: entries[2]?.sequence ?? 0, limit: 3 });
    expect(next.entries.map(({ commandType }) => commandType)).toEqual(['annotation.create', 'document.add']);
    expect(next.more).toBe(false);
    const all = listEntries(store.read, { documentId: null, before: null, limit: 500 });
    expect(all.entries).toHaveLength(store.sequence());
    expect(all.entries.at(-2)?.counts).toEqual([{ kind: 'annotator', added: 1, updated: 0, removed: 0 }]);
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
