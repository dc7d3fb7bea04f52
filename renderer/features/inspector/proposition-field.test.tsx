import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { InspectorPane } from './inspector-pane.tsx';

it('gives a claim a proposition from its words, another one, none, and all of that undone', async () => {
  const api = new FakeApi(
    new FakeProject([{ name: 'a.txt', text: 'Four died', annotations: [{ label: 'claim', quote: 'Four died' }] }]),
  );
  api.runElsewhere({ type: 'proposition.create', statement: 'Known' });
  const { workbench } = await renderWith(api, <InspectorPane />);
  const [claim] = [...(api.project?.tables.annotation.values() ?? [])];
  if (!claim) throw new Error('no claim');
  await workbench.reading.openAt(claim.documentId, { span: { start: 0, end: 9 }, annotationId: claim.id });
  const user = userEvent.setup();
  const statement = () => {
    const { tables } = api.project ?? new FakeProject();
    const id = tables.annotation.get(claim.id)?.propositionId;
    return id && tables.proposition.get(id)?.statement;
  };

  await user.click(await screen.findByRole('button', { name: 'New from the claim’s words' }));
  await expect.poll(statement).toBe('Four died');
  const field = await screen.findByRole('combobox', { name: 'Proposition' });
  await expect.poll(() => field).toHaveProperty('value', 'Four died');
  await user.clear(field);
  await user.type(field, 'known{Enter}');
  await expect.poll(statement).toBe('Known');
  expect(api.project?.tables.proposition.size).toBe(2);
  await user.click(await screen.findByRole('button', { name: 'Take away' }));
  await expect.poll(statement).toBe(undefined);
  workbench.sync.undo();
  await expect.poll(statement).toBe('Known');
});
