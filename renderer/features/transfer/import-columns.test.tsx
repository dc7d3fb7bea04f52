import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FileHandle } from '#shared/api/answers.ts';
import type { ChosenTable } from '#shared/api/table-preview.ts';
import { success } from '#shared/domain/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { ImportColumns } from './import-columns.tsx';

const table: NonNullable<ChosenTable> = {
  file: 'corpus.csv',
  preview: {
    columns: ['id', 'body', 'section'],
    rows: [['7', 'Text one', 'Local'], ['8']],
    count: 1200,
    guess: { text: 'body', name: 'id' },
    isHeadless: false,
  },
};
const handle = FileHandle.parse('h');

const choice = (name: string): HTMLElement => screen.getByRole('combobox', { name: new RegExp(`^${name}`) });

async function shown(preview: Partial<(typeof table)['preview']> = {}) {
  const api = new FakeApi(new FakeProject());
  const changed = { ...table, preview: { ...table.preview, ...preview } };
  await renderWith(api, <ImportColumns handle={handle} table={changed} />);
  return api;
}

it('shows the guess and the first rows, and imports by it', async () => {
  const api = await shown();
  expect(screen.getByText('1,200 articles in the table corpus.csv')).toBeDefined();
  expect(choice('Text')).toHaveProperty('value', 'body');
  const rows = within(screen.getByRole('group', { name: 'The first rows' })).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual([
    'idName of the documentbodyTextsectionField of its own',
    '7Text oneLocal',
    '8',
  ]);
  expect(screen.getByRole('status').textContent).toBe('Kept as fields of the documents: section');
  fireEvent.click(screen.getByRole('button', { name: 'Import the table' }));
  await settle();
  expect(api.inputsOf('shell.import')).toEqual([{ handle, columns: { text: 'body', name: 'id' } }]);
});

it('lets a person say whether the first row is an article', async () => {
  const otherwise = {
    columns: ['Column 1', 'Column 2'],
    rows: [['id', 'body']],
    count: 1201,
    guess: { text: 'Column 2' },
    isHeadless: true,
  };
  const api = await shown({ otherwise });
  expect(choice('The first row')).toHaveProperty('value', 'names');
  fireEvent.change(choice('The first row'), { target: { value: 'article' } });
  expect(screen.getByText('1,201 articles in the table corpus.csv')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Import the table' }));
  await settle();
  expect(api.inputsOf('shell.import')).toEqual([{ handle, columns: { text: 'Column 2' } }]);
});

it('says where the first row was taken for an article', async () => {
  await shown({ isHeadless: true, otherwise: { ...table.preview, isHeadless: false } });
  expect(choice('The first row')).toHaveProperty('value', 'article');
  expect(screen.getByText(/^None of its cells is called as columns usually are/)).toBeDefined();
});

it('gives a column one role only', async () => {
  await shown();
  fireEvent.change(choice('Title'), { target: { value: 'id' } });
  expect(choice('Name of the document')).toHaveProperty('value', '');
  expect(choice('Title')).toHaveProperty('value', 'id');
});

it('asks for the text where no column is one', async () => {
  const api = await shown({ guess: {} });
  const button = screen.getByRole('button', { name: 'Import the table' });
  expect(button).toHaveProperty('disabled', true);
  expect(screen.getByRole('status').textContent).toBe('Choose the column that holds the text of the articles.');
  fireEvent.change(choice('Text'), { target: { value: 'section' } });
  fireEvent.click(button);
  await settle();
  expect(api.inputsOf('shell.import')).toEqual([{ handle, columns: { text: 'section' } }]);
});

it('is asked before a table is imported, and not for other files', async () => {
  const api = new FakeApi(new FakeProject());
  const { workbench } = await renderWith(api, null);
  await act(() => workbench.transfer.import(handle));
  expect(api.inputsOf('shell.import')).toEqual([{ handle }]);
  api.handlers['shell.preview-table'] = () => success(table);
  await act(() => workbench.transfer.import(handle));
  expect(api.inputsOf('shell.import')).toHaveLength(1);
  expect(workbench.store.get().dialog).toMatchObject({ kind: 'import', progress: { kind: 'columns' } });
});
