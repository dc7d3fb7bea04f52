import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

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
    await window.runByName('Remove document');
    await expect(page.getByRole('dialog', { name: 'Remove document' })).toBeVisible();
    await window.tabTo(page.getByRole('button', { name: 'Remove', exact: true }));
    await keyboard.press('Enter');
    await expect(window.documents.getByRole('button', { name: title })).toHaveCount(0);
    await window.saved();
  });

  const dialog = page.getByRole('dialog', { name: 'Trash' });
  await test.step('read what happened to the document that is gone', async () => {
    await window.runByName('Trash');
    await window.tabTo(dialog.getByRole('list', { name: 'Deleted' }).getByRole('checkbox').first());
    await keyboard.press('Space');
    await window.tabTo(dialog.getByRole('button', { name: 'History of the document…' }));
    await keyboard.press('Enter');
    const history = page.getByRole('dialog', { name: 'History of the document' });
    await expect(history.getByRole('list', { name: 'Entries' }).getByRole('button').first()).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(history.getByRole('status')).toContainText('Going back would change: 1 document');
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Escape');
    await expect(history).toBeHidden();
  });

  await test.step('find both in the trash', async () => {
    await window.runByName('Trash');
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('checkbox', { name: title }).first()).toBeVisible();
    await expect(dialog.getByRole('list', { name: 'Deleted' }).getByRole('listitem').first()).toContainText(title);
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('tick both and restore them', async () => {
    await window.tabTo(dialog.getByRole('list', { name: 'Deleted' }).getByRole('checkbox').first());
    await keyboard.press('Space');
    await keyboard.press('End');
    await expect(dialog.getByRole('checkbox').nth(-2)).toBeFocused();
    await keyboard.press('Space');
    await expect(dialog.getByRole('status')).toContainText(new RegExp(`1 document(?:,| and) ${before} annotations`));
    expect(await axeFindings(page)).toEqual([]);
    await window.tabTo(dialog.getByRole('button', { name: 'Restore' }));
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
    await expect(history.getByRole('button', { name: /gave it the label Other/ })).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Escape');
    await keyboard.press('Delete');
    await expect.poll(() => countAnnotations(window)).toBe(before - 1);
    await window.saved();
  });

  await test.step('go back to before both', async () => {
    await window.runByName('History of the document');
    const history = page.getByRole('dialog', { name: 'History of the document' });
    const entries = history.getByRole('list', { name: 'Entries' });
    await expect(entries.getByRole('listitem').first()).toContainText('Deleted annotations');
    await expect(entries.getByRole('button').first()).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(history.getByRole('status')).toContainText('Going back would change: 1 annotation added');
    await expect(history.getByRole('list', { name: /would come, go or change/ })).toContainText('comes back');
    expect(await axeFindings(page)).toEqual([]);
    await window.tabTo(history.getByRole('button', { name: 'Go back to this state' }));
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
