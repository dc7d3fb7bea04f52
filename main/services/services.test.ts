import { randomUUID } from 'node:crypto';
import { copyFileSync, readdirSync, unlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ApiClient } from '#shared/api/client.ts';
import type { EventName, InputOf, MethodName } from '#shared/api/contract.ts';
import { Command } from '#shared/domain/command.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { unpackAnnotations } from '#shared/api/packed-annotations.ts';
import { DocumentId } from '#shared/domain/ids.ts';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { createServices } from '../compose.ts';
import { backupFolderOf } from '../store/backup.ts';
import { addDocument, must, newId, openStore, temporaryFolder, testClock, TEXT } from '../store/testing/fixture.ts';
import type { ReadFile } from '../readers/parsed-document.ts';
import { previewTable } from '../readers/preview-table.ts';
import { readAnnotations } from '../readers/read-annotations.ts';
import type { ReaderJob } from './host.ts';

/** Stands for the reader process, which has tests of its own. */
function readPlainText({ bytes, encoding = 'utf-8' }: ReaderJob): Promise<Result<ReadFile>> {
  const metadata = { title: '', byline: '', outlet: '', date: '', url: '', language: '' };
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const read = { content: { text, blocks: [], marks: [] }, mediaType: 'text/plain', encoding, metadata };
    return Promise.resolve(success({ documents: [{ ...read, encodingBasis: 'chosen' }], problems: [] }));
  } catch {
    return Promise.resolve(failure('import/undecodable', { file: 'x', encoding, byte: 0 }));
  }
}

function servicesFor() {
  const errors: string[] = [];
  const services = createServices({
    ...testClock(),
    newCommandId: () => randomUUID(),
    readFile: readPlainText,
    previewTable,
    readAnnotations,
    log: { info: () => {}, error: (message) => errors.push(message) },
  });
  return { services, errors };
}

/** A request as another process might send it: of any shape. */
async function callAnyhow(client: ApiClient, name: string, input: unknown): Promise<Result<unknown>> {
  return client.call(name as MethodName, input as InputOf<MethodName>);
}

async function openProject(path: string, documents = 2) {
  const { services, errors } = servicesFor();
  must(await services.call('project.create', { path, sample: false, annotator: 'Ann' }));
  await services.close();
  const store = openStore(path);
  for (let number = 1; number <= documents; number += 1) addDocument(store, `d${number}`, `${number} ${TEXT}`);
  store.close();
  const info = must(await services.call('project.open', { path, annotator: 'Ann' }));
  return { services, errors, info };
}

const annotate = (documentId: string, annotatorId: string) =>
  Command.parse({
    type: 'annotation.create',
    documentId,
    labelId: 'person',
    spans: [{ start: 2, end: 8 }],
    annotatorId,
  });

describe('the services', () => {
  it.each([
    ['toString', {}, 'request/unknown'],
    ['__proto__', {}, 'request/unknown'],
    ['settings.read', {}, 'request/unknown'],
    ['document.open', {}, 'request/invalid'],
    ['document.open', { id: 'd1', more: 1 }, 'request/invalid'],
    ['document.open', 'd1', 'request/invalid'],
    ['command.run', { id: 'no uuid', command: {} }, 'request/invalid'],
    ['documents.list', {}, 'project/none-open'],
    ['history.undo', { id: newId() }, 'project/none-open'],
    ['project.open', { path: '/nowhere/a.annotary' }, 'project/not-found'],
  ])('answer %s with %j by %s', async (name, input, code) => {
    const { services, errors } = servicesFor();
    expect(await callAnyhow(services, name, input)).toMatchObject({ ok: false, error: { code } });
    expect(errors).toEqual([]);
  });

  it('run commands, tell what changed, and undo', async () => {
    using folder = temporaryFolder();
    const { services, info } = await openProject(folder.file('a.annotary'));
    const heard: unknown[] = [];
    services.on('project.changed', (event) => heard.push(event));
    const id = newId();
    const command = annotate('d2', info.annotatorId);
    const outcome = must(await services.call('command.run', { id, command }));
    expect(outcome).toMatchObject({ changes: 1, annotations: 1, history: { canUndo: true, canRedo: false } });
    expect(heard).toMatchObject([{ commandId: id, sequence: outcome.sequence, changeSet: [{ kind: 'annotation' }] }]);
    must(await services.call('command.run', { id, command }));
    expect(heard).toHaveLength(1);

    const list = must(await services.call('documents.list', {}));
    expect(unpackDocuments(list).map(({ document, counts }) => [document.name, counts])).toEqual([
      ['d1', {}],
      ['d2', { person: 1 }],
    ]);
    const open = must(await services.call('document.open', { id: DocumentId.parse('d2') }));
    expect(open).toMatchObject({ content: { text: `2 ${TEXT}` }, links: [] });
    expect(unpackAnnotations(open.annotations, open.document.id, open.content.text)).toMatchObject([
      { quote: 'Landau' },
    ]);
    const rows = must(await services.call('annotations.list', { layerId: 'entities', offset: 0, limit: 10 }));
    expect(rows).toMatchObject({ total: 1, rows: [{ documentName: 'd2', documentTitle: 'Title of d2' }] });
    const statistics = must(await services.call('statistics.read', {}));
    expect(statistics).toEqual({
      documents: 2,
      annotations: 1,
      byLabel: [{ labelId: 'person', annotations: 1, documents: 1 }],
      byAnnotator: [{ annotatorId: info.annotatorId, annotations: 1 }],
      documentsByStatus: { open: 2 },
    });
    must(await services.call('history.undo', { id: newId() }));
    expect(must(await services.call('project.current', {}))).toMatchObject({ annotations: 0 });
    expect(must(await services.call('project.check', {}))).toMatchObject({ sound: true });
    await services.close();
  });

  it('read a file again in another encoding and take the annotations along, or refuse', async () => {
    using folder = temporaryFolder();
    const { services, info } = await openProject(folder.file('a.annotary'), 1);
    const id = DocumentId.parse('d1');
    const text = `1 ${TEXT}`;
    const start = text.lastIndexOf('Landau');
    const spans = [{ start, end: start + 6 }];
    const command = Command.parse({ ...annotate(id, info.annotatorId), spans });
    must(await services.call('command.run', { id: newId(), command }));
    const latin = { id, encoding: 'windows-1252' };
    must(await services.call('document.change-encoding', { ...latin, commandId: newId() }));
    const open = must(await services.call('document.open', { id }));
    expect(open.content.text).toContain('levÃ©e');
    const [annotation] = unpackAnnotations(open.annotations, id, open.content.text);
    expect(annotation?.spans[0]?.start).toBe(start + 3);
    expect(open.content.text.slice(annotation?.spans[0]?.start, annotation?.spans[0]?.end)).toBe('Landau');
    must(await services.call('history.undo', { id: newId() }));
    expect(must(await services.call('document.open', { id })).content.text).toBe(text);

    const levee = text.indexOf('levée');
    const accented = Command.parse({ ...command, spans: [{ start: levee, end: levee + 5 }] });
    must(await services.call('command.run', { id: newId(), command: accented }));
    const refused = await services.call('document.change-encoding', { ...latin, commandId: newId() });
    expect(refused).toMatchObject({ error: { code: 'document/encoding-would-lose-text' } });
    await services.close();
  });

  it('make whoever opens a project one of its annotators, once, and not as something to undo', async () => {
    using folder = temporaryFolder();
    const { services, info } = await openProject(folder.file('a.annotary'));
    const sequence = must(await services.call('project.open', { path: info.location, annotator: 'Ann' })).sequence;
    const other = must(await services.call('project.open', { path: info.location, annotator: 'Bea' }));
    expect(other.annotators.map(({ name }) => name)).toEqual(['Ann', 'Bea']);
    expect(other.sequence).toBe(sequence + 1);
    const back = must(await services.call('project.set-annotator', { annotatorId: info.annotatorId }));
    expect(back.annotatorId).toBe(info.annotatorId);
    expect(await services.call('project.set-annotator', { annotatorId: 'x' })).toMatchObject({ ok: false });
    await services.close();
  });

  it('keep the open project when another cannot be opened, and change over when it can', async () => {
    using folder = temporaryFolder();
    const { services, info } = await openProject(folder.file('a.annotary'));
    const events: EventName[] = [];
    for (const name of ['project.opened', 'project.closed'] as const) services.on(name, () => events.push(name));
    expect(await services.call('project.open', { path: folder.file('none.annotary') })).toMatchObject({ ok: false });
    expect(must(await services.call('project.current', {}))?.id).toBe(info.id);
    const path = folder.file('b.annotary');
    must(await services.call('project.create', { path, sample: false, annotator: 'Ann', name: 'Second' }));
    expect(must(await services.call('project.current', {}))?.name).toBe('Second');
    expect(events).toEqual(['project.closed', 'project.opened']);
    openStore(folder.file('a.annotary')).close();
    await services.close();
  });

  it('tell of trouble with the file, and back up what changed when the project is closed', async () => {
    using folder = temporaryFolder();
    const path = folder.file('a.annotary');
    const { services, info } = await openProject(path);
    const troubles: unknown[] = [];
    services.on('store.trouble', ({ failure: trouble }) => troubles.push(trouble?.code));
    must(await services.call('command.run', { id: newId(), command: annotate('d1', info.annotatorId) }));
    must(await services.call('project.close', {}));
    expect(readdirSync(backupFolderOf(path))).toHaveLength(1);
    must(await services.call('project.open', { path }));
    copyFileSync(path, `${path}.copy`);
    unlinkSync(path);
    const refused = await services.call('command.run', { id: newId(), command: annotate('d1', info.annotatorId) });
    expect(refused).toMatchObject({ error: { code: 'store/file-replaced' } });
    expect(troubles).toEqual(['store/file-replaced']);
    await services.close();
    expect(readdirSync(backupFolderOf(path))).toHaveLength(1);
  });

  it('fill a sample project, all of it through the reader, with nothing to undo', async () => {
    using folder = temporaryFolder();
    const { services } = servicesFor();
    const path = folder.file('sample.annotary');
    const info = must(await services.call('project.create', { path, sample: true, annotator: 'Ann' }));
    expect(info.documents).toBe(6);
    expect(info.annotations).toBeGreaterThan(20);
    expect(info.history).toEqual({ canUndo: false, canRedo: false });
    expect(must(await services.call('project.check', {}))).toMatchObject({ sound: true, findings: [] });
    await services.close();
  });
});
