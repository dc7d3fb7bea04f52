import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { CommandId } from '#shared/domain/ids.ts';
import { Dialogs } from '../../app/dialogs.tsx';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { type FakeDocument, FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { SearchView } from './search-view.tsx';

/** The list of the annotations with a label. */
async function openQuery(label: string, sum: string, documents: readonly FakeDocument[] = sampleDocuments) {
  const api = new FakeApi(new FakeProject(documents));
  const { workbench } = await renderWith(
    api,
    <>
      <SearchView />
      <Dialogs />
    </>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: 'Annotations' }));
  screen.getByRole('button', { name: 'Label Any' }).focus();
  await user.keyboard(`{ArrowDown}${label} {Escape}`);
  await screen.findByText(sum);
  return { api, workbench, user };
}

const rows = () => screen.findAllByRole('checkbox', { name: /:/ });
const tickBar = () => screen.getByText(/^\d+ ticked$/);
const labelsOf = (api: FakeApi) => [...(api.project?.tables.annotation.values() ?? [])].map(({ labelId }) => labelId);
const commandsOf = (api: FakeApi) => api.inputsOf('command.run').map(({ command }) => command);

/** Another window changes the project. */
async function elsewhere(api: FakeApi, ids: string[], patch: object): Promise<void> {
  const id = CommandId.parse(crypto.randomUUID());
  await api.call('command.run', { id, command: { type: 'annotation.edit', ids, ...patch } as never });
}

describe('what is ticked in the query list', () => {
  it('is not ticked any more when it has another label, so that the next key is for the row in focus', async () => {
    const { api, user } = await openQuery('pl', '2 annotations');
    const [first] = await rows();
    first?.focus();
    await user.keyboard(' 2');
    expect(await screen.findByText('1 labelled as Organization.')).toBeTruthy();
    expect(tickBar().textContent).toBe('0 ticked');
    await screen.findByText('1 annotation');
    await user.keyboard('{Delete}');
    expect(await screen.findByText('1 deleted. Undo brings them back.')).toBeTruthy();
    expect(labelsOf(api).toSorted()).toEqual(['claim', 'organization', 'person']);
  });

  it('is unticked when it leaves the list by a change elsewhere', async () => {
    const { api, user } = await openQuery('pl', '2 annotations');
    const [first] = await rows();
    first?.focus();
    await user.keyboard('{Control>}a{/Control}');
    await screen.findByText('2 ticked');
    await elsewhere(api, ['made-1'], { labelId: 'event' });
    expect(await screen.findByText('1 ticked')).toBeTruthy();
  });

  it('is looked at again when a key is pressed before the list has followed', async () => {
    const { api, user } = await openQuery('pl', '2 annotations');
    const [first] = await rows();
    first?.focus();
    await user.keyboard('{Control>}a{/Control}');
    await screen.findByText('2 ticked');
    await elsewhere(api, ['made-1'], { labelId: 'event' });
    await user.keyboard('{Delete}');
    await screen.findByText('1 deleted. Undo brings them back.');
    expect(labelsOf(api).toSorted()).toEqual(['claim', 'event', 'person']);
  });

  it('is not reported as labelled where the store refused it', async () => {
    const { api, user } = await openQuery('pl', '2 annotations');
    const [first] = await rows();
    first?.focus();
    api.failing.set('command.run', { code: 'annotation/not-found', params: { id: 'made-1' } });
    await user.keyboard(' 2');
    await waitFor(() => expect(commandsOf(api)).toHaveLength(1));
    await waitFor(() => expect(tickBar().textContent).toBe('0 ticked'));
    expect(screen.queryByText(/labelled as/)).toBeNull();
  });
});

describe('a label of another layer', () => {
  it('is asked about where attributes would be lost, with the numbers', async () => {
    const { api, user } = await openQuery('cl', '1 annotation');
    const [first] = await rows();
    first?.focus();
    await user.keyboard('{Control>}a{/Control}');
    await screen.findByText('1 ticked');
    await user.keyboard('2');
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Attributes are lost by 1 of 1 annotations.');
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(commandsOf(api)).toEqual([]);
    expect(tickBar().textContent).toBe('1 ticked');
  });

  it('is given after that, and said, with the focus where the list was', async () => {
    const { api, user } = await openQuery('cl', '1 annotation');
    const [first] = await rows();
    first?.focus();
    await user.keyboard('2');
    await user.click(await screen.findByRole('button', { name: 'Change 1' }));
    expect(await screen.findByText('No annotation is meant')).toBeTruthy();
    expect(screen.getByText('1 labelled as Organization.')).toBeTruthy();
    expect(labelsOf(api)).not.toContain('claim');
    expect(document.activeElement?.textContent).toContain('0 annotations');
    expect(document.activeElement).not.toBe(document.body);
  });
});

describe('the quote in the query list', () => {
  it.each([
    ['عربي', 'قال الوزير شكرا', 'الوزير', 'rtl'],
    ['English', 'The minister said so', 'minister', 'ltr'],
  ])('runs as its text does: %s', async (_, text, quote, direction) => {
    await openQuery('pe', '1 annotation', [{ name: 'a.txt', text, annotations: [{ label: 'person', quote }] }]);
    const shown = await screen.findByRole('button', { name: new RegExp(quote) });
    expect(shown.getAttribute('dir')).toBe(direction);
    // In the order of reading; the direction says which of them is on the left.
    expect(shown.textContent).toBe(text.replace(` ${quote}`, quote));
  });
});

describe('what there is nothing to do for any more', () => {
  it('keeps the focus of whoever pressed it, and does nothing', async () => {
    const { api, user } = await openQuery('pl', '2 annotations');
    const press = async (name: RegExp, then: string) => {
      const button = screen.getByRole('button', { name });
      button.focus();
      await user.keyboard('{Enter}');
      await waitFor(() => expect(tickBar().textContent).toBe(then));
      expect(document.activeElement).toBe(button);
      expect(button).toMatchObject({ disabled: false, ariaDisabled: 'true' });
    };
    await press(/^Tick all/, '2 ticked');
    await press(/^Untick/, '0 ticked');
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    expect(commandsOf(api)).toEqual([]);
  });
});
