import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repairProject } from './repair.ts';
import { codeOf, filledStore, must, newId, openStore, stateOf, tamper, temporaryFolder } from './testing/fixture.ts';

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
  ])('rebuilds %s from the journal, with undo, and keeps the original byte for byte', (_what, sql) => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const state = damagedProject(path, sql);
    const damaged = readFileSync(path);
    const report = must(repairProject(path, now));
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
  ])('keeps the whole state where the journal is what is damaged: %s', (_what, sql) => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const state = damagedProject(path, sql);
    const report = must(repairProject(path, now));
    expect(report.remaining).toEqual([]);
    expect(report.done.join('\n')).toContain('a new one begins');
    const store = openStore(path);
    expect(stateOf(store)).toEqual(state);
    expect(store.history()).toEqual({ canUndo: false, canRedo: false });
    store.close();
  });

  it('takes each record from the side that is whole where both are damaged, and names what it did', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const state = damagedProject(
      path,
      "DELETE FROM changes WHERE seq = 5; UPDATE annotations SET note = 'x' WHERE rowid = 10",
    );
    const report = must(repairProject(path, now));
    expect(report.remaining).toEqual([]);
    expect(report.done.join('\n')).toMatch(/annotation \S+ was taken from the journal/);
    const store = openStore(path);
    expect(stateOf(store)).toEqual(state);
    store.close();
  });

  it('leaves out what hangs on a lost text, and names it', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    damagedProject(path, 'DELETE FROM contents');
    const report = must(repairProject(path, now));
    expect(report.done.join('\n')).toContain('document d1 was left out');
    const store = openStore(path);
    expect(store.check()).toMatchObject({ sound: true });
    expect([...store.read.annotators()]).toHaveLength(1);
    store.close();
  });

  it('reads around destroyed pages', () => {
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
    const report = must(repairProject(path, now));
    expect(report.remaining).toEqual([]);
    const repaired = openStore(path);
    expect(stateOf(repaired)).toEqual(state);
    repaired.close();
  });

  it('refuses an open project', () => {
    using folder = temporaryFolder();
    const { store } = filledStore(folder.file('a.annotary'));
    expect(codeOf(repairProject(store.path, now))).toBe('project/locked');
    store.close();
  });
});
