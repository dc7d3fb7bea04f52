import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashRow } from './hashes.ts';
import { ProjectStore } from './project-store.ts';
import {
  filledStore,
  must,
  newId,
  openStore,
  run,
  stateOf,
  tamper,
  temporaryFolder,
  testClock,
} from './testing/fixture.ts';

/** Each plants one fault in a closed project of two documents, three annotations and an undo. */
const faults: [what: string, code: string, sql: string][] = [
  ['a note that was changed', 'row-hash', "UPDATE annotations SET note = 'x'"],
  ['a name that was changed', 'row-hash', "UPDATE documents SET title = 'x' WHERE id = 'd1'"],
  ['an annotator who was renamed', 'row-hash', "UPDATE annotators SET name = 'x'"],
  ['a codebook that was changed', 'row-hash', "UPDATE codebook SET codebook = replace(codebook, 'Person', 'Human')"],
  ['a project id that was changed', 'row-hash', "UPDATE meta SET value = 'x' WHERE key = 'id'"],
  ['a text that was changed', 'content-hash', "UPDATE contents SET text = replace(text, 'Landau', 'Landow')"],
  ['bytes that were changed', 'source-hash', "UPDATE sources SET bytes = x'00'"],
  ['a text that is missing', 'content-missing', 'DELETE FROM contents'],
  ['bytes that are missing', 'source-missing', 'DELETE FROM sources'],
  ['a document that is missing', 'reference', "DELETE FROM documents WHERE id = 'd1'"],
  ['an annotation that is missing', 'state-missing', 'DELETE FROM annotations WHERE start_offset = 0'],
  ['a quote that is not in the text', 'quote', "UPDATE annotations SET quote = 'Landow'"],
  ['a place outside the text', 'span-outside-text', `UPDATE annotations SET spans = '[{"end":9999,"start":1}]'`],
  ['a label that the codebook has not', 'label', "UPDATE annotations SET label_id = 'x'"],
  ['a value of no attribute', 'attribute-value', `UPDATE annotations SET attributes = '{"gone":"x"}'`],
  ['a cell that is no JSON', 'check-failed', "UPDATE annotations SET spans = '['"],
  ['a status that does not exist', 'record-shape', "UPDATE documents SET status = 'x'"],
  ['two documents of one name', 'name-twice', "UPDATE documents SET name = 'd1'"],
  ['a journal entry that was changed', 'journal-hash', "UPDATE journal SET at = 'x' WHERE seq = 3"],
  ['a journal entry that is missing', 'journal-gap', 'DELETE FROM journal WHERE seq = 3'],
  ['a change that was altered', 'journal-hash', "UPDATE changes SET after = replace(after, 'Landau', 'x')"],
  ['a change that is missing', 'journal-changes', 'DELETE FROM changes WHERE seq = 4'],
  ['an undo stack that is broken', 'journal-stack', 'UPDATE journal SET undo_top = 2 WHERE seq = 5'],
  [
    'words that are not in the index',
    'search-index',
    "INSERT INTO content_words (content_words) VALUES ('delete-all')",
  ],
];

function spoiledProject(folder: { file(name: string): string }, sql: string): ProjectStore {
  const path = folder.file('a.annotary');
  const { store } = filledStore(path, 3);
  must(store.undo(newId()));
  must(run(store, { type: 'document.edit', id: 'd1', fields: { desk: 'foreign' } }));
  store.close();
  if (sql) tamper(path, sql);
  return openStore(path);
}

describe('the doctor', () => {
  it('finds nothing in a sound project and says what was checked', () => {
    using folder = temporaryFolder();
    const store = spoiledProject(folder, '');
    expect(store.check()).toEqual({
      sound: true,
      findings: [],
      checked: {
        codebook: 1,
        annotator: 1,
        document: 1,
        entity: 0,
        proposition: 0,
        annotation: 2,
        link: 0,
        memo: 0,
        query: 0,
        rule: 0,
        contents: 1,
        sources: 1,
        journal: 8,
        changes: 8,
      },
    });
    store.close();
  });

  it.each(faults)('finds %s', (_what, code, sql) => {
    using folder = temporaryFolder();
    const { store: two } = filledStore(folder.file('a.annotary'), 3);
    must(run(two, { type: 'document.edit', id: 'd1', fields: { desk: 'foreign' } }));
    addSecondDocument(two);
    two.close();
    tamper(folder.file('a.annotary'), sql);
    const store = openStore(folder.file('a.annotary'));
    const report = store.check();
    expect(report.sound).toBe(false);
    expect(report.findings.map((finding) => finding.code)).toContain(code);
    store.close();
  });

  it('finds a state that was changed together with its hash, by the journal', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    filledStore(path, 1).store.close();
    const cells = openStore(path);
    const [row] = cells.tables.records.annotator.rows();
    cells.close();
    const hash = hashRow('annotators', [row?.['id'], 'Other', row?.['created_at']]);
    tamper(path, `UPDATE annotators SET name = 'Other', hash = '${hash}'`);
    const store = openStore(path);
    expect(store.check().findings.map(({ code }) => code)).toEqual(['state-differs']);
    store.close();
  });

  it('warns of relations that exclude each other, and calls the project sound with them', () => {
    using folder = temporaryFolder();
    const { store } = filledStore(folder.file('a.annotary'), 3);
    const codebook = store.read.codebook();
    const anyEnds = (exclusive: boolean) => ({
      ...codebook,
      linkTypes: codebook.linkTypes.map(({ exclusive: groups, ...type }) => ({
        ...type,
        fromLabelIds: [],
        toLabelIds: [],
        ...(exclusive && groups ? { exclusive: groups } : {}),
      })),
    });
    must(run(store, { type: 'codebook.replace', codebook: anyEnds(false) }));
    const [one, two] = store.read.annotationsOf(store.read.document('d1')?.id ?? '').map(({ id }) => id);
    const annotatorId = [...store.read.annotators()][0]?.id;
    for (const linkTypeId of ['same', 'unrelated'])
      must(run(store, { type: 'link.add', linkTypeId, fromId: one, toId: two, annotatorId }));
    expect(store.check()).toMatchObject({ sound: true, findings: [] });
    must(run(store, { type: 'codebook.replace', codebook: { ...anyEnds(true), version: codebook.version + 1 } }));
    const { sound, findings } = store.check();
    expect(sound).toBe(true);
    expect(findings).toMatchObject([{ code: 'contradictory-links', warning: true }]);
    expect(findings[0]?.detail).toContain('“Unrelated” stands beside “Same”');
    store.close();
  });

  it('lets no single flipped bit pass in silence: opening or the doctor tells, or the state is the same', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store } = filledStore(path, 40);
    const state = stateOf(store);
    store.close();
    const good = readFileSync(path);
    let told = 0;
    for (let flip = 0; flip < 60; flip += 1) {
      const bytes = Buffer.from(good);
      const at = Math.floor((good.length * (flip + 0.37)) / 60);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (flip % 8));
      const copy = folder.file(`flip ${flip}.annotary`);
      writeFileSync(copy, bytes);
      const outcome = outcomeOf(copy, state);
      expect(outcome, `byte ${at}, bit ${flip % 8}`).not.toBe('silent');
      if (outcome === 'told') told += 1;
    }
    expect(told).toBeGreaterThan(10);
  });
});

function addSecondDocument(store: ProjectStore): void {
  const document = store.read.document('d1');
  if (!document) throw new Error('The fixture has a document d1.');
  const { position: _position, status: _status, createdAt: _created, updatedAt: _updated, ...rest } = document;
  must(run(store, { type: 'document.add', document: { ...rest, id: 'd2', name: 'd2' } }));
}

function outcomeOf(path: string, state: unknown): 'told' | 'harmless' | 'silent' {
  const opened = ProjectStore.open(path, testClock());
  if (!opened.ok) return 'told';
  const store = opened.value;
  try {
    if (!store.check().sound) return 'told';
    return JSON.stringify(stateOf(store)) === JSON.stringify(state) ? 'harmless' : 'silent';
  } finally {
    store.close();
  }
}
