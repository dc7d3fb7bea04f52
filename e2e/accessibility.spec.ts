import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`every view is accessible in the ${theme} theme`, async ({ launch }) => {
    const { app, page } = await launch();
    const window = await new WorkbenchPage(page).ready();
    await app.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted;
    }, theme);
    for (const view of ['Entities', 'Claims', 'Search', 'Statistics', 'Codebook', 'Export', 'Read']) {
      await test.step(view, async () => {
        await window.view(view).click();
        await expect(window.view(view)).toHaveAttribute('aria-selected', 'true');
        expect(await axeFindings(page)).toEqual([]);
      });
    }
    await test.step('an annotation in the inspector', async () => {
      await window.annotations.getByRole('button').first().click();
      expect(await axeFindings(page)).toEqual([]);
    });
  });

  test(`every dialog is accessible in the ${theme} theme`, async ({ launch }) => {
    // All rules on the whole window, fifteen times.
    test.slow();
    const { app, page } = await launch();
    const window = await new WorkbenchPage(page).ready();
    await app.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted;
    }, theme);
    const { keyboard } = page;
    const shown = page.getByRole('dialog');
    const check = async (name: string, open: () => Promise<unknown>): Promise<void> => {
      await test.step(name, async () => {
        await open();
        await expect(page.getByRole('dialog', { name, exact: true })).toBeVisible();
        expect(await axeFindings(page)).toEqual([]);
        await keyboard.press('Escape');
        await expect(shown).toBeHidden();
      });
    };
    await check('Export', () => keyboard.press('Control+e'));
    await check('New project', () => keyboard.press('Control+n'));
    await check('Command palette', () => keyboard.press('Control+k'));
    await check('Settings', () => keyboard.press('Control+,'));
    for (const name of ['All keys', 'Messages', 'Suggestions', 'Trash', 'History of the document', 'Remove document'])
      await check(name, () => window.runByName(name));
    await window.annotations.getByRole('button').first().click();
    await check('History of the annotation', () => keyboard.press('Alt+h'));
    await check('Tag all same occurrences', () => keyboard.press('a'));
    await check('Find and replace labels', () => window.runByName('Find and replace labels'));

    const codebook = page.getByRole('tabpanel', { name: 'Codebook' });
    await window.view('Codebook').click();
    await check('Versions of the codebook', () => codebook.getByRole('button', { name: 'Versions…' }).click());
    await check('Export the codebook', () => codebook.getByRole('button', { name: 'Export…' }).click());
    await check('Remove “Person”', () => codebook.getByRole('button', { name: 'Remove or merge…' }).click());
  });
}

test('states in which there is nothing, or something is wrong, are accessible', async ({ launch, folder }) => {
  test.slow();
  const { app, page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  await answerDialogs(app, { save: join(folder, 'Empty.annotary') });
  await window.newProject('Empty');
  for (const view of ['Read', 'Entities', 'Claims', 'Search', 'Statistics', 'Codebook', 'Export']) {
    await test.step(`${view} of an empty project`, async () => {
      await window.view(view).click();
      expect(await axeFindings(page)).toEqual([]);
    });
  }
  await test.step('an import in which a file cannot be read', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{"format": "annotary", ');
    await answerDialogs(app, { open: [broken] });
    await keyboard.press('Control+i');
    await expect(page.getByRole('dialog', { name: 'Import' })).toContainText('broken.json');
    await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Enter');
  });
  await test.step('a field with something wrong in it', async () => {
    await window.view('Codebook').click();
    const colour = page.getByRole('textbox', { name: 'Colour', exact: true });
    await colour.fill('mauve');
    await colour.press('Enter');
    await expect(page.getByText('Write a colour like')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });
  await test.step('a search without hits', async () => {
    await window.view('Search').click();
    await page.getByRole('tabpanel').getByRole('searchbox').fill('nothing');
    await keyboard.press('Enter');
    expect(await axeFindings(page)).toEqual([]);
  });
});

test('the welcome screen is accessible', async ({ launch }) => {
  const { page } = await launch();
  await new WorkbenchPage(page).ready();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Close project');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});
