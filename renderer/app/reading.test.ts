import { beforeEach, expect, it, vi } from 'vitest';
import { LabelId } from '#shared/domain/ids.ts';
import { FakeApi } from '../test/fake-api.ts';
import { FakeProject } from '../test/fake-project.ts';
import { openDocumentOf } from './selectors.ts';
import { Workbench } from './workbench.ts';

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
