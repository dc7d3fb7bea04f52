import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { parse } from './csv.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

const text =
  'Immigration\n\nBruce highlighted that Landau expressed gratitude to India for its assistance.\n\n' +
  'A deficit of $45.7 billion was reported in 2024, the ministry told reporters.\n';
const reported = 'Landau expressed gratitude to India for its assistance';
const gratitude = 'gratitude to India for its assistance';

test('claims are framed with four keys, by who reports them, and with their figures', async ({ launch, folder }) => {
  const file = join(folder, 'article.txt');
  const project = join(folder, 'frames.annotary');
  writeFileSync(file, text);
  annotary('new', project, '--annotator', 'Kim');
  annotary('import', project, file);
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const bar = page.getByRole('region', { name: 'Frame of the claim' });
  const frame = window.inspector.getByRole('region', { name: 'Frame' });
  const cueEntry = window.annotations.getByRole('listitem').filter({ hasText: /^highlightedCue/ });
  const value = (name: string) => window.inspector.getByRole('textbox', { name, exact: true });

  await test.step('content, source, cue, kind', async () => {
    await window.select(reported);
    await keyboard.press('c');
    await expect(bar.getByRole('status')).toContainText('Who says “Landau expressed gratitude');
    await expect(bar.getByRole('button', { name: 'Bruce' })).toHaveAttribute('aria-keyshortcuts', '1');
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('1');
    await expect(bar.getByRole('status')).toContainText('Which word reports');
    await keyboard.press('1');
    await keyboard.press('s');
    await expect(bar).toHaveCount(0);
    await expect(value('Source')).toHaveValue('Bruce');
    await expect(value('Cue')).toHaveValue('highlighted');
    await expect(cueEntry).toHaveCount(1);
    await window.saved();
  });

  await test.step('one step of undo per key', async () => {
    await keyboard.press('Control+z');
    await keyboard.press('Control+z');
    await expect(value('Cue')).toHaveValue('');
    await expect(cueEntry).toHaveCount(0);
    await expect(value('Source')).toHaveValue('Bruce');
    await keyboard.press('Control+Shift+z');
    await keyboard.press('Control+Shift+z');
    await expect(value('Cue')).toHaveValue('highlighted');
    await window.saved();
  });

  await test.step('a claim in it is reported by both', async () => {
    await window.select(gratitude);
    await keyboard.press('c');
    await expect(bar.getByRole('status')).toContainText('reported by Bruce');
    await keyboard.press('1');
    await keyboard.press('Escape');
    await expect(bar).toHaveCount(0);
    await expect(frame).toContainText('Landau ← Bruce');
    expect(await axeFindings(page)).toEqual([]);
    await frame.getByRole('button', { name: /^Reported by Bruce/ }).click();
    await expect(window.inspector.locator('blockquote')).toHaveText(reported);
    await expect(frame.getByRole('button', { name: /^Reports Landau/ })).toBeVisible();
  });

  await test.step('a figure is taken over from the text, and its addressee is asked for', async () => {
    await window.select('A deficit of $45.7 billion was reported in 2024');
    await keyboard.press('c');
    await keyboard.press('1');
    await keyboard.press('1');
    await keyboard.press('f');
    await expect(bar.getByRole('status')).toContainText('To whom was');
    await keyboard.press('1');
    await expect(bar).toHaveCount(0);
    await expect(value('Addressee')).toHaveValue('reporters');
    await expect(frame.getByRole('list', { name: 'Figure' })).toContainText(
      'USD 45.7 billion (2024)read from the text',
    );
    await keyboard.press('Alt+q');
    await expect(value('Value')).toHaveValue(/^45[.,]?700[.,]?000[.,]?000$/);
    await expect(value('Period')).toHaveValue('2024');
    await expect(frame).toContainText('as the text says');
    expect(await axeFindings(page)).toEqual([]);
    await value('Value').fill('35000000000');
    await keyboard.press('Escape');
    await expect(frame.getByRole('list', { name: 'Figure' }).getByRole('listitem')).toHaveCount(2);
    await keyboard.press('Alt+q');
    await expect(frame.getByRole('list', { name: 'Figure' }).getByRole('listitem')).toHaveCount(1);
    await window.saved();
  });

  await test.step('evidence is selected in the text', async () => {
    await keyboard.press('Alt+c');
    await bar.getByRole('button', { name: 'Evidence' }).click();
    await window.select('was reported in 2024');
    await keyboard.press('Enter');
    await expect(bar.getByRole('button', { name: 'Evidence: was reported in 2024' })).toBeVisible();
    await keyboard.press('Escape');
    await window.saved();
  });

  await app.close();
  const folderOut = join(folder, 'csv');
  annotary('export', project, '--format', 'csv', '--out', folderOut);
  const claims = parse(readFileSync(join(folderOut, 'claims.csv'), 'utf8'));
  expect(claims.map(({ source, cue }) => [source, cue])).toEqual([
    ['Bruce', 'highlighted'],
    ['Landau', ''],
    ['the ministry', 'told'],
  ]);
});
