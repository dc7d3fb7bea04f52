import { expect, it } from 'vitest';
import { readPragma } from './connection.ts';
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

it('refuses a change that does not fit, keeps what was there, and goes on when there is room', () => {
  using folder = temporaryFolder();
  const path = folder.file('a.annotary');
  const { store, annotatorId } = filledStore(path, 3);
  const command = {
    ...annotationCommand({ documentId: 'd1', start: 0, end: 6, annotatorId }),
    note: 'x'.repeat(50_000),
  };
  store.connection.exec(`PRAGMA max_page_count = ${Number(readPragma(store.connection, 'page_count')) + 1}`);
  const before = stateOf(store);
  const sequence = store.sequence();
  const id = newId();
  for (let attempts = 0; attempts < 3; attempts += 1) expect(codeOf(run(store, command, { id }))).toBe('store/full');
  expect(stateOf(store)).toEqual(before);
  expect(store.sequence()).toBe(sequence);
  expect(store.trouble()).toBeUndefined();

  store.connection.exec('PRAGMA max_page_count = 1000000');
  expect(must(run(store, command, { id }))).toMatchObject({ sequence: sequence + 1, repeated: false });
  expect(store.check()).toMatchObject({ sound: true, findings: [] });
  store.close();
  const again = openStore(path);
  expect(again.read.count('annotation')).toBe(4);
  again.close();
});
