import { type ActionName, actions } from '#shared/api/actions.ts';
import { type KeyOverrides, keysOf, parseKeys, writeKeys } from '#shared/api/key-bindings.ts';
import type { Codebook, Label } from '#shared/domain/codebook.ts';
import { commitDrafts } from '../ui/drafts.ts';
import { isMac } from '../ui/key-names.ts';
import { actionNames, isEnabled, runAction } from './actions.ts';
import { focusRegion } from './focus-regions.ts';
import { onFramingKey } from './claims/framing-keys.ts';
import { onLinkingKey } from './annotating/linking-keys.ts';
import { codebookOf, openDocumentOf } from './state/selectors.ts';
import type { AppState } from './state/state.ts';
import type { Workbench } from './workbench.ts';

/** What of a keyboard event decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What hands know from Windows and Linux, unless somebody has given the keys to something else. */
const ALSO_REDO = 'CmdOrCtrl+Y';

const windowActions = actionNames.filter((name) => actions[name].keysBelongTo === 'window');

/** The action that the window carries out on these keys. */
export function actionFor(press: KeyPress, mac: boolean, overrides: KeyOverrides = {}): ActionName | undefined {
  const own = windowActions.find((name) => matches(keysOf(name, overrides) ?? '', press, mac));
  return own ?? (!mac && matches(ALSO_REDO, press, mac) ? 'history.redo' : undefined);
}

export function matches(keys: string, press: KeyPress, mac: boolean): boolean {
  const parsed = parseKeys(keys);
  if (!parsed) return false;
  const { key, held } = parsed;
  const command = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (command !== held.includes('CmdOrCtrl') || other) return false;
  if (press.altKey !== held.includes('Alt')) return false;
  const pressed = keyOf(press, mac);
  // Whether a sign like `?` needs Shift is up to the keyboard.
  if (isSign(key)) return pressed === key;
  if (press.shiftKey !== held.includes('Shift')) return false;
  // On laptops Backspace is the key for deleting that lies at hand.
  if (key === 'Delete' && pressed === 'Backspace') return true;
  return key.toLowerCase() === pressed.toLowerCase();
}

/**
 * The key that was meant, in the notation of the table. Where the keyboard writes no Latin letter (Option on a Mac
 * makes other characters, and so do other alphabets), its place on the keyboard tells.
 */
function keyOf({ key, code, altKey }: KeyPress, mac: boolean): string {
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  const foreign = (mac && altKey) || (/^\p{L}$/u.test(key) && !/^\p{sc=Latin}$/u.test(key));
  if (place !== undefined && foreign) return place.toLowerCase();
  if (key === ' ') return 'Space';
  return key === '+' ? 'Plus' : key;
}

function isSign(key: string): boolean {
  return Array.from(key).length === 1 && !/[\p{L}\p{N}]/u.test(key);
}

const onlyHeld = new Set([
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
]);

/** What was pressed, as it is kept in the settings; undefined for what cannot be kept (only Shift, the Windows key). */
export function keysPressed(press: KeyPress, mac: boolean): string | undefined {
  if (onlyHeld.has(press.key) || (mac ? press.ctrlKey : press.metaKey)) return undefined;
  const key = keyOf(press, mac);
  const held = [
    ...((mac ? press.metaKey : press.ctrlKey) ? (['CmdOrCtrl'] as const) : []),
    ...(press.altKey ? (['Alt'] as const) : []),
    ...(press.shiftKey && !isSign(key) && key !== 'Plus' ? (['Shift'] as const) : []),
  ];
  const text = writeKeys({ key: key === 'Backspace' ? 'Delete' : key, held });
  return parseKeys(text) && text;
}

/** The label whose key this is. On keyboards where digits need Shift, or write no Latin letters, the key's place counts. */
export function labelFor(press: KeyPress, codebook: Codebook): Label | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  const labels = codebook.layers
    .flatMap((layer) => layer.labels)
    .filter((label) => label.shortcut !== '' && !label.retired);
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  const place = press.shiftKey ? undefined : (digit ?? keyOf(press, false));
  return (
    labels.find((label) => label.shortcut.toLowerCase() === press.key.toLowerCase()) ??
    labels.find((label) => label.shortcut.toLowerCase() === place)
  );
}

/** The one place where the window's keys are heard. Returns what ends it. */
export function listenToKeys(workbench: Workbench, target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    // Somebody nearer has used it, an input method is composing, or a dialog has the keyboard to itself.
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    if (isTyping(event.target)) onKeyInField(event, workbench);
    else if (!onKeyInInspector(event)) onKey(event, workbench);
  };
  const onAct = (): void => workbench.notices.acted();
  target.addEventListener('keydown', onAct, { capture: true });
  target.addEventListener('pointerdown', onAct, { capture: true });
  target.addEventListener('keydown', onKeyDown);
  return () => {
    target.removeEventListener('keydown', onAct, { capture: true });
    target.removeEventListener('pointerdown', onAct, { capture: true });
    target.removeEventListener('keydown', onKeyDown);
  };
}

/** What is meant from anywhere in the window, as far as the keys mean nothing to a field (see `isForText`). */
const alsoInFields = new Set<ActionName>([
  'document.finish',
  'document.next',
  'document.previous',
  'palette.open',
  'focus.reader',
  'find.open',
  'beside.open',
  'beside.other',
  'beside.partner',
  'beside.close',
]);

/**
 * Whether a field takes the keys for its text, whatever a person has chosen them for: a key alone writes, and on a Mac
 * Option with a letter writes another character, and with an arrow goes by words.
 */
export function isForText({ key, ctrlKey, metaKey, altKey }: KeyPress, mac: boolean): boolean {
  if (/^F\d+$/.test(key) || metaKey) return false;
  return mac ? altKey || !ctrlKey : !ctrlKey && !altKey;
}

/** In a field the keys belong to the text; only a few actions reach further, and Esc, which leads back to the article. */
function onKeyInField(event: KeyboardEvent, workbench: Workbench): void {
  const { keys } = workbench.store.get().settings;
  const action = isForText(event, isMac) ? undefined : actionFor(event, isMac, keys);
  if (action && alsoInFields.has(action)) runIfPossible(action, event, workbench);
  if (event.key !== 'Escape') return;
  event.preventDefault();
  commitDrafts();
  if (!focusRegion('reader') && event.target instanceof HTMLElement) event.target.blur();
}

/**
 * Boxes, circles and buttons of the inspector stand among its fields: Esc leads back to the article from them too, and
 * leaves what is selected, and Delete is about nothing that one could see there. True where the key was for them.
 */
function onKeyInInspector(event: KeyboardEvent): boolean {
  if (!(event.target instanceof Element) || !event.target.closest('[data-region="inspector"]')) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'Delete' || event.key === 'Backspace') return true;
  if (event.key !== 'Escape') return false;
  commitDrafts();
  if (!focusRegion('reader')) return false;
  event.preventDefault();
  return true;
}

function onKey(event: KeyboardEvent, workbench: Workbench): void {
  if (onLinkingKey(event, workbench) || onFramingKey(event, workbench)) return;
  if (event.key === 'Escape' && isGivingEvidence(workbench.store.get())) {
    event.preventDefault();
    return workbench.evidencing.end();
  }
  if (event.key === 'Escape' && !holdsSomething(workbench.store.get()) && workbench.notices.dismissLatest()) {
    event.preventDefault();
    return;
  }
  const action = actionFor(event, isMac, workbench.store.get().settings.keys);
  if (event.key === 'Tab' && (action === 'annotation.next' || action === 'annotation.previous')) {
    stepOrLeave(event, workbench, action === 'annotation.next' ? 1 : -1);
    return;
  }
  if (action) {
    runIfPossible(action, event, workbench);
    return;
  }
  const state = workbench.store.get();
  const codebook = codebookOf(state);
  if (!codebook || !openDocumentOf(state) || state.view !== 'read' || event.repeat) return;
  // What is selected then is meant for a link, and their keys are not in sight.
  if (isGivingEvidence(state)) return;
  const label = labelFor(event, codebook);
  if (!label) return;
  event.preventDefault();
  commitDrafts();
  workbench.annotating.applyLabel(label.id);
}

function isGivingEvidence({ view, evidencing }: AppState): boolean {
  return view === 'read' && evidencing !== null;
}

/** Whether Esc has something to let go of in the article before it closes messages. */
function holdsSomething({ view, selection, selectedId, brushLabelId, suggestions }: AppState): boolean {
  if (view !== 'read') return false;
  return selection !== null || selectedId !== null || brushLabelId !== null || suggestions.at >= 0;
}

/** Tab goes from annotation to annotation inside the article; behind the last one it leaves it, as everywhere. */
function stepOrLeave(event: KeyboardEvent, workbench: Workbench, direction: 1 | -1): void {
  if (!(event.target instanceof Element) || !event.target.closest('[data-reader]')) return;
  if (workbench.annotating.step(direction)) event.preventDefault();
}

function runIfPossible(action: ActionName, event: KeyboardEvent, workbench: Workbench): void {
  if (!isEnabled(action, workbench.store.get())) return;
  event.preventDefault();
  if (!isHeldTooLong(action, event) && !isOfAnotherList(action, event)) runAction(action, workbench);
}

/** Each press is one step: a key that is held down would run on past what can be seen, through whole imports. */
function isHeldTooLong(action: ActionName, { repeat }: KeyboardEvent): boolean {
  return repeat && (action === 'history.undo' || action === 'history.redo');
}

/** Elsewhere “all” is not the article: with the list of documents in focus, the next label would cover all of a text. */
function isOfAnotherList(action: ActionName, { target }: KeyboardEvent): boolean {
  if (action !== 'selection.all' || !(target instanceof Element)) return false;
  const region = target.closest<HTMLElement>('[data-region]')?.dataset['region'];
  return region !== undefined && region !== 'reader';
}

const typedInto = 'textarea, select, [contenteditable=""], [contenteditable="true"], input';
const notTypedInto = 'input:is([type="checkbox"], [type="radio"], [type="button"], [type="range"])';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(typedInto) && !target.matches(notTypedInto);
}
