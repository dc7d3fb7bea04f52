import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { ProjectStore } from './project-store.ts';
import {
  codeOf,
  createStore,
  filledStore,
  must,
  openStore,
  stateOf,
  tamper,
  temporaryFolder,
  testClock,
} from './testing/fixture.ts';

const withHeader = (path: string, offset: number, value: number) => {
  const bytes = readFileSync(path);
  bytes.writeUInt32BE(value, offset);
  writeFileSync(path, bytes);
};

const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;

/** Each spoils a good project and says what opening must answer. */
const refusals: [what: string, code: string, spoil: (path: string) => void][] = [
  ['an empty file', 'project/empty-file', (path) => truncateSync(path, 0)],
  ['a file of a few bytes', 'project/not-a-project', (path) => writeFileSync(path, 'SQLite')],
  ['a saved web page', 'project/not-a-project', (path) => writeFileSync(path, `<html>${' '.repeat(5000)}</html>`)],
  ['another program’s database', 'project/not-a-project', (path) => withHeader(path, APPLICATION_ID_AT, 0)],
  ['a project of a newer version', 'project/newer', (path) => withHeader(path, USER_VERSION_AT, 99)],
  ['a project of half its length', 'project/damaged', (path) => truncateSync(path, 40_960)],
  ['a header and nothing more', 'project/damaged', (path) => truncateSync(path, 200)],
  [
    'a planted trigger',
    'project/foreign-schema',
    (path) => tamper(path, 'CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM annotations; END'),
  ],
  ['a planted view', 'project/foreign-schema', (path) => tamper(path, 'CREATE VIEW v AS SELECT 1')],
  ['a planted table', 'project/foreign-schema', (path) => tamper(path, 'CREATE TABLE t (a)')],
  ['a missing index', 'project/foreign-schema', (path) => tamper(path, 'DROP INDEX annotations_by_label')],
];

describe('opening a project', () => {
  it.each(refusals)('refuses %s with %s and leaves every byte', (_what, code, spoil) => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    filledStore(path).store.close();
    spoil(path);
    const before = readFileSync(path);
    expect(codeOf(ProjectStore.open(path, testClock()))).toBe(code);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('says so where there is no file or a folder, and makes none', () => {
    using folder = temporaryFolder();
    expect(codeOf(ProjectStore.open(folder.file('a.annotary'), testClock()))).toBe('project/not-found');
    expect(codeOf(ProjectStore.open(folder.path, testClock()))).toBe('project/not-readable');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('refuses a project that another process has open, and opens it once that was killed', async () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const child = spawn(process.execPath, [fileURLToPath(new URL('testing/writer.ts', import.meta.url)), path]);
    await once(child.stdout, 'data');
    expect(codeOf(ProjectStore.open(path, testClock()))).toBe('project/locked');
    child.kill('SIGKILL');
    await once(child, 'exit');
    openStore(path).close();
  });

  it('refuses to open it twice in one process, by whatever name, and keeps the lock', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const store = createStore(path);
    symlinkSync(path, folder.file('other.annotary'));
    expect(codeOf(ProjectStore.open(folder.file('other.annotary'), testClock()))).toBe('project/locked');
    store.close();
    openStore(folder.file('other.annotary')).close();
  });

  it('opens names with a question mark, a number sign, a percent sign, a line break and an emoji', () => {
    using folder = temporaryFolder();
    for (const name of ['a?b#c%20d.annotary', 'a\nb.annotary', '😀 “x”.annotary']) {
      filledStore(folder.file(name)).store.close();
      const store = openStore(folder.file(name));
      expect(store.read.count('annotation')).toBe(3);
      store.close();
    }
  });
});

describe('creating a project', () => {
  it('leaves one whole file and nothing beside it', () => {
    using folder = temporaryFolder();
    const store = createStore(folder.file('a.annotary'));
    expect(store.check()).toMatchObject({ sound: true, findings: [] });
    store.close();
    expect(readdirSync(folder.path)).toEqual(['a.annotary']);
  });

  it('never replaces a file', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    writeFileSync(path, 'mine');
    const created = ProjectStore.create(path, { name: '', codebook: defaultCodebook }, testClock());
    expect(codeOf(created)).toBe('project/exists');
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  it('says so where the folder is missing', () => {
    using folder = temporaryFolder();
    const path = folder.file('none/a.annotary');
    const created = ProjectStore.create(path, { name: '', codebook: defaultCodebook }, testClock());
    expect(codeOf(created)).toMatch(/^project\/(cannot-create|not-readable|not-found)$/);
  });

  it('is one file after closing, with the same state', () => {
    using folder = temporaryFolder();
    const { store } = filledStore(folder.file('a.annotary'));
    const before = stateOf(store);
    store.close();
    expect(readdirSync(folder.path)).toEqual(['a.annotary']);
    const again = must(ProjectStore.open(folder.file('a.annotary'), testClock()));
    expect(stateOf(again)).toEqual(before);
    again.close();
  });
});
