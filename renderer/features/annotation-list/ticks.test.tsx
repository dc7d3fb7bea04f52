import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { AnnotationListPane } from './annotation-list-pane.tsx';

const documents = [
  {
    name: 'a.txt',
    text: 'One two three four five\n',
    annotations: [
      { label: 'person', quote: 'One' },
      { label: 'place', quote: 'two' },
      { label: 'person', quote: 'three' },
      { label: 'claim', quote: 'four' },
      { label: 'claim', quote: 'five' },
    ],
  },
];

async function show() {
  const api = new FakeApi(new FakeProject(documents));
  const { workbench, container } = await renderWith(api, <AnnotationListPane />);
  const labels = (): (string | undefined)[] =>
    [...(api.project?.tables.annotation.values() ?? [])].map(({ labelId }) => labelId);
  return { api, workbench, container, labels, user: userEvent.setup() };
}

const rows = () => within(screen.getByRole('list', { name: 'Annotations' })).getAllByRole('button');
const row = (quote: string) => {
  const found = rows().find((one) => one.textContent.includes(quote));
  if (!found) throw new Error(`The list has no “${quote}”.`);
  return found;
};
const ticked = () =>
  screen
    .getAllByRole('checkbox')
    .filter((box) => box instanceof HTMLInputElement && box.checked)
    .map((box) => /“(.+)”/.exec(box.getAttribute('aria-label') ?? '')?.[1]);
const bar = () => within(screen.getByRole('group', { name: 'Ticked annotations' }));

describe('ticking annotations', () => {
  it('works with Space, Shift and the arrows, Ctrl+A and Esc', async () => {
    const { user, container } = await show();
    row('two').focus();
    await user.keyboard(' ');
    expect(ticked()).toEqual(['two']);
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(ticked()).toEqual(['two', 'three', 'four', 'five']);
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(ticked()).toEqual(['two', 'three', 'four']);
    expect(document.activeElement).toBe(row('four'));
    expect(bar().getByRole('status').textContent).toBe('3 ticked');
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard('{Control>}a{/Control}');
    expect(ticked()).toHaveLength(5);
    await user.keyboard('{Escape}');
    expect(ticked()).toEqual([]);
  });

  it('works with Ctrl and Shift and the mouse, and begins with what is selected', async () => {
    const { user, workbench } = await show();
    await user.click(row('One'));
    expect(workbench.store.get().selectedId).toBe('made-1');
    await user.keyboard('{Control>}');
    await user.click(row('three'));
    await user.keyboard('{/Control}{Shift>}');
    expect(ticked()).toEqual(['One', 'three']);
    await user.click(row('five'));
    await user.keyboard('{/Shift}');
    expect(ticked()).toEqual(['One', 'three', 'four', 'five']);
    await user.click(screen.getByRole('checkbox', { name: 'Tick “four”' }));
    expect(ticked()).toEqual(['One', 'three', 'five']);
  });

  it('takes all of a label from the menu', async () => {
    const { user, container } = await show();
    await user.click(screen.getByRole('button', { name: 'Tick annotations' }));
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole('menuitem', { name: /Person/ }));
    expect(ticked()).toEqual(['One', 'three']);
  });
});

describe('what is ticked', () => {
  it('gets another label by key or from the bar, in one step', async () => {
    const { user, api, labels, workbench } = await show();
    row('One').focus();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}7');
    await workbench.sync.settled();
    expect(labels()).toEqual(['event', 'event', 'person', 'claim', 'claim']);
    await user.click(bar().getByRole('button', { name: 'Give them another label' }));
    await user.click(screen.getByRole('menuitem', { name: /Work/ }));
    await workbench.sync.settled();
    expect(labels()).toEqual(['work', 'work', 'person', 'claim', 'claim']);
    expect(api.inputsOf('command.run')).toHaveLength(2);
  });

  it('gets one value of an attribute, where all are on one layer', async () => {
    const { user, api, workbench } = await show();
    row('One').focus();
    await user.keyboard(' ');
    expect(bar().getByRole('button', { name: 'Attribute…' })).toHaveProperty('disabled', true);
    await user.keyboard('{Escape}');
    row('four').focus();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await user.click(bar().getByRole('button', { name: 'Attribute…' }));
    const dialog = screen.getByRole('dialog', { name: 'Set an attribute' });
    await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Attribute' }), 'Value');
    await user.type(within(dialog).getByRole('textbox', { name: 'Value' }), 'many{Enter}');
    expect(within(dialog).getByRole('alert').textContent).toContain('a number');
    expect(await axeFindings(dialog)).toEqual([]);
    await user.clear(within(dialog).getByRole('textbox', { name: 'Value' }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Value' }), '12.5{Enter}');
    await workbench.sync.settled();
    const values = [...(api.project?.tables.annotation.values() ?? [])].map(({ attributes }) =>
      Object.values(attributes),
    );
    expect(values).toEqual([[], [], [], [12.5], [12.5]]);
    expect(api.inputsOf('command.run')).toHaveLength(1);
  });

  it('gets a status', async () => {
    const { user, api, workbench } = await show();
    row('One').focus();
    await user.keyboard('{Control>}a{/Control}');
    await user.click(bar().getByRole('button', { name: 'Set their status' }));
    await user.click(screen.getByRole('menuitem', { name: 'Accepted' }));
    await workbench.sync.settled();
    expect([...(api.project?.tables.annotation.values() ?? [])].map(({ status }) => status)).toEqual(
      Array.from({ length: 5 }, () => 'accepted'),
    );
  });

  it('is deleted with one key and comes back with one undo', async () => {
    const { user, labels, workbench } = await show();
    row('two').focus();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Delete}');
    await workbench.sync.settled();
    expect(labels()).toEqual(['person', 'claim', 'claim']);
    await waitFor(() => expect(document.activeElement).toBe(row('four')));
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(labels()).toHaveLength(5);
  });

  it('is only what can be seen', async () => {
    const { user, labels, workbench } = await show();
    row('One').focus();
    await user.keyboard('{Control>}a{/Control}');
    act(() => workbench.filterLabels(new Set(['claim'])));
    expect(bar().getByRole('status').textContent).toBe('2 ticked');
    await user.click(bar().getByRole('button', { name: 'Delete what is ticked' }));
    await workbench.sync.settled();
    expect(labels()).toEqual(['person', 'place', 'person']);
  });
});
