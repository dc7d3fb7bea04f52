import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

const CSV =
  'id,headline,summary,body\n7,Who pays?,In short,"Misri spoke with Landau, they said."\n8,Next,Short,Text two\n';

test('a table of articles is imported with the columns that were chosen, by keyboard', async ({ launch, folder }) => {
  const project = join(folder, 'Corpus.annotary');
  annotary('new', project);
  const table = join(folder, 'corpus.csv');
  writeFileSync(table, CSV);
  const { app, page } = await launch({ args: [project] });
  const window = new WorkbenchPage(page);
  await expect(page.getByText('No article is open')).toBeVisible();
  await answerDialogs(app, { open: [table] });
  const dialog = page.getByRole('dialog', { name: 'Import' });

  await test.step('the guess is shown with the first rows', async () => {
    await page.keyboard.press('Control+i');
    await expect(dialog).toContainText('2 articles in the table corpus.csv');
    await expect(dialog.getByRole('combobox', { name: 'Each row is' })).toBeFocused();
    await expect(dialog.getByRole('combobox', { name: 'Each row is' })).toHaveValue('article');
    await expect(dialog.getByRole('combobox', { name: /^Text/ })).toHaveValue('body');
    await expect(dialog.getByRole('combobox', { name: 'Title' })).toHaveValue('headline');
    await expect(dialog.getByRole('group', { name: 'The first rows' })).toContainText('Misri spoke with Landau');
    await expect(dialog.getByRole('status')).toHaveText('Kept as fields of the documents: summary');
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('another column is chosen, and the table comes in', async () => {
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('combobox', { name: 'The first row is' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('combobox', { name: /^Text/ })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('combobox', { name: 'Name of the document' })).toBeFocused();
    await page.keyboard.press('h');
    await expect(dialog.getByRole('combobox', { name: 'Title' })).toHaveValue('');
    await window.tabTo(dialog.getByRole('button', { name: 'Import the table' }));
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('2 documents were added.');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(window.documents.getByRole('listitem').first()).toContainText('Who pays?');
    await expect(window.article).toContainText('Misri spoke with Landau, they said.');
  });

  await test.step('undo takes all of it back', async () => {
    await page.keyboard.press('Control+z');
    await expect(page.getByText('No documents yet')).toBeVisible();
  });
});
