import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

const article = [
  'Landau met the ministry on Monday. Talks went well.',
  '',
  'The ministry said that Landau would stay. Landau’s aide agreed 😀 with Landau.',
  '',
  'LANDAU left on Friday.',
].join('\n');

/** A project with the article and a second document, made with the keyboard; the text cursor stands at its beginning. */
async function open({ app, page }: { app: ElectronApplication; page: Page }, folder: string): Promise<WorkbenchPage> {
  const window = await new WorkbenchPage(page).ready();
  const files = [join(folder, 'talks.txt'), join(folder, 'wire.txt')];
  writeFileSync(files[0] ?? '', article);
  writeFileSync(files[1] ?? '', 'Landau spoke again.');
  await answerDialogs(app, { save: join(folder, 'Speed.annotary'), open: files });
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('dialog', { name: 'New project' })).toBeVisible();
  await page.keyboard.type('Speed');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No article is open')).toBeVisible();
  await page.keyboard.press('Control+i');
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(window.article).toBeVisible();
  await window.goToArticle();
  await page.keyboard.press('Control+Home');
  return window;
}

const entries = (window: WorkbenchPage) => window.annotations.getByRole('listitem');

test('all same occurrences, with the keyboard, after a look at each; one undo', async ({ launch, folder }) => {
  const started = await launch();
  const { page } = started;
  const window = await open(started, folder);
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Tag all same occurrences' });
  await expect(dialog).toContainText('5 of 5 ticked, in 1 document');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('radio', { name: 'All documents' }).check();
  await expect(dialog).toContainText('6 of 6 ticked, in 2 documents');
  await dialog.getByRole('checkbox', { name: 'Same case' }).focus();
  await page.keyboard.press('Space');
  await expect(dialog).toContainText('5 of 5 ticked, in 2 documents');
  await dialog.getByRole('list', { name: 'Occurrences' }).getByRole('checkbox').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(dialog).toContainText('4 of 5 ticked');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(entries(window)).toHaveCount(3);
  await expect(page.getByText('Tagged: 4.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(window.annotations).toBeHidden();
  await page.keyboard.press('Control+Shift+z');
  await expect(entries(window)).toHaveCount(3);
});

test('the brush labels whatever is selected, by mouse and by keyboard', async ({ launch, folder }) => {
  const started = await launch();
  const { page } = started;
  const window = await open(started, folder);
  await page.keyboard.press('b');
  await expect(window.labels.getByRole('status')).toHaveText('Brush: Person. Select to label; Esc stops');
  await expect(window.labels.getByRole('button', { name: 'Person' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('2');
  await expect(window.labels.getByRole('status')).toContainText('Brush: Organization');
  expect(await axeFindings(page)).toEqual([]);

  await window.select('the ministry');
  await expect(window.entry('the ministry')).toContainText('Organization');
  await window.select('The ministry');
  await expect(entries(window)).toHaveCount(2);

  await window.goToArticle();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(window.entry('Landau')).toContainText('Person');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(window.entry('met the')).toContainText('Person');
  await page.keyboard.press('c');
  await page.keyboard.press('s');
  await expect(window.entry('Landau met the ministry on Monday')).toContainText('Claim');

  await page.keyboard.press('Escape');
  await expect(window.labels.getByRole('status')).toHaveText('');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(entries(window)).toHaveCount(5);
});

test('a selection grows by sentence and by paragraph', async ({ launch, folder }) => {
  const started = await launch();
  const { page } = started;
  const window = await open(started, folder);
  const selected = () => page.evaluate(() => document.getSelection()?.toString());
  await page.keyboard.press('s');
  await expect.poll(selected).toBe('Landau met the ministry on Monday');
  await page.keyboard.press('s');
  await expect.poll(selected).toBe('Landau met the ministry on Monday. Talks went well');
  await page.keyboard.press('p');
  await expect.poll(selected).toContain('agreed 😀 with Landau');
  await page.keyboard.press('c');
  await expect(window.entry('Landau met the ministry')).toContainText('Claim');
});

test('many annotations are relabelled, filled in and deleted at once, each with one undo', async ({
  launch,
  folder,
}) => {
  const started = await launch();
  const { page } = started;
  const window = await open(started, folder);
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog')).toContainText('5 of 5 ticked');
  await page.keyboard.press('Enter');
  await expect(entries(window)).toHaveCount(5);

  await window.annotations.getByRole('button').first().focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('group', { name: 'Ticked annotations' });
  await expect(bar.getByRole('status')).toHaveText('3 ticked');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('3');
  await expect(entries(window).filter({ hasText: 'Place' })).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(entries(window).filter({ hasText: 'Person' })).toHaveCount(5);

  await page.keyboard.press('Control+a');
  await expect(bar.getByRole('status')).toHaveText('5 ticked');
  await page.keyboard.press('c');
  await expect(entries(window).filter({ hasText: 'Claim' })).toHaveCount(5);
  await bar.getByRole('button', { name: 'Attribute…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set an attribute' });
  await dialog.getByRole('combobox', { name: 'Attribute' }).selectOption('Cue');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('said');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(entries(window).filter({ hasText: 'said' })).toHaveCount(5);
  await page.keyboard.press('Control+z');
  await expect(entries(window).filter({ hasText: 'said' })).toHaveCount(0);

  await window.annotations.getByRole('button').first().focus();
  await page.keyboard.press('Delete');
  await expect(window.annotations).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(entries(window)).toHaveCount(5);

  await window.annotations.getByRole('button').nth(1).click();
  await window.annotations
    .getByRole('button')
    .nth(3)
    .click({ modifiers: ['Control'] });
  await expect(bar.getByRole('status')).toHaveText('2 ticked');
  await window.annotations
    .getByRole('button')
    .nth(4)
    .click({ modifiers: ['Shift'] });
  await expect(bar.getByRole('status')).toHaveText('3 ticked');
});

test('labels are replaced over the whole project', async ({ launch, folder }) => {
  const started = await launch();
  const { page } = started;
  const window = await open(started, folder);
  await page.keyboard.press('1');
  await expect(window.entry('Landau')).toContainText('Person');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('replace labels');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Find and replace labels' });
  await dialog.getByRole('combobox', { name: 'become' }).selectOption('Place');
  await dialog.getByRole('radio', { name: 'All documents' }).check();
  await expect(dialog).toContainText('1 annotation becomes Place.');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Replace 1' }).click();
  await expect(window.entry('Landau')).toContainText('Place');
});

test('keys are what a person makes them, also after a restart', async ({ launch, folder }) => {
  const first = await launch();
  const { app, page } = first;
  await open(first, folder);
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await expect(dialog).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Filter actions' }).fill('brush');
  const brush = dialog.getByRole('button', { name: /^Change the keys of “Brush/ });
  await brush.press('Enter');
  await page.keyboard.press('a');
  await expect(dialog.getByRole('alert')).toContainText('a is “Tag all same occurrences” already.');
  await dialog.getByRole('button', { name: 'Keep it there' }).click();
  await brush.press('Enter');
  await page.keyboard.press('Control+ArrowLeft');
  await expect(dialog.getByRole('status')).toContainText('cannot be chosen');
  await brush.press('Enter');
  await page.keyboard.press('g');
  await expect(dialog.getByRole('status')).toContainText('are g now');
  await dialog.getByRole('textbox', { name: 'Filter actions' }).fill('Back up');
  await dialog.getByRole('button', { name: 'Change the keys of “Back up now”' }).press('Enter');
  await page.keyboard.press('Control+Shift+u');
  await expect(dialog.getByRole('status')).toContainText('Shift');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await app.close();

  const { page: again, app: second } = await launch({ args: [join(folder, 'Speed.annotary')] });
  const window = await new WorkbenchPage(again).ready();
  await window.goToArticle();
  await again.keyboard.press('b');
  await expect(window.labels.getByRole('status')).toHaveText('');
  await again.keyboard.press('g');
  await expect(window.labels.getByRole('status')).toContainText('Brush');
  await again.keyboard.press('g');
  const accelerator = await second.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('project.backup')?.accelerator,
  );
  expect(accelerator).toBe('CmdOrCtrl+Shift+U');
  await again.keyboard.press('Control+Shift+u');
  await expect(again.getByText('A verified backup was made')).toBeVisible();
  await again.keyboard.press('?');
  const sheet = again.getByRole('dialog', { name: 'All keys' });
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Brush: label' })).toHaveText(/g$/);
  await expect(sheet).toContainText('Text cursor by word');
  expect(await axeFindings(again)).toEqual([]);
});
