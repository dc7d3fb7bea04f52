import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../testing/document-files.ts';
import { readFile } from '../../readers/read-file.ts';
import type { ArchivePlace } from '../../readers/parsed-document.ts';
import { TestProject } from './import-test-project.ts';

// An archive is read and taken in page by page: nobody holds all that is in it.

const MEGABYTE = 2 ** 20;

/** Different in each, and not to be packed into next to nothing. */
function article(name: string, bytes: number): string {
  const words = Array.from({ length: 997 }, (_, at) => `${name}${((at * 7919) % 9973).toString(36)}`).join(' ');
  return `${words}\n`.repeat(Math.ceil(bytes / words.length)).slice(0, bytes);
}

const texts = (prefix: string, count: number, bytes: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`${prefix}${at}.txt`, article(`${prefix}${at}`, bytes)]),
  );

/** Archives in an archive, with files before, between and behind. */
function nested(): Record<string, string | Uint8Array> {
  return {
    ...texts('a', 3, 4 * MEGABYTE),
    'inner.zip': zipOf({
      ...texts('b', 6, 4 * MEGABYTE),
      'deep.zip': zipOf(texts('c', 5, 4 * MEGABYTE)),
      'd.txt': 'D',
    }),
    'empty.txt': '',
    'e.txt': 'E',
  };
}

const names = ['a0', 'a1', 'a2', ...[0, 1, 2, 3, 4, 5].map((at) => `b${at}`), 'c0', 'c1', 'c2', 'c3', 'c4', 'd', 'e'];

describe('an archive of more than a page', () => {
  it('gives each file once, in its order, however deep it lies', async () => {
    const bytes = zipOf(nested());
    const found: string[] = [];
    const problems: string[] = [];
    const pages: number[] = [];
    let left = Infinity;
    for (let from: ArchivePlace | undefined; ;) {
      const read = await readFile({ fileName: 'all.zip', bytes, from });
      if (!read.ok) expect.fail(JSON.stringify(read.error));
      const { documents, next } = read.value;
      found.push(...documents.map(({ own }) => own?.fileName.replace('.txt', '') ?? '?'));
      problems.push(...read.value.problems.map(({ place }) => place));
      pages.push(documents.reduce((sum, { content }) => sum + content.text.length, 0) / MEGABYTE);
      from = next;
      if (!from) break;
      expect(from.megabytes).toBeLessThanOrEqual(left);
      left = from.megabytes;
    }
    expect(found).toEqual(names);
    expect(problems).toEqual(['empty.txt']);
    expect(pages.length).toBeGreaterThan(3);
    expect(Math.max(...pages)).toBeLessThanOrEqual(20);
  });

  it('counts what archives in it unpack to over all pages', async () => {
    const inner = zipOf(texts('x', 10, 4 * MEGABYTE));
    const files = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`${at}.zip`, inner]));
    const bytes = zipOf(files);
    const codes = new Set<string>();
    let count = 0;
    for (let from: ArchivePlace | undefined; ;) {
      const read = await readFile({ fileName: 'all.zip', bytes, from });
      if (!read.ok) expect.fail(JSON.stringify(read.error));
      count += read.value.documents.length;
      for (const { error } of read.value.problems) codes.add(error.code);
      from = read.value.next;
      if (!from) break;
    }
    // 256 MB of 320.
    expect(count).toBeLessThanOrEqual(64);
    expect([...codes]).toEqual(['import/archive-too-large']);
  });

  it('comes into a project whole, and says what is left where it is cancelled', async () => {
    let pages = 0;
    await using project = new TestProject((job) => {
      pages += 1;
      return readFile(job);
    });
    await project.create();
    writeFileSync(project.path('all.zip'), zipOf(nested()));
    const report = await project.importFiles('all.zip');
    expect(report.added.map(({ name }) => name.replace('.txt', ''))).toEqual(names);
    expect(report).toMatchObject({ problems: [{ error: { code: 'import/empty' } }], remaining: 0 });
    expect(pages).toBeGreaterThan(3);
  });

  it('keeps what came in where the rest cannot be read', async () => {
    await using project = new TestProject(async (job) =>
      job.from ? { ok: false, error: { code: 'import/out-of-memory', params: { file: job.fileName } } } : readFile(job),
    );
    await project.create();
    writeFileSync(project.path('all.zip'), zipOf(nested()));
    const report = await project.importFiles('all.zip');
    expect(report.added.length).toBeGreaterThan(2);
    expect(report.problems).toMatchObject([{ error: { code: 'import/out-of-memory' } }]);
  });
});
