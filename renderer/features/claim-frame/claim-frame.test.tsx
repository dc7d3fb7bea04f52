import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AnnotationId, LabelId } from '#shared/domain/ids.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { FrameBar } from './frame-bar.tsx';
import { FramePanel } from './frame-panel.tsx';

const text =
  'Bruce highlighted that Landau expressed gratitude to India. At least six people died and 40 were hurt, he said.';
const outer = AnnotationId.parse('made-1');
const inner = AnnotationId.parse('made-2');
const counted = AnnotationId.parse('made-3');

async function setUp() {
  const project = new FakeProject([
    {
      name: 'a.txt',
      text,
      annotations: [
        { label: 'claim', quote: 'Landau expressed gratitude to India', attributes: { source: 'Bruce' } },
        { label: 'claim', quote: 'gratitude to India', attributes: { source: 'Landau', cue: 'expressed' } },
        {
          label: 'claim',
          quote: 'At least six people died and 40 were hurt',
          attributes: { kind: 'figure', quantity_value: 7, quantity_unit: 'deaths' },
        },
      ],
    },
  ]);
  const result = await renderWith(
    new FakeApi(project),
    <>
      <FrameBar />
      <FramePanel />
    </>,
  );
  const select = async (id: AnnotationId) => {
    act(() => result.workbench.annotating.selectAnnotation(id));
    await settle();
  };
  return { ...result, project, select, user: userEvent.setup() };
}

describe('the inspector of a claim', () => {
  it('says by whom it came into the article, and leads outwards and inwards', async () => {
    const { select, user, container, workbench } = await setUp();
    await select(inner);
    const panel = screen.getByRole('region', { name: 'Frame' });
    expect(panel.textContent).toContain('Landau ← Bruce · expressed');
    expect(await axeFindings(container)).toEqual([]);
    await user.click(within(panel).getByRole('button', { name: /^Reported by Bruce/ }));
    expect(workbench.store.get().selectedId).toBe(outer);
    await settle();
    await user.click(screen.getByRole('button', { name: /^Reports Landau: “gratitude/ }));
    expect(workbench.store.get().selectedId).toBe(inner);
  });

  it('shows what the fields say and what the text says, and takes either figure over', async () => {
    const { select, user, project, workbench } = await setUp();
    await select(counted);
    const lines = () => screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(lines()[0]).toContain('7 deaths');
    expect(lines()).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: /^Take over\s*≥ 6 people/ }));
    await workbench.sync.settled();
    expect(project.tables.annotation.get(counted)?.attributes).toMatchObject({ quantity_value: 6 });
    await settle();
    expect(lines()).toHaveLength(2);
    expect(lines()[0]).toContain('as the text says');
  });

  it('tells a claim of which it was said that nobody is named from one that nobody has looked at', async () => {
    const { select, user, workbench } = await setUp();
    await select(counted);
    const panel = screen.getByRole('region', { name: 'Frame' });
    expect(panel.textContent).toContain('Nobody named yet');
    act(() => workbench.framing.start('source'));
    await user.click(screen.getByRole('button', { name: 'Nobody named' }));
    await workbench.sync.settled();
    await settle();
    expect(panel.textContent).toContain('Nobody is named');
    expect(panel.textContent).not.toContain('yet');
    expect(screen.getByRole('button', { name: 'Source: nobody named' })).toBeDefined();
  });

  it('asks with numbers what selected words are that take a part', async () => {
    const { select, user, project, workbench, container } = await setUp();
    await select(counted);
    act(() => {
      workbench.framing.start('source');
      const start = text.lastIndexOf('he said');
      workbench.annotating.select({ span: { start, end: start + 2 }, kind: 'selection', exact: false });
    });
    await user.click(screen.getByRole('button', { name: 'Take “he” Enter' }));
    expect(screen.getByRole('status').textContent).toContain('What is “he”?');
    expect(await axeFindings(container)).toEqual([]);
    const person = screen.getByRole('button', { name: 'Person' });
    expect(person.getAttribute('aria-keyshortcuts')).toBe('1');
    await user.click(person);
    await workbench.sync.settled();
    expect(project.tables.annotation.get(counted)?.attributes).toMatchObject({ source: 'he' });
  });

  it('has nothing to say of a mention', async () => {
    const { workbench } = await setUp();
    act(() => {
      workbench.annotating.select({ span: { start: 0, end: 5 }, kind: 'selection', exact: false });
      workbench.annotating.applyLabel(LabelId.parse('person'));
    });
    await settle();
    expect(screen.queryByRole('region')).toBeNull();
  });
});

describe('the bar', () => {
  it('asks part by part, offers what is selected, and says who reports the claim', async () => {
    const { select, user, container, workbench } = await setUp();
    await select(inner);
    act(() => workbench.framing.start());
    await settle();
    const bar = screen.getByRole('region', { name: 'Frame of the claim' });
    expect(within(bar).getByRole('status').textContent).toContain('It is “Landau” now.');
    expect(within(bar).getByRole('status').textContent).toContain('reported by Bruce');
    expect(await axeFindings(container)).toEqual([]);
    act(() => workbench.annotating.select({ span: { start: 0, end: 5 }, kind: 'selection', exact: false }));
    await settle();
    // Digits are labels again.
    expect(within(bar).queryByRole('button', { name: 'Landau' })).toBeNull();
    await user.click(within(bar).getByRole('button', { name: /^Take “Bruce”/ }));
    await user.click(within(bar).getByRole('button', { name: 'Person' }));
    await settle();
    expect(within(bar).getByRole('button', { name: 'Source: Bruce' })).toBeTruthy();
    expect(within(bar).getByRole('button', { current: 'step' }).textContent).toContain('Cue');
    await user.click(within(bar).getByRole('button', { name: /^Done/ }));
    expect(screen.queryByRole('region', { name: 'Frame of the claim' })).toBeNull();
  });

  it('says where it has nothing to offer', async () => {
    const { select, workbench } = await setUp();
    await select(outer);
    act(() => workbench.framing.start('addressee'));
    await settle();
    expect(screen.getByText(/Nothing near seems to fit/)).toBeTruthy();
  });
});
