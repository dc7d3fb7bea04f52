import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from './axe.ts';
import { parse } from './csv.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

const claim = 'Four people died and eleven were missing by noon';
const brigade = 'Harrowmere Fire Brigade';

/** Goes on by so many annotations; the article has the keyboard. */
async function tabTo(window: WorkbenchPage, steps: number, quote: string | RegExp): Promise<void> {
  for (let i = 0; i < steps; i += 1) await window.page.keyboard.press('Tab');
  await expect(window.inspector.locator('blockquote')).toHaveText(quote);
}

/** The first annotation of the article, from wherever the keyboard is. */
async function focusFirst(window: WorkbenchPage): Promise<void> {
  await window.goToArticle();
  await window.page.keyboard.press('Control+Home');
  await window.page.keyboard.press('Tab');
  await expect(window.inspector.locator('blockquote')).toBeVisible();
}

test('links with the keyboard alone, within a document and across two', async ({ launch, folder }) => {
  const { app, page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const bar = page.getByRole('region', { name: 'New link' });
  const source = window.inspector.getByRole('list', { name: 'Source' });

  await test.step('from a claim to its source, found by a word', async () => {
    await focusFirst(window);
    await tabTo(window, 5, claim);
    await keyboard.press('Alt+r');
    await expect(bar.getByRole('status')).toContainText('Link “Four people died');
    await keyboard.type('fire brigade organization');
    await expect(bar.getByRole('option')).toHaveCount(1);
    await keyboard.press('Enter');
    await expect(bar.getByRole('status')).toContainText('related to “Harrowmere Fire Brigade”');
    await keyboard.press('1');
    await expect(source.getByRole('button', { name: `Source to ${brigade}` })).toBeVisible();
    await expect(window.article).toBeFocused();
  });

  await test.step('undone and done again', async () => {
    await window.saved();
    await keyboard.press('Control+z');
    await expect(source).toHaveCount(0);
    await keyboard.press('Control+Shift+z');
    await expect(source).toBeVisible();
  });

  await test.step('Esc goes back a step', async () => {
    await keyboard.press('Alt+r');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect(bar.getByRole('toolbar', { name: 'Types of links' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(bar.getByRole('combobox', { name: 'Find the other end' })).toBeVisible();
    await window.goToArticle();
    await keyboard.press('Escape');
    await expect(bar).toHaveCount(0);
    await expect(window.inspector.locator('blockquote')).toHaveText(claim);
  });

  await test.step('to a claim of the next document', async () => {
    await keyboard.press('Alt+r');
    await keyboard.press('Alt+ArrowRight');
    await expect(window.article).toHaveAccessibleName(/Death toll|six/i);
    await expect(bar.getByRole('status')).toContainText('in Levee gives way at Harrowmere');
    await focusFirst(window);
    await tabTo(window, 2, /^At least six people were killed/);
    await keyboard.press('Enter');
    await keyboard.press('0');
    const back = window.inspector.getByRole('button', { name: /^Different figure to Four people died/ });
    await expect(back).toBeVisible();
  });

  await test.step('and along the link back again', async () => {
    await window.inspector.getByRole('button', { name: /^Different figure to/ }).focus();
    await keyboard.press('Enter');
    await expect(window.article).toHaveAccessibleName(/Levee gives way/);
    await expect(window.inspector.getByRole('button', { name: /^Different figure to .* in / })).toBeVisible();
  });

  await test.step('change what is said of the link', async () => {
    await window.inspector.getByRole('button', { name: /^Details of the link “Different figure”/ }).focus();
    await keyboard.press('Enter');
    await window.inspector.getByRole('textbox', { name: 'Confidence' }).focus();
    await keyboard.type('80');
    await keyboard.press('Enter');
    await expect(window.inspector.getByText('80 %')).toBeVisible();
    await window.saved();
  });

  await test.step('export', async () => {
    const tables = join(folder, 'tables');
    mkdirSync(tables);
    await answerDialogs(app, { save: tables, open: [tables] });
    await keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByRole('button', { name: 'Export…' }).press('Enter');
    await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible();
    const rows = parse(readFileSync(join(tables, 'links.csv'), 'utf8')).filter(({ from_text }) => from_text === claim);
    expect(rows.map(({ type, confidence }) => [type, confidence])).toEqual([
      ['Source', ''],
      ['Different figure', '0.8'],
    ]);
    expect(rows[0]?.['to_text']).toBe(brigade);
    expect(rows[1]?.['to_document_id']).not.toBe(rows[1]?.['from_document_id']);
  });
});

test('every step of a link is accessible', async ({ launch }) => {
  // The rules of all of WCAG on the whole window, five times.
  test.slow();
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const bar = page.getByRole('region', { name: 'New link' });
  await focusFirst(window);
  await tabTo(window, 5, claim);
  await keyboard.press('Alt+r');
  await expect(bar).toBeVisible();
  expect(await axeFindings(page), 'picking').toEqual([]);
  await keyboard.type('fire brigade organization');
  await expect(bar.getByRole('option')).toHaveCount(1);
  expect(await axeFindings(page), 'finding by words').toEqual([]);
  await keyboard.press('Enter');
  await expect(bar.getByRole('toolbar', { name: 'Types of links' })).toBeVisible();
  expect(await axeFindings(page), 'choosing the type').toEqual([]);
  await keyboard.press('1');
  await window.inspector.getByRole('button', { name: /^Details of the link “Source”/ }).click();
  await expect(window.inspector.getByRole('textbox', { name: 'Confidence' })).toBeVisible();
  expect(await axeFindings(page), 'the list of links').toEqual([]);
});

test('a link by dragging, drawn in focus and under the pointer', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const tags = page.locator('.link-tag');

  await test.step('drag from the name of the claim to the brigade', async () => {
    await window.clickOn('missing by noon');
    await expect(window.inspector.locator('blockquote')).toHaveText(claim);
    const to = await window.placeOf('Fire Brigade');
    const handle = await page.locator('.focus-handle').boundingBox();
    if (!handle) throw new Error('The annotation in focus has no handle.');
    await page.mouse.move(handle.x + 4, handle.y + 4);
    await page.mouse.down();
    await page.mouse.move(to.from.x - 20, to.from.y, { steps: 5 });
    await page.mouse.move(to.from.x + 4, to.from.y, { steps: 5 });
    await expect(page.locator('.link-candidate')).not.toHaveAttribute('d', '');
    await page.mouse.up();
    await page
      .getByRole('toolbar', { name: 'Types of links' })
      .getByRole('button', { name: /^Source/ })
      .click();
    await expect(window.inspector.getByRole('list', { name: 'Source' })).toBeVisible();
  });

  await test.step('its lines and its type are drawn while it is in focus', async () => {
    await expect(tags).toHaveText(['→ Source']);
    await page.keyboard.press('Escape');
    await expect(tags).toHaveCount(0);
  });

  await test.step('and while the pointer is over an end', async () => {
    const { from } = await window.placeOf('Fire Brigade');
    await page.mouse.move(from.x + 4, from.y);
    await expect(tags).toHaveText(['← Source']);
    const elsewhere = await window.placeOf('boats');
    await page.mouse.move(elsewhere.from.x, elsewhere.from.y);
    await expect(tags).toHaveCount(0);
  });

  await test.step('an end far away is named at the edge, and the name leads there', async () => {
    await window.clickOn('missing by noon');
    await page.keyboard.press('Alt+r');
    await window.clickOn('Candlemas Flood');
    await page.keyboard.press('4');
    await page.setViewportSize({ width: 1024, height: 480 });
    await window.placeOf('missing by noon');
    const chip = page.locator('.link-chip').filter({ hasText: '↓ → Evidence “Candlemas Flood of 1976”' });
    await chip.click();
    await expect(window.inspector.locator('blockquote')).toHaveText('Candlemas Flood of 1976');
    await expect(page.locator('.link-chip').filter({ hasText: '↑ ← Evidence' })).toBeVisible();
  });

  await test.step('letting go beside every annotation makes no link', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await window.clickOn('missing by noon');
    const evidence = window.inspector.getByRole('list', { name: 'Evidence' }).getByRole('listitem');
    await expect(evidence).toHaveCount(1);
    const handle = await page.locator('.focus-handle').boundingBox();
    if (!handle) throw new Error('The annotation in focus has no handle.');
    await page.mouse.move(handle.x + 4, handle.y + 4);
    await page.mouse.down();
    await page.mouse.move(handle.x + 4, handle.y + 60, { steps: 5 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(page.getByRole('region', { name: 'New link' })).toHaveCount(0);
    await expect(evidence).toHaveCount(1);
  });
});

test('fragments with the mouse', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();

  await test.step('more text joins the annotation that was in focus', async () => {
    await window.clickOn('Miriam');
    await window.select('told reporters');
    await expect(page.locator('.focus-chip')).toContainText('Alt+F adds the selected text');
    await page.keyboard.press('Alt+f');
    await expect(window.entry('Miriam Ashgrove … told reporters')).toHaveCount(1);
  });

  await test.step('with Ctrl at once', async () => {
    await page.keyboard.down('Control');
    await window.select('beds');
    await page.keyboard.up('Control');
    await expect(window.entry('Miriam Ashgrove … told reporters … beds')).toHaveCount(1);
  });

  await test.step('a boundary moves on the fragment that was clicked', async () => {
    await page.keyboard.press('Escape');
    await window.clickOn('reporters');
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await expect(window.entry('Miriam Ashgrove … told … beds')).toHaveCount(1);
  });

  await test.step('and that fragment is removed', async () => {
    await page.keyboard.press('Alt+Shift+f');
    await expect(window.entry('Miriam Ashgrove … beds')).toHaveCount(1);
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('each of it is one step of undo', async () => {
    for (const quote of ['told … beds', 'told reporters … beds', 'told reporters']) {
      await window.saved();
      await page.keyboard.press('Control+z');
      await expect(window.entry(`Miriam Ashgrove … ${quote}`)).toHaveCount(1);
    }
  });
});

test('fragments with the keyboard alone', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  await focusFirst(window);
  await tabTo(window, 1, 'Velda');

  await test.step('the cursor goes on from the annotation, and what it selects is added', async () => {
    for (let i = 0; i < 4; i += 1) await keyboard.press('ArrowRight');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('Alt+f');
    await expect(window.entry('Velda … levee at')).toHaveCount(1);
  });

  await test.step('the fragment under the cursor is removed, and never the last one', async () => {
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowLeft');
    await keyboard.press('Alt+Shift+f');
    await expect(window.entry('levee at')).toHaveCount(0);
    await expect(window.inspector.locator('blockquote')).toHaveText('Velda');
    await keyboard.press('Alt+Shift+f');
    await expect(page.getByText('one fragment only')).toBeVisible();
  });

  await test.step('undo', async () => {
    await window.saved();
    await keyboard.press('Control+z');
    await expect(window.entry('Velda … levee at')).toHaveCount(1);
  });
});
