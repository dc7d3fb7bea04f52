import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { annotary } from './annotary.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

/**
 * Drags files over the window as the operating system does: the browser makes File objects that know their paths, on
 * Electron and on the stand-in alike.
 */
async function drag(page: Page, paths: readonly string[]): Promise<Dragged> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  let at = { x: 0, y: 0 };
  const send = async (type: 'dragEnter' | 'dragOver' | 'drop'): Promise<void> => {
    await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
  };
  return {
    over: async (x, y) => {
      const entering = at.x === 0;
      at = { x, y };
      if (entering) await send('dragEnter');
      await send('dragOver');
    },
    drop: () => send('drop'),
  };
}

interface Dragged {
  readonly over: (x: number, y: number) => Promise<void>;
  readonly drop: () => Promise<void>;
}

test('files and folders that are dropped on the window are imported', async ({ launch, folder }) => {
  const project = join(folder, 'Dropped.annotary');
  annotary('new', project);
  mkdirSync(join(folder, 'more'));
  const paths = [join(folder, 'talks.txt'), join(folder, 'notes.md'), join(folder, 'photo.txt'), join(folder, 'more')];
  writeFileSync(paths[0] ?? '', 'Misri spoke with Landau.\n');
  writeFileSync(paths[1] ?? '', '# Zoë’s notes\n\nThe levée held.\n');
  writeFileSync(paths[2] ?? '', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
  writeFileSync(join(folder, 'more', 'wire.txt'), 'Six people were killed.\n');
  const { page } = await launch({ args: [project] });
  const window = new WorkbenchPage(page);
  await expect(page.getByText('No article is open')).toBeVisible();

  const hint = page.getByText('Drop the files to import them');
  await test.step('dropped, they come in, and what cannot is named', async () => {
    const dragged = await drag(page, paths);
    await dragged.over(400, 300);
    await expect(hint).toBeVisible();
    await dragged.over(100, 200);
    await expect(hint).toBeVisible();
    await dragged.drop();
    const report = page.getByRole('dialog', { name: 'Import' });
    await expect(report).toContainText('3 documents were added.');
    await expect(report).toContainText('photo.txt is not a text');
    await expect(hint).toBeHidden();
    await page.keyboard.press('Enter');
    await expect(report).toBeHidden();
    for (const name of ['talks.txt', 'notes', 'wire.txt'])
      await expect(window.documents.getByRole('button', { name: new RegExp(name) })).toHaveCount(1);
    await expect(window.article).toContainText('Misri spoke with Landau.');
    await window.saved();
  });
});

test('without a project a drop says what to do first', async ({ launch, folder }) => {
  const file = join(folder, 'talks.txt');
  writeFileSync(file, 'Misri spoke with Landau.\n');
  const { page } = await launch();
  await new WorkbenchPage(page).ready();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Close project');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
  const dragged = await drag(page, [file]);
  await dragged.over(400, 300);
  await expect(page.getByText('Open or make a project first')).toBeVisible();
  await dragged.drop();
  await expect(page.getByText('No project is open.')).toBeVisible();
});
