import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

test('a note is written by keyboard, kept as Markdown and found again', async ({ launch, folder }) => {
  const project = join(folder, 'Notes.annotary');
  annotary('new', project, '--sample');
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const note = window.inspector.getByRole('textbox', { name: 'Note', exact: true });

  await test.step('bold, a list and a mention', async () => {
    await window.article.focus();
    await keyboard.press('Control+Home');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Alt+n');
    await expect(note).toBeFocused();
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
    await keyboard.press('Control+b');
    await keyboard.type('Check');
    await keyboard.press('Control+b');
    await keyboard.type(' this:');
    await keyboard.press('Enter');
    await keyboard.type('- the number');
    await keyboard.press('Enter');
    await keyboard.type('see @');
    const list = page.getByRole('listbox', { name: 'Annotations to mention' });
    await expect(list).toBeVisible();
    const first = await list.getByRole('option').first().locator('.note-option-quote').textContent();
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Enter');
    await expect(note.getByRole('link')).toHaveText(first ?? '');
    await expect(note.getByRole('listitem')).toHaveCount(2);
    await expect(note.locator('strong')).toHaveText('Check');
  });

  await test.step('undo in the note is the note’s own', async () => {
    await keyboard.type('slip');
    await expect(note).toContainText('slip');
    await keyboard.press('Control+z');
    await expect(note).not.toContainText('slip');
    await expect(note.getByRole('link')).toHaveCount(1);
    await keyboard.press('Escape');
    await expect(window.article).toBeFocused();
    await window.saved();
  });

  await test.step('outside of it undo takes back what was saved', async () => {
    const written = (await note.textContent()) ?? '';
    await keyboard.press('Control+z');
    await expect(note).not.toHaveText(written);
    await keyboard.press('Control+Shift+z');
    await expect(note).toHaveText(written);
    await window.saved();
  });

  await app.close();
  const notes = exportedNotes(project, folder);
  const written = notes.find((one) => one.startsWith('**Check**'));
  expect(written).toMatch(/^\*\*Check\*\* this:\n\n- the number\n- see \[.+\]\(annotary:annotation\/[\w-]+\)/);

  await test.step('a restart shows it again, and a mention leads to its annotation', async () => {
    const again = await launch({ args: [project] });
    const second = await new WorkbenchPage(again.page).ready();
    await second.article.focus();
    await again.page.keyboard.press('Control+Home');
    await again.page.keyboard.press('Tab');
    await again.page.keyboard.press('Tab');
    const kept = second.inspector.getByRole('textbox', { name: 'Note', exact: true });
    const mention = kept.getByRole('link');
    const quote = (await mention.textContent()) ?? '';
    await again.page.keyboard.press('Alt+n');
    await again.page.keyboard.press('Control+End');
    await again.page.keyboard.press('ArrowLeft');
    await again.page.keyboard.press('ArrowLeft');
    await expect(again.page.getByRole('button', { name: 'Go to the annotation' })).toBeVisible();
    await again.page.keyboard.press('Alt+Enter');
    await expect(second.inspector.locator('blockquote')).toHaveText(quote);
    await expect(second.article).toBeFocused();
    await again.app.close();
  });
  expect(exportedNotes(project, folder)).toEqual(notes);
});

test('a pasted page leaves only what a note can hold', async ({ launch }) => {
  const { page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const note = window.inspector.getByRole('textbox', { name: 'Note on the document' });
  await note.focus();
  await note.evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<h1>Title</h1><p style="color:red">A <b>bold</b> <a href="javascript:alert(1)">trap</a> and <a href="https://example.org/">link</a><img src=x onerror="alert(1)"></p><ul><li>one</li></ul>',
    );
    data.setData('text/plain', 'plain');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(note.locator('strong')).toHaveText('bold');
  await expect(note.getByRole('link')).toHaveCount(1);
  await expect(note.getByRole('link')).toHaveAttribute('href', 'https://example.org/');
  await expect(note.locator('img, h1, [style]')).toHaveCount(0);
  await expect(note).toContainText('trap');
  await expect(note.getByRole('listitem')).toHaveText('one');
});

function exportedNotes(project: string, folder: string): string[] {
  const out = join(folder, 'out.json');
  annotary('export', project, '--format', 'json', '--out', out);
  // The shape is that of docs/annotary.schema.json.
  const { annotations } = JSON.parse(readFileSync(out, 'utf8')) as { annotations: { note: string }[] };
  return annotations.map(({ note }) => note);
}
