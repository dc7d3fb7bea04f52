import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import { type FakeDocument, FakeProject } from '../../test/fake-project.ts';
import { renderWith } from '../../test/render.tsx';
import { SearchView } from './search-view.tsx';

async function searchFor(words: string, document: FakeDocument) {
  const api = new FakeApi(new FakeProject([document]));
  await renderWith(api, <SearchView />);
  const user = userEvent.setup();
  await user.type(screen.getByRole('searchbox', { name: 'Search all articles' }), `${words}{Enter}`);
  await screen.findAllByRole('checkbox', { name: /:/ });
  return { api, user };
}

const cells = () => screen.getAllByRole('cell').map(({ textContent }) => textContent);

describe('a line of the concordance', () => {
  it('has the words before the hit on the left', async () => {
    await searchFor('levee', { name: 'a.txt', text: 'The old levee gave way' });
    expect(cells().slice(2, 5)).toEqual(['The old', 'levee', 'gave way']);
  });

  it('has them on the right where the text runs from right to left', async () => {
    await searchFor('الوزير', { name: 'ar.txt', text: 'قال الوزير شكرا' });
    expect(cells().slice(2, 5)).toEqual(['شكرا', 'الوزير', 'قال']);
  });

  it('counts the labels that have no room', async () => {
    const annotations = ['person', 'organization', 'place', 'event'].map((label) => ({ label, quote: 'levee' }));
    await searchFor('levee', { name: 'a.txt', text: 'The old levee gave way', annotations });
    const [, , , , , labels] = screen.getAllByRole('cell');
    expect([...(labels?.querySelectorAll('.chip') ?? [])].map(({ textContent }) => textContent)).toHaveLength(2);
    expect(labels?.textContent).toContain('+2');
    expect(labels?.querySelector('[title]')?.getAttribute('title')).toBe('Person, Organization, Place, Event');
  });

  it('names nothing twice, and says so', async () => {
    const { api, user } = await searchFor('levee', {
      name: 'a.txt',
      text: 'A levee, the levee',
      annotations: [{ label: 'event', quote: 'levee' }],
    });
    screen.getAllByRole('checkbox', { name: /:/ })[0]?.focus();
    await user.keyboard('{Control>}a{/Control}');
    await screen.findByText('2 ticked');
    await user.keyboard('7');
    expect(await screen.findByText('1 labelled as Event, 1 had it already.')).toBeTruthy();
    expect(api.project?.tables.annotation.size).toBe(2);
  });
});
