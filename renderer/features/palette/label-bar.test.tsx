import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Codebook } from '#shared/domain/codebook.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { Dialogs } from '../../app/dialogs.tsx';
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
    expect(toolbar.querySelectorAll('button')).toHaveLength(13);
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
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Evidence' }));
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it('says what is missing where nothing is selected', async () => {
    const { workbench } = await show();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Event' }));
    expect(workbench.store.get().notices).toMatchObject([{ tone: 'info' }]);
  });
});

describe('the labels of a large codebook', () => {
  async function showMany() {
    const [layer] = defaultCodebook.layers;
    const labels = Array.from({ length: 100 }, (_, i) => ({
      ...layer?.labels[0],
      id: `code-${i}`,
      name: `Code ${i}`,
      shortcut: i === 90 ? 'z' : '',
      parentId: i % 2 === 1 ? `code-${i - 1}` : null,
    }));
    const many = Codebook.parse({ ...defaultCodebook, layers: [{ ...layer, labels }], linkTypes: [] });
    const project = new FakeProject(sampleDocuments);
    project.apply([{ kind: 'codebook', before: null, after: { id: 'codebook', codebook: many } }]);
    return renderWith(
      new FakeApi(project),
      <>
        <LabelBar />
        <Dialogs />
      </>,
    );
  }

  it('are at hand as far as there is room, those with keys first, and the rest by typing', async () => {
    const { container, workbench } = await showMany();
    const names = screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(names).toHaveLength(41);
    expect([names[0], names[1], names.at(-1)]).toEqual(['Code 90z', 'Code 0', '60 more labels…']);
    expect(await axeFindings(container)).toEqual([]);
    workbench.annotating.select({ span: { start: 0, end: 5 }, kind: 'selection', exact: false });
    await settle();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Code 90' }));
    await workbench.sync.settled();
    await settle();
    await user.click(screen.getByRole('button', { name: '60 more labels…' }));
    await user.type(await screen.findByRole('combobox'), 'code 77');
    expect(screen.getByRole('option', { name: /Code 77/ }).textContent).toContain('Code 76');
    await user.keyboard('{Enter}');
    await workbench.sync.settled();
    expect(workbench.annotating.selected()).toMatchObject({ labelId: 'code-77' });
  });
});

describe('a label while tagging', () => {
  const nested = Codebook.parse({
    ...defaultCodebook,
    layers: defaultCodebook.layers.map((layer) => ({
      ...layer,
      labels: layer.labels.map((label) => {
        if (label.id === 'organization') return { ...label, parentId: 'person' };
        if (label.id === 'work') return { ...label, retired: true };
        if (label.id === 'event') return { ...label, examples: ['the flood'], counterExamples: ['on Friday'] };
        return label;
      }),
    })),
  });

  async function showNested() {
    const project = new FakeProject(sampleDocuments);
    const record = { id: 'codebook', codebook: nested } as const;
    project.apply([{ kind: 'codebook', before: null, after: record }]);
    return renderWith(new FakeApi(project), <LabelBar />);
  }

  it('is explained when it has the focus, and Esc takes the explanation away', async () => {
    const { container } = await showNested();
    const button = screen.getByRole('button', { name: 'Event' });
    act(() => button.focus());
    const card = screen.getByRole('tooltip');
    expect(button.getAttribute('aria-describedby')).toBe(card.id);
    expect(card.textContent).toContain('Something that happened');
    expect(card.textContent).toContain('For example:the flood');
    expect(card.textContent).toContain('But not:on Friday');
    expect(await axeFindings(container)).toEqual([]);
    await userEvent.setup().keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('is explained when the pointer rests on it', async () => {
    await showNested();
    await userEvent.setup().hover(screen.getByRole('button', { name: 'Event' }));
    expect((await screen.findByRole('tooltip')).textContent).toContain('Something that happened');
  });

  it('stands beside those under it, and is not offered once it is retired', async () => {
    const { container } = await showNested();
    const family = screen.getByRole('group', { name: 'Person' });
    expect([...family.querySelectorAll('button')].map((button) => button.textContent)).toEqual([
      'Person1',
      'Organization2',
    ]);
    expect(screen.queryByRole('button', { name: 'Work' })).toBeNull();
    expect(await axeFindings(container)).toEqual([]);
  });
});
