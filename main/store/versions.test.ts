import { expect, it } from 'vitest';
import { repairProject } from './repair.ts';
import {
  addAnnotator,
  addDocument,
  codeOf,
  createStore,
  must,
  newId,
  openStore,
  run,
  tamper,
  temporaryFolder,
} from './testing/fixture.ts';

function storeWithVersions(path: string) {
  const store = createStore(path);
  addAnnotator(store);
  for (const [number, id] of ['d1', 'd2', 'd3'].entries()) addDocument(store, id, `Version ${number} of the text.`);
  must(run(store, { type: 'version.set', id: 'd2', previousId: 'd1' }));
  must(run(store, { type: 'version.set', id: 'd3', previousId: 'd2' }));
  return store;
}

it('keeps versions in one row, whatever writes them', () => {
  using folder = temporaryFolder();
  const store = storeWithVersions(folder.file('a.annotary'));
  const restored = (id: string, previousId: string) => {
    const record = { ...store.read.document(id), previousId };
    return codeOf(run(store, { type: 'records.restore', records: [{ kind: 'document', record }], removed: [] }));
  };
  expect(restored('d1', 'd3')).toBe('version/cycle');

  expect(restored('d3', 'd1')).toBe('version/taken');
  expect(restored('d3', 'nowhere')).toBe('document/not-found');
  expect(codeOf(run(store, { type: 'document.remove', ids: ['d1', 'd2'] }))).toBe('ok');
  expect(store.read.document('d3')?.previousId).toBeUndefined();
  must(store.undo(newId()));
  expect(store.read.document('d3')?.previousId).toBe('d2');
  expect(store.check().findings).toEqual([]);
  store.close();
});

it('is told by the doctor where versions lead back or stand in each other’s place', () => {
  using folder = temporaryFolder();
  const path = folder.file('a.annotary');
  storeWithVersions(path).close();
  tamper(path, "UPDATE documents SET previous_id = 'd3' WHERE id = 'd1'");
  const turned = openStore(path);
  expect(turned.check().findings.map(({ code }) => code)).toContain('version');
  turned.close();
});

it('repairs a project in which the version before is lost', async () => {
  using folder = temporaryFolder();
  const path = folder.file('a.annotary');
  storeWithVersions(path).close();
  tamper(
    path,
    `DELETE FROM documents WHERE id = 'd1'; DELETE FROM changes WHERE record_id = 'd1';
     DELETE FROM journal WHERE seq = 2`,
  );
  const report = must(await repairProject(path, { now: new Date('2026-11-22T09:00:00Z') }));
  expect(report.remaining).toEqual([]);
  expect(report.losses).toContainEqual(expect.stringContaining('d2) is no updated version any more'));
  const store = openStore(path);
  expect(store.read.document('d2')?.previousId).toBeUndefined();
  expect(store.read.document('d3')?.previousId).toBe('d2');
  store.close();
});
