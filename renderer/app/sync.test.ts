import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '#shared/domain/result.ts';
import { AnnotationId, DocumentId, LabelId } from '#shared/domain/ids.ts';
import { FakeApi } from '../test/fake-api.ts';
import { FakeProject, testAnnotator } from '../test/fake-project.ts';
import { sampleDocuments } from '../test/sample-documents.ts';
import { openDocumentOf, saveStateOf } from './state/selectors.ts';
import { Workbench } from './workbench.ts';

const full: Failure = { code: 'store/full', params: {} };
const create = {
  type: 'annotation.create' as const,
  documentId: DocumentId.parse('document-1'),
  labelId: LabelId.parse('event'),
  spans: [{ start: 0, end: 5 }],
  annotatorId: testAnnotator,
};

describe('sync', () => {
  let api: FakeApi;
  let workbench: Workbench;
  const shown = () => openDocumentOf(workbench.store.get())?.shown.size;
  const confirmed = () => openDocumentOf(workbench.store.get())?.confirmed.size;
  const state = () => saveStateOf(workbench.store.get());

  beforeEach(async () => {
    api = new FakeApi(new FakeProject(sampleDocuments));
    workbench = new Workbench(api);
    workbench.start();
    await vi.waitUntil(() => workbench.store.get().reading.kind === 'ready');
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows a new annotation at once and as saved when the store has it', async () => {
    const release = holdAnswers(api);
    const id = workbench.sync.run(create);
    expect([shown(), confirmed(), state()]).toEqual([4, 3, 'saving']);
    expect(openDocumentOf(workbench.store.get())?.shown.find(id ?? '')?.quote).toBe('Levee');
    release();
    await workbench.sync.settled();
    expect([shown(), confirmed(), state()]).toEqual([4, 4, 'saved']);
  });

  it('takes back what the store refuses, and says why', async () => {
    api.failing.set('command.run', { code: 'store/conflict', params: { kind: 'annotation', id: 'made-1' } });
    workbench.sync.run(create);
    expect(shown()).toBe(4);
    await workbench.sync.settled();
    expect([shown(), confirmed(), state()]).toEqual([3, 3, 'saved']);
    expect(workbench.store.get().notices).toMatchObject([{ tone: 'problem' }]);
  });

  it('does not send what cannot be done', () => {
    const gone = AnnotationId.parse('made-1');
    workbench.sync.run({ type: 'annotation.edit', ids: [gone], labelId: LabelId.parse('no-such-label') });
    expect(api.inputsOf('command.run')).toEqual([]);
    expect(workbench.store.get().notices).toHaveLength(1);
  });

  it('keeps an edit while the disk is full, and sends it again under its own id', async () => {
    vi.useFakeTimers();
    api.failing.set('command.run', full);
    const id = workbench.sync.run(create);
    // The frame that shows it comes before it is sent.
    await vi.advanceTimersByTimeAsync(100);
    expect([shown(), state()]).toEqual([4, 'trouble']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(state()).toBe('trouble');
    api.failing.delete('command.run');
    await vi.advanceTimersByTimeAsync(2000);
    expect([shown(), confirmed(), state()]).toEqual([4, 4, 'saved']);
    expect(new Set(api.inputsOf('command.run').map((input) => input.id))).toEqual(new Set([id]));
  });

  it('sends commands one after another, in their order', async () => {
    const release = holdAnswers(api);
    workbench.sync.run(create);
    workbench.sync.run({ type: 'annotation.remove', ids: [AnnotationId.parse('made-2')] });
    expect(shown()).toBe(3);
    await vi.waitUntil(() => api.inputsOf('command.run').length > 0);
    expect(api.inputsOf('command.run')).toHaveLength(1);
    release();
    await workbench.sync.settled();
    expect(api.inputsOf('command.run').map(({ command }) => command.type)).toEqual([
      'annotation.create',
      'annotation.remove',
    ]);
    expect([shown(), confirmed()]).toEqual([3, 3]);
  });

  it('keeps showing the prediction where the answer overtakes the event', async () => {
    const held: (() => void)[] = [];
    const emit = api.emit.bind(api);
    api.emit = (name, event) => {
      held.push(() => emit(name, event));
    };
    workbench.sync.run(create);
    await workbench.sync.settled();
    expect([shown(), confirmed(), state()]).toEqual([4, 3, 'saved']);
    for (const send of held) send();
    expect([shown(), confirmed(), workbench.store.get().pending]).toEqual([4, 4, []]);
  });

  it('shows what somebody else changed', () => {
    api.runElsewhere({ type: 'annotation.remove', ids: [AnnotationId.parse('made-1')] });
    expect([shown(), confirmed()]).toEqual([2, 2]);
    expect(workbench.store.get().documents[0]?.counts['place']).toBeUndefined();
  });

  it('brings back with undo what was removed', async () => {
    workbench.sync.run({ type: 'annotation.remove', ids: [AnnotationId.parse('made-2')] });
    workbench.sync.undo();
    await workbench.sync.settled();
    expect([shown(), confirmed()]).toEqual([3, 3]);
  });
});

/** Answers wait until the returned function is called. */
function holdAnswers(api: FakeApi): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  api.gate = promise;
  return resolve;
}
