import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { SearchView } from './search-view.tsx';

async function openSearch() {
  const api = new FakeApi(new FakeProject(sampleDocuments));
  const { workbench, container } = await renderWith(api, <SearchView />);
  return { api, workbench, container, user: userEvent.setup() };
}

async function searchFor(words: string) {
  const opened = await openSearch();
  await opened.user.type(screen.getByRole('searchbox', { name: 'Search all articles' }), `${words}{Enter}`);
  return opened;
}

async function openQueries() {
  const opened = await openSearch();
  await opened.user.click(screen.getByRole('radio', { name: 'Annotations' }));
  await screen.findByText('4 annotations');
  return opened;
}

const hit = (name: RegExp) => screen.findByRole('checkbox', { name });

describe('the concordance', () => {
  it('says what can be typed, and begins in its field', async () => {
    const { container } = await openSearch();
    expect(container.textContent).toContain('Search the text of all articles');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    expect(await axeFindings(container)).toEqual([]);
  });

  it('shows the hits with their count, and goes to one by Enter', async () => {
    const { workbench, container, user } = await searchFor('killed');
    expect((await screen.findByText('1 hit in 1 document.')).getAttribute('role')).toBe('status');
    expect(await axeFindings(container)).toEqual([]);
    (await hit(/people were killed/)).focus();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(workbench.store.get().reading).toMatchObject({ open: { document: { name: 'wire.txt' } } }),
    );
    expect(workbench.store.get()).toMatchObject({ view: 'read', selection: { kind: 'selection' } });
  });

  it('labels what is ticked by a label’s key in one step, and marks it', async () => {
    const { api, user } = await searchFor('at harrowmere');
    const [first, second, ...others] = await screen.findAllByRole('checkbox', { name: /Harrowmere/ });
    expect(others).toEqual([]);
    first?.focus();
    await user.keyboard(' {ArrowDown} ');
    expect([first, second]).toMatchObject([{ checked: true }, { checked: true }]);
    await user.keyboard('7');
    await waitFor(() => expect(api.inputsOf('command.run')).toHaveLength(1));
    expect(api.inputsOf('command.run')).toMatchObject([
      { command: { type: 'annotation.create-many', labelId: 'event', places: [{}, {}] } },
    ]);
    expect(api.inputsOf('command.run')[0]?.command).not.toHaveProperty('origin');
    await waitFor(() => expect(screen.getAllByText('Event', { selector: '.chip' })).toHaveLength(2));
    expect(screen.getByText('0 ticked')).toBeTruthy();
  });

  it('labels the row itself where nothing is ticked', async () => {
    const { api, user } = await searchFor('killed');
    (await hit(/killed/)).focus();
    await user.keyboard('7');
    await waitFor(() =>
      expect(api.inputsOf('command.run')).toMatchObject([
        { command: { places: [{ spans: [{ start: 48, end: 54 }] }] } },
      ]),
    );
  });

  it('ticks all hits, and labels them with the chosen label', async () => {
    const { api, user } = await searchFor('e');
    await user.click(await screen.findByRole('button', { name: /^Tick all/ }));
    const { length } = api.inputsOf('search.kwic-places');
    expect(length).toBe(1);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Label as' }), 'Organization');
    await user.click(await screen.findByRole('button', { name: /^Label \d+$/ }));
    await waitFor(() => expect(api.inputsOf('command.run')[0]?.command).toMatchObject({ labelId: 'organization' }));
  });

  it('sorts by a press on a column', async () => {
    const { api, user } = await searchFor('harrowmere');
    const header = await screen.findByRole('columnheader', { name: 'Right context' });
    expect(header.getAttribute('aria-sort')).toBe('none');
    await user.click(within(header).getByRole('button'));
    await waitFor(() => expect(api.inputsOf('search.kwic').at(-1)?.sort).toBe('right'));
    expect(header.getAttribute('aria-sort')).toBe('ascending');
  });

  it('is narrowed to one document, and says so where there is none of that name', async () => {
    const { user, container } = await searchFor('harrowmere');
    await screen.findByText('2 hits in 2 documents.');
    const field = screen.getByRole('combobox', { name: 'Only in document' });
    await user.type(field, 'nowhere');
    expect((await screen.findByRole('alert')).textContent).toBe('There is no document with this name.');
    expect(await axeFindings(container)).toEqual([]);
    await user.clear(field);
    await user.type(field, 'Toll reaches six');
    await screen.findByText('1 hit in 1 document.');
    await user.clear(field);
    await screen.findByText('2 hits in 2 documents.');
  });

  it('says at the field what cannot be searched for', async () => {
    const { api, container } = await searchFor('"!!!"');
    expect((await screen.findByRole('alert')).textContent).toContain('at least one word');
    expect(screen.getByRole('searchbox').getAttribute('aria-invalid')).toBe('true');
    expect(api.inputsOf('search.kwic')).toEqual([]);
    expect(await axeFindings(container)).toEqual([]);
  });

  it('says that nothing was found, and what went wrong', async () => {
    const { api, container, user } = await searchFor('nowhere');
    expect(await screen.findByText('Not found')).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
    api.failing.set('search.kwic', { code: 'services/stopped', params: {} });
    await user.type(screen.getByRole('searchbox'), ' else{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('has stopped');
    api.failing.clear();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Not found')).toBeTruthy();
  });

  it('keeps what was searched for and ticked while one is elsewhere', async () => {
    const { workbench, user } = await searchFor('killed');
    await user.click(await hit(/killed/));
    expect(workbench.store.get().search).toMatchObject({ words: 'killed' });
    expect(workbench.store.get().search.tickedPlaces.size).toBe(1);
    await user.type(screen.getByRole('searchbox'), 'x{Enter}');
    expect(workbench.store.get().search.tickedPlaces.size).toBe(0);
  });
});

describe('the query over annotations', () => {
  it('finds by label, chosen in a menu by its letters', async () => {
    const { container, user } = await openQueries();
    screen.getByRole('button', { name: 'Label Any' }).focus();
    await user.keyboard('{ArrowDown}pl');
    expect(document.activeElement?.textContent).toBe('Place');
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard(' {Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Label Place' }));
    expect(await screen.findByText('2 annotations')).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
  });

  it('asks for attributes: any value, one of some, or none', async () => {
    const { api, user } = await openQueries();
    const asked = () => api.inputsOf('search.annotations').at(-1)?.query.attribute;
    await user.selectOptions(screen.getByRole('combobox', { name: 'Attribute' }), 'Kind');
    await waitFor(() => expect(asked()).toEqual({ id: 'kind', values: [] }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Condition' }), 'is missing');
    await waitFor(() => expect(asked()).toEqual({ id: 'kind', values: [], missing: true }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Condition' }), 'is');
    await user.click(screen.getByRole('button', { name: /^Value/ }));
    await user.keyboard('f ');
    await waitFor(() => expect(asked()?.values).toContain('figure'));
  });

  it('goes to an annotation, changes its label and deletes it', async () => {
    const { api, workbench, user } = await openQueries();
    (await hit(/Ruth Ivesen/)).focus();
    await user.keyboard('2');
    await waitFor(() => expect(api.inputsOf('command.run')).toHaveLength(1));
    expect(api.inputsOf('command.run')[0]?.command).toMatchObject({ type: 'annotation.edit', labelId: 'organization' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(workbench.store.get()).toMatchObject({ view: 'read', selectedId: 'made-3' }));
    await user.keyboard(' {Delete}');
    await waitFor(() =>
      expect(api.inputsOf('command.run').at(-1)?.command).toMatchObject({ type: 'annotation.remove', ids: ['made-3'] }),
    );
    expect(await screen.findByText('3 annotations')).toBeTruthy();
  });

  it('is saved, changed, loaded and deleted', async () => {
    const { container, user } = await openQueries();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toBe('Give the query a name.');
    expect(await axeFindings(container)).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: 'Text contains' }), 'harrow');
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Towns{Enter}');
    const list = screen.getByRole('combobox', { name: 'Saved queries' });
    await waitFor(() => expect(list).toHaveProperty('selectedOptions.0.textContent', 'Towns'));
    await user.selectOptions(list, 'None');
    await user.click(screen.getByRole('button', { name: 'Clear the query' }));
    await screen.findByText('4 annotations');
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'towns{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('Another query has this name.');
    await user.selectOptions(list, 'Towns');
    expect(screen.getByRole('textbox', { name: 'Text contains' })).toHaveProperty('value', 'harrow');
    await screen.findByText('2 annotations');
    await user.click(screen.getByRole('button', { name: 'Delete query' }));
    await waitFor(() => expect(within(list).queryByRole('option', { name: 'Towns' })).toBeNull());
  });

  it('says that no annotation is meant, and what went wrong', async () => {
    const { api, container, user } = await openQueries();
    await user.type(screen.getByRole('textbox', { name: 'Text contains' }), 'nowhere');
    expect(await screen.findByText('No annotation is meant')).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
    api.failing.set('search.annotations', { code: 'services/stopped', params: {} });
    await user.type(screen.getByRole('textbox', { name: 'Text contains' }), ' else');
    expect((await screen.findByRole('alert')).textContent).toContain('has stopped');
  });
});

it('asks for a page of a long answer when its rows are seen', async () => {
  const text = `${'word '.repeat(450)}end`;
  const api = new FakeApi(new FakeProject([{ name: 'long.txt', text }]));
  await renderWith(api, <SearchView />);
  const user = userEvent.setup();
  await user.type(screen.getByRole('searchbox'), 'word{Enter}');
  (await screen.findAllByRole('checkbox', { name: /word word/ }))[0]?.focus();
  const box = document.activeElement;
  if (box) fireEvent.keyDown(box, { key: 'End' });
  await waitFor(() => expect(api.inputsOf('search.kwic').map(({ offset }) => offset)).toContain(400));
});
