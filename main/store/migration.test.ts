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

/** Takes a project back to the first format, as the program of that time left it. */
const TO_FORMAT_1 = `
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
