import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Command } from '#shared/domain/command.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { AnnotationId, DocumentId, LabelId, LinkTypeId } from '#shared/domain/ids.ts';
import type { Link } from '#shared/domain/link.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject, testAnnotator } from '../../test/fake-project.ts';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { listenToKeys } from '../keys.ts';
import { shortQuote } from './linking.ts';
import { openDocumentOf, projectOf } from '../state/selectors.ts';
import { Workbench } from '../workbench.ts';

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

  it('does not go on telling of a link when the hand has gone on, or the link is gone', async () => {
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    choose('source');
    await workbench.sync.settled();
    expect(state().linkNews).not.toBe('');
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(state().linkNews).toBe('');
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    choose('source');
    workbench.annotating.selectAnnotation(person);
    expect(state().linkNews).toBe('');
    await workbench.sync.settled();
  });

  it('selects the other end where the article in which it began is not open any more', async () => {
    startFrom(person);
    await workbench.reading.open(wire);
    workbench.linking.pick(annotation(farPlace));
    choose('belongs-to');
    expect(state().linking).toBeNull();
    expect(state().linkNews).toMatch(/^Linked: “Ruth Ivesen” – Belongs to/);
    expect(state().selectedId).toBe(farPlace);
    await workbench.sync.settled();
    expect(stored()).toHaveLength(1);
  });

  it('says which keys there are where one chooses no type', () => {
    const end = listenToKeys(workbench, window);
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', bubbles: true }));
    expect(notice()).toBe('Here “z” chooses no type of link. Possible: 1 Source, 2 Cue, 3 Addressee, 4 Evidence.');
    expect(state().linking?.to?.id).toBe(person);
    end();
  });

  it('offers to replace what a relation cannot stand beside, and that is one step to undo', async () => {
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    const groups = { exclusive: ['one'] };
    const before = projectOf(state())?.codebook ?? defaultCodebook;
    const linkTypes = before.linkTypes.map((type) => ({ ...type, ...groups }));
    api.runElsewhere(Command.parse({ type: 'codebook.replace', codebook: { ...before, linkTypes } }));
    choose('source');
    await workbench.sync.settled();
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    choose('cue');
    const { dialog } = state();
    expect(dialog).toMatchObject({
      kind: 'replace-relation',
      text: 'The two are linked as “Source”, which cannot stand beside “Cue”. Nothing was changed.',
    });
    expect(stored().map(({ typeId }) => typeId)).toEqual(['source']);
    if (dialog?.kind === 'replace-relation') workbench.linking.replace(dialog.command);
    await workbench.sync.settled();
    expect(stored().map(({ typeId }) => typeId)).toEqual(['cue']);
    await vi.waitUntil(() => notice() === 'Replaced by “Cue”.');
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(stored().map(({ typeId }) => typeId)).toEqual(['source']);
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

  describe('after the only possible type was taken by itself', () => {
    const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    let deaf: () => void;

    beforeEach(() => {
      deaf = listenToKeys(workbench, window);
      for (const role of ['cue', 'addressee', 'evidence']) {
        startFrom(claim);
        workbench.linking.pick(annotation(person));
        choose(role);
      }
      startFrom(claim);
      workbench.linking.pick(annotation(person));
    });
    afterEach(() => {
      deaf();
      vi.useRealTimers();
    });

    it('lets the type’s key pass that the hand had on its way, once', () => {
      expect(state()).toMatchObject({ linking: null, selectedId: claim });
      press('1');
      expect(annotation(claim).labelId).toBe('claim');
      press('1');
      expect(annotation(claim).labelId).toBe('person');
    });

    it('takes every later key for what it says', () => {
      press('Control');
      press('Escape');
      workbench.annotating.selectAnnotation(claim);
      press('2');
      expect(annotation(claim).labelId).toBe('organization');
    });

    it('waits for no key longer than a second', () => {
      vi.useFakeTimers();
      for (const { id } of links().slice(-1)) workbench.linking.remove(id);
      startFrom(claim);
      workbench.linking.pick(annotation(person));
      vi.advanceTimersByTime(1001);
      press('2');
      expect(annotation(claim).labelId).toBe('organization');
    });
  });

  it('says what an annotation loses with another label, links that the codebook forbids then too', async () => {
    startFrom(claim);
    workbench.linking.pick(annotation(person));
    choose('source');
    workbench.annotating.edit(claim, { attributes: { cue: 'said' } });
    const before = Object.keys(annotation(claim).attributes).length;
    workbench.annotating.applyLabel(LabelId.parse('organization'));
    expect(links()).toEqual([]);
    const values = before === 1 ? '1 value' : `${before} values`;
    expect(notice()).toContain(`Organization it loses what cannot be said of it there: ${values} and 1 link.`);
    await workbench.sync.settled();
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(links()).toHaveLength(1);
    expect(Object.keys(annotation(claim).attributes)).toHaveLength(before);
  });

  it('says nothing where a label takes nothing away', () => {
    workbench.annotating.selectAnnotation(person);
    workbench.annotating.applyLabel(LabelId.parse('organization'));
    expect(state().notices).toEqual([]);
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
