import { type Locator, type Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

const gazette = 'Levee gives way at Harrowmere, four dead and eleven missing';
const wire = 'Ministry sees no neglect as Harrowmere toll reaches six';
const fourDied = 'Four people died and eleven were missing by noon';

function articleOf(page: Page, title: string): Locator {
  return page.getByRole('main', { name: 'Reader' }).getByRole('document', { name: title });
}

function scrollTopOf(article: Locator): Promise<number> {
  return article.evaluate((element) => element.closest('[data-reader-scroller]')?.scrollTop ?? -1);
}

/** The beginning of what is read near the top of an article, whose lines may break anew. */
function readAt(article: Locator): Promise<string> {
  return article.evaluate((element) => {
    const { left, width, top } = element.closest('[data-reader-scroller]')?.getBoundingClientRect() ?? new DOMRect();
    return document.elementFromPoint(left + width / 2, top + 60)?.textContent?.slice(0, 40) ?? '';
  });
}

/** How many stretches of text are painted as annotations. */
function painted(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...CSS.highlights].reduce((sum, [name, { size }]) => sum + (name.startsWith('annotation-') ? size : 0), 0),
  );
}

test('two articles side by side, linked and compared with the keyboard alone', async ({ launch }) => {
  test.slow();
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const [left, right] = [articleOf(page, gazette), articleOf(page, wire)];
  const bar = page.getByRole('region', { name: 'New link' });
  const quote = window.inspector.locator('blockquote');

  await test.step('open another one beside, by a part of its title', async () => {
    await window.goToArticle();
    await keyboard.press('Alt+b');
    await expect(page.getByRole('dialog', { name: 'Open another article beside' })).toBeVisible();
    await keyboard.type('ministry neglect');
    await keyboard.press('Enter');
    await expect(right).toBeVisible();
    await expect(left).toBeFocused();
    await expect(page.locator('.between-lines path').first()).toHaveAttribute('d', /^M/);
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('label in the one and then in the other; each keeps what was selected in it', async () => {
    await keyboard.press('Control+Home');
    await keyboard.press('Tab');
    await expect(quote).toBeVisible();
    const before = await quote.textContent();
    await keyboard.press('Alt+o');
    await expect(right).toBeFocused();
    await keyboard.press('Control+Home');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('9');
    await expect(window.inspector.getByRole('combobox', { name: 'Label' })).toHaveValue('work');
    await window.saved();
    await keyboard.press('Control+z');
    await expect(window.inspector.getByRole('combobox', { name: 'Label' })).toHaveCount(0);
    await keyboard.press('Alt+o');
    await expect(left).toBeFocused();
    await expect(quote).toHaveText(before ?? '');
  });

  await test.step('link a claim of the one to a claim of the other, and take that back', async () => {
    await window.entry(fourDied).getByRole('button').first().focus();
    await keyboard.press('Enter');
    await expect(window.inspector.locator('blockquote')).toHaveText(fourDied);
    await left.focus();
    await keyboard.press('Alt+r');
    await keyboard.press('Alt+o');
    await expect(right).toBeFocused();
    await keyboard.press('Control+Home');
    await keyboard.press('Tab');
    await expect(quote).toBeVisible();
    // The inspector follows a frame later: it must have done so before the next step.
    for (let shown = await quote.textContent(); !shown?.includes('evidence of neglect');) {
      await keyboard.press('Tab');
      await expect(quote).not.toHaveText(shown ?? '');
      shown = await quote.textContent();
    }
    await keyboard.press('Enter');
    await expect(bar.getByRole('toolbar', { name: 'Types of links' })).toBeVisible();
    await keyboard.press('0');
    await expect(left).toBeFocused();
    const added = window.inspector.getByRole('button', { name: /evidence of neglect.* in Ministry sees/ });
    await expect(added).toHaveCount(1);
    await window.saved();
    await keyboard.press('Control+z');
    await expect(added).toHaveCount(0);
  });

  await test.step('go along a link into the other article and back', async () => {
    await keyboard.press('Alt+l');
    await expect(right).toBeFocused();
    await expect(window.inspector.locator('blockquote')).toHaveText(/^At least six people were killed/);
    await keyboard.press('Alt+l');
    await expect(left).toBeFocused();
    await expect(window.inspector.locator('blockquote')).toHaveText(fourDied);
  });

  await test.step('scroll both together, and each by itself', async () => {
    await keyboard.press('Control+End');
    await expect.poll(() => scrollTopOf(right)).toBeGreaterThan(200);
    await left.focus();
    await keyboard.press('F6');
    await expect(right).toBeFocused();
    await window.runByName('Scroll the two articles together');
    await expect(page.getByText('Each article scrolls by itself.')).toBeVisible();
    const before = await scrollTopOf(right);
    await left.focus();
    await keyboard.press('Control+Home');
    await expect.poll(() => scrollTopOf(left)).toBeLessThan(100);
    expect(await scrollTopOf(right)).toBe(before);
  });

  await test.step('give one of them more room, and swap them', async () => {
    const edge = page.getByRole('separator', { name: 'Width of the left article' });
    const width = await edge.getAttribute('aria-valuenow');
    await edge.focus();
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await expect(edge).not.toHaveAttribute('aria-valuenow', width ?? '');
    expect(await scrollTopOf(right)).toBeGreaterThan(200);
    const before = await readAt(right);
    await window.runByName('Swap the two articles');
    const edgeOf = async (article: Locator) => (await article.boundingBox())?.x ?? 0;
    await expect.poll(async () => (await edgeOf(right)) < (await edgeOf(left))).toBe(true);
    // Wherever they stand, both are where they were, and the keyboard goes by the eye.
    await expect.poll(() => readAt(right)).toBe(before);
    await right.focus();
    await keyboard.press('F6');
    await expect(left).toBeFocused();
  });

  await test.step('go to the other article out of a field', async () => {
    await window.inspector.getByRole('textbox').or(page.getByRole('combobox')).first().focus();
    await keyboard.press('Alt+o');
    await expect(right).toBeFocused();
    await keyboard.press('Alt+o');
    await expect(left).toBeFocused();
  });

  await test.step('close the other one', async () => {
    await keyboard.press('Alt+Shift+b');
    await expect(window.article).toHaveCount(1);
    await expect(window.article).toHaveAccessibleName(gazette);
    await expect(window.article).toBeFocused();
  });
});

test('opens beside from the list of documents and from a link, and links by dragging across', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const [left, right] = [articleOf(page, gazette), articleOf(page, wire)];

  await test.step('from the list of documents, by its key', async () => {
    await expect.poll(() => painted(page)).toBeGreaterThan(0);
    const alone = await painted(page);
    await window.documents.getByRole('button', { name: wire }).focus();
    await page.keyboard.press('Shift+Enter');
    await expect(right).toBeVisible();
    await expect(window.documents.getByRole('button', { name: /Ministry.*open beside/ })).toBeVisible();
    await page.getByRole('button', { name: `Close “${wire}”` }).click();
    await expect(right).toHaveCount(0);
    // Both were painted with the same highlights: what is left keeps its own.
    await expect.poll(() => painted(page)).toBe(alone);
  });

  await test.step('from a link in the inspector', async () => {
    await window.clickOn('died and');
    await expect(window.inspector.locator('blockquote')).toHaveText(fourDied);
    await window.inspector
      .getByRole('button', { name: /^Show beside/ })
      .first()
      .click();
    await expect(right).toBeVisible();
    await expect(page.locator('.between-strong').first()).toHaveAttribute('d', /^M/);
    await expect(page.locator('.between-tag').first()).toBeVisible();
  });

  await test.step('drag the dot at the claim to a claim of the other article', async () => {
    const handle = await page.locator('.focus-handle').boundingBox();
    const { from } = await window.placeOf('no evidence of neglect', 1, right);
    if (!handle) throw new Error('The annotation in focus has no handle.');
    await page.mouse.move(handle.x + 4, handle.y + 4);
    await page.mouse.down();
    await page.mouse.move(from.x + 3, from.y, { steps: 8 });
    await page.mouse.up();
    await expect(page.getByRole('toolbar', { name: 'Types of links' })).toBeVisible();
    await expect(left).toHaveAttribute('data-in-use', '');
    await page.keyboard.press('Escape');
  });
});
