import { type Action, type ActionName, actions } from '#shared/api/actions.ts';
import type { Codebook, Label } from '#shared/domain/codebook.ts';
import { commitDrafts } from '../ui/drafts.ts';
import { isMac, splitKeys } from '../ui/key-names.ts';
import { actionNames, isEnabled, runAction } from './actions.ts';
import { focusRegion } from './focus-regions.ts';
import { codebookOf, openDocumentOf } from './selectors.ts';
import type { Workbench } from './workbench.ts';

/** What of a keyboard event decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const windowActions = actionNames.filter((name) => actions[name].keysBelongTo === 'window' && keysOf(name));

export function keysOf(name: ActionName): string | undefined {
  const action: Action = actions[name];
  return action.keys;
}

/** The action that the window carries out on these keys. */
export function actionFor(press: KeyPress, mac: boolean): ActionName | undefined {
  return windowActions.find((name) => matches(keysOf(name) ?? '', press, mac));
}

export function matches(keys: string, press: KeyPress, mac: boolean): boolean {
  const parts = splitKeys(keys);
  const key = parts.at(-1) ?? '';
  const command = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (command !== parts.includes('CmdOrCtrl') || other) return false;
  if (press.altKey !== parts.includes('Alt')) return false;
  // Whether a sign like `?` needs Shift is up to the keyboard.
  if (isSign(key)) return press.key === key;
  if (press.shiftKey !== parts.includes('Shift')) return false;
  return sameKey(key, press.key);
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[\p{L}\p{N}]/u.test(key);
}

function sameKey(key: string, pressed: string): boolean {
  // On laptops Backspace is the key for deleting that lies at hand.
  if (key === 'Delete' && pressed === 'Backspace') return true;
  return key.toLowerCase() === pressed.toLowerCase();
}

/** The label whose key this is. On keyboards where digits need Shift, the key's place counts. */
export function labelFor(press: KeyPress, codebook: Codebook): Label | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  const labels = codebook.layers.flatMap((layer) => layer.labels).filter((label) => label.shortcut !== '');
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  return (
    labels.find((label) => label.shortcut.toLowerCase() === press.key.toLowerCase()) ??
    (press.shiftKey ? undefined : labels.find((label) => label.shortcut === digit))
  );
}

/** The one place where the window's keys are heard. Returns what ends it. */
export function listenToKeys(workbench: Workbench, target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    // Somebody nearer has used it, an input method is composing, or a dialog has the keyboard to itself.
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    if (isTyping(event.target)) onKeyInField(event, workbench);
    else onKey(event, workbench);
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}

/** In a field the keys belong to the text; only these reach further: Esc (back to the article), finish, the palette. */
function onKeyInField(event: KeyboardEvent, workbench: Workbench): void {
  const action = actionFor(event, isMac);
  if (action === 'document.finish' || action === 'palette.open') runIfPossible(action, event, workbench);
  if (action !== 'selection.clear') return;
  event.preventDefault();
  commitDrafts();
  if (!focusRegion('reader') && event.target instanceof HTMLElement) event.target.blur();
}

function onKey(event: KeyboardEvent, workbench: Workbench): void {
  const action = actionFor(event, isMac);
  if (action === 'annotation.next' || action === 'annotation.previous') {
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
  const label = labelFor(event, codebook);
  if (!label) return;
  event.preventDefault();
  commitDrafts();
  workbench.annotating.applyLabel(label.id);
}

/** Tab goes from annotation to annotation inside the article; behind the last one it leaves it, as everywhere. */
function stepOrLeave(event: KeyboardEvent, workbench: Workbench, direction: 1 | -1): void {
  if (!(event.target instanceof Element) || !event.target.closest('[data-reader]')) return;
  if (workbench.annotating.step(direction)) event.preventDefault();
}

function runIfPossible(action: ActionName, event: KeyboardEvent, workbench: Workbench): void {
  if (!isEnabled(action, workbench.store.get())) return;
  event.preventDefault();
  runAction(action, workbench);
}

const typedInto = 'textarea, select, [contenteditable=""], [contenteditable="true"], input';
const notTypedInto = 'input:is([type="checkbox"], [type="radio"], [type="button"], [type="range"])';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(typedInto) && !target.matches(notTypedInto);
}
