import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from './csv.ts';
import { expect, root, test } from './fixtures.ts';
import { answerDialogs, chooseMenu, WorkbenchPage } from './workbench-page.ts';

// A researcher's whole day: a new project, articles in, tags by mouse, quit, start again, export.

const realArticles = join(root, '../shared/articles');

/** The five real articles where they are at hand, otherwise five files with the same traps. */
function articleFiles(folder: string): string[] {
  if (existsSync(realArticles)) return readdirSync(realArticles).map((name) => join(realArticles, name));
  process.stdout.write(`The real articles are not in ${realArticles}: the spec uses files of its own.\n`);
  mkdirSync(join(folder, 'in'));
  return Array.from({ length: 5 }, (_, i) => {
    const path = join(folder, 'in', `article-${i}.txt`);
    writeFileSync(
      path,
      `Trump and Landau, article ${i}\n\n“They met Misri”, Bruce said 😀. Misri and Landau talked.\n`,
    );
    return path;
  });
}

/** Files that other tools stumble over. */
function difficultFiles(folder: string): string[] {
  mkdirSync(join(folder, 'difficult'));
  const text = 'Miriam 😀 said:\r\n“Zoë paid €12”, on Friday.\r\nEnd.';
  const files = {
    'crlf-emoji.txt': Buffer.from(text),
    'bom.txt': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text.replace('Miriam', 'Nadia'))]),
    'utf16le.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace('Miriam', 'Tomas'), 'utf16le')]),
    'latin.txt': Buffer.from('Zo\xeb and Ren\xe9e said \x93no\x94 to the caf\xe9 owner in Montr\xe9al.', 'latin1'),
  };
  return Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, 'difficult', name);
    writeFileSync(path, bytes);
    return path;
  });
}

test('new project, import, tag by mouse, quit, start again, export', async ({ launch, folder }) => {
  const project = join(folder, 'Talks.annotary');
  const first = await launch();
  await test.step('make a project', async () => {
    const window = await new WorkbenchPage(first.page).ready();
    await answerDialogs(first.app, { save: project });
    await chooseMenu(first.app, 'project.new');
    const dialog = first.page.getByRole('dialog', { name: 'New project' });
    await dialog.getByLabel('Name of the project').fill('Talks');
    await dialog.getByLabel('Your name').fill('Ada');
    await dialog.getByRole('button', { name: 'Create…' }).click();
    await expect(dialog).toBeHidden();
    await expect(first.page.getByText('No article is open')).toBeVisible();
    await window.saved();
  });

  const window = new WorkbenchPage(first.page);
  await test.step('import files', async () => {
    await answerDialogs(first.app, { open: [...articleFiles(folder), ...difficultFiles(folder)] });
    await chooseMenu(first.app, 'import.files');
    const dialog = first.page.getByRole('dialog', { name: 'Import' });
    await expect(dialog).toContainText('9');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(window.article).toBeVisible();
  });

  await test.step('tag by mouse', async () => {
    await window.select('Landau');
    await window.labels.getByRole('button', { name: 'Person', exact: true }).click();
    await expect(window.entry('Landau')).toHaveCount(1);
    await window.select('Misri');
    await first.page.keyboard.press('1');
    await expect(window.entry('Misri')).toHaveCount(1);
    await window.saved();
    await first.page.keyboard.press('Control+z');
    await expect(window.entry('Misri')).toHaveCount(0);
    await first.page.keyboard.press('Control+Shift+z');
    await expect(window.entry('Misri')).toHaveCount(1);
    await window.saved();
  });
  await first.app.close();

  const second = await launch({ args: [project] });
  const again = await new WorkbenchPage(second.page).ready();
  await test.step('everything is there, and can still be undone', async () => {
    await expect(again.entry('Landau')).toHaveCount(1);
    await expect(again.entry('Misri')).toHaveCount(1);
    await second.page.keyboard.press('Control+z');
    await expect(again.entry('Misri')).toHaveCount(0);
    await second.page.keyboard.press('Control+Shift+z');
    await expect(again.entry('Misri')).toHaveCount(1);
    await again.saved();
  });

  await test.step('export', async () => {
    const out = join(folder, 'tables');
    await answerDialogs(second.app, { save: out, open: [out] });
    mkdirSync(out);
    await chooseMenu(second.app, 'export.dialog');
    const dialog = second.page.getByRole('dialog', { name: 'Export' });
    await dialog.getByLabel('Format').selectOption('csv');
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible();
    const mentions = parse(readFileSync(join(out, 'mentions.csv'), 'utf8'));
    expect(new Set(mentions.map(({ text }) => text))).toEqual(new Set(['Landau', 'Misri']));
    expect(mentions).toHaveLength(2);
    const documents = parse(readFileSync(join(out, 'documents.csv'), 'utf8'));
    expect(documents).toHaveLength(9);
    for (const row of mentions) {
      const source = documents.find((one) => one['document_id'] === row['document_id']);
      const file = articleFiles(folder).find((path) => basename(path) === source?.['name']);
      const points = Array.from(readFileSync(file ?? '', 'utf8'));
      expect(points.slice(Number(row['start']), Number(row['end'])).join('')).toBe(row['text']);
    }
  });
});
