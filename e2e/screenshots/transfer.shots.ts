import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from '../annotary.ts';
import { expect, root, test } from '../fixtures.ts';
import { answerDialogs, chooseMenu, WorkbenchPage } from '../workbench-page.ts';

// Pictures of the dialogs that bring files in and datasets out, as views.shots.ts makes them of the other parts.

const folder = join(root, 'test-results/screenshots');
const sizes = [
  { width: 1920, height: 1080 },
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
      const brat = join(home, 'brat');
      mkdirSync(brat);
      annotary('export', project, '--format', 'brat', '--out', brat);
      const { app, page } = await launch({ args: [project] });
      await new WorkbenchPage(page).ready();
      await app.evaluate(
        ({ BrowserWindow, nativeTheme }, wanted) => {
          nativeTheme.themeSource = wanted.theme;
          BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, ...wanted.size });
        },
        { theme, size },
      );
      const shoot = async (name: string): Promise<void> => {
        // Choices that are remembered are settings, and settings say which theme it is.
        await app.evaluate(({ nativeTheme }, wanted) => {
          nativeTheme.themeSource = wanted;
        }, theme);
        await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2000 })));
        await page.screenshot({ path: join(folder, `${name}-${look}.png`), animations: 'disabled' });
      };

      await chooseMenu(app, 'export.dialog');
      const out = page.getByRole('dialog', { name: 'Export' });
      await expect(out).toBeVisible();
      await shoot('export');
      for (const format of ['conll', 'article-html', 'parquet']) {
        await out.getByLabel('Format').selectOption(format);
        await expect(out.locator('.export-forecast[aria-busy="false"]')).toBeVisible();
        await shoot(`export-${format}`);
      }
      await page.keyboard.press('Escape');

      const table = join(home, 'corpus.csv');
      writeFileSync(
        table,
        'id,headline,outlet,body,note\n7,Who pays?,Post,"Misri spoke with Landau, they said.",x\n8,Next,Times,Text two,\n',
      );
      await answerDialogs(app, { open: [table] });
      await page.keyboard.press('Control+i');
      await expect(page.getByRole('dialog', { name: 'Import' })).toContainText('articles in the table');
      await shoot('import-columns');
      await page.keyboard.press('Escape');

      const mentions = join(home, 'mentions.csv');
      writeFileSync(
        mentions,
        'Dokument,Von,Bis,Text,Code\nharbour-gazette.txt,0,5,Levee,Thing\nharbour-gazette.txt,6,11,gives,Act\n',
      );
      await answerDialogs(app, { open: [mentions] });
      await page.keyboard.press('Control+i');
      await expect(page.getByRole('dialog').first()).toBeVisible();
      await expect(page.getByRole('dialog').first()).toContainText('Dokument');
      await page.getByLabel('Each row is').selectOption({ label: 'an annotation' });
      await shoot('import-annotation-columns');
      await page.keyboard.press('Escape');

      const silent = join(home, 'cities.jsonl');
      writeFileSync(
        silent,
        `${JSON.stringify({ text: '😀😀北京是中国的首都，上海是大城市。', label: [[11, 13, 'LOC']] })}\n`,
      );
      await answerDialogs(app, { open: [silent] });
      await page.keyboard.press('Control+i');
      await expect(page.getByLabel('Offsets of the files count')).toBeVisible();
      await shoot('import-adopt-unit');
      await page.keyboard.press('Escape');

      await answerDialogs(app, { open: [brat] });
      await page.keyboard.press('Control+i');
      await expect(page.getByRole('dialog', { name: 'Import annotations' })).toBeVisible();
      await shoot('import-adopt');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog', { name: 'Import', exact: true })).toBeVisible();
      await shoot('import-done');
    });
  }
}
