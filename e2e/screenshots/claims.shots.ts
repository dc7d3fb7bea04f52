import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from '../annotary.ts';
import { expect, root, test } from '../fixtures.ts';
import { WorkbenchPage } from '../workbench-page.ts';

// Pictures of what is done with claims across articles; see views.shots.ts.

const folder = join(root, 'test-results/screenshots');
const shownInDocs = new Set(['coverage', 'network', 'time-line', 'matches', 'frame', 'propositions']);

const parts = [
  ['Claims', 'claims-list'],
  ['Propositions', 'propositions'],
  ['Who said what', 'who-said-what'],
  ['Coverage', 'coverage'],
  ['Figures', 'figures'],
  ['Network', 'network'],
  ['Time line', 'time-line'],
  ['Matches', 'matches'],
  ['Relations', 'relations'],
  ['Quotations', 'quotations'],
] as const;

for (const [width, height] of [
  [1440, 900],
  [1024, 700],
] as const) {
  for (const theme of ['light', 'dark'] as const) {
    const look = `${theme}-${width}x${height}`;
    test(`claims ${look}`, async ({ launch, folder: home }) => {
      mkdirSync(folder, { recursive: true });
      const project = join(home, 'Documents/Research/Harrowmere levee.annotary');
      mkdirSync(join(project, '..'), { recursive: true });
      annotary('new', project, '--sample', '--annotator', 'Kim Adler');
      const { app, page } = await launch({ args: [project] });
      const window = await new WorkbenchPage(page).ready();
      await app.evaluate(
        ({ BrowserWindow, nativeTheme }, wanted) => {
          nativeTheme.themeSource = wanted.theme;
          BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, ...wanted.size });
        },
        { theme, size: { width, height } },
      );
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      const shoot = async (name: string): Promise<void> => {
        await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2000 })));
        const path = join(folder, `${name}-${look}.png`);
        await page.screenshot({ path, animations: 'disabled' });
        if (shownInDocs.has(name) && look === 'light-1440x900')
          copyFileSync(path, join(root, 'docs/images', `${name}-${look}.png`));
      };
      await window.clickOn('no call, no warning');
      await page.keyboard.press('Alt+c');
      await shoot('frame');
      await page.keyboard.press('Escape');
      await window.view('Claims').click();
      for (const [part, name] of parts) {
        await page.getByRole('radio', { name: part, exact: true }).check({ force: true });
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(600);
        await shoot(name);
      }
    });
  }
}
