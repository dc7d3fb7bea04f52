import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { ProjectStore } from './project-store.ts';
import { repairProject } from './repair.ts';
import { linkShape } from './links-table.ts';
import { hashOf } from './record-table.ts';
import {
  annotationCommand,
  codeOf,
  filledStore,
  must,
  openStore,
  run,
  temporaryFolder,
  TEXT,
} from './testing/fixture.ts';

const first = { span: { start: 0, end: 6 }, quote: TEXT.slice(0, 6) };
const second = { span: { start: 7, end: 11 }, quote: TEXT.slice(7, 11) };

function linkedStore(path: string): {
  store: ProjectStore;
  ends: { fromId: string; toId: string; annotatorId: string };
} {
  const { store, annotatorId } = filledStore(path, 1);
  must(run(store, annotationCommand({ documentId: 'd1', start: 7, end: 11, annotatorId })));
  const [from, to] = store.read.annotationsOf('d1');
  return { store, ends: { fromId: from?.id ?? '', toId: to?.id ?? '', annotatorId } };
}

const add = (ends: object, evidence: object) => ({ type: 'link.add', linkTypeId: 'related', ...ends, evidence });

describe('the evidence of links in the store', () => {
  it('is kept, also when the project is opened again, and a command cannot spoil it', () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store, ends } = linkedStore(path);
    must(run(store, add(ends, { from: [first], to: [second] })));
    store.close();
    const again = openStore(path);
    const [link] = again.read.links();
    expect(link?.evidence).toEqual({ from: [first], to: [second] });
    const spoiled = { ...second, quote: 'nope' };
    const edit = { type: 'link.edit', ids: [link?.id], evidence: { to: [spoiled] } };
    expect(codeOf(run(again, edit))).toBe('annotation/quote-mismatch');
    expect(again.check()).toMatchObject({ sound: true });
    again.close();
  });

  it('is looked at by the last gate, whatever decided the change', () => {
    using folder = temporaryFolder();
    const { store, ends } = linkedStore(folder.file('a.annotary'));
    const times = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' };
    const record = { id: 'l9', typeId: 'related', ...ends, attributes: {}, note: '', confidence: null, ...times };
    const evidence = { from: [{ ...first, quote: 'nope' }], to: [] };
    const merge = { type: 'project.merge', records: [{ kind: 'link', record: { ...record, evidence } }] };
    expect(codeOf(run(store, merge))).toBe('annotation/quote-mismatch');
    expect([...store.read.links()]).toEqual([]);
    store.close();
  });

  it('is found by the doctor where it does not stand, and a repair keeps the link and what stands', async () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { store, ends } = linkedStore(path);
    must(run(store, add(ends, { from: [first], to: [second] })));
    const [link] = store.read.links();
    store.close();
    if (!link) throw new Error('A link was made.');
    // A program that knows our hashes, but not where the words are; and a journal that cannot say better.
    const row = linkShape.toRow({ ...link, evidence: { from: [first], to: [{ ...second, quote: 'nope' }] } });
    const db = new DatabaseSync(path);
    db.prepare('UPDATE links SET evidence = ?, hash = ?').run(String(row['evidence']), hashOf(linkShape, row));
    db.exec('DELETE FROM changes; DELETE FROM journal');
    db.close();
    const damaged = openStore(path);
    expect(damaged.check().findings.map(({ code }) => code)).toContain('evidence');
    damaged.close();
    const report = must(await repairProject(path, { now: new Date('2026-11-22T09:00:00Z') }));
    expect(report.remaining).toEqual([]);
    const repaired = openStore(path);
    const [kept] = repaired.read.links();
    expect(kept).toMatchObject({ id: link.id, evidence: { from: [first], to: [] } });
    repaired.close();
  });
});
