import { readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { backUp } from './backup.ts';
import { repairProject } from './repair.ts';
import type { ReadSource } from './salvaged-texts.ts';
import {
  codeOf,
  createStore,
  filledStore,
  must,
  newId,
  openStore,
  run,
  stateOf,
  tamper,
  temporaryFolder,
  TEXT,
} from './testing/fixture.ts';

const now = new Date('2026-11-22T09:00:00Z');

function damagedProject(path: string, sql: string): unknown {
  const { store } = filledStore(path, 20);
  must(store.undo(newId()));
  const state = stateOf(store);
  store.close();
  tamper(path, sql);
  return state;
}

describe('repairing a project', () => {
  it.each([
    ['tampered rows', "UPDATE annotations SET note = 'x', quote = 'y'"],
    ['rows that are gone', 'DELETE FROM annotations'],
    ['a codebook that is gone', 'DELETE FROM codebook'],
    ['a planted trigger', 'CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM annotations; END'],
    ['an index of words that is gone', "INSERT INTO content_words (content_words) VALUES ('delete-all')"],
  ])('rebuilds %s from the journal, with undo, and keeps the original byte for byte', async (_what, sql) => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const state = damagedProject(path, sql);
    const damaged = readFileSync(path);
    const report = must(await repairProject(path, { now }));
    expect(report.remaining).toEqual([]);
    expect(readFileSync(report.original).equals(damaged)).toBe(true);
    const store = openStore(path);
    expect(stateOf(store)).toEqual(state);
    expect(store.check()).toMatchObject({ sound: true });
    must(store.undo(newId()));
    must(store.redo(newId()));
    store.close();
    expect(readdirSync(folder.path).filter((name) => /repair(ing|ed)|-wal/.test(name))).toEqual([]);
  });

  it.each([
    ['an entry is missing', 'DELETE FROM journal WHERE seq = 5'],
    ['a change is altered', "UPDATE changes SET after = replace(after, 'Landau', 'Landow')"],
    ['all of it is gone', 'DELETE FROM changes; DELETE FROM journal'],
  ])('keeps the whole state where the journal is what is damaged: %s', async (_what, sql) => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const state = damagedProject(path, sql);
    const report = must(await repairProject(path, { now }));
    expect(report.remaining).toEqual([]);
    expect(report.done.join('\n')).toContain('a new one begins');
    const store = openStore(path);
    expect(stateOf(store)).toEqual(state);
    expect(store.history()).toEqual({ canUndo: false, canRedo: false });
    store.close();
  });

  it('takes each record from the side that is whole where both are damaged, and names what it did', async () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const state = damagedProject(
      path,
      "DELETE FROM changes WHERE seq = 5; UPDATE annotations SET note = 'x' WHERE rowid = 10",
    );
    const report = must(await repairProject(path, { now }));
    expect(report.remaining).toEqual([]);
    expect(report.done.join('\n')).toMatch(/annotation \S+ was taken from the journal/);
    const store = openStore(path);
    expect(stateOf(store)).toEqual(state);
    store.close();
  });

  it('leaves out what hangs on a lost text, and names it', async () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    damagedProject(path, 'DELETE FROM contents');
    const report = must(await repairProject(path, { now }));
    expect(report.done.join('\n')).toContain('document d1 (d1) was left out');
    expect(report.losses).toHaveLength(20);
    const store = openStore(path);
    expect(store.check()).toMatchObject({ sound: true });
    expect([...store.read.annotators()]).toHaveLength(1);
    store.close();
  });

  it('reads around destroyed pages', async () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store } = filledStore(path, 400);
    const state = stateOf(store);
    const root = store.connection
      .prepare("SELECT pageno FROM dbstat WHERE name = 'annotations' AND pagetype = 'leaf'")
      .all();
    store.close();
    const bytes = readFileSync(path);
    for (const page of root.slice(2, 5))
      bytes.fill(0, (Number(page['pageno']) - 1) * 4096, Number(page['pageno']) * 4096);
    writeFileSync(path, bytes);
    const report = must(await repairProject(path, { now }));
    expect(report.remaining).toEqual([]);
    const repaired = openStore(path);
    expect(stateOf(repaired)).toEqual(state);
    repaired.close();
  });

  const readSource: ReadSource = async (_source, bytes) => {
    const text = new TextDecoder().decode(bytes);
    return [{ text, blocks: [{ kind: 'paragraph', span: { start: 0, end: text.length } }], marks: [] }];
  };

  it.each([
    ['a damaged text', "UPDATE contents SET text = replace(text, 'the', 'teh')"],
    ['a text that is gone', 'DELETE FROM contents'],
    ['a table of texts that is gone', 'DROP TABLE contents'],
    ['a damaged id of a text', "UPDATE contents SET id = 'x'"],
    ['a damaged file', "UPDATE sources SET bytes = x'00'"],
    ['a file that is gone', 'DELETE FROM sources'],
    ['a table of annotations that is gone', 'DROP TABLE annotations'],
    ['a table of the journal that is gone', 'DROP TABLE journal'],
  ])('loses nothing to %s', async (_what, sql) => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const state = damagedProject(path, sql);
    const report = must(await repairProject(path, { now, readSource }));
    expect(report).toMatchObject({ losses: [], remaining: [] });
    const store = openStore(path);
    expect(stateOf(store)).toEqual(state);
    expect(store.read.textOf('d1')).toBe(TEXT);
    store.close();
  });

  it('keeps a damaged text as it was found where its file is lost too, and names the annotations that do not stand', async () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    damagedProject(path, "UPDATE contents SET text = replace(text, 'Landau said', 'Lxndau said'); DELETE FROM sources");
    const report = must(await repairProject(path, { now, readSource }));
    expect(report.losses).toEqual([]);
    expect(report.done.join('\n')).toMatch(/annotation \S+ \(person, "Landau"\) of document d1 was moved/);
    expect(report.remaining).toEqual([]);
    const store = openStore(path);
    expect([...store.read.annotations()]).toHaveLength(19);
    expect(store.check()).toMatchObject({ sound: true });
    store.close();
  });

  it('gives a document its text as its file where the bytes are lost, in an entry of the journal', async () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const store = createStore(path);
    const bytes = new TextEncoder().encode('<p>Landau');
    const { contentId, sha256 } = must(store.putContent({ text: 'Landau', blocks: [], marks: [] }, bytes));
    const source = { fileName: 'a.html', mediaType: 'text/html', encoding: 'utf-8', encodingBasis: 'declared' };
    const metadata = { title: '', byline: '', outlet: '', date: '', url: '', language: '' };
    const document = { id: 'd1', name: 'a', metadata, fields: {}, contentId, length: 6 };
    must(run(store, { type: 'document.add', document: { ...document, source: { ...source, byteLength: 9, sha256 } } }));
    store.close();
    tamper(path, "UPDATE sources SET bytes = x'00'");
    const report = must(await repairProject(path, { now, readSource }));
    expect(report).toMatchObject({ losses: [], remaining: [] });
    expect(report.done.join('\n')).toContain('those of its text in UTF-8 stand in for them');
    const repaired = openStore(path);
    expect(repaired.read.document('d1')?.source).toMatchObject({ byteLength: 6, mediaType: 'text/plain' });
    expect(repaired.check()).toMatchObject({ sound: true });
    expect(repaired.history()).toMatchObject({ canUndo: true });
    repaired.close();
  });

  it.each([0.9, 0.5])(
    'takes what is left of a file that was cut off at %d of its length, and counts the losses',
    async (part) => {
      using folder = temporaryFolder();
      const path = folder.file('a.annotary');
      filledStore(path, 400).store.close();
      truncateSync(path, Math.floor(statSync(path).size * part));
      const report = must(await repairProject(path, { now, readSource }));
      expect(report.done.join('\n')).toContain('The file was cut off');
      expect(report.done.join('\n')).not.toMatch(/rows? \d{5}/);
      const store = openStore(path);
      const kept = [...store.read.annotations()].length;
      expect(kept).toBeGreaterThan(0);
      expect(kept === 400 || report.losses.length > 0).toBe(true);
      store.close();
    },
  );

  it('changes nothing where nothing can be read, and names the newest backup', async () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store } = filledStore(path);
    const backup = must(backUp(store, now)).path;
    store.close();
    truncateSync(path, 4096);
    const damaged = readFileSync(path);
    const refused = await repairProject(path, { now });
    expect(codeOf(refused)).toBe('project/damaged');
    expect(refused.ok ? '' : String(refused.error.params['reason'])).toContain(`annotary restore "${backup}"`);
    expect(readFileSync(path).equals(damaged)).toBe(true);
    expect(readdirSync(folder.path).sort()).toEqual(['a.annotary', 'a.annotary.backups']);
  });

  it('refuses an open project', async () => {
    using folder = temporaryFolder();
    const { store } = filledStore(folder.file('a.annotary'));
    expect(codeOf(await repairProject(store.path, { now }))).toBe('project/locked');
    store.close();
  });
});
