import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

test('a table of annotations whose columns nobody could guess is read by what a person says of them, by keyboard', async ({
  launch,
  folder,
}) => {
  const text = 'Ada Moss lives in Lagos 🏴.';
  const table = join(folder, 'coded.csv');
  writeFileSync(table, `Beitrag;Stelle;Kode;Rest\n${text};Ada Moss;Person;x\n${text};Lagos;Port;y\n`);
  const project = join(folder, 'Coded.annotary');
  annotary('new', project);
  const { app, page } = await launch({ args: [project] });
  const window = new WorkbenchPage(page);
  await expect(page.getByText('No article is open')).toBeVisible();
  await answerDialogs(app, { open: [table] });
  const columns = page.getByRole('dialog', { name: 'Import', exact: true });
  const found = page.getByRole('dialog', { name: 'Import annotations' });
  const look = columns.getByRole('button', { name: 'Look at the annotations' });
  const choose = async (name: RegExp, typed: string): Promise<void> => {
    await window.tabTo(columns.getByRole('combobox', { name }));
    await page.keyboard.type(typed);
  };

  await test.step('each row is an annotation', async () => {
    await page.keyboard.press('Control+i');
    await choose(/^Each row is/, 'an annotation');
    await expect(columns.getByRole('status')).toContainText('Choose the column that names the document');
    await expect(look).toBeDisabled();
  });

  await test.step('columns are named, and what is missing is said until nothing is', async () => {
    await choose(/^Beitrag/, 'Text of');
    await choose(/^Stelle/, 'Annotated');
    await choose(/^Kode/, 'Label');
    await expect(columns.getByRole('status')).toHaveText('Kept as attributes: Rest');
    await choose(/^Rest/, 'Left out');
    expect(await axeFindings(page)).toEqual([]);
    await window.tabTo(look);
    await page.keyboard.press('Enter');
  });

  await test.step('what was found can be gone back from, and the columns are as they were', async () => {
    await expect(found).toContainText('Documents: 1 new');
    await window.tabTo(found.getByRole('button', { name: 'Choose the columns…' }));
    await page.keyboard.press('Enter');
    await expect(columns.getByRole('combobox', { name: /^Kode/ })).toHaveValue('label');
    await expect(columns.getByRole('combobox', { name: /^Rest/ })).toHaveValue('-');
    await window.tabTo(look);
    await page.keyboard.press('Enter');
  });

  await test.step('it comes in, and undo takes all of it back', async () => {
    await expect(found.getByRole('button', { name: 'Import' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(columns).toContainText('Annotations: 2 new');
    await page.keyboard.press('Enter');
    await expect(columns).toBeHidden();
    await expect(window.documents.getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(page.getByText('No documents yet')).toBeVisible();
  });
});
