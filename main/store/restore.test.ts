import { copyFileSync, existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { backUp } from './backup.ts';
import { restoreBackup } from './restore.ts';
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

const now = new Date('2026-11-22T09:00:00Z');

function projectWithBackup(path: string) {
  const { store, annotatorId } = filledStore(path, 2);
  const backup = must(backUp(store, now)).path;
  const atBackup = stateOf(store);
  must(run(store, annotationCommand({ documentId: 'd1', start: 7, end: 11, annotatorId })));
  const later = stateOf(store);
  return { store, backup, atBackup, later };
}

describe('restoring a backup', () => {
  it('brings back the state of then and keeps the state of now beside it', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store, backup, atBackup, later } = projectWithBackup(path);
    store.close();
    const { kept } = must(restoreBackup(backup, path, now));
    const restored = openStore(path);
    expect(stateOf(restored)).toEqual(atBackup);
    restored.close();
    const before = openStore(kept);
    expect(stateOf(before)).toEqual(later);
    before.close();
    expect(readdirSync(folder.path).filter((name) => /restoring|-wal|-shm/.test(name))).toEqual([]);
  });

  it('takes a WAL that a crash left into what it keeps, and never lets it undo the backup', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store, backup, atBackup, later } = projectWithBackup(path);
    // As a crash leaves it: the file and its WAL, not closed.
    copyFileSync(path, folder.file('crashed.annotary'));
    copyFileSync(`${path}-wal`, folder.file('crashed.annotary-wal'));
    store.close();
    const { kept } = must(restoreBackup(backup, folder.file('crashed.annotary'), now));
    const restored = openStore(folder.file('crashed.annotary'));
    expect(stateOf(restored)).toEqual(atBackup);
    restored.close();
    const before = openStore(kept);
    expect(stateOf(before)).toEqual(later);
    before.close();
  });

  it('puts it where nothing was, and in place of a damaged project, which is kept', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store, backup, atBackup } = projectWithBackup(path);
    store.close();
    expect(must(restoreBackup(backup, folder.file('new.annotary'), now)).kept).toBe('');
    truncateSync(path, 5000);
    const { kept } = must(restoreBackup(backup, path, now));
    expect(existsSync(kept)).toBe(true);
    for (const name of ['new.annotary', 'a.annotary']) {
      const restored = openStore(folder.file(name));
      expect(stateOf(restored)).toEqual(atBackup);
      restored.close();
    }
  });

  it('refuses a damaged backup, none at all, and an open project, and changes nothing', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store, backup, later } = projectWithBackup(path);
    expect(codeOf(restoreBackup(backup, path, now))).toBe('project/locked');
    store.close();
    expect(codeOf(restoreBackup(folder.file('none.annotary'), path, now))).toBe('backup/not-found');
    writeFileSync(folder.file('text.annotary'), 'text');
    expect(codeOf(restoreBackup(folder.file('text.annotary'), path, now))).toBe('project/not-a-project');
    truncateSync(backup, 30_000);
    expect(codeOf(restoreBackup(backup, path, now))).toBe('project/damaged');
    const same = openStore(path);
    expect(stateOf(same)).toEqual(later);
    same.close();
  });
});
