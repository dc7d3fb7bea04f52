import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Label } from '#shared/domain/codebook.ts';
import { Command } from '#shared/domain/command.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { AnnotationId, LabelId } from '#shared/domain/ids.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { isEnabled } from '../actions.ts';
import { openDocumentOf } from './selectors.ts';
import { Workbench } from '../workbench.ts';

let api: FakeApi;
let workbench: Workbench;

beforeEach(async () => {
  api = new FakeApi(new FakeProject(sampleDocuments));
  workbench = new Workbench(api);
  workbench.start();
  await vi.waitUntil(() => workbench.store.get().reading.kind === 'ready');
});

const levee = { span: { start: 0, end: 5 }, kind: 'cursor', exact: false } as const;
const state = () => workbench.store.get();
const labels = () =>
  openDocumentOf(state())
    ?.shown.sorted.filter(({ quote }) => quote === 'Levee')
    .map(({ labelId }) => labelId);
const label = (id: string) => workbench.annotating.applyLabel(LabelId.parse(id));

describe('when the selected annotation has gone', () => {
  it('the text that it was made from is selected again, and takes the next label', async () => {
    workbench.annotating.select(levee);
    label('event');
    await workbench.sync.settled();
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(state()).toMatchObject({ selectedId: null, selection: levee });
    label('work');
    await workbench.sync.settled();
    expect(labels()).toEqual(['work']);
    expect(state().notices).toEqual([]);
  });

  it('a label’s key on the heels of undo waits for what undo takes away', async () => {
    workbench.annotating.select(levee);
    label('event');
    await workbench.sync.settled();
    workbench.sync.undo();
    label('work');
    await vi.waitUntil(() => labels()?.join() === 'work');
    await workbench.sync.settled();
    expect(state().notices).toEqual([]);
    expect(api.inputsOf('command.run').map(({ command }) => command.type)).toEqual([
      'annotation.create',
      'annotation.create',
    ]);
  });

  it('Delete on the heels of undo deletes nothing', async () => {
    workbench.annotating.select(levee);
    label('event');
    await workbench.sync.settled();
    workbench.sync.undo();
    workbench.annotating.remove();
    await workbench.sync.settled();
    expect(openDocumentOf(state())?.shown.size).toBe(3);
    expect(state().notices).toEqual([]);
  });

  it('nothing is selected where somebody else deleted one that was there before', () => {
    workbench.annotating.selectAnnotation(AnnotationId.parse('made-2'));
    api.runElsewhere({ type: 'annotation.remove', ids: [AnnotationId.parse('made-2')] });
    expect(state()).toMatchObject({ selectedId: null, selection: null });
    expect(isEnabled('annotation.remove', state())).toBe(false);
    expect(isEnabled('annotation.history', state())).toBe(false);
  });

  it('the text is selected again where the store refused it', async () => {
    api.failing.set('command.run', { code: 'store/conflict', params: { kind: 'annotation', id: 'made-1' } });
    workbench.annotating.select(levee);
    label('event');
    await workbench.sync.settled();
    expect(state()).toMatchObject({ selectedId: null, selection: levee });
  });

  it('the neighbour has the focus where the hand itself deleted it', async () => {
    workbench.annotating.select(levee);
    label('event');
    workbench.annotating.remove();
    expect(state()).toMatchObject({ selectedId: 'made-1', selection: null });
    await workbench.sync.settled();
  });
});

it('goes to the words where the annotation that is asked for is not there any more', () => {
  workbench.reading.goTo({ span: levee.span, annotationId: AnnotationId.parse('gone') });
  expect(state()).toMatchObject({ selectedId: null, selection: { span: levee.span } });
});

describe('a label that is not offered any more', () => {
  const event = LabelId.parse('event');
  const change = (labels: (before: readonly Label[]) => Label[], gone: Record<string, null> = {}) => {
    const codebook = {
      ...defaultCodebook,
      // Some of them are for labels by name.
      linkTypes: [],
      layers: defaultCodebook.layers.map((layer) => ({ ...layer, labels: labels(layer.labels) })),
    };
    api.runElsewhere(Command.parse({ type: 'codebook.replace', codebook, moved: { labels: gone } }));
  };
  const retire = () => change((all) => all.map((one) => (one.id === event ? { ...one, retired: true } : one)));
  const remove = () => change((all) => all.filter(({ id }) => id !== event), { event: null });
  const notice = () => state().notices.at(-1)?.text;

  it.each([
    ['retired', retire],
    ['deleted', remove],
  ])('is put away with the brush when it is %s', (_, go) => {
    workbench.annotating.takeBrush(event);
    go();
    expect(state().brushLabelId).toBeNull();
    expect(notice()).toContain('“Event” is not offered any more');
  });

  it('stays in the brush where another one goes', () => {
    workbench.annotating.takeBrush(LabelId.parse('person'));
    retire();
    expect(state()).toMatchObject({ brushLabelId: 'person', notices: [] });
  });

  it.each([
    ['retired', retire, '“Event” is retired'],
    ['deleted', remove, 'not in the codebook any more'],
  ])('is not repeated when it is %s', (_, go, said) => {
    workbench.annotating.select(levee);
    label('event');
    workbench.annotating.remove();
    workbench.annotating.select(levee);
    go();
    workbench.annotating.repeatLabel();
    expect(labels()).toEqual([]);
    expect(notice()).toContain(said);
  });
});
