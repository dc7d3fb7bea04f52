import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TestProject, valueOf } from './import-test-project.ts';

describe('importing files', () => {
  it('takes what can be read and reports the rest by name and reason', async () => {
    await using project = new TestProject();
    await project.create();
    writeFileSync(project.path('good.txt'), 'Good 😀 text.\r\n');
    writeFileSync(project.path('same.txt'), 'Good 😀 text.\r\n');
    writeFileSync(project.path('empty.txt'), '');
    writeFileSync(project.path('blank.md'), ' \n');
    writeFileSync(project.path('picture.txt'), Buffer.from('89504e470d0a1a0a00', 'hex'));
    writeFileSync(project.path('last.md'), '# Last');
    const report = await project.importFiles(
      'good.txt',
      'same.txt',
      'empty.txt',
      'blank.md',
      'picture.txt',
      'none.txt',
      'last.md',
    );
    expect(report.added.map(({ name }) => name)).toEqual(['good.txt', 'last.md']);
    expect(report.problems.map(({ error }) => error.code).sort()).toEqual([
      'import/binary',
      'import/duplicate',
      'import/empty',
      'import/no-text',
      'import/not-found',
    ]);
    expect(report.problems.every(({ file, error }) => file !== '' && error.params['file'] !== undefined)).toBe(true);
  });

  it('walks through folders in order, past hidden files and loops of links', async () => {
    await using project = new TestProject();
    await project.create();
    mkdirSync(project.path('f/b'), { recursive: true });
    mkdirSync(project.path('f/.hidden'));
    writeFileSync(project.path('f/c.txt'), 'c');
    writeFileSync(project.path('f/b/x.txt'), 'x');
    writeFileSync(project.path('f/a.txt'), 'a');
    writeFileSync(project.path('f/.secret.txt'), 's');
    writeFileSync(project.path('f/.hidden/y.txt'), 'y');
    symlinkSync(project.path('f'), project.path('f/b/loop'));
    const report = await project.importFiles('f');
    expect(report.added.map(({ name }) => name)).toEqual(['a.txt', 'x.txt', 'c.txt']);
    expect(report.problems).toEqual([]);
  });

  it('gives files of one name different names', async () => {
    await using project = new TestProject();
    await project.create();
    for (const folder of ['1', '2', '3']) {
      mkdirSync(project.path(folder));
      writeFileSync(project.path(`${folder}/a.b.txt`), `text ${folder}`);
    }
    const report = await project.importFiles('1', '2', '3');
    expect(report.added.map(({ name }) => name)).toEqual(['a.b.txt', 'a.b (2).txt', 'a.b (3).txt']);
  });

  it('is undone as one step', async () => {
    await using project = new TestProject();
    await project.create();
    for (const name of ['a.txt', 'b.txt']) writeFileSync(project.path(name), name);
    await project.importFiles('a.txt', 'b.txt');
    valueOf(await project.services.call('history.undo', { id: commandId('1') }));
    expect(valueOf(await project.services.call('documents.list', {})).ids).toEqual([]);
    valueOf(await project.services.call('history.redo', { id: commandId('2') }));
    expect(valueOf(await project.services.call('documents.list', {})).ids).toHaveLength(2);
  });

  it('stops between files when it is cancelled, and says what remains', async () => {
    await using project = new TestProject();
    await project.create();
    for (const name of ['a.txt', 'b.txt', 'c.txt']) writeFileSync(project.path(name), name);
    project.services.on('import.progress', ({ done, looking }) => {
      if (done === 1 && looking !== true) void project.services.call('import.cancel', {});
    });
    const report = await project.importFiles('a.txt', 'b.txt', 'c.txt');
    expect(report).toMatchObject({ cancelled: true, remaining: 1 });
    expect(report.added).toHaveLength(2);
  });

  it('refuses a file of more than 64 MB without reading it', async () => {
    let asked = 0;
    await using project = new TestProject(async () => {
      asked += 1;
      throw new Error('the reader was asked');
    });
    await project.create();
    writeFileSync(project.path('big.txt'), Buffer.alloc(64 * 2 ** 20 + 1, 0x61));
    const report = await project.importFiles('big.txt');
    expect(report.problems[0]?.error).toMatchObject({ code: 'import/too-large', params: { size: 65, limit: 64 } });
    expect(asked).toBe(0);
  });
});

/** Command ids are UUIDs. */
function commandId(digit: string) {
  return `00000000-0000-4000-8000-00000000000${digit}` as never;
}
