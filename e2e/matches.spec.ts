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
    const claim = (await rows.first().locator('.match-line').first().locator('span').textContent()) ?? '';
    await expect(pair.getByRole('article', { name: 'First claim' })).toContainText(claim);
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
  });

  await test.step('what was decided can be changed and taken back', async () => {
    await page.getByRole('radio', { name: 'Decided' }).click();
    const decided = page.getByRole('list', { name: 'Decided' }).getByRole('button');
    await expect(decided.first()).toContainText('Same');
    await decided.first().focus();
    await expect(pair.getByText(/^Proposition: /)).toHaveCount(2);
    await keyboard.press('x');
    await expect(decided.first()).toContainText('Contradicts');
    await expect(pair.getByText(/^Proposition: /)).not.toHaveCount(2);
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

  await test.step('what is pressed in the question about two propositions decides nothing behind it', async () => {
    await page.getByLabel('At least', { exact: true }).selectOption('0.1');
    const two = rows.filter({ hasText: 'At least six people' }).filter({ hasText: 'This levee was not overtopped' });
    await rows.first().focus();
    await keyboard.press('End');
    await two.focus();
    const dialog = page.getByRole('dialog', { name: 'Two propositions' });
    await keyboard.press('s');
    await expect(dialog).toBeVisible();
    for (const key of ['x', 'Delete', 'Escape']) await keyboard.press(key);
    await expect(dialog).toBeHidden();
    await expect(sum).toHaveText(/^9 of \d+ decided$/);
    await expect(two).toBeFocused();
    await keyboard.press('s');
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(sum).toHaveText(/^10 of \d+ decided$/);
    await expect(queue.locator('[data-row]:focus')).toHaveCount(1);
    await window.saved();
    await keyboard.press('Control+z');
    await expect(sum).toHaveText(/^9 of \d+ decided$/);
  });

  await test.step('no key of a fast hand is lost', async () => {
    await rows.first().focus();
    // Different ones: a key that goes down twice without going up is one that is held.
    await Promise.all(Array.from('rxdufnbp', (key) => keyboard.press(key)));
    await expect(sum).toHaveText(/^17 of \d+ decided$/);
    // Pairs that were kept back for others may come in above it.
    await expect(queue.locator('[data-row]:focus')).toHaveCount(1);
    await window.saved();
    await expect(sum).toHaveText(/^17 of \d+ decided$/);
  });
});
