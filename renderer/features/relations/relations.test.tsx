import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import { ClaimsView } from '../../app/claims/claims-view.tsx';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject, testAnnotator } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';

const claim = (quote: string) => ({ label: 'claim', quote });

async function show() {
  const project = new FakeProject([
    {
      name: 'first.txt',
      text: 'First report\nFour people died. We had no siren. The dam held.',
      metadata: { title: 'First report' },
      annotations: [claim('Four people died'), claim('We had no siren'), claim('The dam held')],
    },
    {
      name: 'second.txt',
      text: 'Second report\nThe flood killed eight people.',
      metadata: { title: 'Second report' },
      annotations: [claim('killed eight people')],
    },
  ]);
  const api = new FakeApi(project);
  const [died, siren, dam, killed] = [...project.tables.annotation.keys()];
  const given = [
    { linkTypeId: 'supports', fromId: siren, toId: died, note: 'as the mayor says' },
    { linkTypeId: 'different-figure', fromId: died, toId: killed, confidence: 0.7 },
    { linkTypeId: 'updates', fromId: killed, toId: dam },
  ];
  const rendered = await renderWith(api, <ClaimsView />);
  for (const link of given) api.runElsewhere(Command.parse({ type: 'link.add', annotatorId: testAnnotator, ...link }));
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: 'Relations' }));
  await screen.findByText('3 relations');
  const types = () => [...(api.project?.tables.link.values() ?? [])].map(({ typeId }) => typeId);
  return { api, user, types, died, ...rendered };
}

const table = () => screen.getByRole('table', { name: 'Relations' });
const lines = () =>
  within(table())
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

describe('the list of all relations', () => {
  it('shows type, ends with their articles, annotator, confidence and note, and no arrow where there is no direction', async () => {
    const { container } = await show();
    expect(lines()[0]).toMatch(
      /^→ Supports.*We had no sirenFirst reportFour people diedFirst report.*as the mayor says$/,
    );
    expect(lines()[1]).toMatch(/^↔ Different figure.*killed eight peopleSecond report.*70 %$/);
    expect(await axeFindings(container)).toEqual([]);
  });

  it('is filtered by words and by type, and sorted by a column', async () => {
    const { user } = await show();
    await user.click(within(table()).getByRole('button', { name: /^Note/ }));
    await waitFor(() => expect(lines()[0]).toContain('Supports'));
    await user.click(within(table()).getByRole('button', { name: /^Type/ }));
    await waitFor(() => expect(lines()[0]).toContain('Different figure'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'Updates');
    expect(await screen.findByText('1 relation')).toBeTruthy();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'All types');
    await user.type(screen.getByRole('textbox', { name: 'Filter relations' }), 'mayor siren');
    expect(await screen.findByText('1 relation')).toBeTruthy();
  });

  it('goes to the words with Enter, and shows both ends beside each other with B', async () => {
    const { user, workbench, died } = await show();
    within(table())
      .getByRole('button', { name: /Different figure/ })
      .focus();
    await user.keyboard('b');
    await waitFor(() => expect(workbench.store.get().beside?.reading.kind).toBe('ready'));
    expect(workbench.store.get()).toMatchObject({ view: 'read', selectedId: died });
  });

  it('ticks a stretch, changes the type of all ticked in one step, and deletes them', async () => {
    const { api, user, types } = await show();
    within(table())
      .getByRole('button', { name: /Supports/ })
      .focus();
    await user.keyboard(' {ArrowDown}{ArrowDown}{Shift>} {/Shift}');
    expect(await screen.findByText('3 relations ticked')).toBeTruthy();
    const commands = api.inputsOf('command.run').length;
    await user.selectOptions(screen.getByRole('combobox', { name: 'Change type to' }), 'Unrelated');
    await waitFor(() => expect(types()).toEqual(['unrelated', 'unrelated', 'unrelated']));
    expect(api.inputsOf('command.run')).toHaveLength(commands + 1);
    await waitFor(() => expect(lines()[0]).toContain('Unrelated'));
    const [first] = within(table()).getAllByRole('button', { name: /Unrelated/ });
    first?.focus();
    await user.keyboard('{Delete}');
    await waitFor(() => expect(types()).toHaveLength(2));
    expect(await screen.findByText('2 relations')).toBeTruthy();
  });

  it('is exported as it stands', async () => {
    const { api, user } = await show();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'Updates');
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    await waitFor(() =>
      expect(api.inputsOf('shell.export-table')).toMatchObject([
        { table: 'relations', relations: { linkTypeId: 'updates', filter: '' } },
      ]),
    );
  });
});
