import { beforeEach, expect, it, vi } from 'vitest';
import { removed } from '#shared/domain/change-set.ts';
import { AnnotationId, LabelId } from '#shared/domain/ids.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { openDocumentOf } from '../state/selectors.ts';
import { Workbench } from '../workbench.ts';

let api: FakeApi;
let workbench: Workbench;

const titleNow = () => openDocumentOf(workbench.store.get())?.document.name;

beforeEach(async () => {
  api = new FakeApi(new FakeProject(['a', 'b', 'c'].map((name) => ({ name, text: `${name} went to town.` }))));
  workbench = new Workbench(api);
  workbench.start();
  await vi.waitUntil(() => titleNow() === 'a');
});

it('labels nothing of an article while another one is on its way', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  workbench.annotating.select({ span: { start: 0, end: 1 }, kind: 'selection', exact: false });
  api.gate = promise;
  const opened = workbench.reading.step(1);
  expect(workbench.store.get().selection).toBeNull();
  // Whatever is selected in what is still shown.
  workbench.annotating.select({ span: { start: 2, end: 6 }, kind: 'selection', exact: false });
  workbench.annotating.applyLabel(LabelId.parse('place'));
  expect([titleNow(), openDocumentOf(workbench.store.get())?.shown.size]).toEqual(['a', 0]);
  resolve();
  await opened;
  expect([titleNow(), openDocumentOf(workbench.store.get())?.shown.size]).toEqual(['b', 0]);
  workbench.annotating.select({ span: { start: 0, end: 1 }, kind: 'selection', exact: false });
  workbench.annotating.applyLabel(LabelId.parse('place'));
  expect(openDocumentOf(workbench.store.get())?.shown.size).toBe(1);
});

it('steps on from the article that was asked for, not from the one that is still shown', async () => {
  await Promise.all([workbench.reading.step(1), workbench.reading.step(1)]);
  expect(titleNow()).toBe('c');
});

it('makes the same name of a thing once, and a second claim in the same words', () => {
  const shown = () => openDocumentOf(workbench.store.get())?.shown.size;
  const label = (id: string) => {
    workbench.annotating.select({ span: { start: 0, end: 1 }, kind: 'selection', exact: true });
    workbench.annotating.applyLabel(LabelId.parse(id));
  };
  label('place');
  label('place');
  expect(shown()).toBe(1);
  label('claim');
  label('claim');
  expect(shown()).toBe(3);
});

it('keeps in the hand what is still there, after a change too large to be told', async () => {
  const state = () => workbench.store.get();
  const label = (start: number) => {
    workbench.annotating.select({ span: { start, end: start + 1 }, kind: 'selection', exact: true });
    workbench.annotating.applyLabel(LabelId.parse('place'));
    return AnnotationId.parse(state().selectedId);
  };
  const remove = (id: AnnotationId) => {
    const gone = api.project?.tables.annotation.get(id);
    if (gone) api.project?.apply([removed('annotation', gone)]);
  };
  const [stays, goes, selected] = [label(0), label(2), label(7)];
  await workbench.sync.settled();
  workbench.bulk.check([stays, goes]);
  const { content } = openDocumentOf(state()) ?? {};
  remove(goes);
  const tooLarge = { sequence: 9, commandId: 'somebody', changeSet: null, history: { canUndo: true, canRedo: false } };
  api.emit('project.changed', tooLarge);
  await vi.waitUntil(() => openDocumentOf(state())?.shown.size === 2);
  expect([...state().checkedIds]).toEqual([stays]);
  expect(state().selectedId).toBe(selected);
  expect(openDocumentOf(state())?.content).toBe(content);
  remove(selected);
  api.emit('project.changed', tooLarge);
  await vi.waitUntil(() => openDocumentOf(state())?.shown.size === 1);
  expect(state()).toMatchObject({ selectedId: null, selection: { span: { start: 7, end: 8 } } });
});

it('keeps nothing in the hand for another article', async () => {
  workbench.annotating.select({ span: { start: 0, end: 1 }, kind: 'selection', exact: false });
  workbench.annotating.applyLabel(LabelId.parse('place'));
  workbench.bulk.check([AnnotationId.parse(workbench.store.get().selectedId)]);
  await workbench.reading.step(1);
  expect(workbench.store.get()).toMatchObject({ selectedId: null, selection: null, checkedIds: new Set() });
});
