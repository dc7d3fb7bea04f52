import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnotationId, DocumentId, LabelId } from '#shared/domain/ids.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { openDocumentOf } from '../state/selectors.ts';
import { Workbench } from '../workbench.ts';

const documents = [
  {
    name: 'first.txt',
    text: 'Misri met Landau in Delhi.',
    annotations: [
      { label: 'person', quote: 'Misri' },
      { label: 'person', quote: 'Landau' },
    ],
  },
  { name: 'second.txt', text: 'Nobody came.' },
];
const first = DocumentId.parse('document-1');
const second = DocumentId.parse('document-2');
const misri = AnnotationId.parse('made-1');
const landau = AnnotationId.parse('made-2');

describe('undo and redo', () => {
  let workbench: Workbench;
  const state = () => workbench.store.get();
  const notices = () => state().notices.map(({ text }) => text);
  const travel = async (what: 'undo' | 'redo') => {
    workbench.sync[what]();
    await workbench.sync.settled();
  };
  const removeMisri = async () => {
    workbench.annotating.selectAnnotation(misri);
    workbench.annotating.remove();
    await workbench.sync.settled();
  };

  beforeEach(async () => {
    workbench = new Workbench(new FakeApi(new FakeProject(documents)));
    workbench.start();
    await vi.waitUntil(() => state().reading.kind === 'ready');
  });

  it('select what came back and bring it into view, so that the next key acts on it', async () => {
    await removeMisri();
    expect(state().selectedId).toBe(landau);
    await travel('undo');
    expect(state().selectedId).toBe(misri);
    expect(state().reveal?.span).toEqual({ start: 0, end: 5 });
    expect(notices()).toEqual([]);
    await travel('redo');
    expect(openDocumentOf(state())?.shown.find(misri)).toBeUndefined();
    expect(state().selectedId).toBeNull();
  });

  it('leave in the hand what they changed', async () => {
    const ids = [misri, landau];
    workbench.sync.run({ type: 'annotation.edit', ids, labelId: LabelId.parse('organization') });
    await workbench.sync.settled();
    workbench.annotating.selectAnnotation(landau);
    await travel('undo');
    expect(state().selectedId).toBe(landau);
    expect(state().reveal).toBeNull();
  });

  it('tell what they did in another document, with the way there', async () => {
    await removeMisri();
    await workbench.reading.open(second);
    await travel('undo');
    expect(notices()).toEqual(['Undone in first.txt: “Misri”: deleted it']);
    const place = state().notices[0]?.place;
    if (!place) throw new Error('The notice shows nothing.');
    await workbench.reading.show(place);
    expect(openDocumentOf(state())?.document.id).toBe(first);
    expect(state()).toMatchObject({ selectedId: misri, view: 'read' });
    await workbench.reading.open(second);
    await travel('redo');
    expect(notices()).toEqual(['Done again in first.txt: “Misri”: deleted it']);
    expect(state().notices[0]?.place).toEqual({ documentId: first, span: { start: 0, end: 5 } });
  });

  it('tell what they did where the article is not seen', async () => {
    await removeMisri();
    workbench.setView('statistics');
    await travel('undo');
    expect(notices()).toEqual(['Undone in first.txt: “Misri”: deleted it']);
  });

  it('take away the message of what they undid, and keep problems', async () => {
    workbench.bulk.tag([{ documentId: first, span: { start: 20, end: 25 } }], {
      labelId: LabelId.parse('place'),
      by: 'Delhi',
    });
    await vi.waitUntil(() => notices().length > 0);
    workbench.notices.warn('window.notice.not-sound', { count: 1, where: '', detail: '' });
    expect(notices()).toEqual(['Tagged: 1. Undo takes all of them away.', expect.anything()]);
    await travel('undo');
    expect(notices()).toHaveLength(1);
    expect(state().notices[0]?.tone).toBe('problem');
    expect(state().reveal?.span).toEqual({ start: 20, end: 25 });
  });
});
