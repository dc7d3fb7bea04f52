import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LabelId } from '#shared/domain/ids.ts';
import { runAction } from '../../app/actions.ts';
import { openDocumentOf } from '../../app/state/selectors.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { FindBar } from './find-bar.tsx';

const text = 'Landau met Misri.\n\nlandau 😀 said: Landau’s leve\u0301e. A levée.\n';

async function openBar() {
  const api = new FakeApi(
    new FakeProject([
      { name: 'a.txt', text },
      { name: 'b.txt', text: 'Nobody. Landau.' },
    ]),
  );
  const { workbench, container } = await renderWith(api, <FindBar />);
  const state = () => workbench.store.get();
  const selected = () => {
    const { selection } = state();
    return selection && openDocumentOf(state())?.content.text.slice(selection.span.start, selection.span.end);
  };
  act(() => runAction('find.open', workbench));
  return { workbench, container, state, selected, user: userEvent.setup() };
}

const count = () => screen.getByRole('status').textContent;

describe('finding in the document', () => {
  it('opens with the focus in its field, and selects the first hit as one types', async () => {
    const { container, selected, state, user } = await openBar();
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Find' }));
    await user.keyboard('landau');
    expect(count()).toContain('1 of 3');
    expect(selected()).toBe('Landau');
    expect(state().selection?.span.start).toBe(0);
    expect(await axeFindings(container)).toEqual([]);
  });

  it('goes on and back by keys, and round at the ends', async () => {
    const { state, user } = await openBar();
    await user.keyboard('landau{Enter}');
    expect(count()).toContain('2 of 3');
    await user.keyboard('{F3}');
    expect(count()).toContain('3 of 3');
    await user.keyboard('{Control>}g{/Control}');
    expect(count()).toContain('1 of 3');
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(count()).toContain('3 of 3');
    await user.keyboard('{Shift>}{F3}{/Shift}');
    expect(count()).toContain('2 of 3');
    expect(state().reveal?.span).toEqual(state().selection?.span);
  });

  it('goes to the hit at which only the cursor stands', async () => {
    const { workbench, user } = await openBar();
    await user.keyboard('landau');
    const { annotating } = workbench;
    act(() => annotating.select({ span: { start: 0, end: 6 }, kind: 'cursor', exact: false }));
    await user.keyboard('{F3}');
    expect(count()).toContain('1 of 3');
    await user.keyboard('{F3}');
    expect(count()).toContain('2 of 3');
  });

  it('tells case and whole words apart where asked', async () => {
    const { user } = await openBar();
    await user.keyboard('landau');
    await user.click(screen.getByRole('button', { name: 'Match case' }));
    expect(count()).toContain('1 of 1');
    await user.click(screen.getByRole('button', { name: 'Match case', pressed: true }));
    await user.clear(screen.getByRole('searchbox'));
    await user.keyboard('nda');
    await user.click(screen.getByRole('button', { name: 'Whole words only' }));
    expect(count()).toBe('Not found');
  });

  it('finds accents however they are written, each at its exact place', async () => {
    const { state, selected, user } = await openBar();
    await user.keyboard('levée');
    expect(selected()).toBe('leve\u0301e');
    await user.keyboard('{Enter}');
    expect(selected()).toBe('levée');
    expect(state().find?.hits).toHaveLength(2);
  });

  it('is left by Esc with the hit selected, so that a label tags it, and goes on from there', async () => {
    const { workbench, selected, state, user } = await openBar();
    await user.keyboard('landau{Escape}');
    expect(screen.queryByRole('search')).toBeNull();
    expect(selected()).toBe('Landau');
    act(() => workbench.annotating.applyLabel(LabelId.parse('person')));
    expect(openDocumentOf(state())?.shown.sorted).toMatchObject([{ quote: 'Landau', spans: [{ start: 0, end: 6 }] }]);
    await user.keyboard('{F3}');
    expect(state().selection?.span.start).toBe(19);
    act(() => runAction('find.open', workbench));
    expect(screen.getByRole('searchbox')).toHaveProperty('value', 'landau');
  });

  it('follows to another document without moving it', async () => {
    const { workbench, state, user } = await openBar();
    await user.keyboard('landau');
    await act(() => workbench.reading.step(1));
    expect(count()).toBe('1 hit');
    expect(state().selection).toBeNull();
    await user.keyboard('{Enter}');
    expect(state().selection?.span).toEqual({ start: 8, end: 14 });
  });

  it('says when nothing is found', async () => {
    const { container, user } = await openBar();
    await user.keyboard('zzz');
    expect(count()).toBe('Not found');
    expect(screen.getByRole('button', { name: 'Next hit' })).toHaveProperty('disabled', true);
    expect(await axeFindings(container)).toEqual([]);
  });
});
