import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TestProject, valueOf } from '../import/import-test-project.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function withSample(): Promise<TestProject> {
  const project = new TestProject();
  await project.create('p.annotary', true);
  return project;
}

describe('exporting', () => {
  it('writes a bundle whose manifest knows every file', async () => {
    await using project = await withSample();
    const report = valueOf(await project.export('out', 'csv'));
    const manifest: { files: { path: string; bytes: number; rows: number; sha256: string }[]; counts: object } =
      JSON.parse(project.text('out/manifest.json'));
    expect(readdirSync(project.path('out')).sort()).toEqual([
      'claims.csv',
      'documents.csv',
      'entities.csv',
      'links.csv',
      'loss-report.txt',
      'manifest.json',
      'mentions.csv',
      'propositions.csv',
    ]);
    for (const { path, bytes, sha256: sum } of manifest.files) {
      const content = readFileSync(project.path(`out/${path}`));
      expect([content.length, sha256(content)]).toEqual([bytes, sum]);
    }
    expect(manifest.counts).toMatchObject({ documents: 6, mentions: 115, claims: 34 });
    expect(report.files).toHaveLength(8);
  });

  it('writes the same bytes again', async () => {
    await using project = await withSample();
    for (const name of ['a.csv', 'b.csv']) valueOf(await project.export(name, 'csv'));
    for (const name of ['a.json', 'b.json']) valueOf(await project.export(name, 'json'));
    expect(project.text('a.csv')).toBe(project.text('b.csv'));
    expect(project.text('a.json') === project.text('b.json')).toBe(true);
  });

  it('says what it changed for spreadsheets', async () => {
    await using project = await withSample();
    const { notes } = valueOf(await project.export('x.csv', 'csv', { excel: true }));
    expect(notes.join(' ')).toMatch(/byte order mark.*apostrophe/);
    expect(project.text('x.csv').startsWith('\ufeff')).toBe(true);
    const json = valueOf(await project.export('x.json', 'json', { excel: true }));
    expect(json.notes.join(' ')).toMatch(/changes nothing/);
  });

  it('exports one annotator by name', async () => {
    await using project = await withSample();
    expect(valueOf(await project.export('a.csv', 'csv', { annotator: 'Ada' })).files[0]?.rows).toBe(149);
    expect(await project.export('b.csv', 'csv', { annotator: 'Bob' })).toMatchObject({
      error: { code: 'annotator/not-found', params: { id: 'Bob' } },
    });
  });

  it.each([
    ['an unknown format', 'x.csv', 'xlsx', 'export/unknown-format'],
    ['a format that is only read', 'x.txt', 'txt', 'export/unknown-format'],
    ['a folder of files where a file is', 'file', 'csv', 'export/folder-needed'],
    ['a file where a folder is', 'folder', 'json', 'export/not-a-file'],
    ['a file whose name says that it is a folder', 'new/', 'json', 'export/not-a-file'],
    ['a pipe', 'pipe', 'json', 'export/not-a-file'],
    ['a link to nothing', 'nowhere', 'json', 'export/not-a-file'],
    ['the project itself', 'p.annotary', 'json', 'export/would-replace-project'],
    ['the project by a link', 'link.json', 'json', 'export/would-replace-project'],
    ['the project by a hard link', 'hard.json', 'json', 'export/would-replace-project'],
    ['the write-ahead log of the project', 'p.annotary-wal', 'json', 'export/would-replace-project'],
    ['the journal of the project, which is not there', 'p.annotary-journal', 'json', 'export/would-replace-project'],
    ['a folder in the place of the journal', 'p.annotary-journal', 'csv', 'export/would-replace-project'],
    ['another project, damaged', 'other.annotary', 'json', 'export/would-replace-project'],
    ['a database', 'database', 'json', 'export/would-replace-project'],
    ['what lies beside a database', 'database-wal', 'json', 'export/would-replace-project'],
    ['a bundle in which a link leads to the project', 'bundle', 'csv', 'export/would-replace-project'],
    ['a file in a folder that is not there', 'none/x.json', 'json', 'export/cannot-write'],
  ])('refuses %s', async (_name, path, format, code) => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('file'), '');
    mkdirSync(project.path('folder'));
    writeFileSync(project.path('database'), `SQLite format 3\0${'x'.repeat(100)}`);
    writeFileSync(project.path('other.annotary'), 'damaged');
    spawnSync('mkfifo', [project.path('pipe')]);
    symlinkSync('not-there', project.path('nowhere'));
    symlinkSync('p.annotary', project.path('link.json'));
    linkSync(project.path('p.annotary'), project.path('hard.json'));
    mkdirSync(project.path('bundle'));
    symlinkSync('../p.annotary', project.path('bundle/manifest.json'));
    const before = sha256(readFileSync(project.path('p.annotary')));
    const names = readdirSync(project.folder);
    expect(await project.export(path, format)).toMatchObject({ ok: false, error: { code } });
    expect(sha256(readFileSync(project.path('p.annotary')))).toBe(before);
    expect(readdirSync(project.folder)).toEqual(names);
    expect(readdirSync(project.path('bundle'))).toEqual(['manifest.json']);
  });

  it('replaces the file that a link leads to, and leaves the link', async () => {
    await using project = await withSample();
    mkdirSync(project.path('elsewhere'));
    for (const name of ['x.json', 'links.csv']) writeFileSync(project.path(`elsewhere/${name}`), 'before');
    mkdirSync(project.path('bundle'));
    symlinkSync('elsewhere/x.json', project.path('x.json'));
    symlinkSync('../elsewhere/links.csv', project.path('bundle/links.csv'));
    valueOf(await project.export('x.json', 'json'));
    valueOf(await project.export('bundle', 'csv'));
    for (const name of ['x.json', 'bundle/links.csv'])
      expect(lstatSync(project.path(name)).isSymbolicLink()).toBe(true);
    expect(project.text('elsewhere/x.json')).toContain('"format":"annotary"');
    expect(project.text('elsewhere/links.csv')).toContain('link_id');
    expect(readdirSync(project.path('elsewhere')).sort()).toEqual(['links.csv', 'x.json']);
  });

  it('replaces no table where one cannot be replaced', async () => {
    await using project = await withSample();
    mkdirSync(project.path('out/links.csv'), { recursive: true });
    writeFileSync(project.path('out/documents.csv'), 'before');
    expect(await project.export('out', 'csv')).toMatchObject({
      error: { code: 'export/not-a-file', params: { path: project.path('out/links.csv') } },
    });
    expect(project.text('out/documents.csv')).toBe('before');
    expect(readdirSync(project.path('out')).sort()).toEqual(['documents.csv', 'links.csv']);
  });

  it('leaves what was there when it is cancelled, and nothing beside it', async () => {
    await using project = await withSample();
    writeFileSync(project.path('out.json'), 'what was there');
    const exporting = project.export('out.json', 'json');
    await project.services.call('export.cancel', {});
    expect(await exporting).toMatchObject({ ok: false, error: { code: 'export/cancelled' } });
    expect(project.text('out.json')).toBe('what was there');
    expect(readdirSync(project.folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  it('removes what a killed export left behind, and leaves that of a running one alone', async () => {
    await using project = new TestProject();
    await project.create();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(project.path(`.annotary-export-${pid}-1.tmp`), 'half');
    writeFileSync(project.path(`.annotary-export-${process.ppid}-1.tmp`), 'half');
    valueOf(await project.export('out.json', 'json'));
    expect(readdirSync(project.folder).filter((name) => name.endsWith('.tmp'))).toEqual([
      `.annotary-export-${process.ppid}-1.tmp`,
    ]);
  });

  it('has the old file or the new one whole, whenever it is killed', async () => {
    await using project = await withSample();
    const target = project.path('out.json');
    valueOf(await project.export('out.json', 'json'));
    const whole = project.text('out.json');
    await project.services.call('project.close', {});
    const cli = new URL('../../cli.ts', import.meta.url).pathname;
    let killed = 0;
    for (let wait = 60; wait < 360; wait += 25) {
      writeFileSync(target, 'what was there');
      const args = ['export', project.path('p.annotary'), '--format', 'json', '--out', target, '--overwrite'];
      const child = fork(cli, args, { stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGKILL'), wait);
      const [, signal] = await once(child, 'exit');
      clearTimeout(timer);
      if (signal === 'SIGKILL') killed += 1;
      const now = project.text('out.json');
      expect(now === whole || now === 'what was there').toBe(true);
    }
    expect(killed).toBeGreaterThan(0);
  }, 60_000);

  it('fails with the reason where there is no room, and leaves what was there', async () => {
    await using project = await withSample();
    await project.services.call('project.close', {});
    writeFileSync(project.path('out.json'), 'what was there');
    // No file may grow beyond 32 KB: the write fails half-way, as on a full disk.
    const cli = new URL('../../cli.ts', import.meta.url).pathname;
    const script = `ulimit -f 64; "${process.execPath}" "${cli}" export p.annotary --format json --out out.json --overwrite --json`;
    const { status, stdout } = spawnSync('sh', ['-c', script], { cwd: project.folder, encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'export/cannot-write' } });
    expect(status).toBe(1);
    expect(project.text('out.json')).toBe('what was there');
    expect(readdirSync(project.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('previews the first lines without writing anything', async () => {
    await using project = await withSample();
    const options = { format: 'csv', offsets: 'codepoint', excel: false } as const;
    const preview = valueOf(await project.services.call('export.preview', { options, lines: 3 }));
    expect(preview.name).toBe('mentions.csv');
    expect(preview.text.split('\n')).toHaveLength(3);
    const json = valueOf(
      await project.services.call('export.preview', { options: { ...options, format: 'json' }, lines: 5 }),
    );
    expect(json.text.split('\n').every((line) => line.length <= 2001)).toBe(true);
  });
});
