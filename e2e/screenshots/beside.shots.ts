import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { annotary } from '../annotary.ts';
import { expect, root, test } from '../fixtures.ts';
import { WorkbenchPage } from '../workbench-page.ts';

// Two articles beside each other, to be looked at by a person: in two sizes and both themes.

const folder = join(root, 'test-results/screenshots');
const shownInDocs = 'beside-claim-light-1440x900';
/** Real articles to be looked at too, where there are some. */
const articles = process.env['ANNOTARY_ARTICLES'];

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
  { width: 1920, height: 1080 },
];

async function setUp(app: ElectronApplication, theme: 'light' | 'dark', size: (typeof sizes)[number]): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow, nativeTheme }, [wanted, bounds]) => {
      nativeTheme.themeSource = wanted;
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, ...bounds });
    },
    [theme, size] as const,
  );
}

async function shoot(page: Page, name: string): Promise<void> {
  // What is brought into view takes some frames, and the ruler is drawn when the window is idle.
  await page.waitForTimeout(400);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  if (name === shownInDocs) copyFileSync(path, join(root, 'docs/images', `${name}.png`));
}

for (const size of sizes) {
  for (const theme of ['light', 'dark'] as const) {
    const look = `${theme}-${size.width}x${size.height}`;
    test(`beside ${look}`, async ({ launch, folder: home }) => {
      mkdirSync(folder, { recursive: true });
      const project = join(home, 'Harrowmere levee.annotary');
      annotary('new', project, '--sample', '--annotator', 'Kim Adler');
      const { app, page } = await launch({ args: [project] });
      const window = await new WorkbenchPage(page).ready();
      await setUp(app, theme, size);
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width);
      await page.keyboard.press('Alt+b');
      await page.keyboard.type('ministry');
      await shoot(page, `beside-choose-${look}`);
      await page.keyboard.press('Enter');
      await expect(window.article).toHaveCount(2);
      const left = window.article.first();
      const claim = await window.placeOf('The gap opened', 1, left);
      await page.mouse.click(claim.from.x + 2, claim.from.y);
      await shoot(page, `beside-claim-${look}`);
      await left.hover();
      await page.mouse.wheel(0, 500);
      await shoot(page, `beside-scrolled-${look}`);
      await page.keyboard.press('Control+f');
      await page.keyboard.type('levee');
      await shoot(page, `beside-find-${look}`);
    });

    if (articles === undefined) continue;
    test(`beside, real articles ${look}`, async ({ launch, folder: home }) => {
      const project = join(home, 'Articles.annotary');
      annotary('new', project, '--annotator', 'Kim Adler');
      const files = readdirSync(articles).map((name) => join(articles, name));
      annotary('import', project, ...files);
      const { app, page } = await launch({ args: [project] });
      const window = await new WorkbenchPage(page).ready();
      await setUp(app, theme, size);
      await page.keyboard.press('Alt+b');
      await page.keyboard.press('Enter');
      await expect(window.article).toHaveCount(2);
      await shoot(page, `beside-real-${look}`);
      // What is selected in the one waits while the hand is in the other, and so does a frame.
      await page.keyboard.press('Control+Home');
      for (let i = 0; i < 14; i += 1) await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('c');
      await page.keyboard.press('Alt+o');
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('Shift+ArrowRight');
      await shoot(page, `beside-waiting-${look}`);
    });
  }
}
