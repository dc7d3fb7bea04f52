import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LabelId } from '#shared/domain/ids.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { runAction } from '../actions.ts';
import { openDocumentOf } from '../state/selectors.ts';
import { Workbench } from '../workbench.ts';

let workbench: Workbench;

beforeEach(async () => {
  workbench = new Workbench(new FakeApi(new FakeProject(sampleDocuments)));
  workbench.start();
  await vi.waitUntil(() => workbench.store.get().reading.kind === 'ready');
});

const levee = { span: { start: 0, end: 5 }, kind: 'selection', exact: false } as const;
const state = () => workbench.store.get();
const labelled = (quote: string) =>
  openDocumentOf(state())
    ?.shown.sorted.filter((annotation) => annotation.quote === quote)
    .map(({ labelId }) => labelId);

describe('the brush', () => {
  it('has the last label, or the first one', () => {
    runAction('annotation.brush', workbench);
    expect(state().brushLabelId).toBe('person');
    runAction('annotation.brush', workbench);
    expect(state().brushLabelId).toBeNull();
    workbench.annotating.takeBrush(LabelId.parse('event'));
    runAction('selection.clear', workbench);
    runAction('annotation.brush', workbench);
    expect(state().brushLabelId).toBe('event');
  });

  it('labels a selection at once, and leaves nothing selected', () => {
    workbench.annotating.takeBrush(LabelId.parse('event'));
    expect(workbench.annotating.brush(levee, 'mouse')).toBe(true);
    expect(labelled('Levee')).toEqual(['event']);
    expect(state()).toMatchObject({ selection: null, selectedId: null, brushLabelId: 'event' });
  });

  it('leaves the text cursor where a selection by keyboard ended', () => {
    workbench.annotating.takeBrush(LabelId.parse('event'));
    workbench.annotating.brush({ ...levee, span: { start: 0, end: 11 } }, 'keyboard');
    expect(state().selection).toEqual({ span: { start: 6, end: 11 }, kind: 'cursor', exact: false });
  });

  it('changes with the key of another label where nothing is selected', () => {
    workbench.annotating.takeBrush(LabelId.parse('event'));
    workbench.annotating.select({ ...levee, kind: 'cursor' });
    workbench.annotating.applyLabel(LabelId.parse('place'));
    expect(state().brushLabelId).toBe('place');
    expect(labelled('Levee')).toEqual([]);
  });

  it('is put away with Esc, and then selects as before', () => {
    workbench.annotating.takeBrush(LabelId.parse('event'));
    runAction('selection.clear', workbench);
    expect(workbench.annotating.brush(levee, 'mouse')).toBe(false);
    expect(labelled('Levee')).toEqual([]);
  });

  it('stays in the hand where there is nothing to label, and says so', () => {
    workbench.annotating.takeBrush(LabelId.parse('event'));
    workbench.annotating.brush({ ...levee, span: { start: 5, end: 6 } }, 'mouse');
    expect(state().brushLabelId).toBe('event');
    expect(state().notices).toHaveLength(1);
  });
});

describe('growing the selection', () => {
  const selected = () => {
    const open = openDocumentOf(state());
    const { selection } = state();
    return open && selection && open.content.text.slice(selection.span.start, selection.span.end);
  };

  it('goes from the cursor to its sentence, and on', () => {
    workbench.annotating.select({ span: { start: 31, end: 35 }, kind: 'cursor', exact: false });
    runAction('selection.sentence', workbench);
    expect(selected()).toBe('Four people died, the fire brigade said');
    runAction('selection.sentence', workbench);
    expect(selected()).toBe('Four people died, the fire brigade said. Ruth Ivesen was called');
    runAction('selection.sentence', workbench);
    expect(state().notices.at(-1)?.text).toBe('The text ends here.');
  });

  it('goes from the selected annotation to its paragraph', () => {
    const [first] = openDocumentOf(state())?.shown.sorted ?? [];
    workbench.annotating.selectAnnotation(first?.id ?? null);
    runAction('selection.paragraph', workbench);
    expect(selected()).toBe('Levee gives way at Harrowmere');
  });

  it('is for the brush at once', () => {
    workbench.annotating.takeBrush(LabelId.parse('event'));
    workbench.annotating.select({ span: { start: 0, end: 5 }, kind: 'cursor', exact: false });
    runAction('selection.sentence', workbench);
    expect(labelled('Levee gives way at Harrowmere')).toEqual(['event']);
  });
});
