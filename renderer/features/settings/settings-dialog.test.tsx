import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Dialogs } from '../../app/dialogs.tsx';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { refusalOf, withKeys } from './key-conflicts.ts';

async function open() {
  const api = new FakeApi(new FakeProject(sampleDocuments));
  const { workbench } = await renderWith(api, <Dialogs />);
  act(() => workbench.openDialog({ kind: 'settings' }));
  const user = userEvent.setup();
  /** Narrows the table to few rows, presses the button of an action's keys, and then other keys. */
  const change = async (action: RegExp, keys: string): Promise<void> => {
    const name = /“(\w+)/.exec(action.source)?.[1] ?? '';
    fireEvent.change(screen.getByRole('textbox', { name: 'Filter actions' }), { target: { value: name } });
    await user.click(screen.getByRole('button', { name: action }));
    await user.keyboard(keys);
  };
  return { api, workbench, user, change, dialog: screen.getByRole('dialog', { name: 'Settings' }) };
}

const brush = /^Change the keys of “Brush/;
const rowOf = (name: RegExp) => screen.getByRole('button', { name }).closest('tr')?.textContent;

describe('the settings', () => {
  it('change how the window looks at once', async () => {
    const { api, workbench, user, dialog } = await open();
    fireEvent.change(screen.getByRole('textbox', { name: 'Filter actions' }), { target: { value: 'brush' } });
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Text size of the article' }), '120 %');
    await user.click(screen.getByRole('checkbox', { name: /Selections grow/ }));
    await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Kim{Enter}');
    await waitFor(() =>
      expect(api.settings).toMatchObject({ theme: 'dark', textSize: 120, tokenSnapping: false, annotator: 'Kim' }),
    );
    expect(workbench.store.get().settings).toEqual(api.settings);
  });

  it('take new keys by pressing them, and reset them', async () => {
    const { api, user, change } = await open();
    await change(brush, '{Alt>}j{/Alt}');
    expect(api.settings.keys).toEqual({ 'annotation.brush': 'Alt+J' });
    expect(rowOf(brush)).toContain('are Alt+J now');
    await user.click(screen.getByRole('button', { name: /^Reset the keys of “Brush/ }));
    expect(api.settings.keys).toEqual({});
    await change(brush, '{Delete}');
    expect(api.settings.keys).toEqual({ 'annotation.brush': '' });
    expect(rowOf(brush)).toContain('None');
    await user.click(screen.getByRole('button', { name: 'Reset all keys' }));
    expect(api.settings.keys).toEqual({});
  });

  it('ask before first keys are taken back from an action that has them by now', async () => {
    const { api, user, change } = await open();
    await change(brush, 'a');
    await user.click(screen.getByRole('button', { name: 'Use it here instead' }));
    await change(/^Change the keys of “Tag all same/, 'b');
    expect(api.settings.keys).toEqual({ 'annotation.brush': 'a', 'annotation.tag-all': 'b' });
    await user.click(screen.getByRole('button', { name: /^Reset the keys of “Tag all same/ }));
    expect(screen.getByRole('alert').textContent).toContain('a is “Brush');
    expect(api.settings.keys).toEqual({ 'annotation.brush': 'a', 'annotation.tag-all': 'b' });
    await user.click(screen.getByRole('button', { name: 'Use it here instead' }));
    expect(api.settings.keys).toEqual({ 'annotation.brush': '' });
  });

  it('name keys as they are printed, to those who hear them as well', async () => {
    const { change } = await open();
    await change(brush, '{Control>}{Alt>}q{/Alt}{/Control}');
    const button = screen.getByRole('button', { name: brush });
    expect(button.textContent).toContain('Ctrl+Alt+Q');
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Ctrl+Alt+Q');
  });

  it('leave them with Esc and Tab, and the dialog stays open', async () => {
    const { api, change } = await open();
    await change(brush, '{Escape}');
    await change(brush, '{Tab}');
    expect(api.inputsOf('settings.change')).toEqual([]);
    expect(screen.getByRole('dialog', { name: 'Settings' })).toBeTruthy();
  });

  it('ask before keys are taken from another action', async () => {
    const { api, user, change, dialog } = await open();
    await change(brush, 'a');
    const question = screen.getByRole('alert');
    expect(question.textContent).toContain('“Tag all same occurrences” already');
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(within(question).getByRole('button', { name: 'Keep it there' }));
    expect(api.settings.keys).toEqual({});
    await change(brush, 'a');
    await user.click(screen.getByRole('button', { name: 'Use it here instead' }));
    expect(api.settings.keys).toEqual({ 'annotation.brush': 'a', 'annotation.tag-all': '' });
  });

  it('say which label a key hides', async () => {
    const { change } = await open();
    await change(brush, 'c');
    expect(rowOf(brush)).toContain('Also the label Claim');
  });

  it('refuse what belongs to the text cursor, and letters for the menu', async () => {
    const { api, change } = await open();
    await change(brush, '{Control>}{ArrowLeft}{/Control}');
    expect(rowOf(brush)).toContain('cannot be chosen');
    await change(/^Change the keys of “Back up now”/, 'u');
    expect(rowOf(/^Change the keys of “Back up now”/)).toContain('would be typed in fields');
    expect(api.settings.keys).toEqual({});
  });

  it('find an action by its name', async () => {
    const { user, dialog } = await open();
    await user.type(screen.getByRole('textbox', { name: 'Filter actions' }), 'brush');
    expect(within(screen.getByRole('table')).getAllByRole('button')).toHaveLength(1);
    fireEvent.change(screen.getByRole('textbox', { name: 'Filter actions' }), { target: { value: 'Undo' } });
    expect(within(screen.getByRole('table')).getAllByRole('rowheader', { name: /undo/i })).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /Remove the fragment/ })).toBeNull();
    fireEvent.change(screen.getByRole('textbox', { name: 'Filter actions' }), { target: { value: 'brush' } });
    await user.type(screen.getByRole('textbox', { name: 'Filter actions' }), 'xyz');
    expect(dialog.textContent).toContain('Nothing matches');
  });
});

describe('keys', () => {
  it('that are those of the table again leave no trace', () => {
    expect(withKeys({ 'annotation.brush': 'x' }, 'annotation.brush', 'b')).toEqual({});
    expect(withKeys({}, 'annotation.brush', 'x')).toEqual({ 'annotation.brush': 'x', 'suggestion.reject': '' });
  });

  it('that were an action’s own can always be had again', () => {
    expect(refusalOf('annotation.next', 'Tab')).toBeUndefined();
    expect(refusalOf('annotation.brush', 'Tab')).toBe('taken');
  });
});
