import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AnnotationId } from '#shared/domain/ids.ts';
import { ClaimsView } from '../../app/claims/claims-view.tsx';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { nextNode } from './next-node.ts';
import { placeLabels } from './place-labels.ts';

const claim = (quote: string, attributes: Record<string, string>) => ({ label: 'claim', quote, attributes });

function project(): FakeProject {
  return new FakeProject([
    {
      name: 'first.txt',
      text: 'Tariffs are fair. Tariffs are not fair.',
      metadata: { title: 'First', outlet: 'Wire', date: '2025-03-28' },
      annotations: [
        claim('Tariffs are fair', { source: 'Washington' }),
        claim('Tariffs are not fair', { source: 'Delhi', polarity: 'negated' }),
      ],
    },
    {
      name: 'second.txt',
      text: 'Tariffs are fair, said Washington.',
      metadata: { title: 'Second', outlet: 'Post', date: 'Friday' },
      annotations: [claim('Tariffs are fair', { source: 'washington' })],
    },
  ]);
}

async function show(part: string, assigned = true) {
  const api = new FakeApi(project());
  const claimIds = [...(api.project?.tables.annotation.keys() ?? [])].map((id) => AnnotationId.parse(id));
  if (assigned) api.runElsewhere({ type: 'proposition.create', statement: 'Fair tariffs', claimIds });
  const rendered = await renderWith(api, <ClaimsView />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: part }));
  return { api, user, ...rendered };
}

describe('the network', () => {
  it('begins with what it needs', async () => {
    await show('Network', false);
    expect(await screen.findByText('No network yet')).toBeTruthy();
  });

  it('is gone through by arrows, shows the claims behind a node, and leads to the words', async () => {
    const { user, container, workbench } = await show('Network');
    const drawing = await screen.findByRole('group', { name: 'Network' });
    expect(await axeFindings(container)).toEqual([]);
    const names = within(drawing)
      .getAllByRole('button')
      .map((node) => node.getAttribute('aria-label'));
    expect(names).toEqual([
      'Speaker Washington: 2 statements, 1 tie',
      'Speaker Delhi: 1 statement, 1 tie',
      'Proposition Fair tariffs: 3 statements, 2 ties',
    ]);
    within(drawing)
      .getByRole('button', { name: /^Speaker Washington/ })
      .focus();
    for (const key of ['{ArrowRight}', '{ArrowLeft}', '{ArrowUp}', '{ArrowDown}']) {
      await user.keyboard(key);
      if (document.activeElement?.getAttribute('aria-label')?.startsWith('Proposition')) break;
    }
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Proposition Fair tariffs/);
    await user.keyboard('{Enter}');
    const behind = await screen.findByRole('region', { name: 'Behind it' });
    await user.click(await within(behind).findByRole('button', { name: /^Delhi/ }));
    const tie = await screen.findByRole('region', { name: 'Behind it' });
    await within(tie).findByRole('heading', { name: 'Delhi and Fair tariffs' });
    await user.click(await within(tie).findByRole('button', { name: /^Tariffs are not fair/ }));
    expect(workbench.store.get().view).toBe('read');
  });

  it('gives back the focus to the node when Esc closes what is behind it', async () => {
    const { user } = await show('Network');
    const node = await screen.findByRole('button', { name: /^Speaker Delhi/ });
    node.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('region', { name: 'Behind it' });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Behind it' })).toBeNull();
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Speaker Delhi/);
  });

  it('has tables as its twin, and is exported as it is asked for', async () => {
    const { user, api, container } = await show('Network');
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Network of' }), 'Speakers');
    await user.click(screen.getByRole('radio', { name: 'Tables' }));
    const ties = await screen.findByRole('table', { name: 'Ties' });
    expect(await within(ties).findByText('Conflict')).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Export this network…' }));
    await user.click(screen.getByRole('menuitem', { name: /^Matrix/ }));
    expect(api.inputsOf('shell.export-network')).toMatchObject([
      { format: 'csv', question: { kind: 'speakers', relation: 'subtract' } },
    ]);
  });

  it('says why it cannot be had', async () => {
    const api = new FakeApi(project());
    api.failing.set('network.read', { code: 'request/internal', params: { reason: 'x' } });
    await renderWith(api, <ClaimsView />);
    await userEvent.click(screen.getByRole('radio', { name: 'Network' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});

describe('labels', () => {
  it('stand beside each other, or not at all', () => {
    const [first, second] = placeLabels([
      { x: 0, y: 0, radius: 8, text: 'Washington' },
      { x: 30, y: 0, radius: 8, text: 'New Delhi' },
    ]);
    expect(first?.y).toBeGreaterThan(0);
    expect(second?.y).toBeLessThan(0);
    const crowd = Array.from({ length: 12 }, (_, at) => ({ x: at * 3, y: 0, radius: 8, text: 'Somebody with a name' }));
    expect(placeLabels(crowd).filter((place) => place === null).length).toBeGreaterThan(6);
  });
});

describe('arrows', () => {
  const nodes = [
    { id: 'a', x: 0, y: 0 },
    { id: 'near', x: 1, y: 0 },
    { id: 'tied', x: 3, y: 1 },
    { id: 'above', x: 0, y: -1 },
  ];
  it.each([
    ['ArrowRight', ['tied'], 'tied'],
    ['ArrowRight', [], 'near'],
    ['ArrowUp', ['tied'], 'above'],
    ['ArrowLeft', ['tied'], undefined],
  ])('%s with %j tied leads to %s', (key, tied, expected) => {
    expect(nextNode(nodes, { from: 'a', key, isTied: (id) => tied.includes(id) })).toBe(expected);
  });
});
