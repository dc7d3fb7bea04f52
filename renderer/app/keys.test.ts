import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { AnnotationId } from '#shared/domain/ids.ts';
import { defaultCodebook } from '#shared/domain/default-codebook.ts';
import { FakeApi } from '../test/fake-api.ts';
import { FakeProject } from '../test/fake-project.ts';
import { sampleDocuments } from '../test/sample-documents.ts';
import type { ActionName } from '#shared/api/actions.ts';
import { actionFor, isForText, type KeyPress, keysPressed, labelFor, listenToKeys } from './keys.ts';
import { Workbench } from './workbench.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}

describe('actionFor', () => {
  const cases: [KeyPress, ActionName | undefined][] = [
    [press('z', { ctrlKey: true }), 'history.undo'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'history.redo'],
    [press('y', { ctrlKey: true }), 'history.redo'],
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
    expect(actionFor(press('y', { metaKey: true }), true)).toBeUndefined();
  });
});

describe('keys that a person has chosen', () => {
  const own = { 'annotation.brush': 'Alt+G', 'annotation.tag-all': '', 'keys.show': 'Shift+K' };

  it('go before those of the table, and may be none', () => {
    expect(actionFor(press('g', { altKey: true }), false, own)).toBe('annotation.brush');
    expect(actionFor(press('b'), false, own)).toBeUndefined();
    expect(actionFor(press('a'), false, own)).toBeUndefined();
    expect(actionFor(press('K', { shiftKey: true }), false, own)).toBe('keys.show');
  });

  it('take Ctrl+Y from redoing', () => {
    expect(actionFor(press('y', { ctrlKey: true }), false, { 'find.open': 'CmdOrCtrl+Y' })).toBe('find.open');
  });

  it('are found by their place where Option makes another character, or the alphabet is another one', () => {
    expect(actionFor(press('©', { altKey: true, code: 'KeyG' }), true, own)).toBe('annotation.brush');
    expect(actionFor(press('©', { altKey: true, code: 'KeyG' }), false, own)).toBeUndefined();
    expect(actionFor(press('я', { ctrlKey: true, code: 'KeyZ' }), false)).toBe('history.undo');
    expect(actionFor(press('и', { code: 'KeyB' }), false)).toBe('annotation.brush');
  });

  it.each<[KeyPress, boolean, string | undefined]>([
    [press('g'), false, 'g'],
    [press('G', { shiftKey: true }), false, 'Shift+G'],
    [press('g', { ctrlKey: true }), false, 'CmdOrCtrl+G'],
    [press('g', { metaKey: true }), true, 'CmdOrCtrl+G'],
    [press('©', { altKey: true, code: 'KeyG' }), true, 'Alt+G'],
    [press('?', { shiftKey: true }), false, '?'],
    [press('+', { ctrlKey: true }), false, 'CmdOrCtrl+Plus'],
    [press('ArrowUp', { altKey: true, shiftKey: true }), false, 'Alt+Shift+ArrowUp'],
    [press('я', { code: 'KeyZ' }), false, 'z'],
    [press(' '), false, 'Space'],
    [press('Shift', { shiftKey: true }), false, undefined],
    [press('g', { metaKey: true }), false, undefined],
    [press('g', { ctrlKey: true }), true, undefined],
    [press('Dead'), false, undefined],
  ])('%o are kept as %s', (keys, mac, expected) => {
    expect(keysPressed(keys, mac)).toBe(expected);
  });

  it('when kept, are the keys that were pressed', () => {
    for (const pressed of [press('g'), press('%', { shiftKey: true }), press('F7', { altKey: true }), press('é')]) {
      const keys = keysPressed(pressed, false) ?? '';
      expect(actionFor(pressed, false, { 'annotation.brush': keys }), keys).toBe('annotation.brush');
    }
  });
});

describe('isForText', () => {
  it.each<[KeyPress, { mac: boolean; other: boolean }]>([
    [press('o'), { mac: true, other: true }],
    // Option and a letter write a character, Option and an arrow go by words.
    [press('ø', { altKey: true, code: 'KeyO' }), { mac: true, other: false }],
    [press('ArrowRight', { altKey: true }), { mac: true, other: false }],
    [press('o', { metaKey: true, altKey: true }), { mac: false, other: false }],
    [press('o', { ctrlKey: true }), { mac: false, other: false }],
    [press('F6'), { mac: false, other: false }],
  ])('of %o is %o', (keys, expected) => {
    expect({ mac: isForText(keys, true), other: isForText(keys, false) }).toEqual(expected);
  });
});

describe('keys that count only sometimes', () => {
  let workbench: Workbench;
  beforeEach(async () => {
    workbench = new Workbench(new FakeApi(new FakeProject(sampleDocuments)));
    workbench.start();
    await vi.waitUntil(() => workbench.store.get().reading.kind === 'ready');
    onTestFinished(listenToKeys(workbench, window));
    onTestFinished(() => document.body.replaceChildren());
  });

  it('undo one step with each press, however long it lasts', async () => {
    for (const id of ['made-1', 'made-2'])
      workbench.sync.run({ type: 'annotation.remove', ids: [AnnotationId.parse(id)] });
    await workbench.sync.settled();
    const undo = vi.spyOn(workbench.sync, 'undo');
    const hold = (repeat: boolean) => {
      const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, repeat, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([hold(false), hold(true), hold(true)]).toEqual([true, true, true]);
    expect(undo).toHaveBeenCalledTimes(1);
    await workbench.sync.settled();
  });

  it.each([
    ['documents', null],
    ['reader', 'selection'],
  ])('select all of the article only from there: %s', (region, kind) => {
    const part = document.createElement('div');
    part.dataset['region'] = region;
    document.body.append(part);
    part.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true }));
    expect(workbench.store.get().selection?.kind ?? null).toBe(kind);
  });
});

describe('labelFor', () => {
  const labels = defaultCodebook.layers.flatMap((layer) => layer.labels);

  it('finds every label of the default codebook that has a key, and none of their keys is an action', () => {
    // The layer of attribution is filled by the frame of a claim, and keeps its hands off the keys.
    const keyed = labels.filter(({ shortcut }) => shortcut !== '');
    expect(labels.filter((label) => !keyed.includes(label)).map(({ id }) => id)).toEqual(['cue', 'evidence']);
    for (const label of keyed) {
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

  it('goes from annotation to annotation from anywhere with another key than Tab', async () => {
    await workbench.changeSettings({ keys: { 'annotation.next': 'j' } });
    type('button', 'j');
    expect(selectedId()).toBe('made-1');
  });

  it('never takes a letter from a field, whatever keys a person has chosen', async () => {
    await workbench.changeSettings({ keys: { 'selection.clear': 'q', 'document.finish': 'f' } });
    expect(type('input', 'q').defaultPrevented).toBe(false);
    expect(type('input', 'f').defaultPrevented).toBe(false);
    expect(document.activeElement).toBe(document.querySelector('input'));
    type('input', 'Escape');
    expect(document.activeElement).toBe(document.querySelector('[data-reader]'));
  });

  it('goes to the other article and to the next one from a field too', async () => {
    const [, second] = workbench.store.get().documents;
    if (second) await workbench.reading.openBeside(second.document.id);
    expect(type('input', 'o', { altKey: true }).defaultPrevented).toBe(true);
    const { reading } = workbench.store.get();
    expect(reading.kind === 'ready' && reading.open.document.id).toBe(second?.document.id);
    expect(type('input', 'B', { altKey: true, shiftKey: true }).defaultPrevented).toBe(true);
    expect(workbench.store.get().beside).toBeNull();
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

  it('closes the latest message with Esc, after everything that is held', () => {
    const shown = () => workbench.store.get().notices.length;
    workbench.notices.warn('window.notice.select-first');
    workbench.notices.warn('window.notice.duplicate');
    workbench.annotating.selectAnnotation(AnnotationId.parse('made-1'));
    type('[data-reader]', 'Escape');
    expect([selectedId(), shown()]).toEqual([null, 2]);
    expect(type('[data-reader]', 'Escape').defaultPrevented).toBe(true);
    type('button', 'Escape');
    expect(shown()).toBe(0);
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
