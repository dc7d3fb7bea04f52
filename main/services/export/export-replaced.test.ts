import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TestProject, valueOf } from '../import/import-test-project.ts';
import { writeFilesWhole } from './export-place.ts';

async function withSample(): Promise<TestProject> {
  const project = new TestProject();
  await project.create('p.annotary', true);
  return project;
}

const divided = { split: { shares: [80, 10, 10], seed: 1 } } as const;

describe('what was there before', () => {
  it.each([
    ['a report of the person', 'loss-report.txt', {}],
    ['a file of a divided export', 'train.conll', divided],
    ['a manifest of something else', 'manifest.json', {}],
  ])('is not replaced without asking: %s', async (_what, name, options) => {
    await using project = await withSample();
    mkdirSync(project.path('out'));
    writeFileSync(project.path(`out/${name}`), 'mine');
    const conll = { name: 'out', format: 'conll', options };
    expect(await project.exportReplacing('chosen', conll)).toMatchObject({
      error: { code: 'export/would-replace', params: { path: project.path('out'), names: name } },
    });
    expect(readdirSync(project.path('out'))).toEqual([name]);
    expect(project.text(`out/${name}`)).toBe('mine');
    valueOf(await project.exportReplacing('all', conll));
    expect(project.text(`out/${name}`)).not.toBe('mine');
  });

  it('is replaced where it is an earlier export, and not where a person changed that', async () => {
    await using project = await withSample();
    const conll = { name: 'out', format: 'conll', options: divided };
    valueOf(await project.exportReplacing('nothing', conll));
    valueOf(await project.exportReplacing('nothing', conll));
    writeFileSync(project.path('out/dev.conll'), `${project.text('out/dev.conll')}\n`);
    expect(await project.exportReplacing('nothing', conll)).toMatchObject({
      error: { params: { names: 'dev.conll' } },
    });
  });

  it('is asked about beside a file whose own place was chosen', async () => {
    await using project = await withSample();
    const csv = { name: 'a.csv', format: 'csv' };
    writeFileSync(project.path('a.csv'), 'mine');
    writeFileSync(project.path('a.csv.loss-report.txt'), 'mine');
    expect(await project.exportReplacing('chosen', csv)).toMatchObject({
      error: { params: { names: 'a.csv.loss-report.txt' } },
    });
    expect(await project.exportReplacing('nothing', csv)).toMatchObject({
      error: { params: { names: 'a.csv, a.csv.loss-report.txt' } },
    });
    valueOf(await project.exportReplacing('all', csv));
    valueOf(await project.exportReplacing('nothing', csv));
  });

  it('stops the command line, unless it is told to overwrite', async () => {
    await using project = await withSample();
    await project.services.call('project.close', {});
    mkdirSync(project.path('out'));
    writeFileSync(project.path('out/loss-report.txt'), 'mine');
    const cli = new URL('../../cli.ts', import.meta.url).pathname;
    const run = (...more: string[]) =>
      spawnSync(process.execPath, [cli, 'export', 'p.annotary', '--format', 'conll', '--out', 'out', ...more], {
        cwd: project.folder,
        encoding: 'utf8',
      });
    const refused = run('--split', '80/10/10');
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('loss-report.txt')]);
    expect(refused.stderr).toContain('--overwrite');
    expect(project.text('out/loss-report.txt')).toBe('mine');
    expect(run('--split', '80/10/10', '--overwrite').status).toBe(0);
    // The file that is named itself is meant to be written.
    writeFileSync(project.path('out.json'), 'an older one');
    const json = spawnSync(process.execPath, [cli, 'export', 'p.annotary', '--format', 'json', '--out', 'out.json'], {
      cwd: project.folder,
    });
    expect([json.status, project.text('out.json').startsWith('{')]).toEqual([0, true]);
  });

  it('comes back where a later file cannot take its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'annotary-'));
    const at = (name: string) => join(folder, name);
    writeFileSync(at('old'), 'before');
    const file = (name: string) => ({
      file: { path: name, chunks: () => [{ text: 'after', rows: 1 }] },
      path: at(name),
    });
    // It is a folder by the time that the file is to have its name.
    const text = () => {
      mkdirSync(at('report/full'), { recursive: true });
      return '';
    };
    const watch = { cancelled: () => false, wrote: () => {} };
    const writing = writeFilesWhole(
      { files: [file('old'), file('new')], about: [{ name: 'report', path: at('report'), text }], inFolder: true },
      { watch, openProject: at('none') },
    );
    await expect(writing).rejects.toThrow(/EISDIR|ERR_FS|directory|EPERM|EINVAL/);
    expect(readdirSync(folder).sort()).toEqual(['old', 'report']);
    expect(readFileSync(at('old'), 'utf8')).toBe('before');
    rmSync(folder, { recursive: true });
  });

  it('has a name that is too long for the system', async () => {
    await using project = await withSample();
    const answer = await project.exportReplacing('all', { name: `${'n'.repeat(300)}.json`, format: 'json' });
    expect(answer).toMatchObject({ error: { code: 'store/name-too-long' } });
    if (!answer.ok) expect(String(answer.error.params['path']).length).toBeLessThan(130);
  });
});
