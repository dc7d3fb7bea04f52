import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repairProject } from './repair.ts';
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

/** Takes a project back to an earlier format, as the program of that time left it. */
const TO_FORMAT_3 = `
  DROP INDEX documents_by_previous;
  ALTER TABLE documents DROP COLUMN previous_id;
  ALTER TABLE documents DROP COLUMN carried;
  ALTER TABLE links DROP COLUMN evidence;
  PRAGMA user_version = 3;
`;
const TO_FORMAT_2 = `${TO_FORMAT_3}
  DROP INDEX annotations_by_proposition;
  ALTER TABLE annotations DROP COLUMN proposition_id;
  ALTER TABLE entities DROP COLUMN unlike;
  PRAGMA user_version = 2;
`;
const TO_FORMAT_1 = `${TO_FORMAT_2}
  DROP TABLE memos; DROP TABLE queries; DROP TABLE rules;
  DROP INDEX annotations_by_label; DROP INDEX annotations_by_layer; DROP INDEX links_by_type;
  CREATE INDEX annotations_by_label ON annotations (label_id, document_id);
  PRAGMA user_version = 1;
`;

function projectOfFormat1(path: string) {
  const { store } = filledStore(path, 4);
  const state = stateOf(store);
  store.close();
  tamper(path, TO_FORMAT_1);
  return state;
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

describe('a project of the second format', () => {
  it('keeps the hashes of its rows, and takes registers', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store: old } = filledStore(path, 4);
    const before = stateOf(old);
    old.close();
    tamper(path, TO_FORMAT_2);
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
    tamper(path, TO_FORMAT_2);
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
