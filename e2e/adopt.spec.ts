import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

/** A news text as brat keeps it. */
function newsInBrat(folder: string): string {
  const text = 'Terry Pratchett lived in England 🏴.\nJoanne Rowling, known as Jo, lives in Scotland.\n';
  const spans = [
    ['Person', 'Terry Pratchett'],
    ['GPE', 'England'],
    ['Person', 'Joanne Rowling'],
    ['Person', 'Jo,'],
    ['GPE', 'Scotland'],
  ].map(([label = '', quote = ''], index) => {
    const start = Array.from(text.slice(0, text.lastIndexOf(quote))).length;
    return `T${index + 1}\t${label} ${start} ${start + quote.length}\t${quote}\n`;
  });
  writeFileSync(join(folder, 'news.txt'), text);
  const annotations = join(folder, 'news.ann');
  writeFileSync(annotations, `${spans.join('')}R1\tLocated Arg1:T1 Arg2:T2\t\n`);
  return annotations;
}

test('annotations of another tool are looked at, decided about and imported, by keyboard', async ({
  launch,
  folder,
}) => {
  const sample = newsInBrat(folder);
  const project = join(folder, 'Adopted.annotary');
  annotary('new', project);
  const { app, page } = await launch({ args: [project] });
  const window = new WorkbenchPage(page);
  await expect(page.getByText('No article is open')).toBeVisible();
  await answerDialogs(app, { open: [sample] });
  const dialog = page.getByRole('dialog', { name: 'Import annotations' });

  await test.step('what was found is shown, and nothing is written', async () => {
    await page.keyboard.press('Control+i');
    await expect(dialog).toContainText('brat standoff: 1 file');
    await expect(dialog).toContainText('Documents: 1 new');
    await expect(dialog).toContainText(/(\d+) of \1 quotes agree, counted in code points/);
    await expect(dialog.getByRole('button', { name: 'Import' })).toBeFocused();
    await expect(window.documents.getByRole('listitem')).toHaveCount(0);
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('a label is left out', async () => {
    const field = dialog.getByRole('combobox', { name: 'GPE becomes' });
    await window.tabTo(field);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('leave');
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('Leave out');
  });

  await test.step('the rest comes in, and what did not is told', async () => {
    await window.tabTo(dialog.getByRole('button', { name: 'Import' }));
    await page.keyboard.press('Enter');
    const done = page.getByRole('dialog', { name: 'Import', exact: true });
    await expect(done).toContainText('annotations whose label is left out');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(done).toBeHidden();
    await expect(window.documents.getByRole('listitem')).toHaveCount(1);
  });

  await test.step('undo takes all of it back', async () => {
    await page.keyboard.press('Control+z');
    await expect(page.getByText('No documents yet')).toBeVisible();
  });
});
