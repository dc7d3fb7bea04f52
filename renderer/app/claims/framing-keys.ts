import { choicesFor } from './frame-choices.ts';
import { frameSceneOf } from './framing.ts';
import { isFramingFree } from './framing-place.ts';
import type { Workbench } from '../workbench.ts';

/**
 * While a claim is framed, some keys mean something else: digits choose, 0 is nobody, Enter takes what is selected or
 * skips, Tab skips, Backspace goes a step back, Esc ends it. As soon as other text is selected, digits are labels again,
 * and everything else is always what it is (in another article: see `isFramingFree`). Where it is asked what selected words are, digits answer that, and
 * Backspace leaves it open again. True where the key was meant for the frame.
 */
export function onFramingKey(event: KeyboardEvent, { store, framing }: Workbench): boolean {
  const state = store.get();
  const scene = frameSceneOf(state);
  if (!state.framing || !scene || state.view !== 'read') return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const isFree = isFramingFree(state);
  const act = keyAct(event, isFree);
  const letter = state.framing.step === 'kind' && isFree ? event.key.toLowerCase() : '';
  const kind =
    letter === ''
      ? undefined
      : choicesFor(scene, { step: 'kind' }).find((one) => one.kind === 'option' && one.letter === letter);
  if (!act && !kind) return false;
  event.preventDefault();
  if (event.repeat) return true;
  if (kind) framing.choose(kind);
  else if (act === 'nobody') framing.nobody();
  else if (typeof act === 'number') framing.chooseAt(act);
  else if (act) framing[act]();
  return true;
}

type Act = 'end' | 'back' | 'skip' | 'enter' | 'nobody' | number;

function keyAct(event: KeyboardEvent, isFree: boolean): Act | undefined {
  const { key, code, shiftKey, target } = event;
  if (key === 'Escape') return 'end';
  // Buttons have their own keys.
  const isInText = !(target instanceof Element) || target.closest('[data-reader]') !== null || target === document.body;
  if (key === 'Tab' && isInText) return shiftKey ? 'back' : 'skip';
  if (key === 'Enter' && isInText) return 'enter';
  if (!isFree) return undefined;
  if (key === 'Backspace') return 'back';
  const digit = /^\d$/.test(key) ? key : shiftKey ? undefined : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit === undefined) return undefined;
  return digit === '0' ? 'nobody' : Number(digit);
}
