import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { annotary } from '../annotary.ts';
import { expect, root, test } from '../fixtures.ts';
import { WorkbenchPage } from '../workbench-page.ts';

// Pictures of every view, to be looked at by a person: in two sizes and both themes, under test-results/screenshots.
// Those that the documentation shows are copied there.

const folder = join(root, 'test-results/screenshots');
const shownInDocs = new Set([
  'read-light-1440x900',
  'read-dark-1440x900',
  'claim-light-1440x900',
  'note-light-1440x900',
  'links-light-1440x900',
  'entities-light-1440x900',
  'entity-light-1440x900',
  'export-light-1440x900',
  'codebook-light-1440x900',
  'search-light-1440x900',
  'suggestion-light-1440x900',
  'occurrences-light-1440x900',
  'document-history-light-1440x900',
  'settings-light-1440x900',
]);

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
];

async function shoot(page: Page, name: string): Promise<void> {
  // The ruler is drawn when the window is idle.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2000 })));
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  if (shownInDocs.has(name)) copyFileSync(path, join(root, 'docs/images', `${name}.png`));
}

async function setUp(app: ElectronApplication, look: { theme: 'light' | 'dark'; size: (typeof sizes)[number] }) {
  await app.evaluate(({ BrowserWindow, nativeTheme }, { theme, size }) => {
    nativeTheme.themeSource = theme;
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, ...size });
  }, look);
}

for (const size of sizes) {
  for (const theme of ['light', 'dark'] as const) {
    const look = `${theme}-${size.width}x${size.height}`;
    test(look, async ({ launch, folder: home, userData }) => {
      mkdirSync(folder, { recursive: true });
      // As on somebody's desk, and not in a folder for tests.
      const project = join(home, 'Documents/Research/Harrowmere levee.annotary');
      mkdirSync(join(project, '..'), { recursive: true });
      annotary('new', project, '--sample', '--annotator', 'Kim Adler');
      const settings = { annotator: 'Kim Adler', suggesters: ['memory', 'dates', 'money', 'quantities', 'quotations'] };
      writeFileSync(join(userData, 'settings.json'), JSON.stringify({ settings }));
      mkdirSync(join(root, 'docs/images'), { recursive: true });
      const { app, page } = await launch({ args: [project] });
      const window = await new WorkbenchPage(page).ready();
      await setUp(app, { theme, size });
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width);
      await shoot(page, `read-${look}`);
      await window.annotations.getByRole('listitem').filter({ hasText: 'Claim' }).first().getByRole('button').click();
      await shoot(page, `claim-${look}`);
      await page.keyboard.press('Alt+n');
      await expect(window.inspector.getByRole('textbox', { name: 'Note' })).toBeFocused();
      await page.keyboard.type('\n- ask for the source\ncompare with @the');
      await expect(page.getByRole('listbox')).toBeVisible();
      await shoot(page, `note-${look}`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      // A claim with links of several kinds, also to other articles.
      await window.clickOn('The gap opened');
      await expect(page.locator('.link-tag').first()).toBeVisible();
      await shoot(page, `links-${look}`);
      for (const view of ['Entities', 'Claims', 'Search', 'Statistics', 'Codebook', 'Export']) {
        await window.view(view).click();
        if (view === 'Search') {
          await page.getByRole('tabpanel').getByRole('searchbox').fill('levee');
          await page.keyboard.press('Enter');
        }
        if (view === 'Entities') {
          await page.getByRole('list', { name: 'Proposals' }).getByRole('button', { name: /sure/ }).first().click();
        }
        await page.waitForLoadState('networkidle');
        await shoot(page, `${view.toLowerCase()}-${look}`);
        if (view === 'Entities') {
          await page.getByRole('button', { name: /^Accept \d+$/ }).click();
          await page.getByRole('table').locator('[data-row]').first().click();
          await expect(page.getByRole('region', { name: 'Entry' }).getByRole('checkbox').first()).toBeVisible();
          await shoot(page, `entity-${look}`);
        }
      }
      await window.view('Read').click();
      for (const [keys, name] of [
        ['Control+n', 'new-project'],
        ['Control+e', 'export-dialog'],
        ['Control+k', 'palette'],
      ] as const) {
        await page.keyboard.press(keys);
        await expect(page.getByRole('dialog')).toBeVisible();
        await shoot(page, `${name}-${look}`);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
      for (const [action, name] of [
        ['Settings', 'settings'],
        ['Suggestions', 'suggestion-sources'],
        ['History of the document', 'document-history'],
        ['Trash', 'trash'],
      ] as const) {
        await page.keyboard.press('Control+k');
        await page.keyboard.type(action);
        await page.keyboard.press('Enter');
        await expect(page.getByRole('dialog', { name: action })).toBeVisible();
        await shoot(page, `${name}-${look}`);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
      await window.select('Harrowmere', { occurrence: 2 });
      await page.keyboard.press('a');
      await expect(page.getByRole('dialog')).toBeVisible();
      await shoot(page, `occurrences-${look}`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+f');
      await page.keyboard.type('the');
      await shoot(page, `find-${look}`);
      await page.keyboard.press('Escape');
      await page.keyboard.press('n');
      await shoot(page, `suggestion-${look}`);
      await window.article.focus();
      await page.keyboard.press('?');
      await shoot(page, `keys-${look}`);
      await page.keyboard.press('Escape');
      await window.openDocument('Field notes with difficult characters');
      await shoot(page, `difficult-${look}`);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('Close project');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
      await shoot(page, `welcome-${look}`);
    });
  }
}
