import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

const before = `Levee gives way

The county said on Friday that six people died in Harrowmere. The mayor denied any neglect.

Rescue boats came from Carrow at noon. The water stood two metres high in the market hall.
`;
const after = `Levee gives way

The county said on Saturday that seven people died in Harrowmere.

Rescue boats came from Carrow at noon. The water stood two metres high in the market hall. The ministry looks into it.
`;

test('an updated version comes in with its annotations, and what is uncertain is looked at', async ({
  launch,
  folder,
}) => {
  const project = join(folder, 'levee.annotary');
  const files = { first: join(folder, 'levee.txt'), second: join(folder, 'levee-update.txt') };
  writeFileSync(files.first, before);
  writeFileSync(files.second, after);
  annotary('new', project, '--annotator', 'Ada');
  annotary('import', project, files.first);
  const { app, page } = await launch({ args: [project] });
  const window = new WorkbenchPage(page);
  const { keyboard } = page;
  await window.openDocument('Levee gives way');
  const bar = page.getByRole('region', { name: 'Carried over' });

  await test.step('label claims and a place in the first version', async () => {
    for (const words of ['six people died in Harrowmere', 'The mayor denied any neglect']) {
      await window.select(words);
      await window.labels.getByRole('button', { name: /^Claim/ }).click();
      await expect(window.entry(words)).toHaveCount(1);
    }
    await window.select('Carrow');
    await window.labels.getByRole('button', { name: /^Place/ }).click();
    await window.saved();
  });

  await test.step('import the update from the palette', async () => {
    await answerDialogs(app, { open: [files.second] });
    await keyboard.press('Escape');
    await window.runByName('Import an updated version');
    await expect(page.getByText('3 annotations carried over')).toHaveCount(0);
    await expect(page.getByText(/2 annotations carried over to “Levee gives way”; 2 need a look/)).toBeVisible();
    await expect(window.entry('seven people died in Harrowmere')).toHaveCount(1);
    await expect(window.entry('Carrow')).toHaveCount(1);
    await expect(window.documents.getByRole('button', { name: /Version 2 of 2, 2 need a look/ })).toBeVisible();
    await expect(bar).toContainText('0 of 2 looked at');
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('see what differs, change by change', async () => {
    await window.runByName('Differences from the version before');
    const dialog = page.getByRole('dialog', { name: 'Differences' });
    await expect(dialog.getByRole('status')).toHaveText(/^Change 1 of \d$/);
    await expect(dialog.locator('del').filter({ hasText: 'six' }).first()).toBeVisible();
    await expect(dialog.locator('ins').filter({ hasText: 'seven' }).first()).toBeVisible();
    await expect(
      dialog.getByRole('button', { name: /six people died.*its words changed · needs a look/ }),
    ).toBeVisible();
    await expect(
      dialog.getByRole('button', { name: /The mayor denied.*its words are gone · needs a look/ }),
    ).toBeVisible();
    await dialog.getByRole('button', { name: 'Next change' }).focus();
    await keyboard.press('n');
    await expect(dialog.getByRole('status')).toHaveText(/^Change 2 of \d$/);
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('decide by key: right as it is, and dismissed', async () => {
    await window.goToArticle();
    await keyboard.press('Alt+v');
    await expect(bar).toContainText('six people died in Harrowmere');
    await expect(bar).toContainText('seven people died in Harrowmere');
    await expect(bar).toContainText(/Changed · \d+% sure/);
    await expect(bar.locator('del')).toContainText('six');
    await expect(bar.locator('ins')).toContainText('seven');
    expect(await axeFindings(page)).toEqual([]);
    const size = page.viewportSize() ?? { width: 1440, height: 900 };
    await page.setViewportSize({ width: 1024, height: 700 });
    const list = await bar.getByRole('button', { name: 'List…' }).boundingBox();
    const box = await bar.boundingBox();
    expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0));
    await page.screenshot({ path: 'test-results/version-bar-narrow.png' });
    await page.setViewportSize(size);
    await keyboard.press('Alt+y');
    await expect(bar).toContainText('1 of 2 looked at');
    await expect(bar).toContainText('Its words are not in the new text.');
    await keyboard.press('Alt+x');
    await expect(bar).toBeHidden();
    await expect(window.documents.getByRole('button', { name: /Version 2 of 2, Open/ })).toBeVisible();
  });

  await test.step('undo brings the question back, and the list has it', async () => {
    await keyboard.press('Control+z');
    await expect(bar).toContainText('1 of 2 looked at');
    await window.runByName('What was carried over and needs a look');
    const dialog = page.getByRole('dialog', { name: 'Carried over: what needs a look' });
    await expect(dialog.getByRole('listitem')).toHaveCount(1);
    await page.screenshot({ path: 'test-results/version-list.png' });
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: /The mayor denied any neglect/ }).focus();
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await window.select('The ministry looks into it');
    await keyboard.press('Alt+p');
    await expect(window.entry('The ministry looks into it')).toHaveCount(1);
    await expect(bar).toBeHidden();
    await window.saved();
  });

  await test.step('only the newest version counts among the claims, unless older ones are asked for', async () => {
    await window.view('Claims').click();
    await page.getByRole('radio', { name: 'Who said what' }).click();
    await expect(page.getByRole('status').filter({ hasText: '2 claims' })).toBeVisible();
    await page.getByRole('checkbox', { name: 'Older versions too' }).check();
    await expect(page.getByRole('status').filter({ hasText: '4 claims' })).toBeVisible();
  });

  await app.close();
  expect(
    annotary('who-said-what', project)
      .split('\n')
      .filter((line) => line.includes('people died')),
  ).toHaveLength(1);
});

test('an import says what looks like an updated version, and one press makes it so', async ({ launch, folder }) => {
  const project = join(folder, 'levee.annotary');
  const files = { first: join(folder, 'levee.txt'), second: join(folder, 'levee-update.txt') };
  writeFileSync(files.first, before);
  writeFileSync(files.second, after);
  annotary('new', project, '--annotator', 'Ada');
  annotary('import', project, files.first);
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready().catch(() => new WorkbenchPage(page));
  await answerDialogs(app, { open: [files.second] });
  await page.keyboard.press('Control+i');
  const make = page.getByRole('button', { name: 'Make it the updated version: levee-update.txt' });
  await expect(make).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await make.focus();
  await page.keyboard.press('Enter');
  await expect(make).toBeHidden();
  // The dialog that tells how far it is stands over this one for a moment.
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(window.inspector.getByText('Version 2 of 2')).toBeVisible();
  await window.inspector.getByRole('button', { name: 'Not a version of it' }).click();
  await expect(window.inspector.getByText('The only version.')).toBeVisible();
});
