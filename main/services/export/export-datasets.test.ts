import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { separatedRows } from '#shared/text/separated-rows.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

async function withSample(): Promise<TestProject> {
  const project = new TestProject();
  await project.create('p.annotary', true);
  return project;
}

interface Exported {
  readonly annotators: { id: string; name: string }[];
  readonly documents: { id: string; name: string; previousId?: string }[];
  readonly annotations: { documentId: string; layerId: string; labelId: string; annotatorId: string; status: string }[];
  readonly links: { fromId: string; toId: string }[];
}

const jsonOf = (project: TestProject, name: string): Exported => JSON.parse(project.text(name));

describe('what part of a project is exported', () => {
  it('leaves out the other documents, with what is on them, and the file can be read again', async () => {
    await using project = await withSample();
    const [first] = jsonOf(project, await whole(project)).documents;
    if (!first) throw new Error('the sample has documents');
    valueOf(await project.export('one.json', 'json', { selection: { documentIds: [first.id] } }));
    const one = jsonOf(project, 'one.json');
    expect(one.documents.map(({ id }) => id)).toEqual([first.id]);
    expect(new Set(one.annotations.map(({ documentId }) => documentId))).toEqual(new Set([first.id]));
    await project.create('again.annotary');
    expect(await project.importFiles('one.json')).toMatchObject({ problems: [], annotations: one.annotations.length });
  });

  it('takes layers, labels, statuses and origins together', async () => {
    await using project = await withSample();
    const all = jsonOf(project, await whole(project)).annotations;
    const label = all[0]?.labelId ?? '';
    valueOf(await project.export('some.json', 'json', { selection: { labelIds: [label], statuses: ['open'] } }));
    const wanted = all.filter(({ labelId, status }) => labelId === label && status === 'open');
    expect(wanted.length).toBeGreaterThan(0);
    expect(jsonOf(project, 'some.json').annotations).toHaveLength(wanted.length);
    valueOf(await project.export('none.json', 'json', { selection: { origins: [] } }));
    expect(jsonOf(project, 'none.json').annotations).toEqual([]);
  });

  it('says how many links lead out of it', async () => {
    await using project = await withSample();
    const { documents } = jsonOf(project, await whole(project));
    const documentIds = documents.slice(0, 1).map(({ id }) => id);
    const { notes } = valueOf(await project.export('one.csv', 'csv', { selection: { documentIds } }));
    expect(notes.join(' ')).toMatch(/\d+ links lead to annotations of others/);
  });
});

describe('train, dev and test', () => {
  it('divides the documents, the same with the same seed, each part a dataset of its own', async () => {
    await using project = await withSample();
    const split = { shares: [50, 25, 25], seed: 4 } as const;
    const { notes } = valueOf(await project.export('parts', 'json', { split }));
    valueOf(await project.export('again', 'json', { split }));
    expect(readdirSync(project.path('parts')).sort()).toEqual(['dev.json', 'manifest.json', 'test.json', 'train.json']);
    const parts = ['train', 'dev', 'test'].map((part) => jsonOf(project, `parts/${part}.json`));
    const documents = parts.flatMap((part) => part.documents.map(({ id }) => id));
    expect([documents.length, new Set(documents).size]).toEqual([6, 6]);
    for (const part of ['train', 'dev', 'test'])
      expect(project.text(`parts/${part}.json`) === project.text(`again/${part}.json`)).toBe(true);
    expect(JSON.parse(project.text('parts/manifest.json'))).toMatchObject({ split: { shares: [50, 25, 25], seed: 4 } });
    expect(notes.join(' ')).toMatch(/train: 3 documents/);
    const kept = parts.reduce((sum, { links }) => sum + links.length, 0);
    const all = jsonOf(project, await whole(project)).links.length;
    expect(notes.join(' ')).toContain(`${all - kept} links lead from one part to another`);
  });

  it('puts a folder of tables into each part', async () => {
    await using project = await withSample();
    valueOf(await project.export('parts', 'csv', { split: { shares: [1, 0, 1], seed: 0 } }));
    expect(readdirSync(project.path('parts')).sort()).toEqual(['loss-report.txt', 'manifest.json', 'test', 'train']);
    const rows = (part: string) => [...separatedRows(project.text(`parts/${part}/documents.csv`), ',')].length;
    expect(rows('train') + rows('test')).toBe(8);
  });

  it('leaves no folder behind where it fails', async () => {
    await using project = await withSample();
    const split = { shares: [1, 0, 1], seed: 0 } as const;
    const exporting = project.export('new/parts', 'csv', { split });
    await project.services.call('export.cancel', {});
    expect(await exporting).toMatchObject({ error: { code: 'export/cancelled' } });
    expect(existsSync(project.path('new'))).toBe(false);
  });
});

describe('what an export says of itself', () => {
  it('numbers annotators where their names are not wanted', async () => {
    await using project = await withSample();
    const { annotators } = jsonOf(project, await whole(project));
    valueOf(await project.export('numbered.json', 'json', { anonymous: true }));
    const text = project.text('numbered.json');
    for (const { id, name } of annotators) {
      expect(text).not.toContain(`"${name}"`);
      expect(text).not.toContain(id);
    }
    expect(jsonOf(project, 'numbered.json').annotators.map(({ name }) => name)).toContain('Annotator 1');
    await project.create('again.annotary');
    expect(await project.importFiles('numbered.json')).toMatchObject({ problems: [] });
  });

  it('counts rejected annotations among what is not in it, unless they were asked for', async () => {
    await using project = await withSample();
    const json = jsonOf(project, await whole(project));
    const { annotations } = json;
    const rejected = annotations.slice(0, 3).map((one) => ({ ...one, status: 'rejected' as const }));
    await project.create('again.annotary');
    writeFileSync(
      project.path('rejected.json'),
      JSON.stringify({ ...json, annotations: [...rejected, ...annotations.slice(3)] }),
    );
    expect(await project.importFiles('rejected.json')).toMatchObject({ problems: [] });
    const losses = async (name: string, options = {}) => {
      const exported = valueOf(await project.export(name, 'csv', options));
      return exported.losses.filter((loss) => loss.startsWith('Rejected'));
    };
    expect(await losses('a.csv')).toEqual(['Rejected annotations, which come along only where that is asked for: 3.']);
    expect(project.text('a.csv.loss-report.txt')).toContain('Rejected annotations');
    expect(await losses('b.csv', { rejected: true })).toEqual([]);
    expect(await losses('c.csv', { selection: { documentIds: [] } })).toEqual([]);
  });

  it('writes beside a file what it could not hold, and how to check it', async () => {
    await using project = await withSample();
    const { losses, files } = valueOf(await project.export('flat.csv', 'csv'));
    expect(losses.join('\n')).toMatch(/Links: \d+\./);
    const report = project.text('flat.csv.loss-report.txt');
    for (const loss of losses) expect(report).toContain(loss);
    expect(JSON.parse(project.text('flat.csv.manifest.json'))).toMatchObject({
      format: 'annotary-csv',
      counts: { documents: 6 },
      files: [{ sha256: files[0]?.sha256 }],
      losses: [...losses],
    });
  });

  it('says of what holds everything that nothing is lost', async () => {
    await using project = await withSample();
    expect(valueOf(await project.export('all.json', 'json')).losses).toEqual([]);
    expect(readdirSync(project.folder).filter((name) => name.startsWith('all'))).toEqual(['all.json']);
  });
});

async function whole(project: TestProject): Promise<string> {
  valueOf(await project.export('whole.json', 'json'));
  return 'whole.json';
}
