import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { runAction } from '../../app/actions.ts';
import { codebookOf } from '../../app/state/selectors.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { InspectorPane } from './inspector-pane.tsx';

async function claim() {
  const api = new FakeApi(
    new FakeProject([{ name: 'a.txt', text: 'Four died', annotations: [{ label: 'claim', quote: 'Four died' }] }]),
  );
  const { workbench, container } = await renderWith(api, <InspectorPane />);
  const [made] = [...(api.project?.tables.annotation.values() ?? [])];
  if (!made) throw new Error('no claim');
  await workbench.reading.openAt(made.documentId, { span: { start: 0, end: 9 }, annotationId: made.id });
  const group = await screen.findByRole('region', { name: 'Check' });
  const attributes = () => api.project?.tables.annotation.get(made.id)?.attributes ?? {};
  return { api, container, workbench, group, attributes, user: userEvent.setup() };
}

it('asks for a verdict once a claim is worth checking, and for the review once there is a verdict', async () => {
  const { container, workbench, group, attributes, user } = await claim();
  const names = () => within(group).queryAllByRole('textbox').length;
  expect(within(group).queryByRole('combobox', { name: 'Verdict' })).toBeNull();
  runAction('claim.checkworthy', workbench);
  await expect.poll(attributes).toEqual({ checkworthy: true });
  expect(names()).toBe(0);
  await user.selectOptions(await within(group).findByRole('combobox', { name: 'Verdict' }), 'Mixed');
  const reviewer = await within(group).findByRole('textbox', { name: 'Reviewer' });
  expect(within(group).getByRole('status').textContent).toBe(
    'To be exported as a ClaimReview it needs: address of the review, reviewer, date of the review.',
  );
  await user.type(reviewer, 'Desk{Enter}');
  const address = within(group).getByRole('textbox', { name: 'Review’s page' });
  await user.type(address, 'desk.example/1{Enter}');
  expect(await within(group).findByText(/^This is no address of a page/)).toBeDefined();
  expect(attributes()).toEqual({ checkworthy: true, verdict: 'mixed', reviewer: 'Desk' });
  await user.clear(address);
  await user.type(address, ' https://desk.example/1{Enter}');
  await expect.poll(attributes).toMatchObject({ review_url: 'https://desk.example/1' });
  expect(within(group).getByRole('status').textContent).toBe(
    'Can be exported as a ClaimReview. Recommended besides: date of the review.',
  );
  expect(await axeFindings(container)).toEqual([]);
  for (let i = 0; i < 4; i += 1) workbench.sync.undo();
  await expect.poll(attributes).toEqual({});
  expect(within(group).queryByRole('combobox', { name: 'Verdict' })).toBeNull();
});

it('offers to give an older codebook the fields of a review', async () => {
  const { api, workbench, group, user } = await claim();
  const before = codebookOf(workbench.store.get()) ?? defaultCodebook;
  const older = {
    ...before,
    layers: before.layers.map((layer) => ({
      ...layer,
      attributes: layer.attributes.filter(({ id }) => !id.startsWith('review')),
    })),
  };
  api.runElsewhere({ type: 'codebook.replace', codebook: older });
  runAction('claim.checkworthy', workbench);
  await user.selectOptions(await within(group).findByRole('combobox', { name: 'Verdict' }), 'True');
  expect(within(group).queryByRole('textbox')).toBeNull();
  await user.click(await within(group).findByRole('button', { name: 'Add them to the codebook' }));
  expect(await within(group).findAllByRole('textbox')).toHaveLength(5);
  expect(await screen.findByRole('region', { name: 'Check' })).toBeDefined();
});
