import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { backUp, backupFolderOf, listBackups } from './backup.ts';
import {
  annotationCommand,
  codeOf,
  filledStore,
  must,
  openStore,
  run,
  stateOf,
  temporaryFolder,
} from './testing/fixture.ts';
import { verifyCopy } from './verify-copy.ts';

const now = new Date('2026-11-22T08:30:00Z');

describe('a backup', () => {
  it('is a project of its own with the same state, named by its time, and nothing else is left', () => {
    using folder = temporaryFolder();
    const path = folder.file('My study.annotary');
    const { store } = filledStore(path, 5);
    const { path: backup } = must(backUp(store, now));
    expect(backup).toBe(`${backupFolderOf(path)}/My study 2026-11-22 08-30-00.annotary`);
    expect(readdirSync(backupFolderOf(path))).toEqual(['My study 2026-11-22 08-30-00.annotary']);
    expect(verifyCopy(backup, store.connection)).toBeUndefined();
    const copy = openStore(backup);
    expect(stateOf(copy)).toEqual(stateOf(store));
    copy.close();
    store.close();
  });

  it('never takes the name of another, also when the clock stands still', () => {
    using folder = temporaryFolder();
    const { store } = filledStore(folder.file('a.annotary'));
    const names = [1, 2, 3].map(() => must(backUp(store, now)).path);
    expect(new Set(names).size).toBe(3);
    expect(listBackups(store.path)).toHaveLength(3);
    store.close();
  });

  it('does not disturb the alarm for a replaced file, nor the next change', () => {
    using folder = temporaryFolder();
    const { store, annotatorId } = filledStore(folder.file('a.annotary'));
    must(backUp(store, now));
    expect(store.trouble()).toBeUndefined();
    must(run(store, annotationCommand({ documentId: 'd1', start: 0, end: 6, annotatorId })));
    store.close();
  });

  it('that cannot be made says so and leaves the earlier ones', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store } = filledStore(path);
    writeFileSync(backupFolderOf(path), 'a file is in the way');
    expect(codeOf(backUp(store, now))).toBe('backup/failed');
    store.close();
  });

  it('removes what a crash left, and touches no file that is called otherwise', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store } = filledStore(path);
    mkdirSync(backupFolderOf(path));
    writeFileSync(`${backupFolderOf(path)}/a 2020-01-01 00-00-00.tmp`, '');
    writeFileSync(`${backupFolderOf(path)}/notes.txt`, 'mine');
    must(backUp(store, now));
    expect(existsSync(`${backupFolderOf(path)}/a 2020-01-01 00-00-00.tmp`)).toBe(false);
    expect(existsSync(`${backupFolderOf(path)}/notes.txt`)).toBe(true);
    store.close();
  });

  it('of a project with a damaged row is not accepted', () => {
    using folder = temporaryFolder();
    const { store } = filledStore(folder.file('a.annotary'));
    store.connection.exec("UPDATE annotations SET note = 'x'");
    expect(backUp(store, now)).toMatchObject({ ok: false, error: { code: 'backup/failed' } });
    store.close();
  });
});
