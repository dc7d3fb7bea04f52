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
    await user.keyboard('{Enter}');
    expect(
      await screen.findByText('2 claims of 1 article move to “The dam”, which then has 3 claims. This wording goes.'),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Merge' }));
    await waitFor(() => expect(statements()).toEqual(['The dam']));
    expect(assigned()).toHaveLength(3);
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
