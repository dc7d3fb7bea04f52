import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  $getRoot,
  $isTextNode,
  FORMAT_TEXT_COMMAND,
  getNearestEditorFromDOMNode,
  type LexicalEditor,
  PASTE_COMMAND,
} from 'lexical';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { axeFindings } from '../../test/axe.ts';
import { commitDrafts } from '../drafts.ts';
import type { Mentionable } from './mention.ts';
import { NoteEditor } from './note-editor.tsx';

const annotations: Mentionable[] = [
  { id: 'a-1', quote: 'the fire brigade', label: 'Organization', color: '#c4660a', paint: 'fill' },
  { id: 'a-2', quote: 'Four people died', label: 'Claim', color: '#41566b', paint: 'underline' },
];
const mentionable = () => annotations;

describe('NoteEditor', () => {
  const onCommit = vi.fn<(markdown: string) => void>();
  const onFollow = vi.fn<(href: string) => void>();
  beforeEach(() => {
    onCommit.mockClear();
    onFollow.mockClear();
  });

  const note = (value: string) => (
    <NoteEditor
      label="Note"
      value={value}
      placeholder="Anything"
      mentionable={mentionable}
      onCommit={onCommit}
      onFollow={onFollow}
    />
  );
  const box = (): HTMLElement => screen.getByRole('textbox', { name: 'Note' });
  const editorOf = (): LexicalEditor => {
    const editor = getNearestEditorFromDOMNode(box());
    if (!editor) throw new Error('The note has no editor.');
    return editor;
  };
  const edit = (change: () => void): void => act(() => editorOf().update(change, { discrete: true }));
  /** The editor answers keys when the event is over. */
  const press = (key: string, more: KeyboardEventInit = {}): Promise<void> =>
    act(async () => {
      fireEvent.keyDown(box(), { key, ...more });
    });
  const type = (text: string): void =>
    edit(() => {
      $getRoot().selectEnd().insertText(text);
    });

  it('shows what is stored by its meaning', async () => {
    const { container } = render(
      note('**Check** [this](https://example.org):\n\n- one\n- [the fire brigade](annotary:annotation/a-1)'),
    );
    expect(box().querySelector('strong')?.textContent).toBe('Check');
    expect(screen.getByRole('link', { name: 'this' }).getAttribute('href')).toBe('https://example.org');
    expect(screen.getAllByRole('listitem').map((one) => one.textContent)).toEqual(['one', 'the fire brigade']);
    expect(await axeFindings(container)).toEqual([]);
  });

  it('commits nothing where nothing was edited, and the very same text where it was edited back', () => {
    const stored = '* one\n* two\n\n\n__bold__';
    const { unmount } = render(note(stored));
    type('x');
    edit(() => {
      const last = $getRoot().getLastDescendant();
      if ($isTextNode(last)) last.setTextContent(last.getTextContent().slice(0, -1));
    });
    unmount();
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('commits what was typed as Markdown, when it is left, before an action and when it goes away', () => {
    const { unmount } = render(note('a'));
    type(' b');
    fireEvent.focusOut(box());
    expect(onCommit.mock.calls).toEqual([['a b']]);
    type(' *c*');
    act(() => commitDrafts());
    expect(onCommit.mock.calls.at(-1)).toEqual(['a b \\*c\\*']);
    type('d');
    unmount();
    expect(onCommit.mock.calls.at(-1)).toEqual(['a b \\*c\\*d']);
  });

  it('makes bold and lists', async () => {
    render(note('one'));
    edit(() => {
      $getRoot().select(0, 1);
    });
    act(() => void editorOf().dispatchCommand(FORMAT_TEXT_COMMAND, 'bold'));
    await press('*', { code: 'Digit8', ctrlKey: true, shiftKey: true });
    act(() => commitDrafts());
    expect(onCommit.mock.calls.at(-1)).toEqual(['- **one**']);
    expect(screen.getByRole('button', { name: 'Bulleted list' }).getAttribute('aria-pressed')).toBe('true');
    await press('*', { code: 'Digit8', ctrlKey: true, shiftKey: true });
    act(() => commitDrafts());
    expect(onCommit.mock.calls.at(-1)).toEqual(['**one**']);
  });

  it('leaves a list with Enter in an empty item', async () => {
    render(note('- one'));
    edit(() => void $getRoot().selectEnd());
    await press('Enter');
    await press('Enter');
    type('after');
    act(() => commitDrafts());
    expect(onCommit.mock.calls.at(-1)).toEqual(['- one\n\nafter']);
  });

  it('undoes and redoes by itself', async () => {
    render(note('one'));
    type(' two');
    await press('z', { code: 'KeyZ', ctrlKey: true });
    expect(box().textContent).toBe('one');
    await press('z', { code: 'KeyZ', ctrlKey: true, shiftKey: true });
    expect(box().textContent).toBe('one two');
  });

  it('follows a value from outside, but not over what is being typed', () => {
    const { rerender } = render(note('one'));
    rerender(note('changed'));
    expect(box().textContent).toBe('changed');
    type('!');
    rerender(note('again'));
    expect(box().textContent).toBe('changed!');
  });

  it('mentions an annotation that is found by its words', async () => {
    const { container } = render(note('see '));
    type('@fire');
    const option = screen.getByRole('option', { name: /the fire brigade/ });
    expect(box().getAttribute('aria-activedescendant')).toBe(option.id);
    expect(await axeFindings(container)).toEqual([]);
    await press('Enter');
    expect(screen.queryByRole('listbox')).toBeNull();
    act(() => commitDrafts());
    expect(onCommit.mock.calls).toEqual([['see [the fire brigade](annotary:annotation/a-1) ']]);
    fireEvent.click(screen.getByRole('link', { name: 'the fire brigade' }));
    expect(onFollow.mock.calls).toEqual([['annotary:annotation/a-1']]);
  });

  it('closes the list of mentions with Esc and goes on', () => {
    render(note(''));
    type('@four');
    expect(fireEvent.keyDown(box(), { key: 'Escape', code: 'Escape' })).toBe(false);
    expect(screen.queryByRole('listbox')).toBeNull();
    type('s');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('links the selected words, and only to web addresses', async () => {
    const { container } = render(note('the report'));
    edit(() => {
      $getRoot().select(0, 1);
    });
    await press('K', { code: 'KeyK', ctrlKey: true, shiftKey: true });
    const user = userEvent.setup();
    const field = screen.getByRole('textbox', { name: 'Web address' });
    await user.type(field, 'javascript:alert(1){Enter}');
    expect(screen.getByRole('alert').textContent).toContain('web addresses');
    expect(await axeFindings(container)).toEqual([]);
    await user.clear(field);
    await user.type(field, 'example.org/a{Enter}');
    act(() => commitDrafts());
    expect(onCommit.mock.calls.at(-1)).toEqual(['[the report](https://example.org/a)']);
  });

  it('does not take in what the store could not take, says so, and keeps what was there', async () => {
    const { container } = render(note('kept'));
    edit(() => {
      $getRoot().selectEnd().insertText('x'.repeat(1_000_001));
    });
    await act(async () => {});
    expect(box().textContent.slice(0, 20)).toBe('kept');
    expect(screen.getByRole('alert').textContent).toContain('at most 1,000,000 characters');
    expect(await axeFindings(container)).toEqual([]);
    act(() => commitDrafts());
    expect(onCommit).not.toHaveBeenCalled();
    type(' and more');
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => commitDrafts());
    expect(onCommit.mock.calls).toEqual([['kept and more']]);
    // What was refused is no step of undo.
    await press('z', { code: 'KeyZ', ctrlKey: true });
    expect(box().textContent).toBe('kept');
  });

  it('refuses a paste that is too long before it is in the page', () => {
    render(note('kept'));
    edit(() => void $getRoot().selectEnd());
    class Pasted extends Event {
      readonly clipboardData = { getData: (type: string) => (type === 'text/plain' ? 'x'.repeat(1_000_001) : '') };
    }
    vi.stubGlobal('ClipboardEvent', Pasted);
    const paste = new ClipboardEvent('paste', { cancelable: true });
    const updates = vi.fn<() => void>();
    editorOf().registerUpdateListener(updates);
    updates.mockClear();
    act(() => void editorOf().dispatchCommand(PASTE_COMMAND, paste));
    vi.unstubAllGlobals();
    expect(paste.defaultPrevented).toBe(true);
    expect(box().textContent.slice(0, 20)).toBe('kept');
    expect(updates).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('at most 1,000,000 characters');
  });

  it('writes an address at the end where nobody has been in the note yet', async () => {
    render(note('see'));
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: /^Link/ }));
    await user.type(screen.getByRole('textbox', { name: 'Web address' }), 'example.org{Enter}');
    act(() => commitDrafts());
    expect(onCommit.mock.calls.at(-1)).toEqual(['see[https://example.org](https://example.org)']);
  });

  it('puts the field for an address away with Cancel, and when one goes back into the note', async () => {
    render(note('see'));
    const user = userEvent.setup();
    const open = () => user.click(screen.getByRole('button', { name: /^Link/ }));
    await open();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('textbox', { name: 'Web address' })).toBeNull();
    await open();
    fireEvent.focus(box());
    expect(screen.queryByRole('textbox', { name: 'Web address' })).toBeNull();
  });
});
