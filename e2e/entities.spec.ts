import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { parse } from './csv.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

function rowsOf(folder: string, file: string): Record<string, string>[] {
  return parse(readFileSync(join(folder, file), 'utf8'));
}

async function looksRight(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: null });
}

test('a register of entities with the keyboard alone', async ({ launch, folder }) => {
  const project = join(folder, 'levee.annotary');
  annotary('new', project, '--sample', '--annotator', 'Ada');
  const { page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const proposals = page.getByRole('list', { name: 'Proposals' });
  const register = page.getByRole('table', { name: 'Register of entities' });
  const entry = page.getByRole('region', { name: 'Entry' });
  const exported = (name: string): string => {
    const out = join(folder, name);
    annotary('export', project, '--format', 'csv', '--out', out);
    return out;
  };
  let count = 0;

  await test.step('accept one, turn one down', async () => {
    await window.runByName('Entities');
    await expect(proposals.getByRole('listitem').first()).toBeVisible();
    await looksRight(page);
    const rows = proposals.getByRole('button', { name: /sure/ });
    await window.tabTo(rows.first());
    const first = (await rows.first().getByRole('strong').textContent()) ?? '';
    const mentions = page.getByRole('list', { name: 'Mentions of the proposal' }).getByRole('checkbox');
    await expect(mentions.first()).toBeChecked();
    await window.tabTo(mentions.first());
    await keyboard.press('Space');
    await expect(mentions.first()).not.toBeChecked();
    await keyboard.press('Shift+ArrowDown');
    await expect(mentions.nth(1)).not.toBeChecked();
    await expect(page.getByText('are accepted; the others stay free.')).toBeVisible();
    await keyboard.press('Escape');
    await expect(mentions.first()).toBeChecked();
    await rows.first().focus();
    await keyboard.press('Enter');
    await expect(register.getByRole('button', { name: first, exact: true })).toBeVisible();
    await expect(rows.first()).toBeFocused();
    await keyboard.press('x');
    await expect(page.getByRole('button', { name: 'Bring back 1 turned down' })).toBeVisible();
    await window.saved();
  });

  await test.step('accept all that are sure enough, in one step of undo', async () => {
    const all = page.getByRole('button', { name: /^Accept \d+$/ });
    await all.focus();
    await keyboard.press('Enter');
    await expect(register.getByRole('row')).not.toHaveCount(2);
    const sum = page.getByRole('region', { name: 'Register of entities' }).getByRole('status');
    count = Number.parseInt((await sum.textContent()) ?? '', 10);
    expect(count).toBeGreaterThan(5);
    await keyboard.press('Control+z');
    await expect(sum).toHaveText('1 entry');
    await keyboard.press('Control+Shift+z');
    await expect(sum).toHaveText(`${count} entries`);
    await looksRight(page);
  });

  await test.step('the page of an entry: Wikidata, merge, undo', async () => {
    const first = register.locator('[data-row]').first();
    await first.focus();
    const name = (await first.textContent()) ?? '';
    await keyboard.press('Enter');
    await expect(entry.getByRole('heading', { name, exact: true })).toBeVisible();
    await looksRight(page);
    await entry.getByRole('textbox', { name: 'Wikidata' }).focus();
    await keyboard.type('https://www.wikidata.org/wiki/Q1156');
    await keyboard.press('Enter');
    await expect(entry.getByRole('textbox', { name: 'Wikidata' })).toHaveValue('Q1156');
    await entry.getByRole('button', { name: 'Merge with…' }).focus();
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(dialog.getByRole('option').first()).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(entry.getByRole('textbox', { name: /Other names/ })).toHaveValue(new RegExp(name));
    await window.saved();
    await keyboard.press('Escape');
    await register.locator('[data-row][tabindex="0"]').focus();
    await keyboard.press('Control+z');
    await expect(register.getByRole('button', { name, exact: true })).toBeVisible();
    // The page has its own mentions again, and no others.
    await expect(entry.getByRole('textbox', { name: /Other names/ })).not.toHaveValue(new RegExp(name));
    const told = Number.parseInt((await entry.getByText(/mentions · /).textContent()) ?? '', 10);
    await expect(entry.getByRole('list', { name: 'Mentions' }).getByRole('checkbox')).toHaveCount(told);
  });

  await test.step('split what is ticked, and see it in the article', async () => {
    const list = entry.getByRole('list', { name: 'Mentions' });
    const box = list.getByRole('checkbox').first();
    await box.focus();
    await keyboard.press('Space');
    await entry.getByRole('textbox', { name: 'Name of the new entry' }).focus();
    await keyboard.type('A new one');
    await keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Filter the register' }).focus();
    await keyboard.type('new one');
    await expect(register.getByRole('row')).toHaveCount(2);
    await register.getByRole('button', { name: 'A new one', exact: true }).focus();
    await keyboard.press('Enter');
    await expect(entry.getByRole('heading', { name: 'A new one' })).toBeVisible();
    await list.getByRole('checkbox').first().focus();
    await keyboard.press('Enter');
    await expect(window.inspector.getByRole('combobox', { name: 'Entity' })).toHaveValue('A new one');
  });

  await test.step('the inspector takes it away and makes another', async () => {
    const field = window.inspector.getByRole('combobox', { name: 'Entity' });
    await field.focus();
    await keyboard.press('Control+a');
    await keyboard.press('Delete');
    await keyboard.press('Enter');
    await expect(field).toHaveAttribute('placeholder', 'Belongs to no entry yet');
    await expect(field).toHaveValue('');
    await window.saved();
    await keyboard.type('By hand');
    await expect(page.getByRole('option', { name: 'New entry “By hand”' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Enter');
    await expect(field).toHaveValue('By hand');
    await window.saved();
  });

  await test.step('the export has the entries with their mentions', async () => {
    await window.runByName('Close project');
    await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
    const out = exported('out');
    const entities = rowsOf(out, 'entities.csv');
    expect(entities).toHaveLength(count + 2);
    expect(entities.filter(({ external_ids }) => external_ids === 'wikidata:Q1156')).toHaveLength(1);
    const byHand = entities.find(({ name }) => name === 'By hand');
    expect(byHand).toMatchObject({ mentions: '1', documents: '1' });
    const mentions = rowsOf(out, 'mentions.csv').filter(({ entity_id }) => entity_id === byHand?.['entity_id']);
    expect(mentions.map(({ entity }) => entity)).toEqual(['By hand']);
    for (const { entity_id: id, mentions: sum } of entities)
      expect(rowsOf(out, 'mentions.csv').filter(({ entity_id }) => entity_id === id)).toHaveLength(Number(sum));
  });
});
