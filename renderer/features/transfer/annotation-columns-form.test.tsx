import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FileHandle } from '#shared/api/answers.ts';
import type { AnnotationInspection } from '#shared/api/import-methods.ts';
import type { ChosenTable } from '#shared/api/table-preview.ts';
import { failure, success } from '#shared/domain/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { Dialogs } from '../../app/dialogs.tsx';
import { ImportColumns } from './import-columns.tsx';

const table: NonNullable<ChosenTable> = {
  file: 'coded.csv',
  preview: {
    columns: ['Datei', 'Von', 'end', 'code', 'Rest'],
    rows: [['a.txt', '0', '3', 'Port', 'x']],
    count: 1200,
    guess: {},
    isHeadless: false,
    annotations: { rows: 'annotation', roles: { end: 'end', label: 'code' }, ignored: [] },
  },
};
const handle = FileHandle.parse('h');

const inspection: AnnotationInspection = {
  token: 't',
  report: {
    formats: [{ id: 'csv', name: 'CSV', files: 1 }],
    documents: { added: 1, present: 0 },
    annotations: { added: 1, present: 0 },
    links: { added: 0, present: 0 },
    labels: [],
    linkTypes: [],
    annotators: [],
    oddEnds: [],
    entities: 0,
    units: [],
    moved: { count: 0, first: [] },
    ambiguous: { count: 0, first: [] },
    leftOut: { counts: [], first: [] },
  },
  labels: [],
  linkTypes: [],
  annotators: [],
  unnamed: 0,
  passedOver: { count: 0, first: [] },
  others: 0,
  problems: [],
};

const choice = (name: string): HTMLElement => screen.getByRole('combobox', { name: new RegExp(`^${name}`) });
const choose = (name: string, value: string): void => {
  fireEvent.change(choice(name), { target: { value } });
};

async function shown() {
  const api = new FakeApi(new FakeProject());
  const view = await renderWith(api, <ImportColumns handle={handle} table={table} />);
  choose('Each row is', 'annotation');
  return { api, ...view };
}

it('asks of each column what it is, says what is missing, and looks at the annotations by it', async () => {
  const { api, workbench } = await shown();
  const button = screen.getByRole('button', { name: 'Look at the annotations' });
  expect(screen.getByText('1,200 rows in the table coded.csv')).toBeDefined();
  expect(choice('code')).toHaveProperty('value', 'label');
  expect(screen.getByRole('status').textContent).toContain('Choose the column that names the document');
  expect(button).toHaveProperty('disabled', true);
  choose('Datei', 'document');
  choose('Von', 'start');
  choose('Rest', '-');
  const [head] = within(screen.getByRole('group', { name: 'The first rows' })).getAllByRole('row');
  expect(head?.textContent).toBe('DateiName of the documentVonStartendEndcodeLabelRestLeft out');
  api.handlers['shell.inspect-annotations'] = () => failure('import/no-text', { file: 'coded.csv' });
  fireEvent.click(button);
  await settle();
  expect(api.inputsOf('shell.inspect-annotations')).toEqual([
    {
      handle,
      columns: {
        rows: 'annotation',
        roles: { end: 'end', label: 'code', document: 'Datei', start: 'Von' },
        ignored: ['Rest'],
      },
    },
  ]);
  expect(workbench.store.get().dialog).toBeNull();
});

it('says that two columns are the same, and takes from no column what another is called on the way', async () => {
  await shown();
  choose('Datei', 'text');
  choose('Von', 'quote');
  choose('Rest', 'label');
  expect(screen.getByRole('status').textContent).toBe('Two columns are “Label”: choose one.');
  expect(screen.getByRole('button', { name: 'Look at the annotations' })).toHaveProperty('disabled', true);
  choose('Rest', '');
  expect(choice('code')).toHaveProperty('value', 'label');
  expect(screen.getByRole('status').textContent).toBe('Kept as attributes: Rest');
});

it('has words and tags for rows of tokens, and leaves all other columns out', async () => {
  await shown();
  choose('Each row is', 'token');
  expect(choice('Rest')).toHaveProperty('value', '-');
  choose('Datei', 'word');
  expect(screen.getByRole('status').textContent).toBe('Choose the column of the tags.');
  choose('code', 'tag');
  expect(screen.getByRole('button', { name: 'Look at the annotations' })).toHaveProperty('disabled', false);
});

it('tells what came of a table of which nothing could be read by these columns', async () => {
  const { api, workbench } = await shown();
  await act(() => workbench.transfer.inspectAgain(handle, { columns: { rows: 'annotation', roles: {}, ignored: [] } }));
  expect(api.inputsOf('shell.import')).toEqual([{ handle }]);
  expect(workbench.store.get().dialog).toMatchObject({ progress: { kind: 'done' } });
});

it('is come back to from what was found in a table, as it was', async () => {
  const api = new FakeApi(new FakeProject());
  const { workbench } = await renderWith(api, <Dialogs />);
  api.handlers['shell.preview-table'] = () => success(table);
  api.handlers['shell.inspect-annotations'] = () => success(inspection);
  const columns = { rows: 'token', roles: { word: 'Von', tag: 'code' }, ignored: [] } as const;
  await act(() => workbench.transfer.inspectAgain(handle, { columns }));
  fireEvent.click(screen.getByRole('button', { name: 'Choose the columns…' }));
  await settle();
  expect(api.inputsOf('import.annotations-drop')).toEqual([{ token: inspection.token }]);
  expect(choice('Each row is')).toHaveProperty('value', 'token');
  expect(choice('Von')).toHaveProperty('value', 'word');
});
