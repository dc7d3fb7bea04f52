import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnotationId } from '#shared/domain/ids.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { FakeApi } from '../test/fake-api.ts';
import { FakeProject } from '../test/fake-project.ts';
import { sampleDocuments } from '../test/sample-documents.ts';
import { type ActionName } from '#shared/api/actions.ts';
import { actionFor, type KeyPress, labelFor, listenToKeys } from './keys.ts';
import { Workbench } from './workbench.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}

describe('actionFor', () => {
  const cases: [KeyPress, ActionName | undefined][] = [
    [press('z', { ctrlKey: true }), 'history.undo'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'history.redo'],
    [press('z'), undefined],
    [press('z', { metaKey: true }), undefined],
    [press('Escape'), 'selection.clear'],
    [press('.'), 'annotation.repeat-label'],
    [press('?', { shiftKey: true }), 'keys.show'],
    [press('Delete'), 'annotation.remove'],
    [press('Backspace'), 'annotation.remove'],
    [press('Tab'), 'annotation.next'],
    [press('Tab', { shiftKey: true }), 'annotation.previous'],
    [press('ArrowRight', { altKey: true }), 'document.next'],
    [press('ArrowRight', { altKey: true, shiftKey: true }), 'annotation.end-right'],
    // The menu catches these.
    [press('n', { ctrlKey: true }), undefined],
    [press('1', { ctrlKey: true }), undefined],
  ];
  it.each(cases)('%o is %s', (keys, action) => {
    expect(actionFor(keys, false)).toBe(action);
  });

  it('takes Command for Control on a Mac', () => {
    expect(actionFor(press('z', { metaKey: true }), true)).toBe('history.undo');
    expect(actionFor(press('z', { ctrlKey: true }), true)).toBeUndefined();
  });
});

describe('labelFor', () => {
  const labels = defaultCodebook.layers.flatMap((layer) => layer.labels);

  it('finds every label of the default codebook, and none of their keys is an action', () => {
    for (const label of labels) {
      expect(labelFor(press(label.shortcut), defaultCodebook)?.id).toBe(label.id);
      expect(actionFor(press(label.shortcut), false)).toBeUndefined();
    }
  });

  it('goes by the place of the key where digits need Shift', () => {
    expect(labelFor(press('&', { code: 'Digit1' }), defaultCodebook)?.id).toBe('person');
    expect(labelFor(press('!', { code: 'Digit1', shiftKey: true }), defaultCodebook)).toBeUndefined();
  });

  it('leaves keys with Ctrl and Alt to others', () => {
    expect(labelFor(press('c', { ctrlKey: true }), defaultCodebook)).toBeUndefined();
  });
});

describe('listenToKeys', () => {
  let workbench: Workbench;
  let end: () => void;

  beforeEach(async () => {
    document.body.innerHTML =
      '<div data-region="reader"><p data-reader tabindex="0">text</p></div><input><button>b</button>';
    workbench = new Workbench(new FakeApi(new FakeProject(sampleDocuments)));
    workbench.start();
    await vi.waitUntil(() => workbench.store.get().reading.kind === 'ready');
    end = listenToKeys(workbench, window);
  });
  afterEach(() => {
    end();
    document.body.replaceChildren();
  });

  function type(selector: string, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
    const target = document.querySelector<HTMLElement>(selector);
    target?.focus();
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    target?.dispatchEvent(event);
    return event;
  }
  const selectedId = () => workbench.store.get().selectedId;

  it('labels the selected words', async () => {
    workbench.annotating.select({ span: { start: 0, end: 5 }, kind: 'selection', exact: false });
    type('[data-reader]', '7');
    const { reading } = workbench.store.get();
    const made = reading.kind === 'ready' ? reading.open.shown.find(selectedId() ?? '') : undefined;
    expect(made).toMatchObject({ labelId: 'event', quote: 'Levee' });
    await workbench.sync.settled();
  });

  it('does nothing while somebody types', () => {
    workbench.annotating.selectAnnotation(AnnotationId.parse('made-1'));
    const before = workbench.store.get();
    expect(type('input', 'Delete').defaultPrevented).toBe(false);
    expect(type('input', '1').defaultPrevented).toBe(false);
    expect(type('input', 'z', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(workbench.store.get()).toBe(before);
  });

  it('goes back from a field to the article with Esc, and keeps the selection', () => {
    workbench.annotating.selectAnnotation(AnnotationId.parse('made-1'));
    type('input', 'Escape');
    expect(document.activeElement).toBe(document.querySelector('[data-reader]'));
    expect(selectedId()).toBe('made-1');
    type('[data-reader]', 'Escape');
    expect(selectedId()).toBeNull();
  });

  it('finishes the document from a field too', async () => {
    type('input', 'Enter', { ctrlKey: true });
    await vi.waitFor(() => expect(workbench.store.get().documents[0]?.document.status).toBe('finished'));
  });

  it('goes from annotation to annotation with Tab, and out of the article behind the last', () => {
    const steps = [1, 2, 3].map(() => type('[data-reader]', 'Tab').defaultPrevented);
    expect(steps).toEqual([true, true, true]);
    expect(type('[data-reader]', 'Tab').defaultPrevented).toBe(false);
    expect(type('button', 'Tab').defaultPrevented).toBe(false);
  });

  it('is silent while a dialog is open', () => {
    workbench.annotating.selectAnnotation(AnnotationId.parse('made-1'));
    const dialog = document.createElement('dialog');
    dialog.open = true;
    document.body.append(dialog);
    type('[data-reader]', 'Escape');
    expect(selectedId()).toBe('made-1');
  });

  it('leaves keys alone that somebody nearer has used', () => {
    workbench.annotating.selectAnnotation(AnnotationId.parse('made-1'));
    const reader = document.querySelector('[data-reader]');
    reader?.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    type('[data-reader]', 'Escape');
    expect(selectedId()).toBe('made-1');
  });
});
