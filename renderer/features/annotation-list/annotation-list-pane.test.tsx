import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { AnnotationListPane } from './annotation-list-pane.tsx';

const show = () => renderWith(new FakeApi(new FakeProject(sampleDocuments)), <AnnotationListPane />);
const list = () => screen.getByRole('list', { name: 'Annotations' });
const button = (name: RegExp) => within(list()).getByRole('button', { name });

describe('AnnotationListPane', () => {
  it('lists the annotations in reading order, each with its place among all', async () => {
    const { container } = await show();
    const items = within(list()).getAllByRole('listitem');
    expect(items.map((item) => item.getAttribute('aria-posinset'))).toEqual(['1', '2', '3']);
    expect(items.map((item) => item.getAttribute('aria-setsize'))).toEqual(['3', '3', '3']);
    expect(items.map((item) => within(item).getByRole('button').textContent)).toEqual([
      expect.stringContaining('Harrowmere'),
      expect.stringContaining('Four people died'),
      expect.stringContaining('Ruth Ivesen'),
    ]);
    expect(await axeFindings(container)).toEqual([]);
  });

  it('goes through the list with the arrows and selects with Enter', async () => {
    const { workbench } = await show();
    const user = userEvent.setup();
    button(/Harrowmere/).focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(button(/Four people/));
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(button(/Ruth/));
    await user.keyboard('{Enter}');
    expect(workbench.store.get().selectedId).toBe('made-3');
    expect(button(/Ruth/).getAttribute('aria-current')).toBe('true');
  });

  it('removes with Delete and keeps the focus in the list', async () => {
    const { workbench } = await show();
    button(/Four people/).focus();
    await userEvent.setup().keyboard('{Delete}');
    await workbench.sync.settled();
    expect(within(list()).getAllByRole('listitem')).toHaveLength(2);
    await waitFor(() => expect(list().contains(document.activeElement)).toBe(true));
  });

  it('shows only the chosen labels, and says how many of how many', async () => {
    const { container } = await show();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Filter by label' }));
    expect(await axeFindings(container)).toEqual([]);
    expect(screen.getByRole('menuitemcheckbox', { name: /All labels/ }).getAttribute('aria-checked')).toBe('true');
    await user.click(screen.getByRole('menuitemcheckbox', { name: /Person/ }));
    expect(within(list()).getAllByRole('listitem')).toHaveLength(1);
    expect(container.textContent).toContain('1 of 3');
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Filter by label (1 chosen)' }));
  });

  it('says what to do where there are none', async () => {
    const { container } = await renderWith(
      new FakeApi(new FakeProject([{ name: 'a.txt', text: 'Nothing here' }])),
      <AnnotationListPane />,
    );
    expect(container.textContent).toContain('press the key of a label');
    expect(await axeFindings(container)).toEqual([]);
  });
});
