import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { MethodName } from '#shared/api/contract.ts';
import { ClaimsView } from '../app/claims/claims-view.tsx';
import { CodebookView } from '../features/codebook/codebook-view.tsx';
import { DocumentsPane } from '../features/corpus/documents-pane.tsx';
import { EntitiesView } from '../features/entities/entities-view.tsx';
import { ExportView } from '../features/export/export-view.tsx';
import { StatisticsView } from '../features/statistics/statistics-view.tsx';
import { axeFindings } from './axe.ts';
import { FakeApi } from './fake-api.ts';
import { FakeProject } from './fake-project.ts';
import { renderWith } from './render.tsx';
import { sampleDocuments } from './sample-documents.ts';

interface ViewCase {
  readonly name: string;
  readonly view: ReactNode;
  readonly filled: string;
  readonly empty?: string;
  readonly asks?: MethodName;
}

const cases: readonly ViewCase[] = [
  { name: 'Documents', view: <DocumentsPane />, filled: 'Toll reaches six', empty: 'No documents yet' },
  {
    name: 'Entities',
    view: <EntitiesView />,
    filled: 'Ruth Ivesen',
    empty: 'The register is empty',
    asks: 'register.entities',
  },
  {
    name: 'Claims',
    view: <ClaimsView />,
    filled: 'the fire brigade',
    empty: 'No claims yet',
    asks: 'annotations.list',
  },
  {
    name: 'Statistics',
    view: <StatisticsView />,
    filled: 'By label',
    empty: 'Nothing to count yet',
    asks: 'statistics.read',
  },
  { name: 'Codebook', view: <CodebookView />, filled: 'A named human being' },
  { name: 'Export', view: <ExportView />, filled: 'annotation_id', asks: 'formats.list' },
];

describe.each(cases)('the view $name', ({ view, filled }) => {
  it('shows what there is', async () => {
    const { container } = await renderWith(new FakeApi(new FakeProject(sampleDocuments)), view);
    await waitFor(() => expect(container.textContent).toContain(filled));
    expect(await axeFindings(container)).toEqual([]);
  });
});

// A codebook and the form of an export always have something to show.
describe.each(cases.flatMap(({ empty, ...one }) => (empty === undefined ? [] : [{ ...one, empty }])))(
  'the view $name of an empty project',
  ({ view, empty }) => {
    it('says why there is nothing, and what to do', async () => {
      const { container } = await renderWith(new FakeApi(new FakeProject()), view);
      await waitFor(() => expect(container.textContent).toContain(empty));
      expect(await axeFindings(container)).toEqual([]);
    });
  },
);

// Those that ask nothing show what the window holds already, which cannot fail.
describe.each(cases.flatMap(({ asks, ...one }) => (asks === undefined ? [] : [{ ...one, asks }])))(
  'the view $name without an answer',
  ({ view, asks }) => {
    it('says what went wrong', async () => {
      const api = new FakeApi(new FakeProject(sampleDocuments));
      api.failing.set(asks, { code: 'services/stopped', params: {} });
      const { container } = await renderWith(api, view);
      expect((await screen.findByRole('alert')).textContent).toContain('has stopped');
      expect(await axeFindings(container)).toEqual([]);
    });
  },
);

describe('the words of entities', () => {
  it('open to their mentions in context, which lead to the text', async () => {
    const { workbench } = await renderWith(new FakeApi(new FakeProject(sampleDocuments)), <EntitiesView />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('radio', { name: 'Words' }));
    await user.click(await screen.findByRole('button', { name: 'Harrowmere', expanded: false }));
    const mention = await screen.findByRole('button', { name: /Toll reaches six at Harrowmere/ });
    await user.click(mention);
    await waitFor(() => expect(workbench.store.get()).toMatchObject({ view: 'read', selectedId: 'made-4' }));
  });
});

describe('the claims', () => {
  it('are sorted by a press on a column', async () => {
    await renderWith(new FakeApi(new FakeProject(sampleDocuments)), <ClaimsView />);
    const header = await screen.findByRole('columnheader', { name: 'Source' });
    expect(header.getAttribute('aria-sort')).toBe('none');
    await userEvent.setup().click(within(header).getByRole('button'));
    expect(header.getAttribute('aria-sort')).toBe('ascending');
  });
});

describe('the list of documents', () => {
  it('is narrowed by words, and opens what is chosen', async () => {
    const { workbench } = await renderWith(new FakeApi(new FakeProject(sampleDocuments)), <DocumentsPane />);
    const user = userEvent.setup();
    await user.type(screen.getByRole('textbox', { name: 'Filter documents' }), 'wire 2024');
    expect(screen.getByText('1 of 2').className).toBe('pane-sum');
    const [only, ...others] = within(screen.getByRole('list', { name: 'Documents' })).getAllByRole('button');
    expect(others).toEqual([]);
    if (only) await user.click(only);
    await waitFor(() =>
      expect(workbench.store.get().reading).toMatchObject({ open: { document: { name: 'wire.txt' } } }),
    );
  });
});

describe('the export', () => {
  it('writes with the chosen options and says exactly what was written', async () => {
    const api = new FakeApi(new FakeProject(sampleDocuments));
    const { container } = await renderWith(api, <ExportView />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('radio', { name: /UTF-16/ }));
    await waitFor(() => expect(container.textContent).toContain('# utf16'));
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    expect((await screen.findByText(/87 rows/)).textContent).toContain('aaaaaaaaaaaa');
    expect(api.inputsOf('shell.export')).toMatchObject([
      { options: { format: 'csv', offsets: 'utf16', excel: false } },
    ]);
    expect(api.inputsOf('dialog.choose-export')).toMatchObject([{ kind: 'folder' }]);
    expect(await axeFindings(container)).toEqual([]);
  });

  it('says in place why nothing was written', async () => {
    const api = new FakeApi(new FakeProject(sampleDocuments));
    api.failing.set('shell.export', { code: 'export/cannot-write', params: { path: '/x', reason: 'no room' } });
    await renderWith(api, <ExportView />);
    await userEvent.setup().click(await screen.findByRole('button', { name: 'Export…' }));
    expect((await screen.findByRole('alert')).textContent).toContain('no room');
  });
});
