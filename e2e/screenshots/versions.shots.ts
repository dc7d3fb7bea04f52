import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from '../annotary.ts';
import { expect, root, test } from '../fixtures.ts';
import { answerDialogs, WorkbenchPage } from '../workbench-page.ts';

// Pictures of updated versions, as views.shots.ts makes them of the other parts.

const folder = join(root, 'test-results/screenshots');
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
];

for (const size of sizes) {
  for (const theme of ['light', 'dark'] as const) {
    const look = `${theme}-${size.width}x${size.height}`;
    test(look, async ({ launch, folder: home }) => {
      mkdirSync(folder, { recursive: true });
      const project = join(home, 'Harrowmere levee.annotary');
      annotary('new', project, '--sample', '--annotator', 'Kim Adler');
      const { app, page } = await launch({ args: [project] });
      const window = await new WorkbenchPage(page).ready();
      await app.evaluate(
        ({ BrowserWindow, nativeTheme }, wanted) => {
          nativeTheme.themeSource = wanted.theme;
          BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, ...wanted.size });
        },
        { theme, size },
      );
      const shoot = async (name: string): Promise<void> => {
        await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2000 })));
        await page.screenshot({ path: join(folder, `${name}-${look}.png`), animations: 'disabled' });
      };
      await window.documents.getByRole('button').nth(3).click();
      await expect(window.article).toBeVisible();
      const text = await window.article.innerText();
      const file = join(home, 'levee-update.txt');
      writeFileSync(file, updated(text));
      await answerDialogs(app, { open: [file] });
      await window.runByName('Import an updated version');
      await expect(page.getByText(/annotations carried over/).first()).toBeVisible();
      await shoot('version-imported');
      await page.keyboard.press('Alt+v');
      await shoot('version-bar');
      await window.runByName('Differences from the version before');
      await expect(page.locator('.version-line').first()).toBeVisible();
      await shoot('version-differences');
      await page.keyboard.press('Escape');
      await window.runByName('What was carried over and needs a look');
      await shoot('version-look');
      await page.keyboard.press('Escape');
      await window.documents.getByRole('button').nth(4).click();
      await page.keyboard.press('Escape');
      await window.runByName('Is an updated version of');
      await shoot('version-of');
    });
  }
}

/** As a newsroom would: a figure corrected, a sentence out, a paragraph moved, another one added. */
function updated(text: string): string {
  const paragraphs = text.split(/\n+/).filter((line) => line.trim() !== '');
  const [title = '', first = '', second = '', third = '', ...rest] = paragraphs;
  return [
    title,
    first.replace(/\b(four|six|seven|\d+)\b/, 'nine').replace('said', 'confirmed'),
    third,
    second.split('. ').slice(1).join('. '),
    ...rest,
    'Editors’ note: this article was updated with the figures of the county.',
  ].join('\n\n');
}
