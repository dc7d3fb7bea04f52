import { readdirSync, writeFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { DocumentContent } from '#shared/domain/document.ts';
import { piecesOf } from '#shared/formats/article-html/article-pieces.ts';
import { TestProject, valueOf } from '../import/import-test-project.ts';

interface Exported {
  readonly documents: ({ id: string } & DocumentContent)[];
  readonly annotations: { id: string; documentId: string; quote: string; spans: { start: number; end: number }[] }[];
}

async function withArticles(): Promise<TestProject> {
  const project = new TestProject();
  await project.create('p.annotary', true);
  return project;
}

async function wholeOf(project: TestProject): Promise<Exported> {
  valueOf(await project.export('whole.json', 'json', { offsets: 'utf16' }));
  return JSON.parse(project.text('whole.json'));
}

const squeezed = (text: string) => text.replaceAll(/\s/g, '');

describe('articles as web pages', () => {
  it('says every character of every article, and marks every annotation', async () => {
    await using project = await withArticles();
    const whole = await wholeOf(project);
    valueOf(await project.export('all.html', 'article-html'));
    const { document } = parseHTML(project.text('all.html'));
    for (const { id, text, blocks } of whole.documents) {
      const section = document.getElementById(`d-${id}`);
      const article = section?.querySelector('article');
      for (const reference of article?.querySelectorAll('.ref') ?? []) reference.remove();
      const said = blocks.map(({ span }) => text.slice(span.start, span.end)).join('');
      expect(squeezed(article?.textContent ?? '')).toBe(squeezed(said));
    }
    for (const { id } of whole.annotations) expect(document.getElementById(`a-${id}`)?.textContent).toBeTruthy();
  });

  it('lets nothing of a text become markup or script', async () => {
    await using project = new TestProject();
    await project.create();
    const hostile = '<script>alert(1)</script> "><img src=x onerror=alert(1)> & <b>bold\r\nnext line';
    writeFileSync(project.path('hostile.txt'), hostile);
    await project.importFiles('hostile.txt');
    valueOf(await project.export('all.html', 'article-html'));
    const { document } = parseHTML(project.text('all.html'));
    expect(document.querySelectorAll('script, img, b')).toHaveLength(0);
    expect(squeezed(document.querySelector('article')?.textContent ?? '')).toBe(squeezed(hostile));
  });

  it('is a page for each article, and one that leads to them', async () => {
    await using project = await withArticles();
    const whole = await wholeOf(project);
    valueOf(await project.export('pages', 'article-html'));
    const pages = readdirSync(project.path('pages')).filter((name) => name.startsWith('article-'));
    expect(pages).toHaveLength(whole.documents.length);
    const { document } = parseHTML(project.text('pages/index.html'));
    expect([...document.querySelectorAll('li a')].map((link) => link.getAttribute('href'))).toEqual(pages.sort());
  });
});

describe('the pieces of a block', () => {
  it('are the block again, and know what ends in them', () => {
    const annotation = (id: string, start: number, end: number) => ({ id, spans: [{ start, end }] }) as never;
    const pieces = piecesOf({ start: 0, end: 10 }, [annotation('a', 0, 6), annotation('b', 4, 8)], []);
    expect(pieces.map(({ span }) => [span.start, span.end])).toEqual([
      [0, 4],
      [4, 6],
      [6, 8],
      [8, 10],
    ]);
    expect(pieces.map(({ ending }) => ending.map(({ id }) => String(id)))).toEqual([[], ['a'], ['b'], []]);
  });
});
