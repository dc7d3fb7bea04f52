import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPragma } from './connection.ts';
import type { ProjectStore } from './project-store.ts';
import {
  annotationCommand,
  codeOf,
  filledStore,
  must,
  newId,
  openStore,
  run,
  stateOf,
  temporaryFolder,
} from './testing/fixture.ts';

const changes: [what: string, change: (path: string, other: string) => void][] = [
  ['deleted', (path) => unlinkSync(path)],
  ['moved away', (path) => renameSync(path, `${path}.moved`)],
  ['replaced by an older copy', (path, other) => renameSync(other, path)],
  ['overwritten in place by an older copy', (path, other) => writeFileSync(path, readFileSync(other))],
  ['overwritten in place by something else', (path) => writeFileSync(path, 'not a project at all')],
  ['left without its WAL', (path) => unlinkSync(`${path}-wal`)],
];

function rescueOf(store: ProjectStore): string {
  return String(store.trouble()?.params['rescue']);
}

describe('a project file that is changed by another program while it is open', () => {
  it.each(changes)('%s: nothing more is written, and everything is in the rescued file', (_what, change) => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    filledStore(path, 2).store.close();
    copyFileSync(path, folder.file('other'));
    const store = openStore(path);
    const annotatorId = [...store.read.annotators()][0]?.id ?? '';
    const command = annotationCommand({ documentId: 'd1', start: 7, end: 11, annotatorId });
    for (let made = 0; made < 30; made += 1) must(run(store, command));
    const all = stateOf(store);
    // As the check some time after opening does: what was never read cannot be rescued from an overwritten file.
    expect(readPragma(store.connection, 'quick_check(1)')).toBe('ok');

    change(path, folder.file('other'));
    const refused = run(store, command);
    expect(refused).toMatchObject({ ok: false, error: { code: 'store/file-replaced' } });
    const rescue = rescueOf(store);
    expect(run(store, command)).toEqual(refused);
    expect(store.undo(newId())).toEqual(refused);
    const foreign = existsSync(path) ? readFileSync(path) : undefined;
    store.close();

    // What somebody else put there is as they left it, and no WAL of ours lies beside it.
    expect(existsSync(path) ? readFileSync(path) : undefined).toEqual(foreign);
    expect(existsSync(`${path}-wal`)).toBe(false);
    const rescued = openStore(rescue);
    expect(stateOf(rescued)).toEqual(all);
    expect(rescued.check()).toMatchObject({ sound: true, findings: [] });
    must(run(rescued, command));
    rescued.close();
  });

  it('rescues what is in memory and in the WAL where the file was overwritten before all of it was read', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    filledStore(path, 2).store.close();
    const store = openStore(path);
    must(run(store, { type: 'annotator.add', name: 'Late' }));
    writeFileSync(path, 'not a project at all');
    expect(codeOf(store.undo(newId()))).toBe('store/file-replaced');
    const [rescue = ''] = rescueOf(store).split(' (');
    store.close();
    const rescued = openStore(rescue);
    expect(rescued.read.annotatorNamed('Late')).toBeDefined();
    expect(rescued.check()).toMatchObject({ sound: true });
    rescued.close();
    expect(readFileSync(path, 'utf8')).toBe('not a project at all');
  });

  it('rescues to another folder where the whole folder is gone', () => {
    using folder = temporaryFolder();
    using elsewhere = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store } = filledStore(path, 2);
    const all = stateOf(store);
    rmSync(folder.path, { recursive: true });
    const rescue = rescueOf(store);
    expect(dirname(rescue)).toBe(dirname(elsewhere.path));
    store.close();
    const rescued = openStore(rescue);
    expect(stateOf(rescued)).toEqual(all);
    rescued.close();
    unlinkSync(rescue);
  });

  it('raises no alarm by its own commits and checkpoints, and leaves one file', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store, annotatorId } = filledStore(path, 0);
    const note = 'x'.repeat(200_000);
    for (let made = 0; made < 30; made += 1) {
      must(run(store, { ...annotationCommand({ documentId: 'd1', start: 0, end: 6, annotatorId }), note }));
      if (made % 10 === 0) store.checkpoint();
      if (made % 7 === 0) store.check();
    }
    expect(store.trouble()).toBeUndefined();
    expect(store.check().findings).toEqual([]);
    store.close();
    expect(readdirSync(folder.path)).toEqual(['a.annotary']);
  });
});
