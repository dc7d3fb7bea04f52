import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { answerDialogs, chooseMenu, WorkbenchPage } from './workbench-page.ts';

const text = 'The Ministry of External Affairs (MEA) said that Misri thanked Landau.\n\nZoë paid €12.\n';

/** A new project with one article, made and imported as a person would. */
async function openArticle(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  folder: string,
  files: Readonly<Record<string, Buffer | string>>,
): Promise<WorkbenchPage> {
  const window = await new WorkbenchPage(page).ready();
  mkdirSync(join(folder, 'in'));
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, 'in', name);
    writeFileSync(path, content);
    return path;
  });
  await answerDialogs(app, { save: join(folder, 'Reading.annotary'), open: paths });
  await page.keyboard.press('Control+n');
  await page.getByRole('dialog').getByLabel('Your name').fill('Ada');
  await page.getByRole('dialog').getByLabel('Name of the project').fill('Reading');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No article is open')).toBeVisible();
  await chooseMenu(app, 'import.files');
  return window;
}

test('overlapping, nested and crossing annotations can each be selected', async ({ launch, folder }) => {
  const started = await launch();
  const { page } = started;
  const window = await openArticle(started, folder, { 'a.txt': text });
  await page.getByRole('button', { name: 'Done' }).click();
  const marks = [
    ['Ministry of External Affairs (MEA)', '2'],
    ['External Affairs', '0'],
    ['Affairs (MEA) said', '9'],
    ['Misri thanked Landau', 'c'],
  ] as const;
  for (const [quote, key] of marks) {
    await window.select(quote);
    await page.keyboard.press(key);
    await expect(window.entry(quote)).not.toHaveCount(0);
  }
  await expect(window.annotations.getByRole('listitem')).toHaveCount(4);

  const inspected = window.inspector.getByRole('combobox', { name: 'Label' });
  await page.keyboard.press('Escape');
  for (const label of ['Other', 'Work', 'Organization', 'Other']) {
    await window.clickOn('Affairs');
    await expect(inspected).toContainText(label);
    await expect(inspected.locator('option:checked')).toHaveText(label);
  }
  await window.clickOn('thanked');
  await expect(inspected.locator('option:checked')).toHaveText('Claim');
});

test('a selection snaps to whole words, and with Alt it is taken as drawn', async ({ launch, folder }) => {
  const started = await launch();
  const { page } = started;
  const window = await openArticle(started, folder, { 'a.txt': text });
  await page.getByRole('button', { name: 'Done' }).click();
  await window.select('isri thanke');
  await page.keyboard.press('1');
  await expect(window.entry('Misri thanked')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(window.annotations).toBeHidden();
  await page.keyboard.down('Alt');
  await window.select('isri thanke');
  await page.keyboard.up('Alt');
  await page.keyboard.press('1');
  await expect(window.entry('isri thanke')).toHaveCount(1);
  await expect(window.entry('Misri thanked')).toHaveCount(0);
  await window.saved();
});

test('files that cannot be read are named with the reason, and the others come in', async ({ launch, folder }) => {
  const started = await launch();
  const { page } = started;
  const window = await openArticle(started, folder, {
    'good.txt': text,
    'empty.txt': '',
    'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
    'twin.txt': text,
  });
  const dialog = page.getByRole('dialog', { name: 'Import' });
  await expect(dialog).toContainText('1 document was added');
  for (const [file, reason] of [
    ['empty.txt', 'is empty'],
    ['picture.txt', 'PNG'],
    ['twin.txt', 'same content'],
  ] as const)
    await expect(dialog.getByRole('listitem').filter({ hasText: file }).filter({ hasText: reason })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(window.documents.getByRole('listitem')).toHaveCount(1);
});

test('a wrong encoding is shown and corrected, and annotations stay', async ({ launch, folder }) => {
  const started = await launch();
  const { page } = started;
  const window = await openArticle(started, folder, {
    'greek.txt': Buffer.from(text.replace('Zoë', 'Zo\u00eb'), 'latin1'),
  });
  await page.getByRole('button', { name: 'Done' }).click();
  await window.select('Landau');
  await page.keyboard.press('1');
  await window.saved();
  await page.keyboard.press('Escape');
  await window.inspector.getByRole('combobox', { name: 'Encoding' }).selectOption('iso-8859-7');
  await expect(window.article).toContainText('Zoλ');
  await expect(window.entry('Landau')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(window.article).not.toContainText('Zoλ');
});

test('what is said of an annotation is kept, and a label filter shows some only', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  await window.entry('Four people died').first().getByRole('button').click();
  await window.inspector.getByLabel('Source').fill('the brigade');
  await window.inspector.getByLabel('Note').fill('Checked twice.\nBy phone.');
  await page.keyboard.press('Escape');
  await window.saved();
  await window.entry('Heron Bend').first().getByRole('button').click();
  await window.entry('Four people died').first().getByRole('button').click();
  await expect(window.inspector.getByLabel('Source')).toHaveValue('the brigade');
  await expect(window.inspector.getByLabel('Note')).toHaveText(/Checked twice\.\s*By phone\./);

  await page.getByRole('button', { name: 'Filter by label' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Claim/ }).click();
  await expect(window.annotations.getByRole('listitem')).toHaveCount(7);
});
