import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failure, success } from '#shared/domain/result.ts';
import type { Host, PrintJob } from '../host.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

// The window is the desktop's (e2e/print.spec.ts); here it is what the services ask of it and do with the answer.

interface Printer {
  readonly project: TestProject;
  readonly jobs: (PrintJob & { readonly html: string })[];
}

async function withPrinter(answer: NonNullable<Host['print']>): Promise<Printer> {
  const jobs: (PrintJob & { readonly html: string })[] = [];
  const project = new TestProject(undefined, (job) => {
    jobs.push({ ...job, html: readFileSync(job.page, 'utf8') });
    return answer(job);
  });
  await project.create('p.annotary', true);
  return { project, jobs };
}

const paper = Buffer.from('%PDF-1.4 a page');
const prints = () => ({ pdf: Promise.resolve(success(new Uint8Array(paper))), cancel: () => {} });

describe('articles as PDF', () => {
  it('is refused where there is no window, with what can be done instead', async () => {
    await using project = new TestProject();
    await project.create('p.annotary', true);
    const before = readdirSync(project.folder);
    expect(await project.export('all.pdf', 'article-pdf')).toMatchObject({
      ok: false,
      error: { code: 'export/needs-desktop', params: { format: 'article-pdf', instead: 'article-html' } },
    });
    expect(readdirSync(project.folder)).toEqual(before);
  });

  it('prints the very page of the other format, and says what its style element is', async () => {
    const { project: made, jobs } = await withPrinter(prints);
    await using project = made;
    const { files } = valueOf(await project.export('all.pdf', 'article-pdf', { choices: { paper: 'Letter' } }));
    valueOf(await project.export('all.html', 'article-html'));
    const [job] = jobs;
    expect(job?.html).toBe(project.text('all.html'));
    expect(job?.paper).toBe('Letter');
    const style = /<style>(.*)<\/style>/s.exec(job?.html ?? '')?.[1] ?? '';
    expect(job?.style).toBe(createHash('sha256').update(style).digest('base64'));
    expect(readFileSync(project.path('all.pdf'))).toEqual(paper);
    expect(files).toMatchObject([{ path: project.path('all.pdf'), bytes: paper.length }]);
    expect(readdirSync(project.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('prints a file for each article into a folder, and tells of every one', async () => {
    const { project: made, jobs } = await withPrinter(prints);
    await using project = made;
    const told: { done: number; total: number }[] = [];
    project.services.on('export.progress', (event) => told.push(event));
    const { files } = valueOf(await project.export('pages', 'article-pdf'));
    const names = readdirSync(project.path('pages')).sort();
    expect(names).toEqual([...jobs.map((_job, index) => `article-${index + 1}.pdf`), 'manifest.json']);
    expect(files.filter(({ rows }) => rows === 1)).toHaveLength(jobs.length);
    expect(told.at(-1)).toEqual({ done: jobs.length, total: jobs.length });
    for (const { paper: size } of jobs) expect(size).toBe('A4');
  });

  it('leaves what was there where the page could not be printed', async () => {
    const { project: made } = await withPrinter(({ page }) => ({
      ...prints(),
      pdf: Promise.resolve(failure('export/cannot-print', { path: page, reason: 'crashed' })),
    }));
    await using project = made;
    writeFileSync(project.path('all.pdf'), 'before');
    const before = readdirSync(project.folder);
    expect(await project.export('all.pdf', 'article-pdf')).toMatchObject({
      error: { code: 'export/cannot-print', params: { path: project.path('all.pdf'), reason: 'crashed' } },
    });
    expect(project.text('all.pdf')).toBe('before');
    expect(readdirSync(project.folder)).toEqual(before);
  });

  it('never prints over a project', async () => {
    const { project: made, jobs } = await withPrinter(prints);
    await using project = made;
    copyFileSync(project.path('p.annotary'), project.path('copy.pdf'));
    expect(await project.export('copy.pdf', 'article-pdf')).toMatchObject({
      error: { code: 'export/would-replace-project' },
    });
    expect(jobs).toEqual([]);
  });

  it('stops a page that is being printed when it is cancelled', async () => {
    let cancelled = 0;
    let cancelExport = () => {};
    const { project: made } = await withPrinter(() => {
      cancelExport();
      return { pdf: new Promise(() => {}), cancel: () => (cancelled += 1) };
    });
    await using project = made;
    cancelExport = () => void project.services.call('export.cancel', {});
    const before = readdirSync(project.folder);
    expect(await project.export('all.pdf', 'article-pdf')).toMatchObject({ error: { code: 'export/cancelled' } });
    expect(cancelled).toBe(1);
    expect(readdirSync(project.folder)).toEqual(before);
  });

  it('shows the words that will be printed, and no page of HTML', async () => {
    const { project: made, jobs } = await withPrinter(prints);
    await using project = made;
    const options = { format: 'article-pdf', excel: false, offsets: 'codepoint' as const, rejected: false };
    const { text } = valueOf(await project.services.call('export.preview', { options, lines: 20 }));
    expect(text).not.toContain('<');
    expect(text).toContain('Harbour Gazette');
    expect(jobs).toEqual([]);
  });
});
