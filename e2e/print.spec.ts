import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { annotary } from './annotary.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

interface Whole {
  readonly documents: readonly {
    readonly name: string;
    readonly text: string;
    readonly blocks: readonly { readonly span: { readonly start: number; readonly end: number } }[];
  }[];
}

/** Everything of a project, with offsets in UTF-16. */
function wholeOf(project: string, folder: string): Whole {
  const out = join(folder, `whole-${readdirSync(folder).length}.json`);
  annotary('export', project, '--format', 'json', '--offsets', 'utf16', '--out', out);
  return JSON.parse(readFileSync(out, 'utf8')) as Whole; // true: it is what the export writes
}

/**
 * Latin letters, composed: lines are broken anew, the numbers of annotations stand in the text, and of emoji and words
 * from right to left a PDF keeps the shapes, not the characters and their order.
 */
const squeezed = (text: string): string => text.normalize('NFC').replaceAll(/[^\p{Script=Latin}]/gu, '');

test('articles become one PDF that has every paragraph, with pages, an outline and tags', async ({
  launch,
  folder,
}) => {
  const project = join(folder, 'p.annotary');
  annotary('new', project, '--sample');
  const { documents } = wholeOf(project, folder);
  const { app, page } = await launch({ args: [project] });
  await new WorkbenchPage(page).documents.getByRole('button').first().waitFor();
  await app.evaluate(({ app: electron }) => {
    electron.on('browser-window-created', (_event, window) => {
      // True on Electron too, whose type definitions leave this method out.
      const contents = window.webContents as unknown as { getLastWebPreferences(): object };
      Object.assign(globalThis, { printing: { ...contents.getLastWebPreferences(), visible: window.isVisible() } });
      window.webContents.on('console-message', ({ message }) => Object.assign(globalThis, { printingSaid: message }));
    });
  });
  const out = join(folder, 'all.pdf');
  await answerDialogs(app, { save: out });
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByLabel('Format').selectOption('article-pdf');
  await dialog.getByRole('radio', { name: 'One file' }).check();
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible({ timeout: 30_000 });

  const window = await app.evaluate(() => globalThis as { printing?: object; printingSaid?: string });
  expect(window.printing).toMatchObject({ javascript: false, sandbox: true, contextIsolation: true, visible: false });
  expect(window.printing).not.toHaveProperty('preload');
  // A style that the policy refused, or anything fetched, would be said there.
  expect(window.printingSaid).toBeUndefined();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

  const bytes = readFileSync(out);
  expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-');
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  expect(pdf.numPages).toBeGreaterThanOrEqual(documents.length);
  expect(await pdf.getOutline()).toHaveLength(documents.length);
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
  // Chromium rounds 210 × 297 mm up to whole points.
  expect(Math.abs(width - 595.3)).toBeLessThan(1);
  expect(Math.abs(height - 841.9)).toBeLessThan(1.5);
  await pdf.cleanup();

  const other = join(folder, 'other.annotary');
  annotary('new', other);
  annotary('import', other, out);
  const said = squeezed(
    wholeOf(other, folder)
      .documents.map(({ text }) => text)
      .join(''),
  );
  const paragraphs = documents.flatMap(({ text, blocks }) =>
    blocks.map(({ span }) => squeezed(text.slice(span.start, span.end))),
  );
  expect(paragraphs.length).toBeGreaterThan(documents.length);
  expect(paragraphs.filter((paragraph) => !said.includes(paragraph))).toEqual([]);
});

test('articles become a PDF each, on the paper that was chosen', async ({ launch, folder }) => {
  const project = join(folder, 'p.annotary');
  annotary('new', project, '--sample');
  const { documents } = wholeOf(project, folder);
  const { app, page } = await launch({ args: [project] });
  await new WorkbenchPage(page).documents.getByRole('button').first().waitFor();
  const out = join(folder, 'articles');
  mkdirSync(out);
  await answerDialogs(app, { open: [out] });
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByLabel('Format').selectOption('article-pdf');
  await dialog.getByLabel('Paper').selectOption('Letter');
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible({ timeout: 30_000 });
  const names = readdirSync(out);
  expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(documents.length);
  expect(names).toContain('manifest.json');
  expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  for (const name of names.filter((one) => one.endsWith('.pdf'))) {
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(out, name))));
    const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
    expect([Math.round(width), Math.round(height)]).toEqual([612, 792]);
    await pdf.cleanup();
  }
});

test('the command line says what to do instead', ({ folder }) => {
  const project = join(folder, 'p.annotary');
  annotary('new', project, '--sample');
  expect(() => annotary('export', project, '--format', 'article-pdf', '--out', join(folder, 'all.pdf'))).toThrow(
    /article-html.*print/s,
  );
  expect(readdirSync(folder).filter((name) => name.endsWith('.pdf'))).toEqual([]);
});
