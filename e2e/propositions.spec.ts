import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { parse } from './csv.ts';
import { expect, test } from './fixtures.ts';
import { sampleWithoutPropositions } from './sample-project.ts';
import { WorkbenchPage } from './workbench-page.ts';

const claim = 'Four people died and eleven were missing by noon';
const levee = 'Levee gives way at Harrowmere, four dead and eleven missing';

test('claims get propositions by keyboard, and a link the passages that show it', async ({ launch, folder }) => {
  const project = join(folder, 'levee.annotary');
  sampleWithoutPropositions(project, 'Kim');
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const list = page.getByRole('region', { name: 'Propositions' });
  const claims = page.getByRole('list', { name: 'Claims' });
  const assign = page.getByRole('combobox', { name: 'Assign to a proposition' });

  await test.step('tick a stretch of claims and assign it to a new proposition', async () => {
    await window.view('Claims').focus();
    await keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Claims' }).focus();
    await keyboard.press('ArrowRight');
    await expect(page.getByText('No propositions yet')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await claims.getByRole('button').first().focus();
    await keyboard.press('Space');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('3 claims ticked')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await assign.focus();
    await keyboard.type('What happened at the levee');
    await expect(page.getByRole('option', { name: /^New: What happened/ })).toBeVisible();
    await keyboard.press('Enter');
    await expect(list.getByRole('button', { name: /^What happened at the levee\s*3 claims/ })).toBeVisible();
    // The rows have gone with the focus: what stands in their place has it.
    await expect(claims.locator('button:focus')).toHaveCount(1);
    await window.saved();
  });

  await test.step('one step of undo', async () => {
    await keyboard.press('Control+z');
    await expect(page.getByText('No propositions yet')).toBeVisible();
    await keyboard.press('Control+Shift+z');
    await expect(list.getByRole('button', { name: /^What happened at the levee/ })).toBeVisible();
  });

  await test.step('split one claim off, and merge the two again after a look at the numbers', async () => {
    await list.getByRole('button', { name: /^What happened at the levee/ }).focus();
    await keyboard.press('Enter');
    await expect(claims.getByRole('listitem')).toHaveCount(3);
    await claims.getByRole('button').first().focus();
    await keyboard.press('Space');
    await assign.focus();
    await keyboard.type('Only this one');
    await expect(page.getByRole('option', { name: /^New: Only this one/ })).toBeVisible();
    await keyboard.press('Enter');
    await expect(claims.getByRole('listitem')).toHaveCount(2);
    await page.getByRole('button', { name: 'Merge into…' }).focus();
    await keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Merge into another proposition' }).focus();
    await keyboard.type('only');
    await expect(page.getByRole('option', { name: /^Only this one/ })).toBeVisible();
    await keyboard.press('Enter');
    await expect(page.getByText(/^2 claims of .* move to “Only this one”, which then has 3 claims/)).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Merge', exact: true }).focus();
    await keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Wording' })).toHaveValue('Only this one');
    await expect(claims.getByRole('listitem')).toHaveCount(3);
    await window.saved();
  });

  await test.step('give a link the words that show it', async () => {
    await window.view('Read').focus();
    await keyboard.press('Enter');
    await window.openDocument(levee);
    await window.entry(claim).getByRole('button').first().focus();
    await keyboard.press('Enter');
    const links = window.inspector.getByRole('region', { name: 'Links' });
    await window.goToArticle();
    await keyboard.press('Alt+r');
    await keyboard.type('fire brigade organization');
    await expect(page.getByRole('region', { name: 'New link' }).getByRole('option')).toHaveCount(1);
    await keyboard.press('Enter');
    await keyboard.press('1');
    const details = links.getByRole('button', { name: /^Details of the link/ }).first();
    await details.focus();
    await keyboard.press('Enter');
    await links.getByRole('button', { name: 'Add evidence…' }).first().focus();
    await keyboard.press('Enter');
    const bar = page.getByRole('region', { name: 'Evidence' });
    await expect(bar).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await expect(window.article).toBeFocused();
    await keyboard.press('ArrowRight');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('Enter');
    await expect(bar.getByRole('status')).toContainText('Added: “');
    await keyboard.press('Escape');
    await expect(bar).toHaveCount(0);
    await expect(links.getByRole('button', { name: /^Remove “/ })).toHaveCount(1);
    expect(await axeFindings(page)).toEqual([]);
    await window.saved();
    await keyboard.press('Control+z');
    await expect(links.getByRole('button', { name: /^Remove “/ })).toHaveCount(0);
    await keyboard.press('Control+Shift+z');
    await expect(links.getByRole('button', { name: /^Remove “/ })).toHaveCount(1);
    await window.saved();
  });

  await test.step('and find both in the export', async () => {
    await app.close();
    annotary('export', project, '--format', 'csv', '--out', join(folder, 'out'));
    const read = (name: string) => parse(readFileSync(join(folder, 'out', name), 'utf8'));
    expect(read('propositions.csv')).toMatchObject([{ statement: 'Only this one', claims: '3' }]);
    const shown = read('links.csv').filter((row) => row['from_evidence'] !== '' || row['to_evidence'] !== '');
    expect(shown).toHaveLength(1);
  });
});
