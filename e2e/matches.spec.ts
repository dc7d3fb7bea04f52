import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

test('pairs of claims are proposed, decided by key, brought back by undo, looked at and taken back', async ({
  launch,
  folder,
}) => {
  const project = join(folder, 'levee.annotary');
  annotary('new', project, '--sample', '--annotator', 'Kim');
  const { page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const queue = page.getByRole('list', { name: 'Pairs of claims' });
  const rows = queue.getByRole('button');
  const pair = page.getByRole('region', { name: 'The pair' });
  const sum = page.getByRole('status').filter({ hasText: ' decided' });

  await test.step('open the queue', async () => {
    await window.view('Claims').focus();
    await keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Claims' }).focus();
    await page.getByRole('radio', { name: 'Matches' }).focus();
    await keyboard.press('Space');
    await expect(rows.first()).toBeVisible();
    await expect(sum).toHaveText(/^9 of \d+ decided$/);
    await expect(pair.getByRole('article', { name: 'First claim' })).toContainText('The levee at Heron Bend');
    expect(await axeFindings(page)).toEqual([]);
  });

  const firstName = await rows.first().textContent();
  await test.step('leave one for later, and turn it down after all', async () => {
    await rows.first().focus();
    await keyboard.press('Space');
    await expect(rows.nth(1)).toBeFocused();
    await keyboard.press('ArrowUp');
    await expect(rows.first()).toBeFocused();
    await keyboard.press('r');
    await expect(sum).toHaveText(/^10 of \d+ decided$/);
    await expect(rows.first()).toBeFocused();
    expect(await rows.first().textContent()).not.toBe(firstName);
    await window.saved();
  });

  await test.step('undo brings the pair back and selects it', async () => {
    await keyboard.press('Control+z');
    await expect(sum).toHaveText(/^9 of \d+ decided$/);
    await expect(rows.filter({ hasText: firstName ?? '' }).first()).toBeFocused();
  });

  await test.step('same makes one proposition of both', async () => {
    await keyboard.press('Enter');
    await expect(sum).toHaveText(/^10 of \d+ decided$/);
    await window.saved();
    await page.getByRole('radio', { name: 'Coverage' }).click();
    await expect(page.getByRole('status').filter({ hasText: '1 proposition, ' })).toBeVisible();
    await page.getByRole('radio', { name: 'Matches' }).click();
  });

  await test.step('what was decided can be changed and taken back', async () => {
    await page.getByRole('radio', { name: 'Decided' }).click();
    const decided = page.getByRole('list', { name: 'Decided' }).getByRole('button');
    await expect(decided.first()).toContainText('Same');
    await decided.first().focus();
    await keyboard.press('x');
    await expect(decided.first()).toContainText('Contradicts');
    expect(await axeFindings(page)).toEqual([]);
    await decided.first().focus();
    await keyboard.press('Delete');
    await expect(sum).toHaveText('9 pairs decided');
    await page.getByRole('radio', { name: 'Waiting' }).click();
    await expect(rows.filter({ hasText: firstName ?? '' }).first()).toBeVisible();
  });

  await test.step('find the matches of one claim from the article', async () => {
    await window.view('Read').click();
    await window.openDocument('Levee gives way at Harrowmere, four dead and eleven missing');
    await window.entry('Four people died and eleven were missing by noon').getByRole('button').first().click();
    await keyboard.press('Alt+m');
    await expect(page.getByText('Only pairs of “Four people died')).toBeVisible();
    await page.getByRole('button', { name: 'All claims' }).click();
    await expect(page.getByText('Only pairs of “Four people died')).toBeHidden();
  });
});
