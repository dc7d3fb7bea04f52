import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { LabelBar } from './label-bar.tsx';

const show = () => renderWith(new FakeApi(new FakeProject(sampleDocuments)), <LabelBar />);

describe('LabelBar', () => {
  it('has one button per label, named exactly by the label', async () => {
    const { container } = await show();
    const toolbar = screen.getByRole('toolbar', { name: 'Labels' });
    expect(toolbar.querySelectorAll('button')).toHaveLength(11);
    expect(screen.getByRole('button', { name: 'Person' }).getAttribute('aria-keyshortcuts')).toBe('1');
    expect(screen.getByRole('button', { name: 'Law or agreement' })).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
  });

  it('labels the selection without taking it away', async () => {
    const { workbench } = await show();
    workbench.annotating.select({ span: { start: 0, end: 5 }, kind: 'selection', exact: false });
    await settle();
    // False: the press was prevented, so the browser leaves the selection of the text alone.
    expect(fireEvent.mouseDown(screen.getByRole('button', { name: 'Event' }))).toBe(false);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Event' }));
    await workbench.sync.settled();
    expect(workbench.annotating.selected()).toMatchObject({ labelId: 'event', quote: 'Levee' });
  });

  it('is one stop for Tab, with arrows inside', async () => {
    await show();
    const user = userEvent.setup();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Person' }));
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Claim' }));
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it('says what is missing where nothing is selected', async () => {
    const { workbench } = await show();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Event' }));
    expect(workbench.store.get().notices).toMatchObject([{ tone: 'info' }]);
  });
});
