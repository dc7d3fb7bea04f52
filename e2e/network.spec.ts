import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { sampleWithoutPropositions } from './sample-project.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

const statement = 'Four people died and eleven were missing by noon';

test('two speakers of one proposition are drawn, gone through by keyboard, and taken along', async ({
  launch,
  folder,
}) => {
  const project = join(folder, 'levee.annotary');
  sampleWithoutPropositions(project, 'Kim');
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const drawing = page.getByRole('group', { name: 'Network', exact: true });

  await test.step('without propositions it says what it needs', async () => {
    await window.view('Claims').focus();
    await keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Figures' }).focus();
    await keyboard.press('ArrowRight');
    await expect(page.getByText('No network yet')).toBeVisible();
    await window.view('Read').click();
  });

  await test.step('give the same proposition to claims of two speakers', async () => {
    await window.openDocument('Levee gives way at Harrowmere, four dead and eleven missing');
    await window.entry(statement).getByRole('button').first().click();
    await window.inspector.getByRole('button', { name: 'New from the claim’s words' }).click();
    await window.openDocument('Ministry sees no neglect as Harrowmere toll reaches six');
    await window.entry('At least six people were killed').getByRole('button').first().click();
    await window.inspector.getByRole('combobox', { name: 'Proposition' }).focus();
    await keyboard.type(statement);
    await keyboard.press('Enter');
    await expect(window.inspector.getByRole('button', { name: 'Take away' })).toBeVisible();
    await window.saved();
  });

  await test.step('see them drawn, and go along the ties to the words', async () => {
    await window.view('Claims').click();
    await expect(drawing.getByRole('button')).toHaveCount(3);
    expect(await axeFindings(page)).toEqual([]);
    const proposition = drawing.getByRole('button', { name: /^Proposition Four people died/ });
    await proposition.focus();
    await keyboard.press('Enter');
    const behind = page.getByRole('region', { name: 'Behind it' });
    await expect(behind.getByRole('heading', { name: statement })).toBeFocused();
    await expect(behind.getByRole('list', { name: 'Claims' }).getByRole('listitem')).toHaveCount(2);
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Escape');
    await expect(proposition).toBeFocused();
    await keyboard.press('Enter');
    await window.tabTo(behind.getByRole('list', { name: 'Claims' }).getByRole('button').first());
    await keyboard.press('Enter');
    await expect(window.article).toBeVisible();
    await window.view('Claims').click();
    await expect(behind).toBeVisible();
  });

  const file = join(folder, 'network.csv');
  await test.step('as tables, of speakers alone, and as a matrix', async () => {
    await page.getByRole('combobox', { name: 'Network of' }).selectOption('Speakers');
    await page.getByRole('radio', { name: 'Drawing' }).focus();
    await keyboard.press('ArrowRight');
    const ties = page.getByRole('table', { name: 'Ties' });
    await expect(ties.getByRole('row').filter({ hasText: 'Congruence' })).toHaveCount(1);
    expect(await axeFindings(page)).toEqual([]);
    await answerDialogs(app, { save: file });
    await page.getByRole('button', { name: 'Export this network…' }).focus();
    await keyboard.press('Enter');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(page.getByText('network.csv written.')).toBeVisible();
  });

  await test.step('the command line prints the same matrix, and GraphML', async () => {
    await app.close();
    const options = ['--mode', 'speakers', '--relation', 'subtract'];
    expect(annotary('network', project, ...options, '--format', 'csv')).toBe(readFileSync(file, 'utf8'));
    expect(annotary('network', project)).toContain('<graph id="two-mode" edgedefault="undirected">');
  });
});
