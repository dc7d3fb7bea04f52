import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { added } from '#shared/domain/change-set.ts';
import { AnnotatorId, Timestamp } from '#shared/domain/ids.ts';
import { Dialogs } from '../../app/dialogs.tsx';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';

async function open() {
  const api = new FakeApi(new FakeProject(sampleDocuments));
  const { workbench } = await renderWith(api, <Dialogs />);
  act(() => workbench.openDialog({ kind: 'replace-labels' }));
  await settle();
  return { api, workbench, dialog: screen.getByRole('dialog', { name: 'Find and replace labels' }) };
}

describe('the dialog that replaces labels', () => {
  it('says how many it would change, and changes them in one step', async () => {
    const { api, workbench, dialog } = await open();
    const user = userEvent.setup();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Annotations with the label' }), 'Place');
    await user.selectOptions(screen.getByRole('combobox', { name: 'become' }), 'Organization');
    await user.click(screen.getByRole('radio', { name: 'All documents' }));
    await waitFor(() => expect(dialog.textContent).toContain('2 annotations become Organization.'));
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Replace 2' }));
    await workbench.sync.settled();
    expect(api.inputsOf('command.run').map(({ command }) => command)).toMatchObject([
      { type: 'annotation.edit', labelId: 'organization' },
    ]);
    const labels = [...(api.project?.tables.annotation.values() ?? [])].map(({ labelId }) => labelId);
    expect(labels.filter((id) => id === 'organization')).toHaveLength(2);
    expect(workbench.store.get().dialog).toBeNull();
  });

  it('warns where attributes would be lost, and refuses the same label', async () => {
    const { dialog } = await open();
    const user = userEvent.setup();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Annotations with the label' }), 'Claim');
    await user.selectOptions(screen.getByRole('combobox', { name: 'become' }), 'Event');
    await waitFor(() => expect(dialog.textContent).toContain('Attributes are lost by 1 of 1 annotations.'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'become' }), 'Claim');
    await waitFor(() => expect(dialog.textContent).toContain('Choose two different labels.'));
    expect(screen.getByRole('button', { name: /Replace/ })).toHaveProperty('disabled', true);
  });

  it('shows what it would change, and leaves out what is unticked, its losses too', async () => {
    const { api, workbench, dialog } = await open();
    const user = userEvent.setup();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Annotations with the label' }), 'Place');
    await user.selectOptions(screen.getByRole('combobox', { name: 'become' }), 'Organization');
    await user.click(screen.getByRole('radio', { name: 'All documents' }));
    const list = await screen.findByRole('list', { name: 'Annotations that get the label' });
    const [first, ...others] = await within(list).findAllByRole('checkbox');
    expect(others).toHaveLength(1);
    expect([...list.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([
      'Harrowmere',
      'Harrowmere',
    ]);
    expect(await axeFindings(dialog)).toEqual([]);
    first?.focus();
    await user.keyboard(' ');
    await waitFor(() => expect(dialog.textContent).toContain('1 annotation becomes Organization.'));
    expect(api.inputsOf('search.annotation-ids').at(-1)?.among).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Replace 1' }));
    await workbench.sync.settled();
    expect(api.inputsOf('command.run')).toHaveLength(1);
    expect(api.inputsOf('command.run')[0]?.command).toMatchObject({ type: 'annotation.edit', labelId: 'organization' });
    expect([...(api.project?.tables.annotation.values() ?? [])].filter((one) => one.labelId === 'place')).toHaveLength(
      1,
    );
  });

  it('asks for whole words and the same case', async () => {
    const { api } = await open();
    const user = userEvent.setup();
    await user.type(screen.getByRole('textbox', { name: 'Only with these words' }), 'volcano');
    await user.click(screen.getByRole('checkbox', { name: 'Whole words' }));
    await user.click(screen.getByRole('checkbox', { name: 'Same case' }));
    await waitFor(() =>
      expect(api.inputsOf('search.annotation-ids').at(-1)?.query).toMatchObject({
        text: 'volcano',
        wholeWord: true,
        caseSensitive: true,
      }),
    );
  });

  it('says where nothing is like that', async () => {
    const { api, dialog } = await open();
    await userEvent.setup().type(screen.getByRole('textbox', { name: 'Only with these words' }), 'volcano');
    await waitFor(() =>
      expect(api.inputsOf('search.annotation-ids').at(-1)).toMatchObject({ query: { text: 'volcano' } }),
    );
    await waitFor(() => expect(dialog.textContent).toContain('No annotation is like this.'));
  });

  it('tells annotators of one name apart', async () => {
    const project = new FakeProject(sampleDocuments);
    const second = {
      id: AnnotatorId.parse('annotator-2'),
      name: 'Kim',
      createdAt: Timestamp.parse('2026-03-05T09:00:00.000Z'),
    };
    project.apply([added('annotator', second)]);
    const { workbench } = await renderWith(new FakeApi(project), <Dialogs />);
    act(() => workbench.openDialog({ kind: 'replace-labels' }));
    await settle();
    const names = within(screen.getByRole('combobox', { name: 'Only by' })).getAllByRole('option');
    expect(names.map(({ textContent }) => textContent)).toEqual([
      'Anyone',
      'Kim (1, since Nov 22, 2026)',
      'Kim (2, since Mar 5, 2026)',
    ]);
  });
});
