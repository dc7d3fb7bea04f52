import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnotationId, LabelId, LinkTypeId } from '#shared/domain/ids.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject, testAnnotator } from '../../test/fake-project.ts';
import { openDocumentOf } from '../state/selectors.ts';
import { Workbench } from '../workbench.ts';

const documents = [
  {
    name: 'a.txt',
    text: 'One two three\n',
    annotations: [
      { label: 'person', quote: 'One' },
      { label: 'place', quote: 'One' },
      { label: 'place', quote: 'two' },
    ],
  },
];
const person = LabelId.parse('person');
const place = AnnotationId.parse('made-2');
const other = AnnotationId.parse('made-3');

let workbench: Workbench;
const state = () => workbench.store.get();
const labels = () => openDocumentOf(state())?.shown.sorted.map(({ quote, labelId }) => `${quote}: ${labelId}`);
const notice = () => state().notices.at(-1)?.text;

beforeEach(async () => {
  workbench = new Workbench(new FakeApi(new FakeProject(documents)));
  workbench.start();
  await vi.waitUntil(() => state().reading.kind === 'ready');
});

describe('another label, where the same words have it already', () => {
  it('is not given, and that is said', async () => {
    workbench.annotating.selectAnnotation(place);
    workbench.annotating.applyLabel(person);
    await workbench.sync.settled();
    expect(labels()).toEqual(['One: person', 'One: place', 'two: place']);
    expect(notice()).toBe('The same words have this label already.');
  });

  it('is given where a claim is made again, and it is said that there are two', async () => {
    const claim = LabelId.parse('claim');
    for (let times = 0; times < 2; times += 1) {
      workbench.annotating.select({ span: { start: 0, end: 3 }, kind: 'selection', exact: false });
      workbench.annotating.applyLabel(claim);
      await workbench.sync.settled();
      expect(notice()).toBe(
        times === 0 ? undefined : 'These words are a claim already; this is a second one. Undo takes it back.',
      );
    }
    expect(labels()?.filter((one) => one === 'One: claim')).toHaveLength(2);
  });

  it('is given to all others, and it is said how many stay', async () => {
    workbench.bulk.relabel(person, [place, other]);
    await workbench.sync.settled();
    expect(labels()).toEqual(['One: person', 'One: place', 'two: person']);
    await vi.waitUntil(() => notice()?.startsWith('Relabelled: 1; 1 stay'));
    workbench.bulk.relabel(person, [place]);
    await vi.waitUntil(() => notice() === 'The same words have this label already.');
  });

  it('is counted without the links that go in the same step', async () => {
    linkTo(other);
    workbench.bulk.relabel(person, [place, other]);
    await vi.waitUntil(() => notice()?.startsWith('Relabelled: 1; 1 stay'));
    expect(state().reading).toMatchObject({ open: { links: [] } });
  });

  it('is counted so among what was searched for, whatever links it was asked about', async () => {
    linkTo(other);
    const question = { ids: [place, other], labelId: person, losing: 0, links: 0, from: 'search' } as const;
    workbench.searching.relabelMeant(question);
    await vi.waitUntil(() => state().search.done !== '');
    expect(state().search.done).toBe('1 labelled as Person, 1 had it already.');
  });
});

/** What lies somewhere lies in a place: such a link goes when its end becomes something else. */
function linkTo(toId: AnnotationId): void {
  workbench.sync.run({
    type: 'link.add',
    linkTypeId: LinkTypeId.parse('located-in'),
    fromId: AnnotationId.parse('made-1'),
    toId,
    annotatorId: testAnnotator,
  });
}
