import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

/** Every rule of WCAG 2.2 A and AA that a program can check. Legacy mode: Electron has no second page for the frames. */
async function problemsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

for (const theme of ['light', 'dark'] as const) {
  test(`every view is accessible in the ${theme} theme`, async ({ launch }) => {
    const { app, page } = await launch();
    const window = await new WorkbenchPage(page).ready();
    await app.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted;
    }, theme);
    for (const view of ['Entities', 'Claims', 'Search', 'Statistics', 'Codebook', 'Export', 'Read']) {
      await test.step(view, async () => {
        await window.view(view).click();
        await expect(window.view(view)).toHaveAttribute('aria-selected', 'true');
        expect(await problemsOf(page)).toEqual([]);
      });
    }
    await test.step('an annotation in the inspector', async () => {
      await window.annotations.getByRole('button').first().click();
      expect(await problemsOf(page)).toEqual([]);
    });
    for (const [keys, dialog] of [
      ['Control+e', 'Export'],
      ['Control+n', 'New project'],
      ['Control+k', 'Command palette'],
    ] as const) {
      await test.step(dialog, async () => {
        await page.keyboard.press(keys);
        await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
        expect(await problemsOf(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      });
    }
  });
}

test('the welcome screen is accessible', async ({ launch }) => {
  const { page } = await launch();
  await new WorkbenchPage(page).ready();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Close project');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
  expect(await problemsOf(page)).toEqual([]);
});
