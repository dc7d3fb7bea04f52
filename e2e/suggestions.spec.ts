import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from './axe.ts';
import { parse } from './csv.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

const ARTICLE =
  'The Velda board met on 9 March 2024.\n\n“It did not stop,” Ruth Ivesen said. The repair cost $3 million, and the Velda board paid half of it on 12 April.';

test('suggestions with the keyboard alone', async ({ launch, folder }) => {
  const { app, page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const bar = page.getByRole('region', { name: 'Suggestions' });
  const file = join(folder, 'board.txt');
  writeFileSync(file, ARTICLE);

  await test.step('make a project and import', async () => {
    await answerDialogs(app, { save: join(folder, 'Boards.annotary'), open: [file] });
    await window.newProject('Boards');
    await window.importFiles();
    await expect(bar).toBeHidden();
  });

  await test.step('switch suggesters on, and add a list of names from a file', async () => {
    const names = join(folder, 'boards.csv');
    writeFileSync(names, 'name,kind\n"Velda board",public\nHeron Bend,place\n');
    await answerDialogs(app, { open: [names] });
    await window.runByName('Suggestions');
    const dialog = page.getByRole('dialog', { name: 'Suggestions' });
    for (const name of [/^The rules/, /^Dates/, /^Money/, /^Quotations/]) {
      await dialog.getByRole('checkbox', { name }).focus();
      await keyboard.press('Space');
    }
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add a list of names' }).focus();
    await keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await dialog.getByRole('button', { name: 'Add from a file…' }).focus();
    await keyboard.press('Enter');
    await expect(dialog).toContainText('2 places in the open article: Velda board');
    // The heading is no name.
    await expect(dialog.getByRole('textbox', { name: 'Names, one per line' })).toHaveValue('Velda board\nHeron Bend');
    await expect(dialog.getByRole('checkbox', { name: 'The first row is a heading' })).toBeChecked();
    await expect(dialog.getByRole('region', { name: 'First rows of boards' })).toContainText('Velda board');
    await dialog.getByRole('combobox', { name: 'Label to suggest' }).selectOption('Organization');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save the rule' }).focus();
    await keyboard.press('Enter');
    await expect(dialog.getByRole('list', { name: 'Rules of this project' })).toContainText('boards');
  });

  await test.step('a pattern that would never end is stopped and told of', async () => {
    const dialog = page.getByRole('dialog', { name: 'Suggestions' });
    await dialog.getByRole('button', { name: 'Add a pattern' }).focus();
    await keyboard.press('Enter');
    const pattern = dialog.getByRole('textbox', { name: 'Regular expression' });
    await pattern.focus();
    await keyboard.type('(unclosed');
    await expect(dialog.getByRole('alert')).toContainText('Unterminated group');
    await pattern.fill('(\\w+\\s?)+§');
    await expect(dialog).toContainText('took longer than 1 s');
    expect(await axeFindings(page)).toEqual([]);
    // Esc goes back, but throws nothing away unasked.
    await keyboard.press('Escape');
    await expect(dialog.getByRole('button', { name: 'Go on editing' })).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Escape');
    await expect(pattern).toBeFocused();
    await keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Throw away' }).focus();
    await keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Add a list of names' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('step, accept and reject', async () => {
    await window.article.focus();
    await expect(bar).toContainText('6 suggestions');
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('n');
    await expect(bar).toContainText('In the list “boards”: Velda board');
    await expect(bar).toContainText('1 of 6');
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: null });
    await keyboard.press('y');
    await expect(window.entry('Velda board')).toContainText('Organization');
    await expect(bar).toContainText('9 March 2024');
    await keyboard.press('x');
    await expect(bar).toContainText('It did not stop');
    await expect(window.entry('9 March 2024')).toHaveCount(0);
    await keyboard.press('y');
    await expect(window.entry('It did not stop')).toContainText('Claim');
    await expect(bar).toContainText('$3 million');
  });

  await test.step('another label for the same words', async () => {
    await keyboard.press('0');
    await expect(window.entry('$3 million')).toContainText('Other');
    await expect(bar).toContainText('1 of 2');
  });

  await test.step('undo brings a rejected one back', async () => {
    await keyboard.press('Control+z');
    await expect(window.entry('$3 million')).toHaveCount(0);
    await keyboard.press('Control+z');
    await keyboard.press('Control+z');
    await expect(window.entry('It did not stop')).toHaveCount(0);
    await keyboard.press('Escape');
    await expect(bar).toContainText('5 suggestions');
    await keyboard.press('Control+Shift+Z');
    await expect(bar).toContainText('4 suggestions');
    await window.saved();
  });

  await test.step('an export holds what was accepted, and says where it comes from', async () => {
    const tables = join(folder, 'tables');
    await answerDialogs(app, { save: tables, open: [tables] });
    await keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await expect(dialog.getByRole('checkbox', { name: /^Also rejected suggestions/ })).not.toBeChecked();
    await dialog.getByRole('button', { name: 'Export…' }).focus();
    await keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible();
    const mentions = parse(readFileSync(join(tables, 'mentions.csv'), 'utf8'));
    expect(mentions.map(({ text, status, origin, confidence }) => [text, status, origin, confidence])).toEqual([
      ['Velda board', 'accepted', 'suggested:boards', '0.8'],
    ]);
  });
});
