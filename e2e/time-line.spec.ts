import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from './axe.ts';
import { parse } from './csv.ts';
import { expect, test } from './fixtures.ts';
import { sampleWithoutPropositions } from './sample-project.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

test('claims stand along time, are gone through by arrows, and lead to their words', async ({ launch, folder }) => {
  const project = join(folder, 'levee.annotary');
  sampleWithoutPropositions(project, 'Kim');
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const line = page.getByRole('list', { name: 'Time line' });

  await test.step('see the speakers along the dates of the articles', async () => {
    await window.view('Claims').focus();
    await keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Network' }).focus();
    await keyboard.press('ArrowRight');
    await page.getByRole('combobox', { name: 'Lanes' }).selectOption('Speakers');
    await expect(line.getByRole('listitem', { name: 'the Harrowmere Fire Brigade' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('go from mark to mark, and to the words', async () => {
    const first = line.getByRole('listitem').first().getByRole('button').first();
    await first.focus();
    const name = await first.getAttribute('aria-label');
    await keyboard.press('ArrowDown');
    await expect(first).not.toBeFocused();
    await keyboard.press('ArrowUp');
    await expect(line.getByRole('button', { name: name ?? '' }).first()).toBeFocused();
    await line.getByRole('button', { name: /^9 March 2024: Four people died/ }).focus();
    await keyboard.press('Enter');
    await expect(window.article).toHaveAccessibleName(/^Levee gives way/);
    await window.view('Claims').click();
    await expect(page.getByRole('combobox', { name: 'Lanes' })).toHaveValue('speaker');
  });

  const file = join(folder, 'time-line.csv');
  await test.step('coarser, with the claims behind one mark, and as a file', async () => {
    await page.getByRole('combobox', { name: 'Lanes' }).selectOption('Propositions');
    await page.getByRole('combobox', { name: 'Period' }).selectOption('Months');
    await line
      .getByRole('button', { name: /^March 2024: \d+ claims/ })
      .first()
      .focus();
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'No proposition, March 2024' });
    await expect(dialog.getByRole('list', { name: 'Claims' }).getByRole('listitem').first()).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Escape');
    await answerDialogs(app, { save: file });
    await page.getByRole('button', { name: 'Export this table…' }).focus();
    await keyboard.press('Enter');
    await expect(page.getByText(/^time-line\.csv written/)).toBeVisible();
    expect(parse(readFileSync(file, 'utf8'))[0]).toMatchObject({ period: '2024-03-01', period_length: 'month' });
  });
});
