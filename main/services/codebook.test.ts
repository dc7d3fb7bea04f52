import { writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/api/contract.ts';
import { unpackDocuments } from '#shared/api/packed-documents.ts';
import { Codebook } from '#shared/domain/codebook.ts';
import { diffCodebooks } from '#shared/domain/codebook-diff.ts';
import type { CodebookEdit } from '#shared/domain/codebook-edits.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { Command } from '#shared/domain/command.ts';
import { CommandId, LabelId } from '#shared/domain/ids.ts';
import { changeLabel, removeLabel } from '#shared/domain/label-edits.ts';
import { writeQdc } from '#shared/formats/refi-qda/codebook.ts';
import { TestProject, valueOf } from './import/import-test-project.ts';

const newId = () => CommandId.parse(randomUUID());

/** The sample project, with what a test of the codebook asks it. */
async function sampleProject() {
  const project = new TestProject();
  await project.create('p.annotary', true);
  const { services } = project;
  const codebook = async (): Promise<Codebook> => {
    const info = valueOf(await services.call('project.current', {}));
    return Codebook.parse(info?.codebook);
  };
  const replace = async (edit: (codebook: Codebook) => CodebookEdit | undefined) => {
    const before = await codebook();
    const command = Command.parse({ type: 'codebook.replace', baseVersion: before.version, ...edit(before) });
    return valueOf(await services.call('command.run', { id: newId(), command }));
  };
  return { project, services, codebook, replace };
}

function countOf(usage: OutputOf<'codebook.usage'>): number {
  return Object.values(usage.labels).reduce((sum, count) => sum + count, 0);
}

describe('the use of the codebook', () => {
  it('is what a look at every annotation counts', async () => {
    const { project, services } = await sampleProject();
    await using _ = project;
    const usage = valueOf(await services.call('codebook.usage', {}));
    const info = valueOf(await services.call('project.current', {}));
    expect(countOf(usage)).toBe(info?.annotations);

    const { rows } = valueOf(await services.call('annotations.list', { layerId: 'claims', offset: 0, limit: 5000 }));
    const values = rows.map(({ annotation }) => annotation.attributes as Readonly<Record<string, unknown>>);
    const of = (attributeId: string) =>
      usage.attributes.find((use) => use.layerId === 'claims' && use.attributeId === attributeId)?.count ?? 0;
    expect(of('source')).toBe(values.filter((one) => one['source'] !== undefined).length);
    expect(of('source')).toBeGreaterThan(0);
    for (const option of ['statement', 'figure', 'prediction']) {
      const counted = usage.options.find((use) => use.attributeId === 'kind' && use.option === option)?.count ?? 0;
      expect(counted).toBe(values.filter((one) => one['kind'] === option).length);
    }
    // Free texts are not counted one by one.
    expect(usage.options.some((use) => use.attributeId === 'source')).toBe(false);
  });

  it('knows of lists of options, of documents and of yes and no', async () => {
    const { project, services, replace } = await sampleProject();
    await using _ = project;
    const topic = {
      id: 'topic',
      name: 'Topic',
      kind: 'many-of',
      options: ['a', 'b'].map((id) => ({ id, name: id })),
      required: false,
      definition: '',
    };
    await replace((codebook) => ({ codebook: Codebook.parse({ ...codebook, documentAttributes: [topic] }) }));
    const [first, second] = unpackDocuments(valueOf(await services.call('documents.list', {})));
    for (const [document, fields] of [
      [first, { topic: ['a', 'b'] }],
      [second, { topic: ['b'] }],
    ] as const) {
      const command = Command.parse({ type: 'document.edit', id: document?.document.id, fields });
      valueOf(await services.call('command.run', { id: newId(), command }));
    }
    const usage = valueOf(await services.call('codebook.usage', {}));
    const place = { layerId: null, linkTypeId: null, attributeId: 'topic' };
    expect(usage.attributes).toContainEqual({ ...place, count: 2 });
    expect(usage.options).toContainEqual({ ...place, option: 'a', count: 1 });
    expect(usage.options).toContainEqual({ ...place, option: 'b', count: 2 });
  });
});

describe('a change of the codebook', () => {
  it('makes one of two annotations that it makes the same, moves their links, and says so before', async () => {
    const { project, services, codebook, replace } = await sampleProject();
    await using _ = project;
    const list = async () =>
      valueOf(await services.call('annotations.list', { layerId: 'entities', offset: 0, limit: 5000 })).rows;
    const rows = await list();
    const run = async (command: object) =>
      valueOf(await services.call('command.run', { id: newId(), command: Command.parse(command) }));
    const [event, person] = ['event', 'person'].map(
      (labelId) => rows.find(({ annotation }) => annotation.labelId === labelId)?.annotation,
    );
    if (!event || !person) throw new Error('The sample has events and persons.');
    const { documentId, spans, annotatorId } = event;
    await run({ type: 'annotation.create', documentId, spans, annotatorId, labelId: 'other' });
    const twin = (await list()).find(({ annotation }) => !rows.some((row) => row.annotation.id === annotation.id));
    await run({ type: 'link.add', linkTypeId: 'related', fromId: event.id, toId: person.id, annotatorId });
    const usage = valueOf(await services.call('codebook.usage', {}));
    const ends = { typeId: 'related', fromLabelId: 'event', toLabelId: 'person' };
    expect(usage.linkEnds).toContainEqual({ ...ends, count: expect.any(Number) });
    const merge = (current: Codebook) => removeLabel(current, 'event', LabelId.parse('other'));
    const edit = Command.parse({ type: 'codebook.replace', ...merge(await codebook()) });
    if (edit.type !== 'codebook.replace') throw new Error('As its type says.');
    const preview = valueOf(await services.call('codebook.preview', { command: edit }));
    expect(preview.together).toEqual({ annotations: 1, links: 0 });
    await replace(merge);
    const merged = await list();
    expect(merged.length).toBe(rows.length);
    expect(merged.some(({ annotation }) => annotation.id === event.id)).toBe(false);
    expect(merged.some(({ annotation }) => annotation.id === twin?.annotation.id)).toBe(true);
    expect(valueOf(await services.call('codebook.usage', {})).linkEnds).toContainEqual({
      ...ends,
      fromLabelId: 'other',
      count: expect.any(Number),
    });
    expect(valueOf(await services.call('project.check', {}))).toMatchObject({ sound: true });
    valueOf(await services.call('history.undo', { id: newId() }));
    expect(valueOf(await services.call('codebook.usage', {}))).toEqual(usage);
    expect(valueOf(await services.call('project.check', {}))).toMatchObject({ sound: true });
  });

  it('merges a used label in one step, which undo takes back whole', async () => {
    const { project, services, codebook, replace } = await sampleProject();
    await using _ = project;
    const before = valueOf(await services.call('codebook.usage', {}));
    await replace((current) => changeLabel(current, 'event', { name: 'Happening' }));
    expect(valueOf(await services.call('codebook.usage', {}))).toEqual(before);
    await replace((current) => removeLabel(current, 'event', LabelId.parse('other')));
    const merged = valueOf(await services.call('codebook.usage', {}));
    expect(merged.labels['event']).toBeUndefined();
    expect(merged.labels['other']).toBe((before.labels['other'] ?? 0) + (before.labels['event'] ?? 0));
    expect(countOf(merged)).toBe(countOf(before));
    valueOf(await services.call('history.undo', { id: newId() }));
    expect(valueOf(await services.call('codebook.usage', {}))).toEqual(before);
    valueOf(await services.call('history.undo', { id: newId() }));
    expect((await codebook()).layers).toEqual(defaultCodebook.layers);
    expect(valueOf(await services.call('project.check', {}))).toMatchObject({ sound: true });
  });

  it('is remembered as a version, with who made it and what was different', async () => {
    const { project, services, replace } = await sampleProject();
    await using _ = project;
    await replace((current) => changeLabel(current, 'person', { name: 'People' }));
    await replace((current) => changeLabel(current, 'person', { color: '#5b3106' }));
    valueOf(await services.call('history.undo', { id: newId() }));
    const versions = valueOf(await services.call('codebook.versions', {}));
    expect(versions.map(({ version, kind }) => [version, kind])).toEqual([
      [2, 'undo'],
      [3, 'do'],
      [2, 'do'],
      [1, 'do'],
    ]);
    expect(versions[2]?.by).toBe('Ada');
    const at = async (index: number) =>
      valueOf(await services.call('codebook.version', { sequence: versions[index]?.sequence ?? 0 }));
    expect(diffCodebooks(await at(3), await at(1))).toMatchObject([
      { name: 'People', fields: [{ field: 'name', before: 'Person' }, { field: 'color' }] },
    ]);
    expect(diffCodebooks(await at(2), await at(0))).toEqual([]);
    expect(await services.call('codebook.version', { sequence: 999_999 })).toMatchObject({
      ok: false,
      error: { code: 'history/not-found' },
    });
  });
});

describe('a codebook file', () => {
  it('goes out in both formats and comes in again, before there is a project', async () => {
    const { project } = await sampleProject();
    await using _ = project;
    const json = valueOf(await project.export('codebook.json', 'codebook'));
    expect(json).toMatchObject({ files: [{ rows: 13 }], notes: [] });
    const qdc = valueOf(await project.export('codebook.qdc', 'qdc'));
    expect(qdc.notes[0]).toMatch(/^Not in this format: 23 attributes, \d+ types of links, 11 shortcuts/);
    expect(project.text('codebook.qdc')).toBe(writeQdc(defaultCodebook));

    const { services } = new TestProject();
    const read = async (name: string) =>
      valueOf(await services.call('codebook.read-path', { path: project.path(name) }));
    expect(await read('codebook.json')).toEqual({ codebook: defaultCodebook, labelsOnly: false, notes: [] });
    const labels = await read('codebook.qdc');
    expect(labels).toMatchObject({ labelsOnly: true, notes: [] });
    expect(labels.codebook.layers.map(({ name, labels: own }) => [name, own.length])).toEqual([
      ['Entities', 10],
      ['Claims', 1],
      ['Attribution', 2],
    ]);
    valueOf(await project.export('project.json', 'json'));
    expect((await read('project.json')).codebook).toEqual(defaultCodebook);
  });

  it.each([
    ['gone.qdc', undefined, 'import/not-found'],
    ['empty.qdc', '', 'import/empty'],
    ['list.json', '[1]', 'codebook/invalid'],
    ['dtd.qdc', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 'codebook/invalid'],
    [
      'latin.qdc',
      Buffer.from('<?xml version="1.0" encoding="utf-8"?><a>\xe9 \xe9 \xe9</a>', 'latin1'),
      'codebook/invalid',
    ],
  ])('%s is refused with a reason', async (name, content, code) => {
    await using project = new TestProject();
    if (content !== undefined) writeFileSync(project.path(name), content);
    const read = await project.services.call('codebook.read-path', { path: project.path(name) });
    expect(read).toMatchObject({ ok: false, error: { code } });
  });

  it('is not taken for a document', async () => {
    await using project = new TestProject();
    await project.create();
    const imported = await project.services.call('import.paths', { paths: [project.path('x.qdc')], format: 'qdc' });
    expect(imported).toMatchObject({ ok: false, error: { code: 'import/unknown-format' } });
  });
});
