import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { parse } from './csv.ts';
import { expect, test } from './fixtures.ts';
import { sampleWithoutPropositions } from './sample-project.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

const statement = 'Four people died and eleven were missing by noon';
const sixWere = 'At least six people were killed';

test('two claims of two articles become one proposition, and are told by who says them, by keyboard', async ({
  launch,
  folder,
}) => {
  const project = join(folder, 'levee.annotary');
  sampleWithoutPropositions(project, 'Kim');
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const coverage = page.getByRole('table', { name: 'Coverage' });

  await test.step('make a proposition of a claim, and give it to a claim of another article', async () => {
    await window.openDocument('Levee gives way at Harrowmere, four dead and eleven missing');
    await window.entry(statement).getByRole('button').first().focus();
    await keyboard.press('Enter');
    await window.inspector.getByRole('button', { name: 'New from the claim’s words' }).focus();
    await keyboard.press('Enter');
    await expect(window.inspector.getByRole('combobox', { name: 'Proposition' })).toHaveValue(statement);

    await window.openDocument('Ministry sees no neglect as Harrowmere toll reaches six');
    await window.entry(sixWere).getByRole('button').first().focus();
    await keyboard.press('Enter');
    await window.inspector.getByRole('combobox', { name: 'Proposition' }).focus();
    await keyboard.type(statement);
    await keyboard.press('Enter');
    await expect(window.inspector.getByRole('button', { name: 'Take away' })).toBeVisible();
    await window.saved();
  });

  await test.step('see in the matrix what the articles make of it', async () => {
    await window.view('Claims').focus();
    await keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Coverage' }).focus();
    await keyboard.press('Space');
    await expect(coverage).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: '1 proposition, ' })).toBeVisible();
    await coverage.getByRole('button', { name: statement }).focus();
    await keyboard.press('ArrowRight');
    await expect(
      coverage.getByRole('button', { name: /^Levee gives way.*: (Attributed|Different figure), the Harrowmere Fire/ }),
    ).toBeFocused();
    await expect(coverage.getByRole('button', { name: /: Absent$/ }).first()).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);

    await keyboard.press('ArrowLeft');
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Proposition' });
    await expect(dialog.getByRole('list', { name: 'Claims' }).getByRole('listitem')).toHaveCount(2);
    await expect(dialog.getByRole('button', { name: new RegExp(`^${sixWere}`) })).toBeInViewport();
    await expect(dialog).toContainText('Carrow County rescue service');
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(coverage.getByRole('button', { name: statement })).toBeFocused();
  });

  const exported = join(folder, 'who-said-what.csv');
  await test.step('see who said it, and take the table along', async () => {
    await page.getByRole('radio', { name: 'Coverage' }).focus();
    await keyboard.press('ArrowLeft');
    const said = page.getByRole('table', { name: 'Who said what' });
    await expect(said.getByRole('row').filter({ hasText: 'the Harrowmere Fire Brigade' }).first()).toContainText(
      `${statement}${statement}`,
    );
    expect(await axeFindings(page)).toEqual([]);
    await answerDialogs(app, { save: exported });
    await page.getByRole('button', { name: 'Export this table…' }).focus();
    await keyboard.press('Enter');
    await expect(page.getByText(/^who-said-what\.csv written/)).toBeVisible();
    expect(parse(readFileSync(exported, 'utf8')).filter((row) => row['proposition'] === statement)).toMatchObject([
      { speaker: 'the Harrowmere Fire Brigade', cue: 'said', directness: 'indirect', date: '2024-03-09' },
      { speaker: 'Carrow County rescue service', date: '2024-03-10' },
    ]);

    await page.getByRole('combobox', { name: 'Group by' }).selectOption('Speaker');
    await expect(said.getByRole('button', { name: /^Carrow County rescue service/ })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('compare the figures', async () => {
    await page.getByRole('radio', { name: 'Who said what' }).focus();
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    const figures = page.getByRole('table', { name: 'Figures' });
    // Both numbers of the claim are there; its field says that the deaths are meant.
    const six = figures.getByRole('row').filter({ hasText: sixWere });
    await expect(six).toHaveCount(2);
    await expect(six.filter({ hasText: '≥ 6 deaths' })).toHaveCount(1);
    await expect(page.getByRole('status').filter({ hasText: 'with differences' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('undo the second one, and the matrix forgets it', async () => {
    await keyboard.press('ArrowLeft');
    await expect(coverage.getByRole('button', { name: /^Ministry sees no neglect.*: Absent$/ })).toHaveCount(0);
    await window.runByName('Undo');
    await page.getByRole('tab', { name: 'Claims' }).click();
    await expect(coverage.getByRole('button', { name: /^Ministry sees no neglect.*: Absent$/ })).toHaveCount(1);
    await window.runByName('Redo');
    await page.getByRole('tab', { name: 'Claims' }).click();
    await expect(coverage.getByRole('button', { name: /^Ministry sees no neglect.*: Absent$/ })).toHaveCount(0);
    await window.saved();
  });

  await test.step('the command line prints the same rows', async () => {
    await app.close();
    expect(annotary('who-said-what', project)).toBe(readFileSync(exported, 'utf8'));
  });
});
