import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { makeArticle, makeProject, randomNumbers } from './bench/projects.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, chooseMenu, WorkbenchPage } from './workbench-page.ts';

const FILES = 1500;

test('a running import is cancelled: whole documents or none, and one step takes them back', async ({
  launch,
  folder,
}) => {
  const project = join(folder, 'Cancelled.annotary');
  annotary('new', project);
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  for (let number = 1; number <= FILES; number += 1)
    writeFileSync(join(articles, `article-${number}.txt`), `Article ${number}. Misri spoke with Landau.\n`);
  const { app, page } = await launch({ args: [project] });
  const window = new WorkbenchPage(page);
  await expect(page.getByText('No article is open')).toBeVisible();
  await answerDialogs(app, { open: [articles] });
  const dialog = page.getByRole('dialog', { name: 'Import' });

  await test.step('cancel it while it runs', async () => {
    await chooseMenu(app, 'import.folder');
    await expect(dialog.getByRole('progressbar')).toBeVisible();
    // First the files are only looked at; then some of them are in.
    await expect(dialog).not.toContainText('Looking at the files');
    await expect(dialog).toContainText(/(?:[2-9]|\d\d+) of 1500/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toContainText('It was cancelled;');
  });

  await test.step('what came in is whole, the rest was not reached', async () => {
    const said = /(\d[\d,]*) documents? (?:was|were) added\. It was cancelled; (\d[\d,]*) files were not reached/;
    const [, added, left] = said.exec(await dialog.innerText()) ?? [];
    const [documents, rest] = [added, left].map((number) => Number(number?.replaceAll(',', '')));
    expect((documents ?? 0) + (rest ?? 0)).toBe(FILES);
    expect(documents).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(window.documents.getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(documents));
    await expect(window.article).toContainText('Misri spoke with Landau.');
  });

  await test.step('undo takes all of it back, and the project is sound', async () => {
    await page.keyboard.press('Control+z');
    await expect(page.getByText('No documents yet')).toBeVisible();
    await window.saved();
    const gone = app.waitForEvent('close');
    await app.evaluate(({ app: electron }) => electron.quit());
    await gone;
    expect(JSON.parse(annotary('check', project, '--json'))).toMatchObject({ sound: true });
    expect(JSON.parse(annotary('list', project, '--json'))).toMatchObject({ documents: [] });
  });
});

test('a running export is cancelled and leaves nothing', async ({ launch, folder }) => {
  test.slow();
  const random = randomNumbers(5);
  const documents = Array.from({ length: 40 }, () => makeArticle(6000, random));
  const project = await makeProject(folder, 'Large', { documents, annotations: 60_000 });
  const target = join(folder, 'out');
  mkdirSync(target);
  writeFileSync(join(target, 'Large.json'), 'what was there before');
  const { app, page } = await launch({ args: [project] });
  await new WorkbenchPage(page).documents.getByRole('button').first().waitFor();
  await answerDialogs(app, { save: join(target, 'Large.json') });
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption('json');
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'The export was cancelled. What was there before is unchanged.',
  );
  expect(readdirSync(target)).toEqual(['Large.json']);
});
