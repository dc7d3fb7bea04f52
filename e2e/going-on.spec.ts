import { copyFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

// What must not stop anybody in the middle of their work.

test('work goes on in the rescue when another program replaces the project’s file', async ({ launch, folder }) => {
  const project = join(folder, 'Replaced.annotary');
  annotary('new', project, '--sample');
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const own = page.getByRole('status', { name: 'Save state' });
  annotary('new', join(folder, 'other.annotary'));
  copyFileSync(join(folder, 'other.annotary'), join(folder, 'copy'));
  renameSync(join(folder, 'copy'), project);

  await window.select('broke through');
  await page.keyboard.press('7');
  await expect(page.getByText('Nothing is lost: you are working in')).toBeVisible({ timeout: 20_000 });
  await expect(own).toHaveText('All changes saved', { timeout: 20_000 });
  await expect(window.entry('broke through')).toHaveCount(1);
  await window.select('spent');
  await page.keyboard.press('7');
  await window.saved();
  await app.close();

  const rescue = readdirSync(folder).find((name) => name.includes('rescued') && name.endsWith('.annotary'));
  expect(rescue).toBeDefined();
  annotary('export', join(folder, rescue ?? ''), '--format', 'csv', '--out', join(folder, 'all.csv'));
  expect(JSON.parse(annotary('check', join(folder, rescue ?? ''), '--json'))).toMatchObject({ sound: true });
  const list = JSON.parse(annotary('list', join(folder, rescue ?? ''), '--json')) as {
    documents: { labels: Record<string, number> }[];
  };
  expect(list.documents[0]?.labels['event']).toBe(3);
});

test('the keyboard always has a place: after another article, a search hit, a dialog', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  await window.article.focus();
  await keyboard.press('Alt+ArrowRight');
  await expect(window.article).toHaveAccessibleName(/Ministry sees no neglect/);
  await expect(window.article).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('7');
  await expect(window.inspector.getByRole('combobox', { name: 'Label' })).toContainText('Event');

  await keyboard.press('Control+k');
  await keyboard.type('Who pays');
  await keyboard.press('Enter');
  await expect(window.article).toHaveAccessibleName(/Who pays/);
  await expect(window.article).toBeFocused();

  // From the article through every part of the window, and back.
  const regions = new Set<string>();
  for (let i = 0; i < 6; i += 1) {
    await keyboard.press('F6');
    regions.add(
      await page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'] ?? ''),
    );
  }
  expect([...regions].sort()).toEqual(expect.arrayContaining(['documents', 'inspector', 'labels', 'reader']));
});

test('a drag that begins beside the column selects, and never relabels what it ends on', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { from, to } = await window.placeOf('The gap opened at 3.40 a.m.');
  await page.mouse.move(from.x - 60, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.press('7');
  await expect(window.entry('The gap opened at 3.40 a.m').filter({ hasText: 'Event' })).toHaveCount(1);
  await expect(window.entry('3.40 a.m.').filter({ hasText: 'Date' })).toHaveCount(1);
});

test('what is made shows through a label filter, and is not made twice', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  await page.getByRole('button', { name: 'Filter by label' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Person/ }).click();
  await page.keyboard.press('Escape');
  for (let i = 0; i < 2; i += 1) {
    await window.select('broke through');
    await page.keyboard.press('7');
    await expect(window.entry('broke through')).toHaveCount(1);
  }
  await window.saved();
});
