import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { zipOf } from './testing/document-files.ts';
import { inceptionFiles } from './testing/inception-project.ts';

// As in cli.test.ts.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cli = new URL('cli.ts', import.meta.url).pathname;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'annotary-cli-inception-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function annotary(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function asked(...args: string[]) {
  const { stdout, stderr } = annotary(...args, '--json');
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Record<string, unknown>;
}

interface Exported {
  readonly codebook: {
    readonly layers: readonly { readonly labels: readonly { readonly name: string; readonly definition: string }[] }[];
  };
  readonly annotators: readonly { readonly id: string; readonly name: string }[];
  readonly annotations: readonly { readonly annotatorId: string; readonly quote: string }[];
}

describe('a project of INCEpTION from the command line', () => {
  it('comes in whole: documents once, everybody’s annotations, tags with what they mean, and again without doubling', () => {
    expect(annotary('new', 'p.annotary', '--annotator', 'Importer').status).toBe(0);
    writeFileSync(join(folder, 'floods.zip'), zipOf(inceptionFiles()));
    const { status, stdout, stderr } = annotary('import', 'p.annotary', 'floods.zip');
    // Something was left out, and is told.
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('INCEpTION or WebAnno project');
    expect(stdout).toContain('Java objects');
    expect(asked('stats', 'p.annotary')).toMatchObject({ documents: 2, annotations: 7 });
    expect(asked('import', 'p.annotary', 'floods.zip')).toMatchObject({
      adoption: {
        documents: { added: 0, present: 2 },
        annotations: { added: 0, present: 7 },
        links: { added: 0, present: 1 },
        annotators: [],
      },
    });
    expect(asked('check', 'p.annotary')).toMatchObject({ sound: true, findings: [] });
    expect(annotary('export', 'p.annotary', '--format', 'json', '--out', 'p.json').status).toBe(0);
    const project = JSON.parse(readFileSync(join(folder, 'p.json'), 'utf8')) as Exported;
    const labels = project.codebook.layers.flatMap((layer) => layer.labels);
    expect(labels.find(({ name }) => name === 'PORT')).toMatchObject({ definition: 'Where ships land' });
    const byName = new Map(project.annotators.map(({ id, name }) => [id, name]));
    const whose = project.annotations.map(({ annotatorId, quote }) => `${byName.get(annotatorId) ?? ''}: ${quote}`);
    expect(whose.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'Curation: Ada',
      'Curation: Bo',
      'Curation: Lagos',
      'ada: Ada',
      'ada: Lagos',
      'bo_1: Ada',
      'bo_1: Bo',
    ]);
  });

  it('comes in from a folder, too, where the archive was unpacked', () => {
    expect(annotary('new', 'q.annotary', '--annotator', 'Importer').status).toBe(0);
    for (const [path, content] of Object.entries(inceptionFiles())) {
      const file = join(folder, 'unpacked', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const report = asked('import', 'q.annotary', 'unpacked');
    expect(report).toMatchObject({
      adoption: {
        documents: { added: 2, present: 0 },
        annotations: { added: 7, present: 0 },
        annotators: ['ada', 'bo_1', 'Curation'],
      },
    });
    expect(asked('stats', 'q.annotary')).toMatchObject({ documents: 2, annotations: 7 });
  });
});
