import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AttributeId, AnnotationId, DocumentId, LinkTypeId } from '#shared/domain/ids.ts';
import { Codebook } from '#shared/domain/codebook.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { listenToKeys } from '../../app/keys.ts';
import { axeFindings } from '../../test/axe.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject, testAnnotator } from '../../test/fake-project.ts';
import { renderWith, settle } from '../../test/render.tsx';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { EvidenceBar } from './evidence-bar.tsx';
import { LinkBar } from './link-bar.tsx';
import { findCandidates } from './link-candidates.ts';
import type { AttributeSlot } from './link-item.tsx';
import { LinkList } from './link-list.tsx';
import { parsePercent, percentOf } from './parse-percent.ts';

const place = AnnotationId.parse('made-1');
const claim = AnnotationId.parse('made-2');
const person = AnnotationId.parse('made-3');
const farPlace = AnnotationId.parse('made-4');

/** Stands for the inspector's field, of which only the contract counts here. */
const TextSlot: AttributeSlot = ({ definition, value, onChange }) => (
  <label>
    {definition.name}
    <input value={value === undefined ? '' : String(value)} onChange={(event) => onChange(event.target.value)} />
  </label>
);

const withWhy = Codebook.parse({
  ...defaultCodebook,
  linkTypes: defaultCodebook.linkTypes.map((type) =>
    type.id === 'source'
      ? {
          ...type,
          attributes: [
            { id: AttributeId.parse('why'), name: 'Why', kind: 'text', options: [], required: false, definition: '' },
          ],
        }
      : type,
  ),
});

/** As the default codebook, but every type joins anything. */
const anyEnds = Codebook.parse({
  ...defaultCodebook,
  linkTypes: defaultCodebook.linkTypes.map((type) => ({ ...type, fromLabelIds: [], toLabelIds: [] })),
});

interface Given {
  readonly from: AnnotationId;
  readonly to: AnnotationId;
  readonly type: string;
}

async function setUp({ links = [], codebook = defaultCodebook }: { links?: Given[]; codebook?: Codebook } = {}) {
  const project = new FakeProject(sampleDocuments);
  project.apply([{ kind: 'codebook', before: null, after: { id: 'codebook', codebook } }]);
  const api = new FakeApi(project);
  for (const { from, to, type } of links)
    api.runElsewhere({
      type: 'link.add',
      linkTypeId: LinkTypeId.parse(type),
      fromId: from,
      toId: to,
      annotatorId: testAnnotator,
    });
  const result = await renderWith(
    api,
    <>
      <LinkBar />
      <EvidenceBar />
      <aside aria-label="Inspector">
        <LinkList attributeField={TextSlot} />
      </aside>
    </>,
  );
  const select = async (id: AnnotationId) => {
    act(() => result.workbench.annotating.selectAnnotation(id));
    await settle();
  };
  return { ...result, api, select, user: userEvent.setup(), stored: () => [...project.tables.link.values()] };
}

describe('the list of links', () => {
  it('says how to begin where there are none', async () => {
    const { container, select } = await setUp();
    expect(screen.queryByRole('region', { name: 'Links' })).toBeNull();
    await select(claim);
    expect(screen.getByText(/None yet. Alt\+R begins one/)).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
  });

  it('shows the roles of a claim first, under their names, and the other ends of all links', async () => {
    const { container, select } = await setUp({
      links: [
        { from: claim, to: person, type: 'evidence' },
        { from: claim, to: person, type: 'source' },
        { from: place, to: farPlace, type: 'coreference' },
      ],
    });
    await select(claim);
    const headings = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
    expect(headings).toEqual(['Source', 'Evidence']);
    const source = within(screen.getByRole('list', { name: 'Source' }));
    expect(source.getByRole('button', { name: 'Source to Ruth Ivesen' })).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
    await select(person);
    expect(screen.queryAllByRole('heading', { level: 3 })).toEqual([]);
    expect(screen.getAllByRole('button', { name: /from Four people died/ })).toHaveLength(2);
  });

  it('takes the keyboard when it is asked for from the article', async () => {
    const { select, workbench } = await setUp({ links: [{ from: claim, to: person, type: 'source' }] });
    await select(claim);
    act(() => workbench.inspecting.goTo(claim, { kind: 'links' }));
    await settle();
    expect(document.activeElement?.closest('ul')?.getAttribute('aria-label')).toBe('Source');
    expect(workbench.store.get().wantedField).toBeNull();
  });

  it('leads to the other end, in another document too', async () => {
    const { select, user, workbench } = await setUp({ links: [{ from: place, to: farPlace, type: 'coreference' }] });
    await select(place);
    const end = await screen.findByRole('button', { name: 'Same entity to Harrowmere in Toll reaches six' });
    await user.click(end);
    await waitFor(() => expect(workbench.store.get().selectedId).toBe(farPlace));
    expect(await screen.findByRole('button', { name: /Same entity to Harrowmere in Levee gives way/ })).toBeTruthy();
  });

  it('changes type, confidence, note and attributes, each at its field', async () => {
    const { select, user, stored, container } = await setUp({
      links: [{ from: claim, to: person, type: 'source' }],
      codebook: withWhy,
    });
    await select(claim);
    await user.click(screen.getByRole('button', { name: /^Details of the link “Source”/ }));
    expect(await axeFindings(container)).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: 'Why' }), 'x');
    await waitFor(() => expect(stored()[0]?.attributes).toEqual({ why: 'x' }));
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'first sentence{Enter}');
    const confidence = screen.getByRole('textbox', { name: 'Confidence' });
    await user.type(confidence, '140{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('“140” is no percentage');
    await user.clear(confidence);
    await user.type(confidence, '70{Enter}');
    await waitFor(() => expect(stored()).toMatchObject([{ note: 'first sentence', confidence: 0.7 }]));
    expect(screen.getByRole('button', { name: 'Reverse' })).toHaveProperty('disabled', true);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'Cue');
    await waitFor(() => expect(stored()).toMatchObject([{ typeId: 'cue', attributes: {} }]));
  });

  it('reverses and removes a link', async () => {
    const { api, select, user, stored } = await setUp();
    api.runElsewhere({
      type: 'link.add',
      linkTypeId: LinkTypeId.parse('related'),
      fromId: place,
      toId: person,
      annotatorId: testAnnotator,
    });
    await select(place);
    await user.click(screen.getByRole('button', { name: /^Details of the link “Related to”/ }));
    await user.click(screen.getByRole('button', { name: 'Reverse' }));
    await waitFor(() => expect(stored()).toMatchObject([{ fromId: person, toId: place }]));
    await user.click(screen.getByRole('button', { name: /^Remove link/ }));
    await waitFor(() => expect(stored()).toEqual([]));
    // The button is gone; the keyboard stays where it was.
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Link…' }));
    expect(screen.getByText(/None yet/)).toBeTruthy();
  });
});

describe('the bar of a link in the making', () => {
  it('says what to do at each step, and goes back with Esc', async () => {
    const { container, select, user, workbench } = await setUp();
    const end = listenToKeys(workbench, window);
    const status = screen.getByRole('status');
    expect(status.textContent).toBe('');
    await select(claim);
    await user.click(screen.getByRole('button', { name: 'Link…' }));
    expect(status.textContent).toContain('Link “Four people died” to: click an annotation');
    expect(await axeFindings(container)).toEqual([]);
    await select(person);
    await user.click(screen.getByRole('button', { name: 'Link to “Ruth Ivesen”' }));
    expect(status.textContent).toContain('How is “Four people died” related to “Ruth Ivesen”?');
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Source from “Four people died” to “Ruth Ivesen”' }),
    );
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard('{Escape}');
    expect(status.textContent).toContain('click an annotation');
    await user.keyboard('{Escape}');
    expect(status.textContent).toBe('');
    end();
  });

  it('finds the other end by its words, and the type by its key', async () => {
    const { container, select, user, workbench, stored } = await setUp();
    const end = listenToKeys(workbench, window);
    await select(claim);
    act(() => workbench.linking.start());
    // The first letter goes into the field by itself.
    await user.keyboard('ivesen');
    const field = screen.getByRole('combobox', { name: 'Find the other end' });
    expect(field).toHaveProperty('value', 'ivesen');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Ruth IvesenPerson']);
    expect(await axeFindings(container)).toEqual([]);
    await user.keyboard('{Enter}3');
    await waitFor(() => expect(stored()).toMatchObject([{ typeId: 'addressee', fromId: claim, toId: person }]));
    expect(screen.getByRole('status').textContent).toBe('Linked: “Four people died” – Addressee – “Ruth Ivesen”');
    end();
  });

  it('puts no label on anything while a link is made', async () => {
    const { api, select, user, workbench, stored } = await setUp();
    const end = listenToKeys(workbench, window);
    await select(claim);
    act(() => workbench.linking.start());
    act(() => {
      const to = api.project?.tables.annotation.get(person);
      if (to) workbench.linking.pick(to);
    });
    await user.keyboard('z9');
    expect(api.inputsOf('command.run')).toEqual([]);
    await user.keyboard('{ArrowRight}{Enter}');
    await waitFor(() => expect(stored()).toMatchObject([{ typeId: 'cue' }]));
    end();
  });

  it('says where no annotation has the words', async () => {
    const { select, user, workbench } = await setUp();
    await select(claim);
    act(() => workbench.linking.start());
    await user.type(screen.getByRole('combobox', { name: 'Find the other end' }), 'zebra');
    expect(screen.getByText('No annotation has these words.')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(workbench.store.get().linking).not.toBeNull();
  });

  it('says in which document the link begins, once another one is open', async () => {
    const { select, workbench } = await setUp();
    await select(place);
    act(() => workbench.linking.start());
    await act(() => workbench.reading.open(DocumentId.parse('document-2')));
    expect(screen.getByRole('status').textContent).toContain('Link “Harrowmere” in Levee gives way to:');
  });
});

describe('the evidence of a link', () => {
  const given = [{ from: claim, to: farPlace, type: 'related' }];

  async function open() {
    const set = await setUp({ links: given, codebook: anyEnds });
    await set.select(claim);
    await set.user.click(await screen.findByRole('button', { name: /^Details of the link “Related to”/ }));
    return set;
  }

  it('is selected in the article, listed at its side, and taken away again', async () => {
    const { container, workbench, stored, user } = await open();
    const [here] = screen.getAllByRole('button', { name: 'Add evidence…' });
    if (here) await user.click(here);
    expect(screen.getByRole('region', { name: 'Evidence' }).textContent).toContain('select the words that show it');
    const text = workbench.store.get().reading;
    const content = text.kind === 'ready' ? text.open.content.text : '';
    const start = content.indexOf('died');
    act(() => workbench.annotating.select({ span: { start, end: start + 4 }, kind: 'selection', exact: false }));
    await user.click(screen.getByRole('button', { name: /^Add the selected text/ }));
    await waitFor(() =>
      expect(stored()[0]?.evidence).toEqual({ from: [{ span: { start, end: start + 4 }, quote: 'died' }], to: [] }),
    );
    expect(screen.getByRole('region', { name: 'Evidence' }).textContent).toContain('Added: “died”.');
    act(() => workbench.evidencing.take());
    expect(stored()[0]?.evidence?.from).toHaveLength(1);

    await user.click(screen.getByRole('button', { name: /^Done/ }));
    expect(workbench.store.get().selectedId).toBe(claim);
    expect(await screen.findByRole('button', { name: 'died' })).toBeTruthy();
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Remove “died”' }));
    await waitFor(() => expect(stored()[0]).not.toHaveProperty('evidence'));
  });

  it('goes to the side whose article is open', async () => {
    const { workbench, stored, user } = await open();
    const [, there] = screen.getAllByRole('button', { name: 'Add evidence…' });
    if (there) await user.click(there);
    await waitFor(() => expect(workbench.store.get().reading).toMatchObject({ kind: 'ready' }));
    await waitFor(() => expect(workbench.store.get().selectedId).toBe(farPlace));
    act(() => workbench.annotating.select({ span: { start: 0, end: 4 }, kind: 'selection', exact: false }));
    act(() => workbench.evidencing.take());
    await waitFor(() => expect(stored()[0]?.evidence?.to).toHaveLength(1));
    expect(stored()[0]?.evidence?.from).toEqual([]);
  });

  it('is left with Esc, and labels get no keys in the meantime', async () => {
    const { workbench, api, user } = await open();
    const end = listenToKeys(workbench, window);
    const [here] = screen.getAllByRole('button', { name: 'Add evidence…' });
    if (here) await user.click(here);
    act(() => workbench.annotating.select({ span: { start: 0, end: 4 }, kind: 'selection', exact: false }));
    await user.click(document.body);
    await user.keyboard('1');
    expect(api.inputsOf('command.run')).toEqual([]);
    await user.keyboard('{Escape}');
    expect(workbench.store.get().evidencing).toBeNull();
    end();
  });
});

it('keeps what was found unrelated apart from relations, and shows no direction where there is none', async () => {
  const { select } = await setUp({
    links: [
      { from: claim, to: place, type: 'unrelated' },
      { from: place, to: farPlace, type: 'coreference' },
    ],
    codebook: anyEnds,
  });
  await select(claim);
  const list = screen.getByRole('list', { name: 'Looked at and unrelated' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  expect(screen.queryByRole('list', { name: 'Links' })).toBeNull();
  await select(place);
  expect(screen.getByRole('list', { name: 'Links' }).textContent).toContain('↔ Same entity');
});

it('calls the buttons of no two links the same', async () => {
  const { select } = await setUp({
    links: [
      { from: claim, to: place, type: 'related' },
      { from: claim, to: person, type: 'related' },
    ],
    codebook: anyEnds,
  });
  await select(claim);
  const list = await screen.findByRole('list', { name: 'Links' });
  const names = within(list)
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label') ?? button.textContent);
  expect(new Set(names).size).toBe(names.length);
});

describe('candidates', () => {
  const all = [...new FakeProject(sampleDocuments).tables.annotation.values()];
  const here = all.filter(({ documentId }) => documentId === 'document-1');
  const elsewhere = all.filter(({ documentId }) => documentId === 'document-2');
  const find = (query: string, except = 'none') =>
    findCandidates(query, { here, elsewhere: [...here, ...elsewhere], except, nameOf: (id) => id }).found.map(
      ({ id }) => id,
    );

  it('are all annotations but the one at which the link begins, each once', () => {
    expect(find('', claim)).toEqual([place, person, farPlace]);
  });

  it('have all of the words, in their quote or their label', () => {
    expect(find('died four')).toEqual([claim]);
    expect(find('person')).toEqual([person]);
    expect(find('person died')).toEqual([]);
  });
});

it.each([
  ['70', 0.7],
  ['12.5 %', 0.125],
  ['12.5', 0.125],
  ['0.5', 0.5],
  ['0,5', 0.5],
  ['.5', 0.5],
  ['0.5 %', 0.005],
  ['50%', 0.5],
  ['1', 0.01],
  ['1.0', 1],
  ['99.99', 0.9999],
  ['7', 0.07],
  ['%', undefined],
  ['.', undefined],
  ['0', 0],
  ['100', 1],
  ['', null],
  ['101', undefined],
  ['-1', undefined],
  ['sure', undefined],
])('reads %j as a percentage', (text, value) => {
  expect(parsePercent(text)).toBe(value);
  if (typeof value === 'number') expect(parsePercent(percentOf(value))).toBe(value);
});
