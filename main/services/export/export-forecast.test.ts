import { readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExportOptions } from '#shared/api/answers.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

const asked = (format: string, more: Partial<ExportOptions> = {}): { options: ExportOptions } => ({
  options: { format, offsets: 'codepoint', excel: false, ...more },
});

async function withSample(): Promise<TestProject> {
  const project = new TestProject();
  await project.create('p.annotary', true);
  return project;
}

describe('what an export would come to', () => {
  it('is told as the export tells it, and nothing is written', async () => {
    await using project = await withSample();
    const before = readdirSync(project.folder);
    const forecast = valueOf(await project.services.call('export.forecast', asked('conll')));
    expect(readdirSync(project.folder)).toEqual(before);
    const { losses, notes } = valueOf(await project.export('out', 'conll'));
    expect(losses.length).toBeGreaterThan(3);
    expect(forecast).toMatchObject({ losses, notes, empty: [], kept: false, documents: 6 });
  });

  it('names files that would have nothing in them', async () => {
    await using project = await withSample();
    const { empty, files } = valueOf(await project.services.call('export.forecast', asked('pubtator')));
    expect([empty.length, files]).toEqual([1, 1]);
  });

  it('says how many documents each part gets, apart from the remarks', async () => {
    await using project = await withSample();
    const split = { shares: [80, 10, 10], seed: 1 } as const;
    const { parts, notes } = valueOf(await project.services.call('export.forecast', asked('conll', { split })));
    expect(parts.map(({ name }) => name)).toEqual(['train', 'dev', 'test']);
    expect(parts.reduce((sum, { documents }) => sum + documents, 0)).toBe(6);
    expect(notes.join(' ')).not.toContain('train');
    const { notes: written } = valueOf(await project.export('out', 'conll', { split }));
    expect(written.join(' ')).toMatch(/: 1 document\./);
    expect(written.join(' ')).not.toMatch(/: 1 documents/);
  });

  it('ends when another one is asked for', async () => {
    await using project = await withSample();
    const first = project.services.call('export.forecast', asked('csv'));
    const second = project.services.call('export.forecast', asked('json'));
    expect(await first).toMatchObject({ error: { code: 'export/cancelled' } });
    expect(valueOf(await second)).toMatchObject({ losses: [], kept: true });
  });
});

describe('a division', () => {
  it('is the same where the same articles were imported anew', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `article-${index}.txt`);
    const divide = async () => {
      await using project = new TestProject();
      await project.create();
      for (const name of names) writeFileSync(project.path(name), `The words of ${name}.`);
      await project.importFiles(...names);
      valueOf(await project.export('out', 'csv', { split: { shares: [50, 25, 25], seed: 3 } }));
      return ['train', 'dev', 'test'].map((part) => {
        const table = project.text(`out/${part}/documents.csv`);
        return names.filter((name) => table.includes(`${name},`) || table.includes(`"${name}"`));
      });
    };
    const [once, again] = [await divide(), await divide()];
    expect(once.flat()).toHaveLength(12);
    expect(again).toEqual(once);
  });
});
