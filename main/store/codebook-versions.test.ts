import { expect, it } from 'vitest';
import type { ProjectStore } from './project-store.ts';
import { createStore, must, newId, openStore, run, temporaryFolder } from './testing/fixture.ts';

function rename(store: ProjectStore, name: string): number {
  must(run(store, { type: 'codebook.replace', codebook: { ...store.read.codebook(), name } }));
  return store.read.codebook().version;
}

it('a number of the codebook is never given to another content, also after undo and a restart', () => {
  using folder = temporaryFolder();
  const path = folder.file('a.annotary');
  let store = createStore(path);
  expect(rename(store, 'One')).toBe(2);
  must(store.undo(newId()));
  expect(store.read.codebook().version).toBe(1);
  expect(rename(store, 'Other')).toBe(3);
  expect(rename(store, 'Third')).toBe(4);
  must(store.undo(newId()));
  must(store.redo(newId()));
  expect(store.read.codebook()).toMatchObject({ name: 'Third', version: 4 });
  must(store.undo(newId()));
  must(store.undo(newId()));
  store.close();
  store = openStore(path);
  expect(rename(store, 'Fourth')).toBe(5);
  expect(store.check().findings).toEqual([]);
  store.close();
});

it('the very content that had a number has it again', () => {
  using folder = temporaryFolder();
  const store = createStore(folder.file('a.annotary'));
  expect(rename(store, 'One')).toBe(2);
  must(store.undo(newId()));
  expect(rename(store, 'One')).toBe(2);
  store.close();
});
