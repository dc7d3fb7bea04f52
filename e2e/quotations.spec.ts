import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { parse } from './csv.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

const words = 'The levee at Heron Bend was overtopped by a flood that no model had foreseen';
const review = 'The crack that was, or was not, reported';

test('a quotation is found in another article, compared, and linked, by keyboard', async ({ launch, folder }) => {
  const project = join(folder, 'levee.annotary');
  annotary('new', project, '--sample', '--annotator', 'Kim');
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const exported = join(folder, 'quotations.csv');

  await test.step('see which quotations other articles have', async () => {
    await window.view('Claims').focus();
    await keyboard.press('Enter');
    await page.getByRole('radiogroup', { name: 'Show' }).getByRole('radio', { checked: true }).focus();
    await keyboard.press('q');
    const list = page.getByRole('list', { name: 'Quotations' });
    await expect(list.getByRole('listitem').first()).toContainText(words);
    await expect(list.getByRole('listitem').first()).toContainText('1 verbatim');
    expect(await axeFindings(page)).toEqual([]);
    await list.getByRole('button', { name: words }).first().focus();
    await keyboard.press('Enter');
    const version = page.getByRole('article', { name: review });
    await expect(version).toContainText('Verbatim');
    await expect(version).toContainText(words);
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('link the two claims, and take it back in one step', async () => {
    const version = page.getByRole('article', { name: review });
    await version.getByRole('button', { name: 'Link as different attribution' }).focus();
    await keyboard.press('Enter');
    await expect(version).toContainText('Different attribution');
    await window.saved();
    await window.runByName('Undo');
    await window.view('Claims').click();
    await expect(page.getByRole('article', { name: review })).toContainText(/Linked: Same$/);
    await expect(page.getByRole('button', { name: 'Link as different attribution' })).toBeVisible();
  });

  await test.step('take the table along, and go to the words', async () => {
    await answerDialogs(app, { save: exported });
    await page.getByRole('button', { name: 'Export this table…' }).click();
    await expect(page.getByText(/^quotations\.csv written/)).toBeVisible();
    const found = parse(readFileSync(exported, 'utf8')).filter((row) => row['found_document'] === review);
    expect(found).toMatchObject([{ verdict: 'verbatim', found_outlet: 'The Carrow Review' }]);
    await page.getByRole('article', { name: review }).getByRole('button', { name: 'Go to the text' }).focus();
    await keyboard.press('Enter');
    await expect(window.article).toHaveAccessibleName(review);
  });

  await test.step('see the passage that the two articles share', async () => {
    await window.view('Claims').click();
    await page.getByRole('radio', { name: 'Shared passages' }).check();
    const list = page.getByRole('list', { name: 'Shared passages' });
    await list.getByRole('button', { name: words }).focus();
    await keyboard.press('Enter');
    await expect(page.getByText('These 2 articles count as one source')).toBeVisible();
    await expect(page.getByRole('article', { name: review })).toContainText('no evidence of neglect');
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('the command line prints the same rows', async () => {
    await app.close();
    // The file has the order of the list, where those that were found come first.
    const rows = (table: string) => table.split('\r\n').sort();
    expect(rows(annotary('quotations', project))).toEqual(rows(readFileSync(exported, 'utf8')));
    expect(annotary('shared-passages', project).split('\n')).toHaveLength(4);
  });
});
