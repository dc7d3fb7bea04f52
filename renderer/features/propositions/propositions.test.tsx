import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ClaimsView } from '../../app/claims/claims-view.tsx';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';

const claim = (quote: string, source: string) => ({ label: 'claim', quote, attributes: { source } });

function project(): FakeProject {
  return new FakeProject([
    {
      name: 'first.txt',
      text: 'First report\nFour people died. We had no siren. The dam held.',
      metadata: { title: 'First report', outlet: 'Gazette', date: '2024-03-09' },
      annotations: [
        claim('Four people died', 'the brigade'),
        claim('We had no siren', 'the mayor'),
        claim('The dam held', 'the mayor'),
      ],
    },
    {
      name: 'second.txt',
      text: 'Second report\nThe flood killed eight people.',
      metadata: { title: 'Second report', outlet: 'Wire', date: '2024-03-12' },
      annotations: [claim('killed eight people', 'the ministry')],
    },
  ]);
}

async function show(part = 'Propositions') {
  const api = new FakeApi(project());
  const rendered = await renderWith(api, <ClaimsView />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: part }));
  const stored = () => [...(api.project?.tables.annotation.values() ?? [])];
  const statements = () => [...(api.project?.tables.proposition.values() ?? [])].map(({ statement }) => statement);
  const assigned = () => stored().filter(({ propositionId }) => propositionId !== undefined);
  return { api, user, assigned, statements, ...rendered };
}

const rows = () => within(screen.getByRole('list', { name: 'Claims' })).getAllByRole('listitem');

describe('the register of propositions', () => {
  it('begins with the claims that belong to none, and says how to make one', async () => {
    const { container } = await show();
    expect(await screen.findByText('No propositions yet')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Claims without a proposition\s*4$/ })).toBeTruthy();
    await waitFor(() => expect(rows()).toHaveLength(4));
    expect(await axeFindings(container)).toEqual([]);
  });

  it('gives claims that are ticked by keyboard a new proposition, in one step', async () => {
    const { api, user, assigned, statements, container } = await show();
    const first = await screen.findByRole('button', { name: /^Four people died/ });
    first.focus();
    await user.keyboard(' ');
    expect(screen.getByText('1 claim ticked')).toBeTruthy();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(await screen.findByText('2 claims ticked')).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: 'Tick “We had no siren”' })).toHaveProperty('checked', true);
    expect(await axeFindings(container)).toEqual([]);
    const commands = api.inputsOf('command.run').length;
    await user.type(screen.getByRole('combobox', { name: 'Assign to a proposition' }), 'What the town says');
    await screen.findByRole('option', { name: /^New: What the town says/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(assigned().map(({ quote }) => quote)).toEqual(['Four people died', 'We had no siren']));
    expect(statements()).toEqual(['What the town says']);
    expect(api.inputsOf('command.run')).toHaveLength(commands + 1);
    expect(screen.queryByText('2 claims ticked')).toBeNull();
    expect(
      await screen.findByRole('button', { name: /What the town says\s*2 claims · 1 article · 2 speakers/ }),
    ).toBeTruthy();
  });

  it('ticks all with Ctrl+A and none with Esc', async () => {
    const { user } = await show();
    (await screen.findByRole('button', { name: /^Four people died/ })).focus();
    await user.keyboard('{Control>}a{/Control}');
    expect(await screen.findByText('4 claims ticked')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('4 claims ticked')).toBeNull();
  });

  it('splits a proposition, and merges two with a word about what that comes to', async () => {
    const { api, user, assigned, statements } = await show();
    const ids = [...(api.project?.tables.annotation.values() ?? [])].map(({ id }) => id);
    api.runElsewhere({ type: 'proposition.create', statement: 'Deaths', claimIds: ids.slice(0, 3) });
    await user.click(await screen.findByRole('button', { name: /^Deaths/ }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    await user.click(screen.getByRole('checkbox', { name: 'Tick “The dam held”' }));
    await user.type(screen.getByRole('combobox', { name: 'Assign to a proposition' }), 'The dam');
    await screen.findByRole('option', { name: /^New: The dam/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(statements()).toEqual(['Deaths', 'The dam']));
    await waitFor(() => expect(rows()).toHaveLength(2));

    await user.click(screen.getByRole('button', { name: 'Merge into…' }));
    await user.click(screen.getByRole('combobox', { name: 'Merge into another proposition' }));
    await screen.findByRole('option', { name: /^The dam/ });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(
      await screen.findByText('2 claims of 1 article move to “The dam”, which then has 3 claims. This wording goes.'),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Merge' }));
    await waitFor(() => expect(statements()).toEqual(['The dam']));
    expect(assigned()).toHaveLength(3);
  });

  it('does nothing on Enter in a field that nobody typed in or moved in', async () => {
    const { api, user, assigned } = await show();
    const ids = [...(api.project?.tables.annotation.values() ?? [])].map(({ id }) => id);
    api.runElsewhere({ type: 'proposition.create', statement: 'Deaths', claimIds: ids.slice(0, 1) });
    (await screen.findByRole('button', { name: /^We had no siren/ })).focus();
    await user.keyboard(' ');
    await user.click(screen.getByRole('combobox', { name: 'Assign to a proposition' }));
    const option = await screen.findByRole('option', { name: /^Deaths/ });
    expect(option.getAttribute('aria-selected')).toBe('false');
    await user.keyboard('{Enter}');
    expect(screen.getByText('1 claim ticked')).toBeTruthy();
    await user.keyboard('{ArrowDown}');
    expect(option.getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(assigned()).toHaveLength(2));
  });

  it('points out words that the register has already, offers that entry, and adds a second one only if meant', async () => {
    const { api, user, statements, container } = await show();
    api.runElsewhere({ type: 'proposition.create', statement: 'Four people  died', claimIds: [] });
    const field = screen.getByRole('textbox', { name: 'New proposition' });
    await user.type(field, 'four people died{Enter}');
    expect(await screen.findByText('The register has these words already (0 claims).')).toBeTruthy();
    expect(statements()).toHaveLength(1);
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Add another one' }));
    await waitFor(() => expect(statements()).toEqual(['Four people  died', 'four people died']));
    await user.click(await screen.findByRole('button', { name: /^four people died/ }));
    await user.click(await screen.findByRole('button', { name: 'Merge into it' }));
    await waitFor(() => expect(statements()).toEqual(['Four people  died']));
  });

  it('finds the same words behind eight that have them too, and takes them instead of making another one', async () => {
    const { api, user, statements, assigned } = await show();
    const ids = [...(api.project?.tables.annotation.values() ?? [])].map(({ id }) => id);
    for (const [at, id] of ids.slice(0, 3).entries())
      for (const times of [1, 2, 3])
        api.runElsewhere({
          type: 'proposition.create',
          statement: `Dam ${at} ${times}`,
          claimIds: times === 3 ? [id] : [],
        });
    api.runElsewhere({ type: 'proposition.create', statement: 'dam', claimIds: [] });
    (await screen.findByRole('button', { name: /^killed eight people/ })).focus();
    await user.keyboard(' ');
    await user.type(screen.getByRole('combobox', { name: 'Assign to a proposition' }), 'Dam');
    expect(await screen.findByRole('option', { name: /^dam\s*0/ })).toBeTruthy();
    expect(screen.queryByRole('option', { name: /^New/ })).toBeNull();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(assigned()).toHaveLength(4));
    expect(statements()).toHaveLength(10);
  });

  it('says how long a proposition may be instead of cutting or refusing it later', async () => {
    const { user, statements } = await show();
    const long = 'x'.repeat(3000);
    await user.click(screen.getByRole('textbox', { name: 'New proposition' }));
    await user.paste(long);
    const told = /^A proposition has at most 2,000 characters; these are 3,000/;
    expect(await screen.findByText(told)).toBeTruthy();
    await user.keyboard('{Enter}');
    (await screen.findByRole('button', { name: /^We had no siren/ })).focus();
    await user.keyboard(' ');
    await user.click(screen.getByRole('combobox', { name: 'Assign to a proposition' }));
    await user.paste(long);
    await waitFor(() => expect(screen.getAllByText(told)).toHaveLength(2));
    expect(screen.queryByRole('option', { name: /^New/ })).toBeNull();
    expect(statements()).toEqual([]);
  });

  it('takes claims away and removes the proposition, and the claims stay', async () => {
    const { api, user, assigned, statements } = await show();
    const ids = [...(api.project?.tables.annotation.values() ?? [])].map(({ id }) => id);
    api.runElsewhere({ type: 'proposition.create', statement: 'Deaths', claimIds: ids.slice(0, 2) });
    await user.click(await screen.findByRole('button', { name: /^Deaths/ }));
    await user.click(await screen.findByRole('checkbox', { name: 'Tick “We had no siren”' }));
    await user.click(screen.getByRole('button', { name: 'Take away' }));
    await waitFor(() => expect(assigned()).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(statements()).toEqual([]));
    expect(assigned()).toEqual([]);
  });
});

it.each(['Claims', 'Who said what'])('assigns ticked claims from the part %s too', async (part) => {
  const { user, assigned } = await show(part);
  (await screen.findByRole('button', { name: 'We had no siren' })).focus();
  await user.keyboard(' ');
  await user.type(screen.getByRole('combobox', { name: 'Assign to a proposition' }), 'No siren');
  await screen.findByRole('option', { name: /^New: No siren/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(assigned().map(({ quote }) => quote)).toEqual(['We had no siren']));
});
