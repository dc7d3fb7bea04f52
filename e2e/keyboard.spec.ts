import { join } from 'node:path';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from './csv.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

test('the main job with the keyboard alone', async ({ launch, folder }) => {
  const { app, page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const file = join(folder, 'talks.txt');
  writeFileSync(
    file,
    'Foreign Secretary Misri spoke with Landau.\n\nThe ministry said that talks went well on Friday.',
  );

  await test.step('make a project', async () => {
    await answerDialogs(app, { save: join(folder, 'Keys.annotary'), open: [file] });
    await keyboard.press('Control+n');
    await expect(page.getByRole('dialog', { name: 'New project' })).toBeVisible();
    await keyboard.type('Keys');
    await keyboard.press('Tab');
    await keyboard.type('Ada');
    await keyboard.press('Enter');
    await expect(page.getByText('No article is open')).toBeVisible();
  });

  await test.step('import', async () => {
    await keyboard.press('Control+i');
    await expect(page.getByRole('dialog', { name: 'Import' })).toContainText('talks.txt');
    await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('select with the arrows and label', async () => {
    for (let i = 0; i < 6 && !(await window.article.evaluate((one) => one === document.activeElement)); i += 1)
      await keyboard.press('F6');
    await expect(window.article).toBeFocused();
    await keyboard.press('Control+Home');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('1');
    await expect(window.entry('Foreign Secretary Misri')).toHaveCount(1);
  });

  await test.step('move its boundary, relabel it, undo', async () => {
    await keyboard.press('Alt+Shift+ArrowDown');
    await expect(window.entry('Secretary Misri')).toHaveCount(1);
    await expect(window.inspector).toContainText('Secretary Misri');
    await keyboard.press('7');
    await expect(window.entry('Secretary Misri')).toContainText('Event');
    await keyboard.press('Control+z');
    await expect(window.entry('Secretary Misri')).toContainText('Person');
    await keyboard.press('Control+z');
    await expect(window.entry('Foreign Secretary Misri')).toHaveCount(1);
  });

  await test.step('label the next paragraph as a claim', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+End');
    await keyboard.press('Home');
    await keyboard.press('Shift+End');
    await keyboard.press('c');
    await expect(window.entry('The ministry said that talks went well on Friday')).toContainText('Claim');
  });

  await test.step('repeat a label on the next token', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+Home');
    await keyboard.press('ArrowRight');
    await keyboard.press('.');
    await expect(window.entry('Secretary').filter({ hasText: 'Claim' })).toHaveCount(1);
    await keyboard.press('Delete');
    await expect(window.entry('Secretary').filter({ hasText: 'Claim' })).toHaveCount(0);
  });

  await test.step('walk through the annotations, and out of the article', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+Home');
    await keyboard.press('Tab');
    await expect(window.inspector).toContainText('Foreign Secretary Misri');
    await keyboard.press('Tab');
    await expect(window.inspector).toContainText('The ministry said');
    await keyboard.press('Shift+Tab');
    await expect(window.inspector).toContainText('Foreign Secretary Misri');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await expect(window.article).not.toBeFocused();
  });

  await test.step('finish the document and export', async () => {
    await keyboard.press('Control+Enter');
    await window.saved();
    const tables = join(folder, 'tables');
    mkdirSync(tables);
    await answerDialogs(app, { save: tables, open: [tables] });
    await keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    const start = dialog.getByRole('button', { name: 'Export…' });
    await expect(start).toBeVisible();
    for (let i = 0; i < 15 && !(await start.evaluate((one) => one === document.activeElement)); i += 1)
      await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible();
    const claims = parse(readFileSync(join(tables, 'claims.csv'), 'utf8'));
    expect(claims.map(({ text }) => text)).toEqual(['The ministry said that talks went well on Friday']);
  });
});
