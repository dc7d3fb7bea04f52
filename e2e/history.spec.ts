import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

async function problemsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Runs an action by its name, as a person finds it who knows no key for it. */
async function runByName(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 20 && !(await target.evaluate((one) => one === document.activeElement)); i += 1)
    await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

async function countAnnotations(window: WorkbenchPage): Promise<number> {
  return Number(await window.annotations.getByRole('listitem').first().getAttribute('aria-setsize'));
}

test('what was deleted comes back from the trash, by keyboard', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const title = (await window.article.getAttribute('aria-label')) ?? '';
  const before = await countAnnotations(window);
  const first = window.annotations.getByRole('listitem').first();
  const quote = (await first.getByRole('button').first().innerText()).split('\n')[0] ?? '';

  await test.step('delete an annotation, and then its document', async () => {
    await first.getByRole('button').first().focus();
    await keyboard.press('Enter');
    await keyboard.press('Delete');
    await expect.poll(() => countAnnotations(window)).toBe(before - 1);
    await runByName(page, 'Remove document');
    await expect(page.getByRole('dialog', { name: 'Remove document' })).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Remove', exact: true }));
    await keyboard.press('Enter');
    await expect(window.documents.getByRole('button', { name: title })).toHaveCount(0);
    await window.saved();
  });

  const dialog = page.getByRole('dialog', { name: 'Trash' });
  await test.step('find both in the trash', async () => {
    await runByName(page, 'Trash');
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('checkbox', { name: title }).first()).toBeVisible();
    await expect(dialog.getByRole('list', { name: 'Deleted' }).getByRole('listitem').first()).toContainText(title);
    expect(await problemsOf(page)).toEqual([]);
  });

  await test.step('tick both and restore them', async () => {
    await tabTo(page, dialog.getByRole('list', { name: 'Deleted' }).getByRole('checkbox').first());
    await keyboard.press('Space');
    await keyboard.press('End');
    await expect(dialog.getByRole('checkbox').nth(-2)).toBeFocused();
    await keyboard.press('Space');
    await expect(dialog.getByRole('status')).toContainText(new RegExp(`1 document(?:,| and) ${before} annotations`));
    expect(await problemsOf(page)).toEqual([]);
    await tabTo(page, dialog.getByRole('button', { name: 'Restore' }));
    await keyboard.press('Enter');
    await expect(dialog).toContainText('The trash is empty');
    await expect(dialog.getByRole('status')).toContainText('Undo takes it back');
    await keyboard.press('Escape');
  });

  await test.step('see them where they were', async () => {
    await window.openDocument(title);
    await expect.poll(() => countAnnotations(window)).toBe(before);
    await expect(window.entry(quote)).not.toHaveCount(0);
    await window.saved();
  });
});

test('a document goes back to an earlier state, and that can be undone, by keyboard', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const before = await countAnnotations(window);
  const row = window.annotations.getByRole('listitem').first().getByRole('button').first();

  await test.step('relabel an annotation and delete another one', async () => {
    await row.focus();
    await keyboard.press('Enter');
    await keyboard.press('0');
    await expect(window.inspector.getByRole('combobox', { name: 'Label' }).locator('option:checked')).toHaveText(
      'Other',
    );
    await window.saved();
  });

  await test.step('see who did it', async () => {
    await keyboard.press('Alt+h');
    const history = page.getByRole('dialog', { name: 'History of the annotation' });
    await expect(history.getByRole('list', { name: 'Versions' })).toContainText('gave it the label Other');
    expect(await problemsOf(page)).toEqual([]);
    await keyboard.press('Escape');
    await keyboard.press('Delete');
    await expect.poll(() => countAnnotations(window)).toBe(before - 1);
    await window.saved();
  });

  await test.step('go back to before both', async () => {
    await runByName(page, 'History of the document');
    const history = page.getByRole('dialog', { name: 'History of the document' });
    const entries = history.getByRole('list', { name: 'Entries' });
    await expect(entries.getByRole('listitem').first()).toContainText('Deleted annotations');
    await tabTo(page, entries.getByRole('button').first());
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(history.getByRole('status')).toContainText('Going back would change: 1 annotation added');
    await expect(history.getByRole('list', { name: /would come, go or change/ })).toContainText('comes back');
    expect(await problemsOf(page)).toEqual([]);
    await tabTo(page, history.getByRole('button', { name: 'Go back to this state' }));
    await keyboard.press('Enter');
    await expect(history).toBeHidden();
    await expect.poll(() => countAnnotations(window)).toBe(before);
    await expect(page.getByText('The document is as it was on')).toBeVisible();
  });

  await test.step('undo it', async () => {
    await keyboard.press('Control+z');
    await expect.poll(() => countAnnotations(window)).toBe(before - 1);
    await window.saved();
  });
});
