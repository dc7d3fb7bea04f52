import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AnnotationId, AttributeId } from '#shared/domain/ids.ts';
import { Dialogs } from '../../app/dialogs.tsx';
import { runAction } from '../../app/actions.ts';
import { listenToKeys } from '../../app/keys.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { askFor, attribute } from '../../test/with-codebook.ts';
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
  const { workbench, container } = await renderWith(
    api,
    <>
      <AnnotationListPane />
      <Dialogs />
    </>,
  );
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

describe('keys that a person has chosen', () => {
  const remapped = async () => {
    const shown = await show();
    await act(() =>
      shown.workbench.changeSettings({
        keys: {
          'annotation.remove': 'd',
          'selection.all': 'Alt+A',
          'selection.clear': 'q',
          'annotation.attributes': '',
        },
      }),
    );
    onTestFinished(listenToKeys(shown.workbench, window));
    return shown;
  };

  it('delete what is ticked and not what is selected in the article', async () => {
    const { user, labels, workbench } = await remapped();
    act(() => workbench.annotating.selectAnnotation(AnnotationId.parse('made-4')));
    row('One').focus();
    await user.keyboard(' {ArrowDown}d');
    await workbench.sync.settled();
    expect(labels()).toEqual(['place', 'person', 'claim', 'claim']);
  });

  it('delete the entry in focus where nothing is ticked; the table’s key does nothing any more', async () => {
    const { user, labels, workbench } = await remapped();
    act(() => workbench.annotating.selectAnnotation(AnnotationId.parse('made-4')));
    row('two').focus();
    await user.keyboard('{Delete}');
    expect(labels()).toHaveLength(5);
    await user.keyboard('d');
    await workbench.sync.settled();
    expect(labels()).toEqual(['person', 'person', 'claim', 'claim']);
  });

  it('tick all and none', async () => {
    const { user } = await remapped();
    row('One').focus();
    await user.keyboard('{Alt>}a{/Alt}');
    expect(ticked()).toHaveLength(5);
    await user.keyboard('q');
    expect(ticked()).toEqual([]);
    await user.keyboard(' {Escape}');
    expect(ticked()).toEqual([]);
  });
});

describe('the bar above the list', () => {
  it('says where its keys count, and takes them itself', async () => {
    const { user, labels, workbench } = await show();
    onTestFinished(listenToKeys(workbench, window));
    act(() => workbench.annotating.selectAnnotation(AnnotationId.parse('made-4')));
    row('One').focus();
    await user.keyboard(' ');
    expect(screen.getByText('Keys act on these only while the focus is in this list.')).toBeTruthy();
    bar().getByRole('button', { name: 'Give them another label' }).focus();
    await user.keyboard('7');
    await workbench.sync.settled();
    expect(labels()).toEqual(['event', 'place', 'person', 'claim', 'claim']);
    await user.keyboard('{Delete}');
    await workbench.sync.settled();
    expect(labels()).toEqual(['place', 'person', 'claim', 'claim']);
  });
});

describe('what is ticked, by the names of actions', () => {
  const tick = async () => {
    const shown = await show();
    act(() => runAction('ticks.all', shown.workbench));
    expect(ticked()).toHaveLength(5);
    return shown;
  };

  it('is deleted, or unticked', async () => {
    const { labels, workbench } = await tick();
    act(() => runAction('ticks.none', workbench));
    expect(ticked()).toEqual([]);
    act(() => runAction('ticks.remove', workbench));
    expect(labels()).toHaveLength(5);
    act(() => workbench.bulk.check([AnnotationId.parse('made-1')]));
    act(() => runAction('ticks.remove', workbench));
    await workbench.sync.settled();
    expect(labels()).toHaveLength(4);
  });

  it('gets the label whose name is typed', async () => {
    const { user, labels, workbench } = await show();
    act(() => workbench.bulk.check([AnnotationId.parse('made-1'), AnnotationId.parse('made-3')]));
    act(() => runAction('ticks.relabel', workbench));
    const dialog = screen.getByRole('dialog', { name: 'Relabel what is ticked' });
    expect(await axeFindings(dialog)).toEqual([]);
    await user.type(within(dialog).getByRole('combobox', { name: 'Type a label' }), 'wor{Enter}');
    await workbench.sync.settled();
    expect(labels()).toEqual(['work', 'place', 'work', 'claim', 'claim']);
  });

  it('gets no value where there is no attribute for all of it, which is said', async () => {
    const { workbench } = await tick();
    act(() => runAction('ticks.attribute', workbench));
    expect(screen.getByRole('dialog').textContent).toContain('no attribute in common');
  });

  it('is what a label is chosen for', async () => {
    const { user, workbench } = await tick();
    act(() => runAction('labels.filter', workbench));
    await user.type(screen.getByRole('combobox', { name: 'Type a label' }), 'claim{Enter}');
    expect(ticked()).toEqual(['four', 'five']);
    act(() => runAction('labels.filter', workbench));
    await user.type(screen.getByRole('combobox', { name: 'Type a label' }), 'all{Enter}');
    expect(ticked()).toHaveLength(5);
  });
});

it('adds options to what each annotation has, or takes them away', async () => {
  const project = new FakeProject(documents);
  const options = ['economic', 'legal', 'moral'].map((id) => ({ id, name: id }));
  askFor(project, { claims: [attribute({ name: 'Frames', kind: 'many-of', options })] });
  const api = new FakeApi(project);
  const { workbench } = await renderWith(api, <Dialogs />);
  const user = userEvent.setup();
  const frames = () =>
    [...project.tables.annotation.values()].slice(3).map(({ attributes }) => attributes[AttributeId.parse('frames')]);
  act(() => workbench.annotating.edit(AnnotationId.parse('made-4'), { attributes: { frames: ['moral'] } }));
  act(() => workbench.bulk.check([AnnotationId.parse('made-4'), AnnotationId.parse('made-5')]));
  const set = async (how: RegExp, option: string) => {
    act(() => runAction('ticks.attribute', workbench));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Attribute' }), 'Frames');
    await user.selectOptions(screen.getByRole('combobox', { name: 'The chosen options' }), [
      screen.getByRole('option', { name: how }),
    ]);
    await user.click(screen.getByRole('checkbox', { name: option }));
    await user.click(screen.getByRole('button', { name: 'Set for 2' }));
    await workbench.sync.settled();
  };
  await set(/added/, 'legal');
  expect(frames()).toEqual([['legal', 'moral'], ['legal']]);
  await set(/taken away/, 'legal');
  expect(frames()).toEqual([['moral'], undefined]);
  await set(/replace/, 'legal');
  expect(frames()).toEqual([['legal'], ['legal']]);
});
