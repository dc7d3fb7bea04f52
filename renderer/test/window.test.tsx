import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '#shared/domain/result.ts';
import { Dialogs } from '../app/dialogs.tsx';
import { Header } from '../features/project/header.tsx';
import { Notices } from '../features/project/notices.tsx';
import { Welcome } from '../features/project/welcome.tsx';
import { axeFindings } from './axe.ts';
import { FakeApi } from './fake-api.ts';
import { FakeProject } from './fake-project.ts';
import { renderWith, settle } from './render.tsx';
import { sampleDocuments } from './sample-documents.ts';

let api: FakeApi;
beforeEach(() => {
  api = new FakeApi(new FakeProject(sampleDocuments));
});

describe('the welcome', () => {
  it('offers to begin, and recent projects', async () => {
    const failure: Failure = { code: 'project/not-found', params: { path: '/gone.annotary' } };
    const { container, workbench } = await renderWith(new FakeApi(null), <Welcome failure={failure} />);
    expect(screen.getByRole('alert').textContent).toContain('/gone.annotary');
    expect(screen.getByRole('button', { name: /Election coverage 2026/ })).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
    await userEvent.setup().click(screen.getByRole('button', { name: /New project/ }));
    expect(workbench.store.get().dialog).toEqual({ kind: 'new-project' });
  });
});

describe('the header', () => {
  it('has the views as tabs, with arrows', async () => {
    const { workbench } = await renderWith(api, <Header />);
    const tabs = within(screen.getByRole('tablist', { name: 'Views' }));
    expect(tabs.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([
      'Read',
      'Entities',
      'Claims',
      'Search',
      'Statistics',
      'Codebook',
      'Export',
    ]);
    tabs.getByRole('tab', { name: 'Read', selected: true }).focus();
    await userEvent.setup().keyboard('{ArrowLeft}');
    expect(workbench.store.get().view).toBe('export');
    expect(document.activeElement).toBe(tabs.getByRole('tab', { name: 'Export', selected: true }));
  });

  it('says whether everything is saved, or what happens next', async () => {
    const { workbench } = await renderWith(api, <Header />);
    const state = screen.getByRole('status', { name: 'Save state' });
    expect(state.textContent).toBe('All changes saved');
    const { promise, resolve } = Promise.withResolvers<void>();
    api.gate = promise;
    await act(() => workbench.finishing.toggle());
    expect(state.textContent).toBe('Saving…');
    resolve();
    await waitFor(() => expect(state.textContent).toBe('All changes saved'));
    act(() => api.emit('store.trouble', { failure: { code: 'store/full', params: {} } }));
    expect(state.textContent).toContain('will be saved as soon as there is room');
  });

  it('undoes and redoes', async () => {
    const { workbench } = await renderWith(api, <Header />);
    const undo = screen.getByRole('button', { name: 'Undo' });
    expect(undo).toHaveProperty('disabled', true);
    await act(() => workbench.finishing.toggle());
    await userEvent.setup().click(undo);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Redo' })).toHaveProperty('disabled', false));
    expect(workbench.store.get().documents[0]?.document.status).toBe('open');
  });
});

describe('the dialogs', () => {
  it.each(['palette', 'keys', 'export', 'new-project'] as const)('%s has a name and no faults', async (kind) => {
    const { workbench } = await renderWith(api, <Dialogs />);
    act(() => workbench.openDialog({ kind }));
    await settle();
    const dialog = screen.getByRole('dialog');
    expect(await axeFindings(dialog)).toEqual([]);
    await userEvent.setup().keyboard('{Escape}');
    expect(workbench.store.get().dialog).toBeNull();
  });

  it('runs from the palette what is typed', async () => {
    const { workbench } = await renderWith(api, <Dialogs />);
    act(() => workbench.openDialog({ kind: 'palette' }));
    const user = userEvent.setup();
    await user.type(screen.getByRole('combobox'), 'claims');
    const options = screen.getAllByRole('option');
    expect(screen.getByRole('combobox').getAttribute('aria-activedescendant')).toBe(options[0]?.id);
    await user.keyboard('{Enter}');
    expect(workbench.store.get()).toMatchObject({ view: 'claims', dialog: null });
  });

  it('opens documents from the palette', async () => {
    const { workbench } = await renderWith(api, <Dialogs />);
    act(() => workbench.openDialog({ kind: 'palette' }));
    await userEvent.setup().type(screen.getByRole('combobox'), 'toll{Enter}');
    await waitFor(() =>
      expect(workbench.store.get().reading).toMatchObject({ open: { document: { name: 'wire.txt' } } }),
    );
  });

  it('makes a project with a name and an annotator', async () => {
    const { workbench } = await renderWith(api, <Dialogs />);
    act(() => workbench.openDialog({ kind: 'new-project' }));
    const user = userEvent.setup();
    const create = screen.getByRole('button', { name: 'Create…' });
    expect(create).toHaveProperty('disabled', true);
    await user.type(screen.getByRole('textbox', { name: 'Name of the project' }), 'Elections');
    await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Kim');
    await user.click(create);
    await waitFor(() => expect(workbench.store.get().dialog).toBeNull());
    expect(api.inputsOf('shell.create-project')).toMatchObject([{ name: 'Elections', annotator: 'Kim' }]);
  });

  it('says what goes with a document before it goes', async () => {
    const { workbench } = await renderWith(api, <Dialogs />);
    const [first] = workbench.store.get().documents;
    if (first) act(() => workbench.openDialog({ kind: 'remove-document', id: first.document.id }));
    const dialog = screen.getByRole('dialog', { name: 'Remove document' });
    expect(dialog.textContent).toContain('Its 3 annotations go with it.');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(workbench.store.get().documents).toHaveLength(1));
  });

  it('shows how far an import is, and then every file that was left out', async () => {
    const { workbench } = await renderWith(api, <Dialogs />);
    act(() =>
      workbench.openDialog({ kind: 'import', progress: { kind: 'running', done: 1, total: 4, file: 'b.txt' } }),
    );
    expect(screen.getByRole('progressbar', { name: 'Import' }).getAttribute('aria-valuenow')).toBe('25');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Cancel' }));
    expect(api.inputsOf('import.cancel')).toHaveLength(1);
    const error: Failure = { code: 'import/empty', params: { file: 'c.txt' } };
    const report = { added: [], annotations: 0, problems: [{ file: 'c.txt', error }], cancelled: true, remaining: 2 };
    act(() => workbench.openDialog({ kind: 'import', progress: { kind: 'done', report } }));
    const dialog = screen.getByRole('dialog', { name: 'Import' });
    expect(dialog.textContent).toContain('c.txt is empty.');
    expect(dialog.textContent).toContain('2 files were not reached');
    expect(await axeFindings(dialog)).toEqual([]);
  });
});

describe('the messages', () => {
  it('show the last two, and the older ones when asked for', async () => {
    const { workbench } = await renderWith(api, <Notices />);
    const user = userEvent.setup();
    act(() => {
      workbench.notices.warn('window.notice.select-first');
      workbench.notices.warn('window.notice.nothing-to-label');
      workbench.notices.warn('window.notice.nothing-to-label');
      workbench.notices.warn('window.notice.duplicate');
    });
    expect(screen.getAllByRole('alert')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: '1 more' }));
    expect(screen.getAllByRole('alert')).toHaveLength(3);
    expect(await axeFindings(screen.getByRole('status'))).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Fewer' }));
    expect(screen.getAllByRole('alert')).toHaveLength(2);
  });

  it('of problems go a while after the next thing that a person does', async () => {
    const { workbench } = await renderWith(api, <Notices />);
    vi.useFakeTimers();
    act(() => workbench.notices.warn('window.notice.select-first'));
    act(() => {
      vi.advanceTimersByTime(60_000);
    });
    act(() => workbench.notices.acted());
    act(() => {
      vi.advanceTimersByTime(19_000);
      workbench.notices.acted();
    });
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    act(() => {
      vi.advanceTimersByTime(1000);
    });
    vi.useRealTimers();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('go away by themselves, but problems stay until they are dismissed', async () => {
    const { workbench } = await renderWith(api, <Notices />);
    vi.useFakeTimers();
    act(() => {
      workbench.notices.inform('window.notice.sound');
      workbench.notices.warn('window.notice.select-first');
    });
    act(() => {
      vi.advanceTimersByTime(60_000);
    });
    vi.useRealTimers();
    expect(screen.getByRole('alert').textContent).toContain('Select a stretch');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
