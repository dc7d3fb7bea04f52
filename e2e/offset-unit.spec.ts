import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

test('offsets that nothing shows the unit of are counted as a person says, by keyboard', async ({ launch, folder }) => {
  const row = {
    text: '😀😀北京是中国的首都，上海是大城市。',
    label: [
      [2, 4, 'LOC'],
      [11, 13, 'LOC'],
    ],
  };
  const file = join(folder, 'cities.jsonl');
  writeFileSync(file, `${JSON.stringify(row)}\n`);
  const project = join(folder, 'Cities.annotary');
  annotary('new', project);
  const { app, page } = await launch({ args: [project] });
  const window = new WorkbenchPage(page);
  await expect(page.getByText('No article is open')).toBeVisible();
  await answerDialogs(app, { open: [file] });
  const dialog = page.getByRole('dialog', { name: 'Import annotations' });
  const unit = dialog.getByRole('combobox', { name: 'Offsets of the files count' });
  const target = dialog.getByRole('combobox', { name: 'LOC becomes' });

  await test.step('what fits as well is named, with what hangs on it', async () => {
    await page.keyboard.press('Control+i');
    await expect(dialog).toContainText(/could as well be .*code points: then 2 annotations would stand elsewhere/);
    await expect(dialog).toContainText('“都，”');
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('another unit shows other words, and what was decided stays', async () => {
    await window.tabTo(target);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('City');
    await page.keyboard.press('Enter');
    await window.tabTo(unit);
    await page.keyboard.type('Code');
    await expect(dialog).toContainText('counted in code points, as you said');
    await expect(dialog).toContainText('“北京”“上海”');
    await expect(target).toHaveValue(/^New: City/);
    await expect(unit).toHaveValue('codepoint');
  });

  await test.step('they come in where they belong', async () => {
    await window.tabTo(dialog.getByRole('button', { name: 'Import' }));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Done' }).press('Enter');
    await expect(window.entry('北京')).toHaveCount(1);
    await expect(window.entry('上海')).toHaveCount(1);
  });
});
