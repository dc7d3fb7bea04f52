import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

/** How many stretches of text are painted as hits, and the text of the one that is shown. */
async function paintedHits(page: Page): Promise<{ others: number; current: string }> {
  return page.evaluate(() => {
    const textOf = (range: AbstractRange) =>
      range.startContainer.textContent?.slice(range.startOffset, range.endOffset) ?? '';
    const of = (name: string) => [...(CSS.highlights.get(name) ?? [])];
    return { others: of('find').length, current: of('find-current').map(textOf).join('|') };
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`finding in the document, and labelling a hit by keyboard, in the ${theme} theme`, async ({ launch }) => {
    const { app, page } = await launch();
    const window = await new WorkbenchPage(page).ready();
    const { keyboard } = page;
    await app.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted;
    }, theme);
    await page.setViewportSize({ width: 1024, height: 700 });
    await window.article.focus();
    await keyboard.press('Control+f');
    const bar = page.getByRole('search', { name: 'Find in the document' });
    await expect(bar.getByRole('searchbox')).toBeFocused();

    await keyboard.type('the');
    await expect(bar.getByRole('status')).toContainText(/^1 of \d+/);
    await expect.poll(async () => (await paintedHits(page)).others).toBeGreaterThan(3);
    expect(await axeFindings(page)).toEqual([]);

    await bar.getByRole('searchbox').fill('Harrowmere');
    await expect(bar.getByRole('status')).toContainText(/^1 of \d+/);
    await keyboard.press('Enter');
    await expect(bar.getByRole('status')).toContainText(/^2 of \d+/);
    await keyboard.press('F3');
    await keyboard.press('Control+Shift+g');
    await expect(bar.getByRole('status')).toContainText(/^2 of \d+/);
    expect((await paintedHits(page)).current.toLowerCase()).toBe('harrowmere');

    await keyboard.press('Escape');
    await expect(bar).toBeHidden();
    await expect(window.article).toBeFocused();
    const before = await window.entry('Harrowmere').filter({ hasText: 'Event' }).count();
    await keyboard.press('7');
    await expect(window.entry('Harrowmere').filter({ hasText: 'Event' })).toHaveCount(before + 1);
    await keyboard.press('Control+g');
    await keyboard.press('7');
    await expect(window.entry('Harrowmere').filter({ hasText: 'Event' })).toHaveCount(before + 2);
    await window.saved();
    expect((await paintedHits(page)).current).toBe('');
  });
}

test('a concordance sorted by the right context, of which two hits are labelled and undone', async ({ launch }) => {
  const { app, page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  await keyboard.press('Control+4');
  const field = page.getByRole('searchbox', { name: 'Search all articles' });
  await expect(field).toBeFocused();
  await keyboard.type('levee');
  const table = page.getByRole('table', { name: 'Hits' });
  await expect(page.getByText(/^\d+ hits in \d+ documents\.$/)).toBeVisible();

  const right = table.getByRole('columnheader', { name: 'Right context' });
  await right.getByRole('button').press('Enter');
  await expect(right).toHaveAttribute('aria-sort', 'ascending');
  const contexts = async () => {
    const cells = await table.locator('.hit-right').allTextContents();
    return cells.slice(0, 12).map((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/u)?.[0] ?? '');
  };
  const isSorted = async () => {
    const words = await contexts();
    return words.length > 3 && words.join() === words.toSorted().join();
  };
  await expect.poll(isSorted).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await axeFindings(page)).toEqual([]);

  const events = table.locator('.chip', { hasText: 'Event' });
  const before = await events.count();
  await table.getByRole('checkbox').first().focus();
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await expect(page.getByText('2 ticked')).toBeVisible();
  await keyboard.press('7');
  await expect(events).toHaveCount(before + 2);
  await expect(page.getByText('0 ticked')).toBeVisible();
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
  });
  await page.setViewportSize({ width: 1024, height: 700 });
  expect(await axeFindings(page)).toEqual([]);
  await window.saved();
  await keyboard.press('Control+z');
  await expect(events).toHaveCount(before);

  await keyboard.press('Enter');
  await expect(window.article).toBeFocused();
  await keyboard.press('7');
  await expect(
    window.annotations.getByRole('listitem').filter({ hasText: 'Event' }).filter({ hasText: /levee/i }),
  ).not.toHaveCount(0);
  await keyboard.press('Control+4');
  await expect(field).toHaveValue('levee');
  await expect(table.getByRole('checkbox').nth(1)).toBeFocused();
});

test('a query by label and attribute, saved, and there again after a restart', async ({ launch }) => {
  const first = await launch();
  const window = await new WorkbenchPage(first.page).ready();
  const build = async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+4');
    await page.getByRole('radio', { name: 'Annotations' }).check({ force: true });
  };
  await build(first.page);
  const { page } = first;
  const sum = page.getByText(/^[\d,]+ annotations?$/);
  await expect(sum).toBeVisible();
  const all = await sum.textContent();
  await page.getByRole('button', { name: 'Label Any' }).press('ArrowDown');
  await page.keyboard.type('cl');
  await expect(page.getByRole('menuitemcheckbox', { name: 'Claim' })).toBeFocused();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Label Claim' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Attribute', exact: true }).selectOption({ label: 'Kind' });
  await page.getByRole('combobox', { name: 'Condition' }).selectOption({ label: 'is' });
  await page.getByRole('button', { name: /^Value/ }).press('ArrowDown');
  await page.keyboard.type('fi');
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect(sum).not.toHaveText(all ?? '');
  await page.setViewportSize({ width: 1024, height: 700 });
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  const found = (await sum.textContent()) ?? '';
  await page.getByRole('textbox', { name: 'Name' }).fill('Figures');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Saved queries' })).toHaveText(/Figures/);
  await window.saved();
  await first.app.close();

  const second = await launch();
  await new WorkbenchPage(second.page).ready();
  await build(second.page);
  await second.page.getByRole('combobox', { name: 'Saved queries' }).selectOption({ label: 'Figures' });
  await expect(second.page.getByText(found, { exact: true })).toBeVisible();
  await expect(second.page.getByRole('button', { name: 'Label Claim' })).toBeVisible();
  await second.page.getByRole('table').getByRole('checkbox').first().press('Enter');
  await expect(second.page.getByRole('complementary', { name: 'Inspector' })).toContainText('Figure');
});
