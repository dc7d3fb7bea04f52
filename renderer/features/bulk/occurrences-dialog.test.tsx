import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LabelId } from '#shared/domain/ids.ts';
import { Dialogs } from '../../app/dialogs.tsx';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';

const documents = [
  { name: 'a.txt', text: 'Harrowmere flooded\n\nIn Harrowmere the levee broke. Harrowmere’s board said nothing.\n' },
  { name: 'b.txt', text: 'Toll at HARROWMERE\n\nNobody knows.\n' },
];

async function open() {
  const api = new FakeApi(new FakeProject(documents));
  const { workbench } = await renderWith(api, <Dialogs />);
  act(() => {
    workbench.annotating.select({ span: { start: 0, end: 10 }, kind: 'selection', exact: false });
    workbench.openDialog({ kind: 'occurrences' });
  });
  await settle();
  return { api, workbench, dialog: screen.getByRole('dialog', { name: 'Tag all same occurrences' }) };
}

const boxes = () => within(screen.getByRole('list', { name: 'Occurrences' })).getAllByRole('checkbox');
const tagButton = () => screen.getByRole('button', { name: /^Tag / });

describe('the dialog for all same occurrences', () => {
  it('shows every place with a tick, and tags what is ticked in one step', async () => {
    const { api, workbench, dialog } = await open();
    const user = userEvent.setup();
    expect(screen.getByRole('textbox', { name: 'Text' })).toHaveProperty('value', 'Harrowmere');
    expect(boxes()).toHaveLength(3);
    expect(dialog.textContent).toContain('3 of 3 ticked, in 1 document');
    expect(await axeFindings(dialog)).toEqual([]);

    await user.selectOptions(screen.getByRole('combobox', { name: 'Label' }), 'Place');
    await user.click(screen.getByRole('radio', { name: 'All documents' }));
    await waitFor(() => expect(boxes()).toHaveLength(4));
    const [first] = boxes();
    if (first) await user.click(first);
    expect(tagButton().textContent).toBe('Tag 3 as Place');
    expect(screen.getByRole('checkbox', { name: 'All' })).toHaveProperty('indeterminate', true);
    await user.click(tagButton());

    await workbench.sync.settled();
    expect(workbench.store.get().dialog).toBeNull();
    const commands = api.inputsOf('command.run').map(({ command }) => command);
    expect(commands).toMatchObject([
      { type: 'annotation.create-many', labelId: 'place', origin: { kind: 'propagated', by: 'Harrowmere' } },
    ]);
    expect(api.project?.tables.annotation.size).toBe(3);
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(api.project?.tables.annotation.size).toBe(0);
  });

  it('proposes the label that the same words have in the article', async () => {
    const api = new FakeApi(new FakeProject(documents));
    const { workbench } = await renderWith(api, <Dialogs />);
    act(() => {
      workbench.annotating.select({ span: { start: 0, end: 10 }, kind: 'selection', exact: false });
      workbench.annotating.applyLabel(LabelId.parse('place'));
      workbench.annotating.select({ span: { start: 47, end: 50 }, kind: 'selection', exact: false });
      workbench.annotating.applyLabel(LabelId.parse('person'));
      workbench.annotating.select({ span: { start: 23, end: 33 }, kind: 'selection', exact: false });
      workbench.openDialog({ kind: 'occurrences' });
    });
    await settle();
    expect(screen.getByRole('textbox', { name: 'Text' })).toHaveProperty('value', 'Harrowmere');
    expect(screen.getByRole('combobox', { name: 'Label' })).toHaveProperty('value', 'place');
  });

  it('asks anew with other options, and takes endings for whole words', async () => {
    const { api } = await open();
    const user = userEvent.setup();
    await user.click(screen.getByRole('checkbox', { name: 'Also with endings' }));
    await waitFor(() => expect(boxes()[2]?.closest('label')?.querySelector('mark')?.textContent).toBe('Harrowmere’s'));
    expect(screen.getByRole('checkbox', { name: 'Whole words' })).toHaveProperty('checked', true);
    await user.click(screen.getByRole('checkbox', { name: 'Only untagged' }));
    await waitFor(() => expect(api.inputsOf('occurrences.find').at(-1)).toMatchObject({ onlyUntagged: false }));
  });

  it('says where there is nothing, and where there are no words', async () => {
    const { dialog } = await open();
    const user = userEvent.setup();
    const field = screen.getByRole('textbox', { name: 'Text' });
    await user.clear(field);
    await waitFor(() => expect(dialog.textContent).toContain('Type the words'));
    await user.type(field, 'volcano');
    await waitFor(() => expect(dialog.textContent).toContain('Nothing to tag'));
    expect(tagButton()).toHaveProperty('disabled', true);
    expect(await axeFindings(dialog)).toEqual([]);
  });

  it('says why it could not look, and stops looking when it is closed', async () => {
    const { api, workbench } = await open();
    api.failing.set('occurrences.find', { code: 'services/stopped', params: {} });
    await userEvent.setup().click(screen.getByRole('checkbox', { name: 'Same case' }));
    expect((await screen.findByRole('alert')).textContent).toContain('has stopped');
    act(() => workbench.closeDialog());
    expect(api.inputsOf('occurrences.cancel')).toHaveLength(1);
  });

  it('leaves the annotation that it was opened for as it is', async () => {
    const { api, workbench } = await open();
    act(() => workbench.closeDialog());
    act(() => workbench.annotating.applyLabel(workbench.store.get().lastLabelId ?? placeOf(api)));
    await settle();
    act(() => workbench.openDialog({ kind: 'occurrences' }));
    await settle();
    await waitFor(() => expect(boxes()).toHaveLength(2));
    await userEvent.setup().click(screen.getByRole('checkbox', { name: 'Only untagged' }));
    await waitFor(() => expect(boxes()).toHaveLength(3));
    expect(boxes().map((box) => box instanceof HTMLInputElement && box.checked)).toEqual([false, true, true]);
  });

  it('marks what has the label already, and does not tag it twice', async () => {
    const { api, workbench } = await open();
    act(() => workbench.closeDialog());
    const label = (start: number, end: number) => {
      workbench.annotating.select({ span: { start, end }, kind: 'selection', exact: true });
      workbench.annotating.applyLabel(LabelId.parse('place'));
    };
    act(() => label(20, 33));
    act(() => label(0, 10));
    await settle();
    act(() => workbench.openDialog({ kind: 'occurrences' }));
    await settle();
    const user = userEvent.setup();
    await user.click(screen.getByRole('checkbox', { name: 'Only untagged' }));
    await waitFor(() => expect(boxes()).toHaveLength(3));
    const rows = boxes().map((box) => box.closest('label')?.querySelector('.occurrence-tagged')?.textContent);
    expect(rows).toEqual(['has Place already', 'overlaps Place', '']);
    const ticks = () => boxes().map((box) => box instanceof HTMLInputElement && box.checked);
    expect(ticks()).toEqual([false, false, true]);
    expect(await axeFindings(screen.getByRole('dialog'))).toEqual([]);
    await user.click(screen.getByRole('checkbox', { name: 'All' }));
    expect(ticks()).toEqual([false, true, true]);
    const [known] = boxes();
    if (known) await user.click(known);
    expect(ticks()).toEqual([false, true, true]);
    await user.click(tagButton());
    await workbench.sync.settled();
    expect(api.project?.tables.annotation.size).toBe(4);
  });

  it('tags with Enter from any field, and takes the key of a label where nothing is typed', async () => {
    const { api, workbench } = await open();
    const user = userEvent.setup();
    const label = () => screen.getByRole('combobox', { name: 'Label' });
    screen.getByRole('checkbox', { name: 'Same case' }).focus();
    await user.keyboard('3');
    expect(label()).toHaveProperty('value', 'place');
    screen.getByRole('textbox', { name: 'Text' }).focus();
    await user.keyboard('{Alt>}2{/Alt}');
    expect(label()).toHaveProperty('value', 'organization');
    expect(screen.getByRole('textbox', { name: 'Text' })).toHaveProperty('value', 'Harrowmere');
    await waitFor(() => expect(tagButton().textContent).toBe('Tag 3 as Organization'));
    label().focus();
    await user.keyboard('{Enter}');
    await workbench.sync.settled();
    expect(workbench.store.get().dialog).toBeNull();
    expect(api.project?.tables.annotation.size).toBe(3);
  });

  it.each(['Same case', 'This document'])('tags with Enter from “%s”', async (name) => {
    const { api, workbench } = await open();
    screen.getByLabelText(name).focus();
    await userEvent.setup().keyboard('{Enter}');
    await workbench.sync.settled();
    expect(api.inputsOf('command.run')).toHaveLength(1);
  });
});

function placeOf(api: FakeApi) {
  const label = api.info().codebook.layers[0]?.labels.find(({ name }) => name === 'Place');
  if (!label) throw new Error('The codebook has no places.');
  return label.id;
}
