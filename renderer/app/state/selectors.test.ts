import { describe, expect, it, vi } from 'vitest';
import { AnnotationId, LabelId } from '#shared/domain/ids.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { sampleDocuments } from '../../test/sample-documents.ts';
import { visible } from '../annotating/annotating.ts';
import { paragraphNumbers } from '../paragraphs.ts';
import { codebookOf, openDocumentOf, saveStateOf, selectedAnnotationOf } from './selectors.ts';
import { initialState } from './state.ts';
import { Workbench } from '../workbench.ts';

async function openState() {
  const workbench = new Workbench(new FakeApi(new FakeProject(sampleDocuments)));
  workbench.start();
  await vi.waitUntil(() => workbench.store.get().reading.kind === 'ready');
  return workbench.store.get();
}

describe('selectors', () => {
  it('give nothing while nothing is open', () => {
    expect(openDocumentOf(initialState)).toBeUndefined();
    expect(codebookOf(initialState)).toBeUndefined();
    expect(saveStateOf(initialState)).toBe('saved');
  });

  it('give the same object for the same state', async () => {
    const state = await openState();
    for (const select of [openDocumentOf, codebookOf, selectedAnnotationOf]) expect(select(state)).toBe(select(state));
  });

  it('find the selected annotation', async () => {
    const state = { ...(await openState()), selectedId: AnnotationId.parse('made-1') };
    expect(selectedAnnotationOf(state)?.quote).toBe('Harrowmere');
  });

  it('let a label filter decide what is visible', async () => {
    const open = openDocumentOf(await openState());
    if (!open) throw new Error('The document is open.');
    expect(visible(open.shown, null)).toHaveLength(3);
    expect(visible(open.shown, new Set([LabelId.parse('person')])).map(({ quote }) => quote)).toEqual(['Ruth Ivesen']);
  });

  it('put trouble before everything else', () => {
    expect(saveStateOf({ ...initialState, trouble: { code: 'store/full', params: {} } })).toBe('trouble');
  });
});

describe('paragraphNumbers', () => {
  it('counts blocks from one and leaves the cells of tables out', () => {
    const cell = { table: 0, row: 0, column: 0, header: false };
    const numberOf = paragraphNumbers([
      { kind: 'heading', span: { start: 2, end: 10 } },
      { kind: 'cell', span: { start: 12, end: 15 }, cell },
      { kind: 'paragraph', span: { start: 20, end: 30 } },
    ]);
    expect([0, 2, 11, 13, 20, 99].map(numberOf)).toEqual([1, 1, 1, 1, 2, 2]);
  });
});
