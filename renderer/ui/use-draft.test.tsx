import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftField } from './draft-field.tsx';
import { commitDrafts } from './drafts.ts';

describe('DraftField', () => {
  const onCommit = vi.fn<(text: string) => void>();
  const onDropped = vi.fn<(text: string) => void>();
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    onCommit.mockClear();
    onDropped.mockClear();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const field = (value: string, more: Partial<Parameters<typeof DraftField>[0]> = {}) => (
    <DraftField label="Note" value={value} onCommit={onCommit} onDropped={onDropped} {...more} />
  );
  const user = () => userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
  const input = () => screen.getByRole('textbox', { name: 'Note' });

  it('commits when it is left', async () => {
    render(field('old'));
    await user().type(input(), '!');
    expect(onCommit).not.toHaveBeenCalled();
    await user().tab();
    expect(onCommit.mock.calls).toEqual([['old!']]);
  });

  it('commits with Enter, and after a pause', async () => {
    render(field(''));
    await user().type(input(), 'a{Enter}');
    expect(onCommit.mock.calls).toEqual([['a']]);
    await user().type(input(), 'b');
    await vi.advanceTimersByTimeAsync(700);
    expect(onCommit.mock.calls.at(-1)).toEqual(['ab']);
  });

  it('commits when it disappears, and before an action runs', async () => {
    const { unmount } = render(field(''));
    await user().type(input(), 'a');
    commitDrafts();
    expect(onCommit.mock.calls).toEqual([['a']]);
    await user().type(input(), 'b');
    unmount();
    expect(onCommit.mock.calls.at(-1)).toEqual(['ab']);
  });

  it('commits nothing where nothing was typed', async () => {
    const { unmount } = render(field('old'));
    await user().click(input());
    await user().tab();
    unmount();
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('follows the value, but never over what is being typed', async () => {
    const { rerender } = render(field('old'));
    rerender(field('changed elsewhere'));
    expect(input()).toHaveProperty('value', 'changed elsewhere');
    await user().type(input(), '!');
    rerender(field('changed again'));
    expect(input()).toHaveProperty('value', 'changed elsewhere!');
    await user().tab();
    rerender(field('and once more'));
    expect(input()).toHaveProperty('value', 'and once more');
  });

  it('keeps showing what was committed until the value follows', async () => {
    const { rerender } = render(field('old'));
    await user().type(input(), '!');
    await user().tab();
    rerender(field('old'));
    expect(input()).toHaveProperty('value', 'old!');
    rerender(field('old!'));
    rerender(field('undone'));
    expect(input()).toHaveProperty('value', 'undone');
  });

  it('does not commit a text with a problem, says what it is, and hands the text on in the end', async () => {
    const { unmount } = render(field('4', { problemOf: (text) => (text === 'x' ? 'Not a number.' : undefined) }));
    await user().clear(input());
    await user().type(input(), 'x');
    await user().tab();
    expect(screen.getByRole('alert')).toHaveProperty('textContent', 'Not a number.');
    unmount();
    expect(onDropped.mock.calls).toEqual([['x']]);
  });
});
