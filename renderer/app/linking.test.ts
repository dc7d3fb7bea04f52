import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnotationId, DocumentId, LinkTypeId } from '#shared/domain/ids.ts';
import type { Link } from '#shared/domain/link.ts';
import { FakeApi } from '../test/fake-api.ts';
import { FakeProject, testAnnotator } from '../test/fake-project.ts';
import { sampleDocuments } from '../test/sample-documents.ts';
import { shortQuote } from './linking.ts';
import { openDocumentOf } from './selectors.ts';
import { Workbench } from './workbench.ts';

const place = AnnotationId.parse('made-1');
const claim = AnnotationId.parse('made-2');
const person = AnnotationId.parse('made-3');
const farPlace = AnnotationId.parse('made-4');
const wire = DocumentId.parse('document-2');

describe('linking', () => {
  let api: FakeApi;
  let workbench: Workbench;
  const state = () => workbench.store.get();
  const links = () => openDocumentOf(state())?.links ?? [];
  const stored = (): Link[] => [...(api.project?.tables.link.values() ?? [])];
  const annotation = (id: string) => {
    const found = openDocumentOf(state())?.shown.find(id);
    if (!found) throw new Error(`${id} is not in the open document.`);
    return found;
  };
  const notice = () => state().notices.at(-1)?.text;
  const startFrom = (id: AnnotationId) => {
    workbench.annotating.selectAnnotation(id);
    workbench.linking.start();
  };
  const choose = (typeId: string) => {
    const { linking } = state();
    const choice = linking && workbench.linking.choices(linking).find(({ type }) => type.id === typeId);
    if (!choice) throw new Error(`${typeId} is not offered.`);
    workbench.linking.choose(choice);
  };

  beforeEach(async () => {
    api = new FakeApi(new FakeProject(sampleDocuments));
    workbench = new Workbench(api);
    workbench.start();
    await vi.waitUntil(() => state().reading.kind === 'ready');
  });

  it('needs an annotation to begin at', () => {
    workbench.linking.start();
    expect(state().linking).toBeNull();
    expect(notice()).toContain('Select the annotation first');
  });

  it('asks for the type where several are possible, and shows the link at once', async () => {
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    expect(state().linking).toMatchObject({ from: { id: claim }, to: { id: person } });
    choose('source');
    expect(state().linking).toBeNull();
    expect(links()).toMatchObject([{ typeId: 'source', fromId: claim, toId: person, annotatorId: testAnnotator }]);
    expect(state().linkNews).toBe('Linked: “Four people died” – Source – “Ruth Ivesen”');
    await workbench.sync.settled();
    expect(stored()).toHaveLength(1);
    expect(state().selectedId).toBe(claim);
  });

  it('makes the link that way round which the codebook allows', async () => {
    startFrom(person);
    workbench.linking.pick(annotation(claim));
    choose('source');
    await workbench.sync.settled();
    expect(stored()).toMatchObject([{ fromId: claim, toId: person }]);
    expect(state().selectedId).toBe(person);
  });

  it('takes the only possible type at once, and says where none is left', async () => {
    for (const role of ['cue', 'addressee', 'evidence']) {
      startFrom(claim);
      workbench.linking.pick(annotation(person));
      choose(role);
    }
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    expect(state().linking).toBeNull();
    await workbench.sync.settled();
    expect(stored().map(({ typeId }) => typeId)).toContain('source');
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    expect(notice()).toContain('no further type of links between Claim and Person');
    expect(state().linking).toMatchObject({ to: null });
  });

  it('refuses to link an annotation to itself, and goes on', () => {
    startFrom(claim);
    workbench.linking.pick(annotation(claim));
    expect(notice()).toContain('to itself');
    expect(state().linking).toMatchObject({ from: { id: claim }, to: null });
  });

  it('goes back a step at a time, and ends where it began', () => {
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    workbench.annotating.selectAnnotation(person);
    workbench.linking.back();
    expect(state().linking).toMatchObject({ to: null });
    workbench.linking.back();
    expect(state().linking).toBeNull();
    expect(state().selectedId).toBe(claim);
    expect(links()).toEqual([]);
  });

  it('goes on in another document, and knows that end when it comes back', async () => {
    startFrom(place);
    await workbench.reading.open(wire);
    workbench.linking.pick(annotation(farPlace));
    choose('coreference');
    await workbench.sync.settled();
    expect(stored()).toMatchObject([{ typeId: 'coreference', fromId: place, toId: farPlace }]);
    await vi.waitUntil(() => state().linkEnds.has(place));
    await workbench.reading.open(DocumentId.parse('document-1'));
    await vi.waitUntil(() => state().linkEnds.has(farPlace));
    expect(links()).toHaveLength(1);
  });

  it('offers what was selected in other documents', async () => {
    await workbench.reading.open(wire);
    workbench.annotating.selectAnnotation(farPlace);
    await workbench.reading.open(DocumentId.parse('document-1'));
    startFrom(place);
    expect(state().linking?.recent.map(({ id }) => id)).toContain(farPlace);
  });

  it('shows changes to a link at once, and takes back what the store refuses', async () => {
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    choose('source');
    await workbench.sync.settled();
    const [link] = links();
    if (!link) throw new Error('There is no link.');
    workbench.linking.edit(link.id, { linkTypeId: LinkTypeId.parse('cue'), confidence: 0.5 });
    expect(links()).toMatchObject([{ typeId: 'cue', confidence: 0.5 }]);
    await workbench.sync.settled();
    api.failing.set('command.run', { code: 'store/conflict', params: { kind: 'link', id: link.id } });
    workbench.linking.remove(link.id);
    expect(links()).toEqual([]);
    await workbench.sync.settled();
    expect(links()).toMatchObject([{ typeId: 'cue' }]);
  });

  it('is undone in one step', async () => {
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    choose('source');
    await workbench.sync.settled();
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(links()).toEqual([]);
    expect(stored()).toEqual([]);
  });

  it('removes the links of an annotation with it', async () => {
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    choose('source');
    await workbench.sync.settled();
    workbench.annotating.selectAnnotation(person);
    workbench.annotating.remove();
    expect(links()).toEqual([]);
    await workbench.sync.settled();
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(links()).toHaveLength(1);
  });

  it('leaves links of other documents out of the open one', async () => {
    api.runElsewhere({
      type: 'annotation.create',
      documentId: wire,
      labelId: annotation(claim).labelId,
      spans: [{ start: 32, end: 55 }],
      annotatorId: testAnnotator,
    });
    const farClaim = [...(api.project?.tables.annotation.keys() ?? [])].at(-1);
    api.runElsewhere({
      type: 'link.add',
      linkTypeId: LinkTypeId.parse('evidence'),
      fromId: AnnotationId.parse(farClaim),
      toId: farPlace,
      annotatorId: testAnnotator,
    });
    expect(stored()).toHaveLength(1);
    expect(links()).toEqual([]);
  });
});

it('shortens a long quote, and shows the gaps of a discontinuous one', () => {
  const spans = [
    { start: 0, end: 5 },
    { start: 10, end: 14 },
  ];
  expect(shortQuote({ quote: 'Misri said', spans })).toBe('Misri … said');
  expect(shortQuote({ quote: 'x'.repeat(100), spans: [{ start: 0, end: 100 }] }, 10)).toBe(`${'x'.repeat(10)}…`);
});
