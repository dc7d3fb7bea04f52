import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/domain/command.ts';
import { AnnotationId, PropositionId } from '#shared/domain/ids.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { ClaimsView } from '../../app/claims/claims-view.tsx';

const claim = (quote: string, attributes: Record<string, string | number> = {}) => ({
  label: 'claim',
  quote,
  attributes,
});

function project(): FakeProject {
  return new FakeProject([
    {
      name: 'first.txt',
      text: 'First report\nFour people died. We had no siren.',
      metadata: { title: 'First report', outlet: 'Gazette', date: '2024-03-09' },
      annotations: [
        claim('Four people died', { source: 'the brigade', directness: 'direct', kind: 'figure' }),
        claim('We had no siren', { source: 'the mayor', polarity: 'negated' }),
      ],
    },
    {
      name: 'second.txt',
      text: 'Second report\nThe flood killed eight people.',
      metadata: { title: 'Second report', outlet: 'Wire', date: '2024-03-12' },
      annotations: [claim('killed eight people', { source: 'the ministry' })],
    },
  ]);
}

async function show(part: string, prepare: (api: FakeApi) => void = () => {}) {
  const api = new FakeApi(project());
  prepare(api);
  const rendered = await renderWith(api, <ClaimsView />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: part }));
  return { api, user, ...rendered };
}

/** Four and eight people died: the same proposition, and another figure. */
function assign(api: FakeApi): void {
  const ids = [...(api.project?.tables.annotation.values() ?? [])]
    .filter(({ quote }) => quote.includes('people'))
    .map(({ id }) => AnnotationId.parse(id));
  const command: Command = { type: 'proposition.create', statement: 'So many people died', claimIds: ids };
  api.runElsewhere(command);
}

const cells = () => screen.getAllByRole('cell').map(({ textContent }) => textContent);

it('keeps the focus where it is when another part comes up', async () => {
  const { user } = await show('Who said what');
  await user.keyboard('{ArrowRight}');
  expect(await screen.findByText('No propositions yet')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Coverage' }));
});

describe('who said what', () => {
  it('names the options and leads to the words', async () => {
    const { user, workbench } = await show('Who said what');
    await screen.findByRole('table', { name: 'Who said what' });
    expect(cells().slice(0, 8)).toEqual([
      'the brigade',
      '',
      'Four people died',
      'First report',
      '',
      'Direct quotation',
      '',
      '2024-03-09',
    ]);
    await user.click(screen.getByRole('button', { name: 'Four people died' }));
    expect(workbench.store.get().view).toBe('read');
  });

  it('stands in groups, of which one can be looked at alone', async () => {
    const { user, api } = await show('Who said what');
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Group by' }), 'Speaker');
    await user.click(await screen.findByRole('button', { name: /^the mayor/ }));
    expect(await screen.findByText('1 claim')).toBeTruthy();
    expect(screen.queryByText('Four people died')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Export this table…' }));
    expect(api.inputsOf('shell.export-table')).toMatchObject([
      { table: 'who-said-what', format: 'csv', question: { filter: 'the mayor', group: 'speaker', sort: null } },
    ]);
  });

  it('is sorted by the services', async () => {
    const { user, api } = await show('Who said what');
    await user.click(await screen.findByRole('button', { name: 'Speaker' }));
    expect(screen.getByRole('columnheader', { name: 'Speaker' }).getAttribute('aria-sort')).toBe('ascending');
    expect(api.inputsOf('claims.who-said-what').at(-1)).toMatchObject({
      sort: { column: 'speaker', direction: 'ascending' },
    });
  });

  it('says why it cannot be had', async () => {
    await show('Who said what', (api) =>
      api.failing.set('claims.who-said-what', { code: 'request/internal', params: { reason: 'x' } }),
    );
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByRole('radio', { name: 'Coverage' })).toBeTruthy();
  });
});

describe('coverage', () => {
  it('begins with how to make a proposition', async () => {
    await show('Coverage');
    expect(await screen.findByText('No propositions yet')).toBeTruthy();
  });

  it('goes by the arrows to what an article makes of a proposition, and lists its claims', async () => {
    const { user, container } = await show('Coverage', assign);
    await screen.findByRole('table', { name: 'Coverage' });
    expect(screen.getByRole('button', { name: 'First report: Attributed, the brigade' })).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
    (await screen.findByRole('button', { name: /^So many people died/ })).focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    const second = screen.getByRole('button', { name: 'Second report: Different figure, the ministry' });
    expect(document.activeElement).toBe(second);
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Proposition' });
    expect(await within(dialog).findByRole('button', { name: /^killed eight people/ })).toBeTruthy();
    expect(within(dialog).queryByRole('button', { name: /Four people died/ })).toBeNull();
  });

  it('has its articles in the order of time or of names, and is exported so', async () => {
    const { user, api } = await show('Coverage', assign);
    await screen.findByRole('table', { name: 'Coverage' });
    expect(api.inputsOf('claims.matrix-articles').at(-1)).toMatchObject({ articleOrder: 'time' });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Articles in the order of' }), 'Names');
    expect(api.inputsOf('claims.matrix-articles').at(-1)).toMatchObject({ articleOrder: 'name' });
    await user.click(screen.getByRole('button', { name: 'Export this table…' }));
    expect(api.inputsOf('shell.export-table')).toMatchObject([{ table: 'matrix', question: { articleOrder: 'name' } }]);
    // The columns come once, and not with every page.
    expect(api.inputsOf('claims.matrix-articles')).toHaveLength(2);
  });

  it('renames a proposition, and removes it without its claims', async () => {
    const { user, api } = await show('Coverage', assign);
    await user.click(await screen.findByRole('button', { name: /^So many people died/ }));
    const wording = await screen.findByRole('textbox', { name: 'Wording' });
    expect(screen.getByText('Who it comes from, along time')).toBeTruthy();
    await user.clear(wording);
    await user.type(wording, 'People died{Enter}');
    expect([...(api.project?.tables.proposition.values() ?? [])].map(({ statement }) => statement)).toEqual([
      'People died',
    ]);
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    expect(await screen.findByText('No propositions yet')).toBeTruthy();
    expect(api.project?.tables.annotation.size).toBe(3);
  });

  it('merges one proposition into another', async () => {
    const { user, api } = await show('Coverage', (given) => {
      assign(given);
      given.runElsewhere({ type: 'proposition.create', statement: 'Deaths' });
    });
    await user.click(await screen.findByRole('button', { name: /^So many people died/ }));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Merge into' }), 'Deaths');
    await user.click(screen.getByRole('button', { name: 'Merge' }));
    const [left, ...others] = [...(api.project?.tables.proposition.values() ?? [])];
    expect([left?.statement, others.length]).toEqual(['Deaths', 0]);
    expect(api.project?.state().claimsOf(PropositionId.parse(left?.id))).toHaveLength(2);
  });
});

describe('figures', () => {
  it('stand under what they are figures of, with what differs', async () => {
    const { container } = await show('Figures', assign);
    await screen.findByRole('table', { name: 'Figures' });
    expect(screen.getByText('2 figures, 1 of 1 with differences')).toBeTruthy();
    expect(cells().filter((text) => text?.includes('people'))).toEqual([
      'So many people died2',
      '4 peopleread from the words',
      'Referenceexcludes 8 people',
      'Four people died',
      '8 peopleread from the words',
      'Differentvalue; excludes 4 people',
      'killed eight people',
    ]);
    expect(await axeFindings(container)).toEqual([]);
  });
});
