import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

async function openCodebook(page: Page): Promise<WorkbenchPage> {
  const window = await new WorkbenchPage(page).ready();
  await page.keyboard.press('Control+6');
  await expect(window.view('Codebook')).toHaveAttribute('aria-selected', 'true');
  return window;
}

function row(page: Page, name: string): Locator {
  return page.getByRole('list', { name: 'Parts of the codebook' }).getByRole('button', { name });
}

test('a new label with a key of its own can be used at once, by the keyboard alone', async ({ launch }) => {
  const { page } = await launch();
  const window = await openCodebook(page);
  const { keyboard } = page;

  await page.getByRole('textbox', { name: 'Name of the new one' }).focus();
  await keyboard.type('Building');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Building' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Key' }).focus();

  await test.step('a key that is taken is warned of', async () => {
    await keyboard.type('s');
    await keyboard.press('Enter');
    await expect(page.getByText(/^This is also the key of/)).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Control+a');
    await keyboard.type('1');
    await keyboard.press('Enter');
    await expect(page.getByText('“Person” has this key too')).toBeVisible();
  });

  await test.step('a free one is not', async () => {
    await keyboard.press('Control+a');
    await keyboard.type('u');
    await keyboard.press('Enter');
    await expect(page.getByText('has this key too')).toBeHidden();
    await page.getByRole('textbox', { name: 'Definition' }).focus();
    await keyboard.type('Anything that was built.');
    await keyboard.press('Control+1');
  });

  await test.step('tag with it', async () => {
    await expect(window.labels.getByRole('button', { name: 'Building' })).toBeVisible();
    await window.article.focus();
    await keyboard.press('Control+Home');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('u');
    await expect(window.inspector.getByRole('combobox', { name: 'Label' })).toHaveValue('building');
    await window.saved();
  });

  await test.step('its definition is shown while tagging', async () => {
    await window.labels.getByRole('button', { name: 'Building' }).focus();
    await expect(page.getByRole('tooltip')).toContainText('Anything that was built.');
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Escape');
    await expect(page.getByRole('tooltip')).toBeHidden();
  });
});

test('what is typed is saved though the window closes at once', async ({ launch, folder }) => {
  const project = join(folder, 'Closed.annotary');
  annotary('new', project, '--sample');
  const { app, page } = await launch({ args: [project] });
  const window = await openCodebook(page);
  await row(page, 'Person').click();
  await page.getByRole('textbox', { name: 'Definition' }).fill('Anyone who has a name.');
  await expect(window.saveState).toHaveText('Not saved yet');
  await app.close();
  const again = await launch({ args: [project] });
  await openCodebook(again.page);
  await row(again.page, 'Person').click();
  await expect(again.page.getByRole('textbox', { name: 'Definition' })).toHaveValue('Anyone who has a name.');
});

test('the keyboard is always somewhere', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const place = () => page.evaluate(() => document.activeElement?.closest('[data-focus-home]')?.className ?? 'nowhere');

  await test.step('in the list when one comes from the article', async () => {
    await window.article.focus();
    await keyboard.press('Control+6');
    await expect.poll(place).toBe('codebook-parts');
  });

  await test.step('in the list when a label was merged away', async () => {
    await row(page, 'Person').focus();
    await keyboard.press('Delete');
    await expect(page.getByRole('dialog', { name: 'Remove “Person”' })).toContainText('This would change');
    await page.getByRole('button', { name: 'Merge', exact: true }).focus();
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect.poll(place).toBe('codebook-parts');
  });

  await test.step('beside the list when an attribute was opened', async () => {
    await page.getByRole('button', { name: 'Claims', exact: true }).click();
    await page.getByRole('list', { name: 'Attributes' }).getByRole('button').first().focus();
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Kind' })).toBeVisible();
    await expect.poll(place).toBe('codebook-part');
  });

  await test.step('on the article, with the annotation selected, after Esc on a button of the inspector', async () => {
    await keyboard.press('Control+1');
    await window.annotations.getByRole('button').first().click();
    const remove = window.inspector.getByRole('button', { name: 'Delete annotation' });
    await remove.focus();
    await keyboard.press('Delete');
    await keyboard.press('Escape');
    await expect(window.article).toBeFocused();
    await expect(remove).toBeVisible();
  });
});

test('a label is renamed, moved and merged, and undo brings everything back', async ({ launch }) => {
  const { page } = await launch();
  const window = await openCodebook(page);
  const { keyboard } = page;

  await test.step('rename', async () => {
    await row(page, 'Person').click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Human being');
    await keyboard.press('Enter');
    await expect(row(page, 'Human being')).toBeVisible();
    await keyboard.press('Control+1');
    await expect(window.labels.getByRole('button', { name: 'Human being' })).toBeVisible();
    await keyboard.press('Control+6');
  });

  await test.step('move with the keyboard, and drag', async () => {
    await row(page, 'Place').focus();
    await keyboard.press('Alt+ArrowUp');
    await keyboard.press('Alt+ArrowRight');
    await expect(page.getByRole('combobox', { name: 'Part of' })).toBeVisible();
    await row(page, 'Place').click();
    await expect(page.getByRole('combobox', { name: 'Part of' })).toHaveValue('person');
    await keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('combobox', { name: 'Part of' })).toHaveValue('');
    await row(page, 'Money').dragTo(row(page, 'Quantity'));
    await row(page, 'Money').click();
    await expect(page.getByRole('combobox', { name: 'Part of' })).toHaveValue('quantity');
    await keyboard.press('Alt+ArrowLeft');
  });

  await test.step('remove a used label by merging it', async () => {
    const uses = Number(await row(page, 'Event').locator('.codebook-row-uses').textContent());
    expect(uses).toBeGreaterThan(0);
    await row(page, 'Event').click();
    await page.getByRole('button', { name: 'Remove or merge…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove “Event”' });
    await expect(dialog).toContainText(`${uses} annotations have it.`);
    await expect(dialog).toContainText(`This would change ${uses} annotations.`);
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('combobox', { name: 'Merge into' }).selectOption('other');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(row(page, 'Event')).toBeHidden();
    await window.saved();
    await row(page, 'Other').focus();
    await keyboard.press('Control+z');
    await expect(row(page, 'Event')).toBeVisible();
    await expect(row(page, 'Event').locator('.codebook-row-uses')).toHaveText(String(uses));
  });

  await test.step('what was different between versions can be read', async () => {
    await page.getByRole('button', { name: 'Versions…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Versions of the codebook' });
    await expect(dialog.getByRole('list', { name: 'Versions', exact: true })).toBeVisible();
    await dialog
      .getByRole('button', { name: /^Version 2/ })
      .last()
      .click();
    await expect(dialog).toContainText('Changed label “Human being”');
    await expect(dialog).toContainText('Name: Person → Human being');
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Escape');
  });
});

test('a codebook goes out as REFI-QDA and comes in again', async ({ launch, folder }) => {
  const { app, page } = await launch();
  await openCodebook(page);
  const file = join(folder, 'labels.qdc');

  await test.step('export', async () => {
    await answerDialogs(app, { save: file });
    await page.getByRole('button', { name: 'Export…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export the codebook' });
    await dialog.getByRole('radio', { name: /REFI-QDA/ }).check();
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await expect(dialog.getByRole('status')).toContainText('1 file written');
    await expect(dialog.getByRole('status')).toContainText('Not in this format');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(readFileSync(file, 'utf8')).toContain('name="Law or agreement"');
  });

  await test.step('remove a label that nothing uses, and rename another', async () => {
    await page.getByRole('textbox', { name: 'Name of the new one' }).fill('Short-lived');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Short-lived' })).toBeVisible();
    await page.getByRole('button', { name: 'Remove or merge…' }).click();
    await expect(row(page, 'Short-lived')).toBeHidden();
    await row(page, 'Work').click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Opus');
    await page.keyboard.press('Enter');
    await expect(row(page, 'Opus')).toBeVisible();
  });

  await test.step('import: the difference first, then the codebook', async () => {
    await answerDialogs(app, { open: [file] });
    await page.getByRole('button', { name: 'Import…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import the codebook of labels.qdc' });
    await expect(dialog).toContainText('Nothing would change.');
    await dialog.getByRole('radio', { name: /^Put it in the place/ }).check();
    await expect(dialog).toContainText('Name: Opus → Work');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Take it over' }).click();
    await expect(dialog).toBeHidden();
    await expect(row(page, 'Work')).toBeVisible();
    // What the format does not hold stayed.
    await row(page, 'Person').click();
    await expect(page.getByRole('textbox', { name: 'Key' })).toHaveValue('1');
  });
});
