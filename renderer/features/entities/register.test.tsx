import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { isTurnedDown } from '#shared/domain/entity.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { EntitiesView } from './entities-view.tsx';

async function register() {
  const api = new FakeApi(new FakeProject(sampleDocuments));
  const result = await renderWith(api, <EntitiesView />);
  const proposals = await screen.findByRole('list', { name: 'Proposals' });
  const entities = () => [...(api.project?.tables.entity.values() ?? [])].filter((one) => !isTurnedDown(one));
  const mentionsOf = (id: string | undefined) =>
    [...(api.project?.tables.annotation.values() ?? [])].filter(({ entityId }) => entityId === id);
  return { api, ...result, proposals, entities, mentionsOf, user: userEvent.setup() };
}

function rowsOf(list: HTMLElement): HTMLElement[] {
  return within(list).queryAllByRole('button', { name: /sure/ });
}

describe('the proposals for the register', () => {
  it('are accepted by Enter, one after another, and undone one by one', async () => {
    const { proposals, entities, user, workbench, container, mentionsOf } = await register();
    expect(await axeFindings(container)).toEqual([]);
    rowsOf(proposals)[0]?.focus();
    expect(document.activeElement?.textContent).toContain('Harrowmere');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(entities().map(({ name }) => name)).toEqual(['Harrowmere']));
    expect(mentionsOf(entities()[0]?.id)).toHaveLength(2);
    // At once, before the next answer has come.
    expect(rowsOf(proposals)).toHaveLength(1);
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Ruth Ivesen'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(entities()).toHaveLength(2));
    expect(await screen.findByText('Nothing to propose')).toBeDefined();
    workbench.sync.undo();
    workbench.sync.undo();
    await waitFor(() => expect(entities()).toEqual([]));
    await waitFor(() => expect(rowsOf(screen.getByRole('list', { name: 'Proposals' }))).toHaveLength(2));
  });

  it('are accepted in part: what is not ticked stays free', async () => {
    const { proposals, entities, user, mentionsOf } = await register();
    rowsOf(proposals)[0]?.focus();
    const list = await screen.findByRole('list', { name: 'Mentions of the proposal' });
    const boxes = () => within(list).getAllByRole<HTMLInputElement>('checkbox');
    const ticks = () => boxes().map(({ checked }) => checked);
    await waitFor(() => expect(ticks()).toEqual([true, true]));
    boxes()[0]?.focus();
    await user.keyboard(' ');
    expect(ticks()).toEqual([false, true]);
    expect(screen.getByText('1 of 2 are accepted; the others stay free.')).toBeDefined();
    // Shift does to the stretch what was done where it began.
    boxes()[1]?.focus();
    await user.keyboard('{Shift>} {/Shift}');
    await waitFor(() => expect(ticks()).toEqual([false, false]));
    rowsOf(proposals)[0]?.focus();
    await user.keyboard('{Enter}');
    expect(entities()).toEqual([]);
    boxes()[1]?.focus();
    await user.keyboard('{Escape}');
    expect(ticks()).toEqual([true, true]);
    await user.keyboard(' ');
    rowsOf(proposals)[0]?.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(entities().map(({ name }) => name)).toEqual(['Harrowmere']));
    expect(mentionsOf(entities()[0]?.id)).toHaveLength(1);
  });

  it('are turned down by X, and can be brought back', async () => {
    const { proposals, entities, user, api } = await register();
    rowsOf(proposals)[0]?.focus();
    await user.keyboard('x');
    await waitFor(() => expect(rowsOf(screen.getByRole('list', { name: 'Proposals' }))).toHaveLength(1));
    expect(entities()).toEqual([]);
    // It is stored, and so still turned down after a restart, and undone like everything else.
    await waitFor(() => expect([...(api.project?.tables.entity.values() ?? [])]).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: 'Bring back 1 turned down' }));
    await waitFor(() => expect(rowsOf(screen.getByRole('list', { name: 'Proposals' }))).toHaveLength(2));
  });

  it('are accepted all at once, in one step', async () => {
    const { entities, user, workbench } = await register();
    await user.click(screen.getByRole('button', { name: 'Accept 2' }));
    await waitFor(() => expect(entities()).toHaveLength(2));
    workbench.sync.undo();
    await waitFor(() => expect(entities()).toEqual([]));
  });
});

describe('the page of an entry', () => {
  async function page() {
    const all = await register();
    await all.user.click(screen.getByRole('button', { name: 'Accept 2' }));
    await all.user.click(await screen.findByRole('button', { name: 'Harrowmere' }));
    const pane = await screen.findByRole('region', { name: 'Entry' });
    await within(pane).findByRole('heading', { name: 'Harrowmere' });
    return { ...all, pane, entry: () => all.entities().find(({ labelId }) => labelId === 'place') };
  }

  it('changes what is known of it, and takes an id of Wikidata only in its form', async () => {
    const { pane, entry, user, container } = await page();
    expect(await axeFindings(container)).toEqual([]);
    const field = within(pane).getByRole('textbox', { name: 'Wikidata' });
    await user.type(field, 'Harrowmere{Enter}');
    expect(within(pane).getByRole('alert').textContent).toContain('no id of Wikidata');
    await user.clear(field);
    await user.type(field, 'https://www.wikidata.org/wiki/Q1156{Enter}');
    await waitFor(() => expect(entry()?.externalIds).toEqual({ wikidata: 'Q1156' }));
    await user.clear(within(pane).getByRole('textbox', { name: 'Name' }));
    await user.type(within(pane).getByRole('textbox', { name: 'Name' }), 'Harrowmere town{Enter}');
    await user.type(within(pane).getByRole('textbox', { name: /Other names/ }), 'the town{Control>}{Enter}{/Control}');
    await waitFor(() => expect(entry()).toMatchObject({ name: 'Harrowmere town', aliases: ['the town'] }));
  });

  it('splits what is ticked into a new entry', async () => {
    const { pane, entities, user, mentionsOf, workbench } = await page();
    const list = await within(pane).findByRole('list', { name: 'Mentions' });
    const [first] = within(list).getAllByRole('checkbox');
    first?.focus();
    await user.keyboard(' ');
    await user.type(within(pane).getByRole('textbox', { name: 'Name of the new entry' }), 'Old Harrowmere{Enter}');
    await waitFor(() => expect(entities().map(({ name }) => name)).toContain('Old Harrowmere'));
    for (const name of ['Harrowmere', 'Old Harrowmere'])
      expect(mentionsOf(entities().find((one) => one.name === name)?.id)).toHaveLength(1);
    expect(workbench.store.get().notices.map(({ text }) => text)).toContain(
      '1 mention belongs to “Old Harrowmere” now.',
    );
  });

  it('ticks a stretch of mentions with Shift, by press and by key', async () => {
    const { pane, user } = await page();
    const list = await within(pane).findByRole('list', { name: 'Mentions' });
    const boxes = () => within(list).getAllByRole<HTMLInputElement>('checkbox');
    const ticks = () =>
      boxes()
        .slice(0, 2)
        .map(({ checked }) => checked);
    const [first, second] = boxes();
    if (!first || !second) throw new Error('there are two mentions');
    await user.click(first);
    await user.keyboard('{Shift>}');
    await user.click(second);
    await user.keyboard('{/Shift}');
    await waitFor(() => expect(ticks()).toEqual([true, true]));
    await user.keyboard('{Escape}');
    expect(ticks()).toEqual([false, false]);
    first.focus();
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    await waitFor(() => expect(ticks()).toEqual([true, true]));
  });

  it('merges it with another one that is found by typing', async () => {
    const { pane, entities, user, container } = await page();
    await user.click(within(pane).getByRole('button', { name: 'Merge with…' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('combobox', { name: 'The entry that stays' }), 'ruth');
    await within(dialog).findByRole('option', { name: /Ruth Ivesen/ });
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(entities().map(({ name, aliases }) => [name, aliases])).toEqual([['Ruth Ivesen', ['Harrowmere']]]),
    );
    expect(await screen.findByRole('heading', { name: 'Ruth Ivesen' })).toBeDefined();
  });

  it('warns of another entry with the same name or id, and merges the two', async () => {
    const { pane, entities, user, workbench, container } = await page();
    await user.type(screen.getByRole('textbox', { name: 'New entry' }), 'harrowmere');
    await screen.findByText('“Harrowmere” is in the register already (Place).');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Label of the new entry' }), 'Place');
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(entities()).toHaveLength(3));
    const warning = await within(pane).findByText('“harrowmere” has the same name.');
    expect(await axeFindings(container)).toEqual([]);
    expect(warning).toBeDefined();
    await user.click(within(pane).getByRole('button', { name: 'Merge into “harrowmere”' }));
    await waitFor(() => expect(entities().map(({ name }) => name)).toEqual(['Ruth Ivesen', 'harrowmere']));
    workbench.sync.undo();
    await waitFor(() => expect(entities()).toHaveLength(3));
  });

  it('says so where the entry is gone', async () => {
    const { workbench, pane, user } = await page();
    await user.click(within(pane).getByRole('button', { name: 'Delete entry' }));
    await screen.findByRole('list', { name: 'Proposals' });
    workbench.sync.undo();
    await user.click(await screen.findByRole('button', { name: 'Harrowmere' }));
    workbench.sync.undo();
    expect(await screen.findByText('This entry is not in the register any more')).toBeDefined();
  });
});
