import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { FORMAT_VERSION } from './migrations/migrations.ts';
import { repairProject } from './repair.ts';
import { toFormat1, toFormat2, toFormat3 } from './testing/former-formats.ts';
import {
  createStore,
  filledStore,
  must,
  newId,
  openStore,
  run,
  stateOf,
  tamper,
  temporaryFolder,
} from './testing/fixture.ts';

function projectOfFormat1(path: string) {
  const { store } = filledStore(path, 4);
  const state = stateOf(store);
  store.close();
  tamper(path, toFormat1);
  return state;
}

function openedFormat(path: string): unknown {
  using db = new DatabaseSync(path, { readOnly: true });
  return db.prepare('PRAGMA user_version').get()?.['user_version'];
}

describe('a project of the first format', () => {
  it('is opened with all it had, after a copy of it was put beside it', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const before = projectOfFormat1(path);
    const store = openStore(path);
    expect(stateOf(store)).toEqual(before);
    expect(readdirSync(folder.path).some((name) => name.includes('before-migration'))).toBe(true);
    must(run(store, { type: 'memo.write', documentId: 'd1', purpose: 'note', text: 'See the *minutes*.' }));
    expect(store.read.memosOf('d1')).toMatchObject([{ text: 'See the *minutes*.' }]);
    must(store.undo(newId()));
    expect(store.read.memosOf('d1')).toEqual([]);
    expect(store.check()).toMatchObject({ sound: true, findings: [] });
    store.close();
  });

  it('can be repaired without being told that tables are missing which it never had', async () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    projectOfFormat1(path);
    tamper(path, "UPDATE annotations SET quote = 'other words' WHERE rowid = 1");
    const report = must(await repairProject(path, { now: new Date('2026-11-22T09:00:00Z') }));
    expect(JSON.stringify(report)).not.toContain('table is missing');
    expect(report.remaining).toEqual([]);
  });
});

describe('a project of the third format', () => {
  it('is upgraded once, and says where the copy of it is', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    filledStore(path, 4).store.close();
    tamper(path, toFormat3);
    const before = readFileSync(path);
    const store = openStore(path);
    expect(store.upgraded).toMatchObject({ from: 3, to: FORMAT_VERSION });
    const { copy } = store.upgraded ?? { copy: '' };
    store.close();
    expect(openedFormat(copy)).toBe(3);
    expect(readFileSync(path).equals(before)).toBe(false);
    const again = openStore(path);
    expect(again.upgraded).toBeUndefined();
    again.close();
  });
});

describe('a project of the second format', () => {
  it('keeps the hashes of its rows, and takes registers', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store: old } = filledStore(path, 4);
    const before = stateOf(old);
    old.close();
    tamper(path, toFormat2);
    const store = openStore(path);
    expect(stateOf(store)).toEqual(before);
    expect(store.check()).toMatchObject({ sound: true, findings: [] });
    const [mention] = store.read.annotationsOf('d1');
    must(run(store, { type: 'entity.create', name: 'Landau', labelId: 'person', mentionIds: [mention?.id] }));
    const [entity] = store.read.entities();
    must(run(store, { type: 'entity.edit', id: entity?.id, unlike: ['person misri > e'] }));
    store.close();
    const again = openStore(path);
    expect([...again.read.entities()]).toMatchObject([{ name: 'Landau', unlike: ['person misri > e'] }]);
    expect(again.read.mentionsOf(entity?.id ?? '')).toMatchObject([{ id: mention?.id }]);
    expect(again.check()).toMatchObject({ sound: true, findings: [] });
    must(again.undo(newId()));
    must(again.undo(newId()));
    expect(stateOf(again)).toEqual(before);
    again.close();
  });

  it('is repaired with what it had', async () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    filledStore(path, 4).store.close();
    tamper(path, toFormat2);
    tamper(path, "UPDATE annotations SET quote = 'other words' WHERE rowid = 1");
    const report = must(await repairProject(path, { now: new Date('2026-11-22T09:00:00Z') }));
    expect(report.remaining).toEqual([]);
  });
});

describe('what claims say', () => {
  it('lies in a column that is hashed only where it holds something', () => {
    using folder = temporaryFolder();
    const { store } = filledStore(folder.file('a.annotary'), 2);
    const [first] = store.read.annotationsOf('d1');
    must(run(store, { type: 'annotation.edit', ids: [first?.id], labelId: 'claim' }));
    must(run(store, { type: 'proposition.create', statement: 'Talks went well.', claimIds: [first?.id] }));
    const [proposition] = store.read.propositions();
    expect(store.read.claimsOf(proposition?.id ?? '')).toMatchObject([
      { id: first?.id, propositionId: proposition?.id },
    ]);
    expect(store.check().findings).toEqual([]);
    must(run(store, { type: 'proposition.remove', ids: [proposition?.id] }));
    expect(store.read.annotation(first?.id ?? '')).not.toHaveProperty('propositionId');
    must(store.undo(newId()));
    expect(store.read.annotation(first?.id ?? '')).toMatchObject({ propositionId: proposition?.id });
    expect(store.check().findings).toEqual([]);
    store.close();
  });
});

describe('records that came with the second format', () => {
  it('are kept, undone and found sound', () => {
    using folder = temporaryFolder();
    const store = createStore(folder.file('a.annotary'));
    const query = { type: 'query.save', name: 'People', query: { labelIds: ['person'] } };
    const source = { kind: 'gazetteer', terms: ['Landau', 'Misri'], caseSensitive: true };
    must(run(store, query));
    must(run(store, { type: 'rule.save', name: 'Names', labelId: 'person', enabled: true, source }));
    store.close();
    const again = openStore(folder.file('a.annotary'));
    expect(again.read.queries()).toMatchObject([{ name: 'People', query: { labelIds: ['person'] } }]);
    expect(again.read.rules()).toMatchObject([{ name: 'Names', source }]);
    expect(again.check().findings).toEqual([]);
    must(again.undo(newId()));
    must(again.undo(newId()));
    expect([again.read.queries(), again.read.rules()]).toEqual([[], []]);
    again.close();
  });
});
