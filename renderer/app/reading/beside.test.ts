import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnotationId, DocumentId, LabelId, LinkTypeId } from '#shared/domain/ids.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject, testAnnotator } from '../../test/fake-project.ts';
import { viewOf, withWindowWidth } from '../state/panes.ts';
import { partnersOf } from './partners.ts';
import { besideDocumentOf, leftPanelOpen, openDocumentOf, openDocumentsOf } from '../state/selectors.ts';
import { Workbench } from '../workbench.ts';

const documents = [
  {
    name: 'first.txt',
    text: 'Four people died. Nobody slept.',
    annotations: [
      { label: 'claim', quote: 'Four people died' },
      { label: 'claim', quote: 'Nobody slept' },
    ],
  },
  {
    name: 'second.txt',
    text: 'At least six people were killed.',
    annotations: [{ label: 'claim', quote: 'At least six people were killed' }],
  },
  { name: 'third.txt', text: 'Nobody came.' },
];
const [first, second, third] = ['document-1', 'document-2', 'document-3'].map((id) => DocumentId.parse(id));
const four = AnnotationId.parse('made-1');
const six = AnnotationId.parse('made-3');

describe('two articles beside each other', () => {
  let api: FakeApi;
  let workbench: Workbench;
  const state = () => workbench.store.get();
  const own = () => openDocumentOf(state())?.document.name;
  const other = () => besideDocumentOf(state())?.document.name;
  const openBeside = async (id: DocumentId | undefined) => {
    if (id) await workbench.reading.openBeside(id);
  };
  const link = () =>
    workbench.sync.run({
      type: 'link.add',
      linkTypeId: LinkTypeId.parse('different-figure'),
      fromId: four,
      toId: six,
      annotatorId: testAnnotator,
    });

  beforeEach(async () => {
    api = new FakeApi(new FakeProject(documents));
    workbench = new Workbench(api);
    workbench.start();
    await vi.waitUntil(() => state().reading.kind === 'ready');
  });

  it('lets an article keep in sight what the hand holds in it, while the hand is in the other one', async () => {
    workbench.annotating.selectAnnotation(four);
    await openBeside(second);
    workbench.beside.goToOther();
    expect(state().selectedId).toBeNull();
    expect(first && viewOf(state(), first).selectedId).toBe(four);
  });

  it('goes over to the article that is still on its way as soon as it is there', async () => {
    let open: (() => void) | undefined;
    api.gate = new Promise((done) => {
      open = done;
    });
    const coming = openBeside(second);
    workbench.beside.goToOther();
    expect(own()).toBe('first.txt');
    open?.();
    await coming;
    expect(own()).toBe('second.txt');
  });

  it('gives the panel on the left room by the width of the window, and a choice for as long as that stays', async () => {
    const resize = (width: number) => workbench.store.update((now) => withWindowWidth(now, width));
    await openBeside(second);
    resize(1440);
    expect(leftPanelOpen(state())).toBe(true);
    resize(1024);
    expect(leftPanelOpen(state())).toBe(false);
    workbench.beside.toggleLeftPanel();
    expect(leftPanelOpen(state())).toBe(true);
    resize(1000);
    expect(leftPanelOpen(state())).toBe(true);
    resize(1440);
    resize(1024);
    expect(leftPanelOpen(state())).toBe(false);
  });

  it('leaves the hand where it is when the second one comes', async () => {
    workbench.annotating.selectAnnotation(four);
    await openBeside(second);
    expect([own(), other(), state().beside?.side]).toEqual(['first.txt', 'second.txt', 'right']);
    expect(state().selectedId).toBe(four);
  });

  it('keeps for each article what the hand held in it', async () => {
    await openBeside(second);
    workbench.annotating.selectAnnotation(four);
    workbench.beside.goToOther();
    expect([own(), other(), state().beside?.side]).toEqual(['second.txt', 'first.txt', 'left']);
    expect(state().selectedId).toBeNull();
    workbench.annotating.selectAnnotation(six);
    workbench.beside.goToOther();
    expect(state().selectedId).toBe(four);
    workbench.beside.goToOther();
    expect(state().selectedId).toBe(six);
  });

  it('opens no article twice: it goes to where it stands', async () => {
    await openBeside(second);
    await openBeside(first);
    expect(state().notices.at(-1)?.text).toContain('open already');
    if (second) await workbench.reading.open(second);
    expect([own(), other()]).toEqual(['second.txt', 'first.txt']);
  });

  it('puts another one in the place of the one beside', async () => {
    await openBeside(second);
    await openBeside(third);
    expect([own(), other()]).toEqual(['first.txt', 'third.txt']);
  });

  it('puts what was read where it was asked for, though the other one is in use by then', async () => {
    await openBeside(second);
    const { promise, resolve } = Promise.withResolvers<void>();
    api.gate = promise;
    const opened = openBeside(third);
    workbench.beside.goToOther();
    resolve();
    await opened;
    expect([own(), other()]).toEqual(['third.txt', 'first.txt']);
  });

  it('steps over the article beside when it goes through the list', async () => {
    await openBeside(second);
    await workbench.reading.step(1);
    expect([own(), other()]).toEqual(['third.txt', 'second.txt']);
  });

  it('shows a link between the two in both, before the store has answered', async () => {
    await openBeside(second);
    api.gate = Promise.withResolvers<void>().promise;
    link();
    expect(openDocumentOf(state())?.links).toHaveLength(1);
    expect(besideDocumentOf(state())?.links).toEqual(openDocumentOf(state())?.links);
  });

  it('shows in both what came of it, and what others change', async () => {
    await openBeside(second);
    link();
    await workbench.sync.settled();
    const opens = () => openDocumentsOf(state());
    expect(opens().map(({ links }) => links.length)).toEqual([1, 1]);
    api.runElsewhere({ type: 'annotation.edit', ids: [six], note: 'Later corrected.' });
    expect(besideDocumentOf(state())?.shown.find(six)?.note).toBe('Later corrected.');
    workbench.sync.undo();
    await workbench.sync.settled();
    // Which of the two is in use is told by where it happened.
    expect(openDocumentOf(state())?.shown.find(six)?.note).toBe('');
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(opens().map(({ links }) => links.length)).toEqual([0, 0]);
  });

  it('shows an undo in the article beside, and goes there', async () => {
    await openBeside(second);
    workbench.beside.goToOther();
    workbench.annotating.selectAnnotation(six);
    workbench.annotating.edit(six, { labelId: LabelId.parse('person') });
    await workbench.sync.settled();
    workbench.beside.goToOther();
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(own()).toBe('second.txt');
    expect(state().selectedId).toBe(six);
    expect(state().reveal?.documentId).toBe(second);
  });

  it('links across without leaving either, and comes back to where the link began', async () => {
    await openBeside(second);
    workbench.annotating.selectAnnotation(four);
    workbench.linking.start();
    workbench.beside.goToOther();
    const end = openDocumentOf(state())?.shown.find(six);
    if (end) workbench.linking.pick(end);
    const { linking } = state();
    const choice = linking && workbench.linking.choices(linking).find(({ type }) => type.id === 'different-figure');
    if (choice) workbench.linking.choose(choice);
    expect([own(), state().selectedId]).toEqual(['first.txt', four]);
    expect(besideDocumentOf(state())?.links).toHaveLength(1);
  });

  it('goes to the linked claim, and says so where there is none', async () => {
    await openBeside(second);
    workbench.annotating.selectAnnotation(four);
    workbench.beside.goToPartner();
    expect(state().notices.at(-1)?.text).toContain('Nothing in the other article');
    link();
    workbench.beside.goToPartner();
    expect([own(), state().selectedId]).toEqual(['second.txt', six]);
  });

  it('knows claims of one proposition as belonging together, without a link', async () => {
    await openBeside(second);
    await workbench.claiming.create('People died.', [four, six]);
    await workbench.sync.settled();
    const [here, there] = [openDocumentOf(state()), besideDocumentOf(state())];
    const claim = here?.shown.find(four);
    const partners = here && there && claim ? partnersOf(claim, here, there) : [];
    expect(partners).toMatchObject([{ annotation: { id: six }, outgoing: [], incoming: [] }]);
  });

  it('reads the one beside as itself, with nothing in the hand', async () => {
    await openBeside(second);
    workbench.annotating.selectAnnotation(four);
    const view = second && viewOf(state(), second);
    expect(view && [openDocumentOf(view)?.document.name, view.selectedId]).toEqual(['second.txt', null]);
    expect(second && viewOf(state(), second)).toBe(view);
    expect(first && viewOf(state(), first)).toBe(state());
  });

  it('goes on with the one that is left when the other one is closed or removed', async () => {
    await openBeside(second);
    if (first) workbench.beside.closeDocument(first);
    expect([own(), state().beside]).toEqual(['second.txt', null]);
    await openBeside(first);
    if (second) workbench.annotating.removeDocument(second);
    await workbench.sync.settled();
    expect([own(), state().beside]).toEqual(['first.txt', null]);
  });

  it('swaps the sides and leaves the hand where it is', async () => {
    await openBeside(second);
    await workbench.beside.swap();
    expect([own(), state().beside?.side]).toEqual(['first.txt', 'left']);
  });
});
