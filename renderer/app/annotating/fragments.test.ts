import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnotationId } from '#shared/domain/ids.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { FakeProject } from '../../test/fake-project.ts';
import { openDocumentOf } from '../state/selectors.ts';
import { Workbench } from '../workbench.ts';

const text = 'Talks\n\nMisri met and thanked Landau in Delhi.';
const misri = AnnotationId.parse('made-1');

describe('fragments', () => {
  let workbench: Workbench;
  const state = () => workbench.store.get();
  const pieces = () =>
    openDocumentOf(state())
      ?.shown.find(misri)
      ?.spans.map(({ start, end }) => text.slice(start, end));
  const selectText = (quote: string, kind: 'cursor' | 'selection' = 'selection') => {
    const start = text.indexOf(quote);
    workbench.annotating.select({ span: { start, end: start + quote.length }, kind, exact: false });
  };
  const add = (quote: string) => {
    workbench.annotating.selectAnnotation(misri);
    selectText(quote);
    workbench.annotating.addFragment();
  };
  const notice = () => state().notices.at(-1)?.text;

  beforeEach(async () => {
    const annotations = [{ label: 'person', quote: 'Misri' }];
    workbench = new Workbench(new FakeApi(new FakeProject([{ name: 'talks.txt', text, annotations }])));
    workbench.start();
    await vi.waitUntil(() => state().reading.kind === 'ready');
  });

  it('are added from the text that is selected after the annotation, snapped to words', () => {
    add('hanked');
    expect(pieces()).toEqual(['Misri', 'thanked']);
    expect(state()).toMatchObject({ selectedId: misri, selection: null });
  });

  it('are added by the word under the cursor as well', () => {
    workbench.annotating.selectAnnotation(misri);
    selectText('Delhi', 'cursor');
    workbench.annotating.addFragment();
    expect(pieces()).toEqual(['Misri', 'Delhi']);
  });

  it('become one where they touch', () => {
    add('thanked');
    add('met and');
    expect(pieces()).toEqual(['Misri met and thanked']);
  });

  it('say what to do where nothing was selected before, and what is covered already', () => {
    selectText('thanked');
    workbench.annotating.addFragment();
    expect(notice()).toContain('Select an annotation first');
    add('isr');
    expect(notice()).toContain('covers this text already');
    expect(pieces()).toEqual(['Misri']);
  });

  it('forget the annotation when another one is selected, or nothing', () => {
    workbench.annotating.selectAnnotation(misri);
    selectText('thanked');
    expect(state().fragmentOf).toBe(misri);
    workbench.annotating.clear();
    expect(state().fragmentOf).toBeNull();
  });

  it('are removed under the cursor, but never the last one', () => {
    add('thanked');
    add('Delhi');
    selectText('thanked', 'cursor');
    workbench.annotating.removeFragment();
    expect(pieces()).toEqual(['Misri', 'Delhi']);
    selectText('Misri', 'cursor');
    workbench.annotating.removeFragment();
    expect(pieces()).toEqual(['Delhi']);
    workbench.annotating.removeFragment();
    expect(pieces()).toEqual(['Delhi']);
    expect(notice()).toContain('one fragment only');
  });

  it('are removed where the annotation was clicked, and not by a cursor beside them', () => {
    add('thanked');
    workbench.annotating.selectAnnotation(misri, text.indexOf('hanked'));
    workbench.annotating.removeFragment();
    expect(pieces()).toEqual(['Misri']);
    add('Delhi');
    selectText('met', 'cursor');
    workbench.annotating.removeFragment();
    expect(pieces()).toEqual(['Misri', 'Delhi']);
    expect(notice()).toContain('Click the fragment');
  });

  it('have their own boundaries moved, and join where they meet', () => {
    add('thanked');
    workbench.annotating.move({ edge: 'start', direction: 'left' });
    expect(pieces()).toEqual(['Misri', 'and thanked']);
    workbench.annotating.move({ edge: 'start', direction: 'left' });
    expect(pieces()).toEqual(['Misri met and thanked']);
  });

  it('have their outer boundaries moved where none of them was chosen', () => {
    add('thanked');
    workbench.annotating.selectAnnotation(misri);
    workbench.annotating.move({ edge: 'end', direction: 'right' });
    expect(pieces()).toEqual(['Misri', 'thanked Landau']);
  });

  it('come and go in one step of undo each', async () => {
    add('thanked');
    await workbench.sync.settled();
    workbench.sync.undo();
    await workbench.sync.settled();
    expect(pieces()).toEqual(['Misri']);
    workbench.sync.redo();
    await workbench.sync.settled();
    expect(pieces()).toEqual(['Misri', 'thanked']);
  });
});
