import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { annotary } from './annotary.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './workbench-page.ts';

const label = (id: string, name: string, shortcut: string) => ({
  id,
  name,
  color: '#41566b',
  shortcut,
  definition: '',
  examples: [],
  counterExamples: [],
  parentId: null,
});

const attribute = (name: string, kind: string, more: object = {}) => ({
  id: name.toLowerCase(),
  name,
  kind,
  options: [],
  required: false,
  definition: '',
  ...more,
});

const options = ['Statement', 'Figure', 'Promise'].map((name) => ({ id: name.toLowerCase(), name }));

const codebook = {
  version: 1,
  name: 'Claims of a hearing',
  layers: [
    {
      id: 'claims',
      name: 'Claims',
      kind: 'claim',
      paint: 'underline',
      labels: [label('claim', 'Claim', 'c')],
      attributes: [
        attribute('Kind', 'one-of', { options, required: true }),
        attribute('Value', 'number', { required: true, shownIf: { attributeId: 'kind', values: ['figure'] } }),
        attribute('Topics', 'many-of', {
          options: [
            { id: 'costs', name: 'Costs' },
            { id: 'safety', name: 'Safety' },
          ],
        }),
        attribute('Quoted', 'boolean'),
        attribute('When', 'date'),
      ],
    },
  ],
  linkTypes: [],
  documentAttributes: [attribute('Genre', 'text', { required: true })],
};

/** A project over one short article, with attributes that must be filled in. */
function newProject(folder: string): string {
  const project = join(folder, 'Hearing.annotary');
  const book = join(folder, 'codebook.json');
  const article = join(folder, 'hearing.txt');
  writeFileSync(book, JSON.stringify(codebook));
  writeFileSync(article, 'Hearing on the bridge\n\nThe minister said the bridge cost 40 million.\n');
  annotary('new', project, '--codebook', book);
  annotary('import', project, article);
  return project;
}

function exported(project: string, folder: string) {
  const out = join(folder, 'out.json');
  annotary('export', project, '--format', 'json', '--out', out);
  // The shape is that of docs/annotary.schema.json.
  return JSON.parse(readFileSync(out, 'utf8')) as {
    documents: { status: string; fields: object }[];
    annotations: { attributes: object; note: string }[];
    memos: { purpose: string; text: string }[];
  };
}

async function labelTheClaim(page: Page, window: WorkbenchPage): Promise<void> {
  await window.article.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('c');
  await expect(window.inspector.getByRole('combobox', { name: 'Kind' })).toBeVisible();
}

test('what is required is filled in by keyboard before the document is finished', async ({ launch, folder }) => {
  const project = newProject(folder);
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  const { keyboard } = page;
  const dialog = page.getByRole('dialog', { name: 'Finish document' });
  await labelTheClaim(page, window);

  await test.step('finishing asks for what is missing', async () => {
    await keyboard.press('Control+Enter');
    await expect(dialog).toContainText('2 required fields are empty.');
    await expect(dialog.getByRole('button', { name: /Genre/ })).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('an entry leads to its field', async () => {
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(window.inspector.getByRole('combobox', { name: 'Kind' })).toBeFocused();
  });

  await test.step('letters, Space and Tab fill in the fields', async () => {
    await keyboard.type('fi');
    await expect(window.inspector.getByRole('combobox', { name: 'Kind' })).toHaveValue('figure');
    const value = window.inspector.getByRole('textbox', { name: 'Value' });
    await expect(value).toBeVisible();
    await keyboard.press('Tab');
    await expect(value).toBeFocused();
    await keyboard.type('many');
    await keyboard.press('Tab');
    await expect(window.inspector.getByRole('alert')).toContainText('“many” is not a number');
    await expect(value).toHaveValue('many');
    await keyboard.press('Shift+Tab');
    await keyboard.type('40');
    await keyboard.press('Tab');
    await expect(window.inspector.getByRole('checkbox', { name: 'Costs' })).toBeFocused();
    await keyboard.press('Space');
    await keyboard.press('s');
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.press('y');
    await keyboard.press('Tab');
    await keyboard.type('2024-03');
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step('the rest is listed in the document’s inspector', async () => {
    await keyboard.press('Escape');
    await expect(window.article).toBeFocused();
    await keyboard.press('Escape');
    await expect(window.inspector).toContainText('1 required field is empty.');
    expect(await axeFindings(page)).toEqual([]);
    await keyboard.press('Control+Enter');
    await keyboard.press('Enter');
    await expect(window.inspector.getByRole('textbox', { name: 'Genre' })).toBeFocused();
    await keyboard.type('Report');
    await keyboard.press('Control+Enter');
    await expect(window.inspector.getByRole('combobox', { name: 'Status' })).toHaveValue('finished');
    await window.saved();
  });

  await app.close();
  const { documents, annotations } = exported(project, folder);
  expect(documents).toMatchObject([{ status: 'finished', fields: { genre: 'Report' } }]);
  expect(annotations.map(({ attributes }) => attributes)).toEqual([
    { kind: 'figure', value: 40, topics: ['costs', 'safety'], quoted: true, when: '2024-03' },
  ]);
});

test('a document is finished without them for a reason', async ({ launch, folder }) => {
  const project = newProject(folder);
  const { app, page } = await launch({ args: [project] });
  const window = await new WorkbenchPage(page).ready();
  await labelTheClaim(page, window);
  const dialog = page.getByRole('dialog', { name: 'Finish document' });
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('textbox', { name: /Reason/ })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert')).toContainText('Write down why');
  await page.keyboard.type('Only a caption.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await window.article.focus();
  await page.keyboard.press('Escape');
  await expect(window.inspector.getByRole('combobox', { name: 'Status' })).toHaveValue('finished');
  await expect(window.inspector.getByRole('textbox', { name: /because/ })).toHaveValue('Only a caption.');
  await window.saved();
  await page.keyboard.press('Control+z');
  await expect(window.inspector.getByRole('combobox', { name: 'Status' })).toHaveValue('open');
  await page.keyboard.press('Control+Shift+z');
  await expect(window.inspector.getByRole('combobox', { name: 'Status' })).toHaveValue('finished');
  await window.saved();
  await app.close();
  expect(exported(project, folder)).toMatchObject({
    documents: [{ status: 'finished' }],
    memos: [{ purpose: 'waiver', text: 'Only a caption.' }],
  });
});
