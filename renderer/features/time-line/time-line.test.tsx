import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
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
      text: 'One two three.',
      metadata: { title: 'First', outlet: 'Wire', date: '2025-03-28' },
      annotations: [claim('One', 'Delhi'), claim('two', 'Washington'), claim('three', 'Washington')],
    },
    {
      name: 'second.txt',
      text: 'Four five.',
      metadata: { title: 'Second', outlet: 'Post', date: '2025-03-31' },
      annotations: [claim('Four', 'Delhi')],
    },
    {
      name: 'third.txt',
      text: 'Six.',
      metadata: { title: 'Third', date: 'Friday' },
      annotations: [claim('Six', 'Delhi')],
    },
  ]);
}

async function show() {
  const api = new FakeApi(project());
  const rendered = await renderWith(api, <ClaimsView />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: 'Time line' }));
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Lanes' }), 'Speakers');
  await screen.findByRole('listitem', { name: 'Delhi' });
  return { api, user, ...rendered };
}

it('goes from mark to mark by the arrows, and Enter leads to the words', async () => {
  const { user, workbench, container } = await show();
  expect(await axeFindings(container)).toEqual([]);
  expect(screen.getByText('4 claims in 2 lanes')).toBeTruthy();
  screen.getByRole('button', { name: '28 March 2025: One, Attributed' }).focus();
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('31 March 2025: Four, Attributed');
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('28 March 2025: 2 claims, Attributed');
  await user.keyboard('{ArrowUp}{End}{Enter}');
  expect(workbench.store.get().view).toBe('read');
});

it('lists the claims of a mark that stands for several, and those that cannot be placed', async () => {
  const { user } = await show();
  await user.click(screen.getByRole('button', { name: '28 March 2025: 2 claims, Attributed' }));
  const dialog = await screen.findByRole('dialog', { name: 'Washington, 28 March 2025' });
  expect(await within(dialog).findAllByRole('listitem')).toHaveLength(2);
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Not placed: 1' }));
  const unplaced = await screen.findByRole('dialog', { name: 'Not placed: 1' });
  expect(await within(unplaced).findByRole('button', { name: /^Six/ })).toBeTruthy();
});

it('says what events need, and exports what it shows', async () => {
  const { user, api } = await show();
  await user.click(screen.getByRole('button', { name: 'Export this table…' }));
  expect(api.inputsOf('shell.export-time-line')).toMatchObject([
    { format: 'csv', question: { axis: 'article', lane: 'speaker', period: 'auto' } },
  ]);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Time of' }), 'Events');
  expect(await screen.findByText('Nothing along time yet')).toBeTruthy();
});
