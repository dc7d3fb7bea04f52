import { join } from 'node:path';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from './csv.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, WorkbenchPage } from './workbench-page.ts';

test('the main job with the keyboard alone', async ({ launch, folder }) => {
  const { app, page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const file = join(folder, 'talks.txt');
  writeFileSync(
    file,
    'Foreign Secretary Misri spoke with Landau.\n\nThe ministry said that talks went well on Friday.',
  );

  await test.step('make a project', async () => {
    await answerDialogs(app, { save: join(folder, 'Keys.annotary'), open: [file] });
    await window.newProject('Keys');
  });

  await test.step('import', async () => {
    await keyboard.press('Control+i');
    await expect(page.getByRole('dialog', { name: 'Import' })).toContainText('talks.txt');
    await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('select with the arrows and label', async () => {
    await window.goToArticle();
    await keyboard.press('Control+Home');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('1');
    await expect(window.entry('Foreign Secretary Misri')).toHaveCount(1);
  });

  await test.step('move its boundary, relabel it, undo', async () => {
    await keyboard.press('Alt+Shift+ArrowDown');
    await expect(window.entry('Secretary Misri')).toHaveCount(1);
    await expect(window.inspector).toContainText('Secretary Misri');
    await keyboard.press('7');
    await expect(window.entry('Secretary Misri')).toContainText('Event');
    await keyboard.press('Control+z');
    await expect(window.entry('Secretary Misri')).toContainText('Person');
    await keyboard.press('Control+z');
    await expect(window.entry('Foreign Secretary Misri')).toHaveCount(1);
  });

  await test.step('label the next paragraph as a claim', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+End');
    await keyboard.press('Home');
    await keyboard.press('Shift+End');
    await keyboard.press('c');
    await expect(window.entry('The ministry said that talks went well on Friday')).toContainText('Claim');
  });

  await test.step('repeat a label on the next token', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+Home');
    await keyboard.press('ArrowRight');
    await keyboard.press('.');
    await expect(window.entry('Secretary').filter({ hasText: 'Claim' })).toHaveCount(1);
    await keyboard.press('Delete');
    await expect(window.entry('Secretary').filter({ hasText: 'Claim' })).toHaveCount(0);
  });

  await test.step('walk through the annotations, and out of the article', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+Home');
    await keyboard.press('Tab');
    await expect(window.inspector).toContainText('Foreign Secretary Misri');
    await keyboard.press('Tab');
    await expect(window.inspector).toContainText('The ministry said');
    await keyboard.press('Shift+Tab');
    await expect(window.inspector).toContainText('Foreign Secretary Misri');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await expect(window.article).not.toBeFocused();
  });

  await test.step('finish the document and export', async () => {
    await keyboard.press('Control+Enter');
    await window.saved();
    const tables = join(folder, 'tables');
    mkdirSync(tables);
    await answerDialogs(app, { save: tables, open: [tables] });
    await keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    const start = dialog.getByRole('button', { name: 'Export…' });
    await window.tabTo(start);
    await keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible();
    const claims = parse(readFileSync(join(tables, 'claims.csv'), 'utf8'));
    expect(claims.map(({ text }) => text)).toEqual(['The ministry said that talks went well on Friday']);
  });
});

test('everything that can be done to an article, with the keyboard alone', async ({ launch, folder }) => {
  test.slow();
  const { app, page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  const files = [join(folder, 'a talks.txt'), join(folder, 'b later.txt')];
  writeFileSync(
    files[0] ?? '',
    'Foreign Secretary Misri spoke with Landau on 9 March 2024.\n\nThe ministry said that talks went well. Landau thanked Misri.\n',
  );
  writeFileSync(files[1] ?? '', 'Landau later said that the talks had stalled.\n');

  await test.step('a project with two articles', async () => {
    await answerDialogs(app, { save: join(folder, 'Whole.annotary'), open: files });
    await window.newProject('Whole');
    await window.importFiles();
  });

  await test.step('a label of one’s own, with a key', async () => {
    await keyboard.press('Control+6');
    await window.tabTo(page.getByRole('textbox', { name: 'Name of the new one' }));
    await keyboard.type('Office');
    await keyboard.press('Enter');
    await window.tabTo(page.getByRole('textbox', { name: 'Key' }));
    await keyboard.type('o');
    await keyboard.press('Enter');
    await keyboard.press('Control+1');
  });

  await test.step('label by token, and by sentence', async () => {
    await window.goToArticle();
    await keyboard.press('Control+Home');
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('o');
    await expect(window.entry('Foreign Secretary')).toContainText('Office');
    await keyboard.press('Escape');
    await keyboard.press('ArrowRight');
    await keyboard.press('1');
    await expect(window.entry('Misri')).toContainText('Person');
    await keyboard.press('Escape');
    await keyboard.press('Control+End');
    await keyboard.press('Home');
    await keyboard.press('s');
    await keyboard.press('c');
    await expect(window.entry('The ministry said that talks went well')).toContainText('Claim');
  });

  await test.step('its attributes and its note', async () => {
    await keyboard.press('Alt+a');
    await expect(window.inspector.getByRole('textbox', { name: 'Source' })).toBeFocused();
    await keyboard.type('The ministry');
    await keyboard.press('Tab');
    await keyboard.type('said');
    await keyboard.press('Escape');
    await expect(window.article).toBeFocused();
    await keyboard.press('Alt+n');
    await keyboard.type('Ask again: @Mis');
    await expect(page.getByRole('listbox', { name: 'Annotations to mention' })).toBeVisible();
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await expect(window.article).toBeFocused();
    await window.saved();
  });

  await test.step('a fragment, and a link to who is meant', async () => {
    await keyboard.press('End');
    await keyboard.press('Control+Shift+ArrowLeft');
    await keyboard.press('Alt+f');
    await expect(window.entry('talks went well')).toContainText('Landau thanked Misri');
    await keyboard.press('Alt+r');
    await keyboard.type('Foreign');
    await keyboard.press('Enter');
    await keyboard.press('1');
    await expect(window.inspector.getByRole('button', { name: 'Source to Foreign Secretary' })).toBeVisible();
    await expect(window.article).toBeFocused();
  });

  await test.step('all same words, in both articles', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+Home');
    for (let i = 0; i < 5; i += 1) await keyboard.press('ArrowRight');
    await keyboard.press('a');
    await expect(dialog.getByRole('textbox', { name: 'Text' })).toHaveValue('Landau');
    await window.tabTo(dialog.getByRole('combobox', { name: 'Label' }));
    await keyboard.type('Person');
    await window.tabTo(dialog.getByRole('radio', { name: 'This document' }));
    await keyboard.press('ArrowRight');
    const tag = dialog.getByRole('button', { name: 'Tag 3 as Person' });
    await window.tabTo(tag);
    await keyboard.press('Enter');
    await expect(window.entry('Landau').filter({ hasText: 'Person' })).toHaveCount(2);
  });

  await test.step('ticked in the list, relabelled at once, and taken back', async () => {
    const first = window.entry('Landau').filter({ hasText: 'Person' }).first().getByRole('button').first();
    for (let i = 0; i < 8 && (await window.annotations.locator(':focus').count()) === 0; i += 1)
      await keyboard.press('F6');
    await keyboard.press('Home');
    for (let i = 0; i < 8 && !(await first.evaluate((one) => one === document.activeElement)); i += 1)
      await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    await keyboard.press('o');
    await expect(window.entry('Landau').filter({ hasText: 'Office' })).toHaveCount(1);
    await keyboard.press('Control+z');
    await expect(window.entry('Landau').filter({ hasText: 'Office' })).toHaveCount(0);
    await keyboard.press('Escape');
  });

  await test.step('a hit of a search, labelled', async () => {
    await keyboard.press('Control+f');
    await keyboard.type('talks');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await expect(window.article).toBeFocused();
    await keyboard.press('7');
    await expect(window.entry('talks').filter({ hasText: 'Event' })).toHaveCount(1);
    await keyboard.press('Escape');
    await keyboard.press('Control+4');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await keyboard.type('talks');
    await keyboard.press('Enter');
    const rows = page.getByRole('tabpanel').getByRole('table');
    await expect(rows).toContainText('later');
    await window.tabTo(rows.getByRole('checkbox').first());
    await keyboard.press('End');
    await expect(page.getByRole('checkbox', { name: /stalled/ })).toBeFocused();
    await keyboard.press('Space');
    await keyboard.press('7');
    await expect(page.getByRole('tabpanel')).toContainText('1 labelled as Event');
    await keyboard.press('Control+1');
    await expect(window.article).toBeVisible();
  });

  await test.step('what is suggested', async () => {
    await window.runByName('Suggestions');
    await window.tabTo(dialog.getByRole('checkbox', { name: /^Dates/ }));
    await keyboard.press('Space');
    await keyboard.press('Escape');
    await window.goToArticle();
    const bar = page.getByRole('region', { name: 'Suggestions' });
    await expect(bar).toContainText('1 suggestion');
    await keyboard.press('n');
    await expect(bar).toContainText('9 March 2024');
    await keyboard.press('y');
    await expect(window.entry('9 March 2024')).toContainText('Date');
  });

  await test.step('the trash gives back what was deleted', async () => {
    await window.goToArticle();
    await keyboard.press('Control+Home');
    await keyboard.press('Tab');
    await keyboard.press('Delete');
    await expect(window.entry('Foreign Secretary').filter({ hasText: 'Office' })).toHaveCount(0);
    await window.saved();
    await window.runByName('Trash');
    await window.tabTo(dialog.getByRole('checkbox', { name: /Foreign Secretary/ }).first());
    await keyboard.press('Space');
    await window.tabTo(dialog.getByRole('button', { name: 'Restore' }));
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await expect(window.entry('Foreign Secretary').filter({ hasText: 'Office' })).toHaveCount(1);
  });

  await test.step('finish, and go on with the next article', async () => {
    await window.goToArticle();
    await keyboard.press('Control+Enter');
    await keyboard.press('Alt+ArrowRight');
    await expect(window.article).toHaveAccessibleName('b later.txt');
    // The list follows the article: until then it still holds those of the first.
    await expect(window.entry('Landau')).toHaveCount(1);
    await expect(window.entry('Landau')).toContainText('Person');
    await expect(window.entry('talks')).toContainText('Event');
    await window.saved();
  });

  await test.step('all of it is in the export', async () => {
    const tables = join(folder, 'tables');
    mkdirSync(tables);
    await answerDialogs(app, { save: tables, open: [tables] });
    await keyboard.press('Control+e');
    await window.tabTo(dialog.getByRole('button', { name: 'Export…' }));
    await keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible();
    const read = (name: string) => parse(readFileSync(join(tables, name), 'utf8'));
    expect(read('mentions.csv').map(({ text, label, document }) => `${label}: ${text}, ${document}`)).toEqual([
      'Office: Foreign Secretary, a talks.txt',
      'Person: Misri, a talks.txt',
      'Person: Landau, a talks.txt',
      'Date: 9 March 2024, a talks.txt',
      'Event: talks, a talks.txt',
      'Person: Landau, a talks.txt',
      'Person: Landau, b later.txt',
      'Event: talks, b later.txt',
    ]);
    expect(read('claims.csv')).toMatchObject([
      { source: 'Foreign Secretary', cue: 'said', note: expect.stringContaining('Ask again: [Misri]') },
    ]);
    expect(read('links.csv')).toMatchObject([{ type: 'Source', to_text: 'Foreign Secretary' }]);
    expect(read('documents.csv').map(({ status }) => status)).toEqual(['finished', 'open']);
  });
});

test('what is selected by character, undone elsewhere, or removed with its label, with the keyboard alone', async ({
  launch,
  folder,
}) => {
  test.slow();
  const { app, page } = await launch();
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  const files = [join(folder, 'a talks.txt'), join(folder, 'b later.txt')];
  writeFileSync(files[0] ?? '', 'The counteroffer came from Landau.\n');
  writeFileSync(files[1] ?? '', 'Landau later said that the talks had stalled.\n');

  await test.step('a project with two articles', async () => {
    await answerDialogs(app, { save: join(folder, 'Edges.annotary'), open: files });
    await window.newProject('Edges');
    await window.importFiles();
  });

  await test.step('Alt+Shift+Up and Down move the start of a selection by character, into a word', async () => {
    await window.goToArticle();
    await keyboard.press('Control+Home');
    await keyboard.press('ArrowRight');
    await keyboard.press('Shift+ArrowRight');
    for (let i = 0; i < 8; i += 1) await keyboard.press('Alt+Shift+ArrowDown');
    await keyboard.press('Alt+Shift+ArrowUp');
    await keyboard.press('7');
    await expect(window.inspector).toContainText('offer came');
    await expect(window.entry('offer came')).toContainText('Event');
    await expect(window.entry('roffer')).toHaveCount(0);
    await expect(window.entry('counteroffer')).toHaveCount(0);
  });

  await test.step('undo in another article tells where, and Show leads there', async () => {
    await window.saved();
    await keyboard.press('Alt+ArrowRight');
    await expect(window.article).toHaveAccessibleName('b later.txt');
    await keyboard.press('Control+z');
    await expect(page.getByText('Undone in a talks.txt: labelled “offer came” as Event')).toBeVisible();
    await keyboard.press('Control+y');
    const notice = page
      .getByRole('status')
      .filter({ hasText: 'Done again in a talks.txt: labelled “offer came” as Event' });
    const show = notice.getByRole('button', { name: 'Show' });
    await expect(show).toHaveCount(1);
    await window.tabTo(show);
    await keyboard.press('Enter');
    await expect(window.article).toHaveAccessibleName('a talks.txt');
    await expect(window.entry('offer came')).toHaveCount(1);
    await expect(window.inspector).toContainText('offer came');
  });

  await test.step('a label is removed with what has it', async () => {
    await window.saved();
    await keyboard.press('Control+6');
    const parts = page.getByRole('list', { name: 'Parts of the codebook' });
    const event = parts.getByRole('button', { name: 'Event' });
    await window.tabTo(parts.locator('[data-row][tabindex="0"]'));
    for (let i = 0; i < 40 && !(await event.evaluate((one) => one === document.activeElement)); i += 1)
      await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await window.tabTo(page.getByRole('button', { name: 'Remove or merge…' }));
    await keyboard.press('Enter');
    await window.tabTo(dialog.getByRole('radio', { name: /^Merge it into another/ }));
    await keyboard.press('ArrowUp');
    await expect(dialog.getByRole('radio', { name: /^Remove the annotations too/ })).toBeChecked();
    await window.tabTo(dialog.getByRole('button', { name: 'Remove', exact: true }));
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(event).toHaveCount(0);
    await keyboard.press('Control+1');
    await expect(window.entry('offer came')).toHaveCount(0);
  });

  await test.step('it comes back from the trash with its annotations', async () => {
    await window.saved();
    await window.runByName('Trash');
    await window.tabTo(dialog.getByRole('checkbox', { name: /^Label Event/ }));
    await keyboard.press('Space');
    await window.tabTo(dialog.getByRole('checkbox', { name: /^With everything that went/ }));
    await keyboard.press('Space');
    await expect(dialog.getByRole('status')).toContainText('1 annotation added');
    await window.tabTo(dialog.getByRole('button', { name: 'Restore' }));
    await keyboard.press('Enter');
    await expect(dialog).toContainText('The trash is empty');
    await keyboard.press('Escape');
    await expect(window.entry('offer came')).toContainText('Event');
    await expect(window.labels.getByRole('button', { name: 'Event' })).toBeVisible();
  });
});
