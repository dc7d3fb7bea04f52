import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { RememberedExport } from '#shared/api/settings.ts';
import { success } from '#shared/domain/result.ts';
import { axeFindings } from '../../test/axe.ts';
import { fakeFormats } from '../../test/fake-answers.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { defaultChoices, type ExportFormat, exportOptions, exportTarget, usualSplit } from './export-choices.ts';
import { ExportForm } from './export-form.tsx';

const [csv, json] = fakeFormats;
if (!csv || !json) throw new Error('there are two formats');

const scheme: ExportFormat['options'][number] = {
  id: 'scheme',
  name: 'Tags',
  kind: 'choice',
  values: [
    { value: 'iob2', name: 'IOB2' },
    { value: 'bioes', name: 'BIOES' },
  ],
  default: 'iob2',
};

describe('what is asked for', () => {
  it('is only what was chosen', () => {
    expect(exportOptions(defaultChoices([csv]), csv)).toEqual({
      format: 'csv',
      offsets: 'codepoint',
      excel: false,
      rejected: false,
    });
  });

  it('leaves out options of other formats, and divides only what can be divided', () => {
    const choices = {
      ...defaultChoices([csv]),
      own: { scheme: 'bioes' },
      split: { shares: [8, 1, 1], seed: 3 } as const,
    };
    expect(exportOptions(choices, csv)).not.toHaveProperty('choices');
    expect(exportOptions(choices, { ...csv, options: [scheme] })).toMatchObject({ choices: { scheme: 'bioes' } });
    expect(exportOptions(choices, { ...csv, holds: null })).not.toHaveProperty('split');
  });

  it('is a folder where the documents are divided', () => {
    const divided = { ...defaultChoices([json]), split: { shares: [8, 1, 1], seed: 3 } as const };
    expect(exportTarget('P', json, defaultChoices([json])).kind).toBe('file');
    expect(exportTarget('P', json, divided).kind).toBe('folder');
  });
});

describe('the form', () => {
  async function shown() {
    const api = new FakeApi(new FakeProject(sampleDocuments));
    const rendered = await renderWith(api, <ExportForm />);
    await screen.findByRole('combobox', { name: 'Format' });
    const asked = () => api.inputsOf('export.preview').at(-1);
    return { ...rendered, api, asked, user: userEvent.setup() };
  }

  it('tells a preview that is not of what was chosen, until the next one is there', async () => {
    const { api, user } = await shown();
    const preview = await screen.findByLabelText(/^Preview/, { selector: 'pre' });
    await waitFor(() => expect(preview.getAttribute('aria-busy')).toBe('false'));
    const next = Promise.withResolvers<Awaited<ReturnType<(typeof api.handlers)['export.preview']>>>();
    api.handlers['export.preview'] = () => next.promise;
    await user.click(screen.getByRole('checkbox', { name: /^Divide the documents/ }));
    expect(preview.getAttribute('aria-busy')).toBe('true');
    next.resolve(success({ name: 'train.json', text: 'next' }));
    await waitFor(() => expect(preview.getAttribute('aria-busy')).toBe('false'));
    expect(preview.textContent).toBe('next');
  });

  it('divides by keyboard, with shares and a seed', async () => {
    const { container, asked, user } = await shown();
    await user.click(screen.getByRole('checkbox', { name: /^Divide the documents/ }));
    const seed = screen.getByRole('spinbutton', { name: 'Seed' });
    await user.clear(seed);
    await user.type(seed, '7');
    await waitFor(() => expect(asked()).toMatchObject({ options: { split: { shares: [80, 10, 10], seed: 7 } } }));
    expect(await axeFindings(container)).toEqual([]);
  });

  it('takes a part of the project', async () => {
    const { asked, user } = await shown();
    await user.click(screen.getByText('Only a part of the project'));
    await user.click(screen.getByRole('button', { name: /^Layer/ }));
    await user.click(
      within(screen.getByRole('menu', { name: 'Layer' })).getAllByRole('menuitemcheckbox')[0] ?? document.body,
    );
    await waitFor(() => expect(asked()).toMatchObject({ options: { selection: { layerIds: [expect.any(String)] } } }));
  });

  it('tells before anything is written what would not be in the files, and what would be empty', async () => {
    const { api, container, user } = await shown();
    api.handlers['export.forecast'] = () =>
      success({
        documents: 6,
        files: 3,
        parts: [
          { name: 'train', documents: 5 },
          { name: 'dev', documents: 0 },
          { name: 'test', documents: 1 },
        ],
        empty: ['dev.conll'],
        notes: ['Tabs became spaces.'],
        losses: ['Links: 21.'],
        kept: false,
      });
    await user.click(screen.getByRole('checkbox', { name: /^Divide the documents/ }));
    expect(await screen.findByText('Documents: Train 5 · Dev 0 · Test 1')).toBeTruthy();
    expect(screen.getByText(/No document falls to Dev/)).toBeTruthy();
    expect(screen.getByText(/nothing in dev.conll/)).toBeTruthy();
    const losses = screen.getByRole('group', { name: 'Would not be in these files' });
    expect(losses.textContent).toBe('Links: 21.');
    expect(api.inputsOf('shell.export')).toEqual([]);
    expect(await axeFindings(container)).toEqual([]);
  });

  it('asks before it replaces somebody’s files', async () => {
    const { api, container, user } = await shown();
    const names = 'loss-report.txt';
    const params = { path: '/out', names };
    api.handlers['shell.export'] = ({ replace }) =>
      replace === true
        ? success({ files: [], notes: [], losses: [] })
        : { ok: false, error: { code: 'export/would-replace', params } };
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    const question = await screen.findByRole('alertdialog', { name: new RegExp(names) });
    expect(document.activeElement).toBe(within(question).getByRole('button', { name: 'Choose another place…' }));
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(api.inputsOf('dialog.choose-export')).toHaveLength(2));
    await user.click(await screen.findByRole('button', { name: 'Replace' }));
    await waitFor(() => expect(api.inputsOf('shell.export').at(-1)).toMatchObject({ replace: true }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  it('has the focus at what is of use, while it writes and afterwards', async () => {
    const { api, user } = await shown();
    const written = Promise.withResolvers<Awaited<ReturnType<(typeof api.handlers)['shell.export']>>>();
    api.handlers['shell.export'] = () => written.promise;
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' })));
    written.resolve(success({ files: [], notes: [], losses: [] }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show in folder' })));
    api.failing.set('shell.export', { code: 'export/cannot-write', params: { path: '/x', reason: 'no room' } });
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('alert')));
  });

  it('begins with what was chosen for this project before, as far as it is still there', async () => {
    const { api, unmount, workbench, user } = await shown();
    await user.click(screen.getByRole('checkbox', { name: /^Divide the documents/ }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Format' }), json.id);
    unmount();
    const [id, remembered] = Object.entries(workbench.store.get().settings.exports)[0] ?? [];
    expect(remembered).toMatchObject({ format: json.id, split: usualSplit });
    const gone = { labelIds: ['gone'], statuses: ['accepted'] };
    api.settings = { ...api.settings, exports: { [id ?? '']: { ...remembered, selection: gone } as RememberedExport } };
    await renderWith(api, <ExportForm />);
    const format = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Format' });
    expect(format.value).toBe(json.id);
    await waitFor(() =>
      expect(api.inputsOf('export.preview').at(-1)).toMatchObject({
        options: { format: json.id, split: usualSplit, selection: { statuses: ['accepted'] } },
      }),
    );
    expect(api.inputsOf('export.preview').at(-1)?.options.selection).not.toHaveProperty('labelIds');
  });
});
