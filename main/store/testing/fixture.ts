import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Command } from '#shared/domain/command.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { CommandId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { ProjectStore, type RunOutcome } from '../project-store.ts';

/** Emoji, combining marks and CRLF: what offsets get wrong. */
export const TEXT = 'Landau said on Friday that 😀 the levée held.\r\nThe ministry denied it. Landau did not.\n';

/** A clock that goes on by a second each time it is asked, so that every run of a test is the same. */
export function testClock(start = '2026-11-22T08:30:00.000Z'): { now(): Date } {
  let at = Date.parse(start);
  return { now: () => new Date((at += 1000)) };
}

export function newId(): CommandId {
  return CommandId.parse(randomUUID());
}

/** A folder that is gone after the test. */
export function temporaryFolder(): Disposable & { readonly path: string; file(name: string): string } {
  const path = mkdtempSync(join(tmpdir(), 'annotary-store-'));
  return {
    path,
    file: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

export function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

export function createStore(path: string, clock = testClock()): ProjectStore {
  return must(ProjectStore.create(path, { name: 'Test', codebook: defaultCodebook }, clock));
}

export function openStore(path: string, clock = testClock()): ProjectStore {
  return must(ProjectStore.open(path, clock));
}

/** Runs a command given as plain data, as it would come over the contract. */
export function run(store: ProjectStore, command: object, options: { id?: CommandId; groupId?: string } = {}) {
  return store.run({ id: newId(), command: Command.parse(command), ...options });
}

export function addAnnotator(store: ProjectStore, name = 'Ann'): string {
  const { changeSet } = must(run(store, { type: 'annotator.add', name }));
  return changeSet[0]?.after?.id ?? '';
}

export function addDocument(store: ProjectStore, id: string, text = TEXT, groupId?: string): RunOutcome {
  const bytes = new TextEncoder().encode(text);
  const block = { kind: 'paragraph', span: { start: 0, end: text.length } } as const;
  const put = must(store.putContent({ text, blocks: [block], marks: [] }, bytes));
  const source = {
    fileName: `${id}.txt`,
    mediaType: 'text/plain',
    encoding: 'utf-8',
    encodingBasis: 'strict-utf-8',
    byteLength: bytes.length,
    sha256: put.sha256,
  };
  const metadata = { title: `Title of ${id}`, byline: '', outlet: '', date: '', url: '', language: 'en' };
  const document = { id, name: id, metadata, fields: {}, contentId: put.contentId, length: text.length, source };
  return must(run(store, { type: 'document.add', document }, groupId === undefined ? {} : { groupId }));
}

export function annotationCommand(place: { documentId: string; start: number; end: number; annotatorId: string }) {
  return {
    type: 'annotation.create',
    documentId: place.documentId,
    labelId: 'person',
    spans: [{ start: place.start, end: place.end }],
    annotatorId: place.annotatorId,
  };
}

/** A project with one annotator, one document and so many annotations of its first word. */
export function filledStore(path: string, annotations = 3): { store: ProjectStore; annotatorId: string } {
  const store = createStore(path);
  const annotatorId = addAnnotator(store);
  addDocument(store, 'd1');
  for (let made = 0; made < annotations; made += 1)
    must(run(store, annotationCommand({ documentId: 'd1', start: 0, end: 6, annotatorId })));
  return { store, annotatorId };
}

/** Changes a closed project as some other program would. */
export function tamper(path: string, sql: string): void {
  const db = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  db.exec(sql);
  db.close();
}

/** All records of a project as one value that can be compared. */
export function stateOf({ read }: ProjectStore): unknown {
  return {
    codebook: read.codebook(),
    annotators: [...read.annotators()],
    documents: [...read.documents()],
    annotations: [...read.annotations()],
    links: [...read.links()],
    entities: [...read.entities()],
  };
}
