import { describe, expect, it } from 'vitest';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import {
  addAnnotator,
  addDocument,
  annotationCommand,
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

describe('running commands', () => {
  it('stores the annotation with the words it covers and gives the change', () => {
    using folder = temporaryFolder();
    const { store, annotatorId } = filledStore(folder.file('a.annotary'), 0);
    const start = TEXT.indexOf('😀');
    const outcome = must(run(store, annotationCommand({ documentId: 'd1', start, end: start + 2, annotatorId })));
    expect(outcome).toMatchObject({ history: { canUndo: true, canRedo: false }, repeated: false });
    expect(store.read.annotationsOf('d1')).toMatchObject([{ quote: '😀', annotatorId }]);
    expect(store.sequence()).toBe(outcome.sequence);
    store.close();
  });

  it('does a command once, however often it is sent, also after a restart', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store, annotatorId } = filledStore(path, 0);
    const id = newId();
    const command = annotationCommand({ documentId: 'd1', start: 0, end: 6, annotatorId });
    const first = must(run(store, command, { id }));
    const second = must(run(store, command, { id }));
    expect(second).toEqual({ ...first, repeated: true });
    store.close();
    const again = openStore(path);
    expect(must(run(again, command, { id })).sequence).toBe(first.sequence);
    expect(again.read.count('annotation')).toBe(1);
    again.close();
  });

  it('undoes once when the undo is sent twice', () => {
    using folder = temporaryFolder();
    const { store } = filledStore(folder.file('a.annotary'), 3);
    const id = newId();
    must(store.undo(id));
    must(store.undo(id));
    expect(store.read.count('annotation')).toBe(2);
    store.close();
  });

  it('writes nothing for a command that changes nothing, and nothing for one that is refused', () => {
    using folder = temporaryFolder();
    const { store, annotatorId } = filledStore(folder.file('a.annotary'), 1);
    const before = store.sequence();
    const same = run(store, { type: 'document.edit', id: 'd1', name: 'd1' });
    expect(must(same)).toMatchObject({ sequence: before, changeSet: [] });
    const outside = annotationCommand({ documentId: 'd1', start: 0, end: 5000, annotatorId });
    expect(codeOf(run(store, outside))).toBe('annotation/outside-text');
    expect(store.sequence()).toBe(before);
    store.close();
  });

  it('refuses to write over a row that is not as it was thought, and changes nothing', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    filledStore(path, 1).store.close();
    tamper(path, "UPDATE annotations SET note = 'changed behind our back'");
    const store = openStore(path);
    const before = stateOf(store);
    const [annotation] = store.read.annotationsOf('d1');
    const edit = { type: 'annotation.edit', ids: [annotation?.id], note: 'mine' };
    expect(codeOf(run(store, edit))).toBe('store/conflict');
    expect(stateOf(store)).toEqual(before);
    store.close();
  });

  const merged = { labelId: 'person', layerId: 'entities', status: 'open', note: '', attributes: {}, entityId: null };
  const rest = { origin: { kind: 'imported', by: 'x' }, confidence: null, codebookVersion: 1 };
  const times = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' };
  const good = {
    id: 'x',
    documentId: 'd1',
    spans: [{ start: 0, end: 6 }],
    quote: 'Landau',
    ...merged,
    ...rest,
    ...times,
  };

  it.each([
    ['other words than the text has', 'annotation/quote-mismatch', { quote: 'landau' }],
    ['a place outside the text', 'annotation/quote-mismatch', { spans: [{ start: 0, end: 900 }] }],
    ['half of a character', 'import/not-well-formed', { spans: [{ start: 27, end: 28 }], quote: '\ud83d' }],
    ['a document that is not there', 'document/not-found', { documentId: 'd9' }],
    ['an annotator who is not there', 'annotator/not-found', { annotatorId: 'nobody' }],
    ['an entity that is not there', 'store/conflict', { entityId: 'e9' }],
    ['half of a character in a note', 'import/not-well-formed', { note: 'a\ud800b' }],
  ])('takes over no record with %s', (_what, code, fault) => {
    using folder = temporaryFolder();
    const { store, annotatorId } = filledStore(folder.file('a.annotary'), 0);
    const before = stateOf(store);
    const record = { ...good, annotatorId, ...fault };
    const outcome = run(store, { type: 'project.merge', records: [{ kind: 'annotation', record }] });
    expect(codeOf(outcome)).toBe(code);
    expect(stateOf(store)).toEqual(before);
    expect(store.check()).toMatchObject({ findings: [] });
    store.close();
  });

  it.each([
    ['refuses half of a character in a list', ['\udfffx'], 'import/not-well-formed'],
    ['keeps the signs that stand for one in JSON', [String.raw`\ud800`], undefined],
  ])('%s of names', (_what, aliases, refused) => {
    using folder = temporaryFolder();
    const store = createStore(folder.file('a.annotary'));
    const outcome = run(store, { type: 'entity.create', name: 'Landau', labelId: 'person', aliases });
    expect(outcome.ok ? undefined : codeOf(outcome)).toBe(refused);
    expect([...store.read.entities()].map((entity) => entity.aliases)).toEqual(refused ? [] : [aliases]);
    store.close();
  });

  it('keeps contents once, by their hash, and refuses half of a character', () => {
    using folder = temporaryFolder();
    const store = createStore(folder.file('a.annotary'));
    const content = { text: TEXT, blocks: [], marks: [] };
    const bytes = new TextEncoder().encode(TEXT);
    const first = must(store.putContent(content, bytes));
    expect(must(store.putContent(content, bytes))).toEqual(first);
    expect(store.read.content(first.contentId)).toEqual(content);
    expect(store.read.sourceBytes(first.sha256)).toEqual(bytes);
    expect(codeOf(store.putContent({ ...content, text: 'a\udc00' }, bytes))).toBe('import/not-well-formed');
    store.close();
  });
});

describe('undo and redo', () => {
  it('reach over restarts, and a new command ends the redo', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    let { store, annotatorId } = filledStore(path, 3);
    const full = stateOf(store);
    for (let step = 0; step < 3; step += 1) {
      must(store.undo(newId()));
      store.close();
      store = openStore(path);
    }
    expect(store.read.count('annotation')).toBe(0);
    for (let step = 0; step < 3; step += 1) {
      must(store.redo(newId()));
      store.close();
      store = openStore(path);
    }
    expect(stateOf(store)).toEqual(full);
    must(store.undo(newId()));
    expect(store.history()).toEqual({ canUndo: true, canRedo: true });
    must(run(store, annotationCommand({ documentId: 'd1', start: 7, end: 11, annotatorId })));
    expect(codeOf(store.redo(newId()))).toBe('history/nothing-to-redo');
    expect(store.check()).toMatchObject({ sound: true, findings: [] });
    store.close();
  });

  it('take an import of many files as one step, and stop at what came before it', () => {
    using folder = temporaryFolder();
    const store = createStore(folder.file('a.annotary'));
    addDocument(store, 'before');
    for (let file = 0; file < 20; file += 1) addDocument(store, `file ${file}`, `${TEXT}${file}`, 'import 1');
    const full = stateOf(store);
    must(store.undo(newId()));
    expect(Array.from(store.read.documents(), ({ id }) => id)).toEqual(['before']);
    must(store.redo(newId()));
    expect(stateOf(store)).toEqual(full);
    must(store.undo(newId()));
    must(store.undo(newId()));
    expect(store.read.count('document')).toBe(0);
    expect(store.check()).toMatchObject({ findings: [] });
    store.close();
  });

  it('bring back a removed document with its annotations', () => {
    using folder = temporaryFolder();
    const { store } = filledStore(folder.file('a.annotary'), 5);
    const full = stateOf(store);
    must(run(store, { type: 'document.remove', ids: ['d1'] }));
    expect(store.read.count('annotation')).toBe(0);
    must(store.undo(newId()));
    expect(stateOf(store)).toEqual(full);
    store.close();
  });

  it('pass over what the program did by itself', () => {
    using folder = temporaryFolder();
    const { store } = filledStore(folder.file('a.annotary'), 1);
    must(store.undo(newId()));
    must(store.run({ id: newId(), command: { type: 'annotator.add', name: 'Opener' }, outsideHistory: true }));
    expect(store.history()).toEqual({ canUndo: true, canRedo: true });
    must(store.redo(newId()));
    expect(store.read.count('annotation')).toBe(1);
    expect(store.read.annotatorNamed('Opener')).toBeDefined();
    expect(store.check()).toMatchObject({ findings: [] });
    store.close();
  });

  it('say so where there is nothing left', () => {
    using folder = temporaryFolder();
    const store = createStore(folder.file('a.annotary'));
    expect(codeOf(store.undo(newId()))).toBe('history/nothing-to-undo');
    expect(store.read.codebook()).toEqual(defaultCodebook);
    addAnnotator(store);
    store.close();
  });
});
