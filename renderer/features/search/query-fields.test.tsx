import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import { Command } from '#shared/domain/command.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { SearchView } from './search-view.tsx';

async function openQueries(documents = sampleDocuments) {
  const api = new FakeApi(new FakeProject(documents));
  const { workbench } = await renderWith(api, <SearchView />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: 'Annotations' }));
  const query = () => workbench.store.get().search.query;
  return { api, workbench, user, query };
}

const documentField = () => screen.getByRole('combobox', { name: 'Document' });
const clear = () => screen.getByRole('button', { name: 'Clear the query' });

describe('the document of a query', () => {
  it('is what the field says: what names no document is no condition, and does not stay', async () => {
    const { user, query } = await openQueries();
    await user.type(documentField(), 'Toll reaches six');
    expect(query()).toEqual({ documentIds: ['document-2'] });
    await user.type(documentField(), ' hundred');
    expect((await screen.findByRole('alert')).textContent).toBe('There is no document with this name.');
    expect(query()).toEqual({});
    await user.click(clear());
    expect(screen.queryByRole('alert')).toBeNull();
    expect(documentField()).toHaveProperty('value', '');
  });

  it('is told from others of the same title by its file name', async () => {
    const { user, query } = await openQueries([
      { name: 'a.txt', text: 'One.\n', metadata: { title: 'Levee' } },
      { name: 'b.txt', text: 'Two.\n', metadata: { title: 'Levee' } },
    ]);
    await user.type(documentField(), 'levee');
    expect((await screen.findByRole('alert')).textContent).toContain('Several documents have this title.');
    expect(query()).toEqual({});
    const proposed = [...document.querySelectorAll('datalist option')].map((one) => one.getAttribute('value'));
    expect(proposed).toEqual(['Levee (a.txt)', 'Levee (b.txt)']);
    await user.type(documentField(), ' (b.txt)');
    expect(query()).toEqual({ documentIds: ['document-2'] });
    await user.tab();
    expect(documentField()).toHaveProperty('value', 'Levee (b.txt)');
  });
});

describe('clearing the query', () => {
  it('keeps the focus', async () => {
    const { user, query } = await openQueries();
    await user.type(screen.getByRole('textbox', { name: 'Text contains' }), 'harrow');
    await user.click(clear());
    expect(query()).toEqual({});
    expect(document.activeElement).toBe(clear());
  });
});

describe('a condition on an attribute', () => {
  const condition = () => screen.getByRole('combobox', { name: 'Condition' });
  const shown = () => condition().querySelector('option:checked')?.textContent;

  it('that was left without a value is what is asked: that it has one', async () => {
    const { user, query } = await openQueries();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Attribute' }), 'Kind');
    await user.selectOptions(condition(), 'is');
    expect(shown()).toBe('is');
    await user.click(screen.getByRole('textbox', { name: 'Name' }));
    expect(shown()).toBe('has a value');
    expect(query()).toEqual({ attribute: { id: 'kind', values: [] } });
  });

  it('begins anew with another attribute', async () => {
    const { user } = await openQueries();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Attribute' }), 'Kind');
    await user.selectOptions(condition(), 'is');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Attribute' }), 'Cue');
    expect(shown()).toBe('has a value');
  });
});

describe('what is gone from the codebook', () => {
  it('is named so in the query, and can be taken out of it', async () => {
    const { workbench, user, query } = await openQueries();
    act(() => workbench.searching.askAnew({ query: AnnotationQuery.parse({ labelIds: ['5f3a'] }) }));
    const field = await screen.findByRole('button', { name: 'Label A label that is gone' });
    field.focus();
    await user.keyboard('{ArrowDown}{End} {Escape}');
    expect(query()).toEqual({});
  });

  it('is replaced in a loaded query by what took its place', async () => {
    const { workbench, query } = await openQueries();
    act(() => workbench.searching.saveQuery('People', AnnotationQuery.parse({ labelIds: ['person'] }), null));
    act(() => workbench.searching.ask({ query: AnnotationQuery.parse({ labelIds: ['person'] }) }));
    await workbench.sync.settled();
    const layers = defaultCodebook.layers.map((layer) => ({
      ...layer,
      labels: layer.labels.filter(({ id }) => id !== 'person'),
    }));
    const codebook = { ...defaultCodebook, layers, linkTypes: [] };
    const command = Command.parse({ type: 'codebook.replace', codebook, moved: { labels: { person: 'place' } } });
    act(() => void workbench.sync.run(command));
    await settle();
    await waitFor(() => expect(query()).toEqual({ labelIds: ['place'] }));
    act(() => workbench.sync.undo());
    await waitFor(() => expect(query()).toEqual({ labelIds: ['person'] }));
  });
});
