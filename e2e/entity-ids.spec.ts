import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

test('entries get their ids from a file, with the keyboard alone and in one step of undo', async ({
  launch,
  folder,
}) => {
  const project = join(folder, 'levee.annotary');
  annotary('new', project, '--sample', '--annotator', 'Ada');
  const file = join(folder, 'ids.csv');
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const register = page.getByRole('table', { name: 'Register of entities' });
  const dialog = page.getByRole('dialog', { name: 'Ids for the register from “ids.csv”' });
  const list = dialog.getByRole('list', { name: 'Entries and their ids' });
  const rows = register.locator('[data-row]');
  let names: string[] = [];

  await test.step('a register to begin with', async () => {
    await window.runByName('Entities');
    await page.getByRole('button', { name: /^Accept \d+$/ }).focus();
    await keyboard.press('Enter');
    await expect(rows.nth(3)).toBeVisible();
    names = await rows.allTextContents();
    await window.saved();
  });
  const [first = '', second = ''] = names;

  await test.step('what is sure is ticked, and what is not has to be chosen', async () => {
    writeFileSync(file, `name,id,type\n${first},Q1,\n"${second}",Q2,\n"${second}",Q3,\nNobody,nothing,\n`);
    await answerDialogs(app, { open: [file] });
    await window.runByName('Ids for entries from a file');
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await expect(list.getByRole('checkbox', { name: `Take the id for ${first}` })).toBeChecked();
    await expect(list.getByRole('checkbox', { name: `Take the id for ${second}` })).not.toBeChecked();
    await expect(dialog).toContainText('1 line could not be read');
    expect(await axeFindings(page)).toEqual([]);
    const which = list.getByRole('combobox', { name: `Id of ${second}` });
    await which.focus();
    await which.selectOption({ index: 2 });
    await expect(list.getByRole('checkbox', { name: `Take the id for ${second}` })).toBeChecked();
    await dialog.getByRole('button', { name: 'Give 2 entries their ids' }).focus();
    await keyboard.press('Enter');
    await expect(page.getByText('2 entries have ids now.')).toBeVisible();
    await expect(dialog).toBeHidden();
  });

  await test.step('both have them, until that is undone', async () => {
    await rows.filter({ hasText: second }).first().focus();
    await keyboard.press('Enter');
    const wikidata = page.getByRole('region', { name: 'Entry' }).getByRole('textbox', { name: 'Wikidata' });
    await expect(wikidata).toHaveValue('Q3');
    await window.runByName('Undo');
    await expect(wikidata).toHaveValue('');
    await window.saved();
  });

  await test.step('the command line gives only what is sure', async () => {
    await app.close();
    writeFileSync(file, `name,id\n"${first}",Q1\n"${second}",Q2\n"${second}",Q3\n`);
    const told = annotary('link-ids', project, file);
    expect(told).toContain(`${first}: wikidata:Q1`);
    expect(told).toContain(`${second}: to be chosen in the window, one of wikidata:Q2, wikidata:Q3`);
    expect(annotary('link-ids', project, file)).toContain('0 entries given their ids, 1 to be chosen, 1 had theirs');
  });
});
