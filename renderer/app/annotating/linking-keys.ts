import type { Codebook } from '#shared/domain/codebook.ts';
import { type LinkChoice, linkTypeKey } from '#shared/domain/link-choices.ts';
import { codebookOf } from '../state/selectors.ts';
import type { Workbench } from '../workbench.ts';

/**
 * While a link is being made, some keys mean something else: Esc goes a step back, a type's key chooses it, and other
 * signs narrow the list of annotations to pick from. True where the key was meant for the link.
 * After a link whose type needed no choice, a type's key does nothing: the hand had it on its way.
 */
export function onLinkingKey(event: KeyboardEvent, { store, linking, notices }: Workbench): boolean {
  const state = store.get();
  const codebook = codebookOf(state);
  const expected = isHeldOnly(event) ? false : linking.expectsTypeKey();
  if (!state.linking && codebook && expected && isTypeKey(event, codebook)) {
    event.preventDefault();
    return true;
  }
  if (!state.linking || !codebook || state.view !== 'read' || event.ctrlKey || event.metaKey || event.altKey)
    return false;
  if (event.key === 'Escape') {
    event.preventDefault();
    linking.back();
    return true;
  }
  // Blanks scroll and press buttons, as always.
  if (event.key.length !== 1 || event.key === ' ') return false;
  if (!state.linking.to) {
    // The field has the focus before the sign is typed, so the browser types it there.
    document.querySelector<HTMLElement>('[data-link-filter]')?.focus();
    return true;
  }
  event.preventDefault();
  const choices = linking.choices(state.linking);
  const chosen = choices.find(({ type }) => linkTypeKey(codebook, type) === event.key.toLowerCase());
  if (event.repeat) return true;
  if (chosen) linking.choose(chosen);
  else notices.inform('window.links.no-such-key', { key: event.key, keys: keysOf(choices, codebook) });
  return true;
}

/** “5 Same, 6 Narrower than”: the types that are possible, each with its key. */
function keysOf(choices: readonly LinkChoice[], codebook: Codebook): string {
  return choices.map(({ type }) => `${linkTypeKey(codebook, type).toUpperCase()} ${type.name}`.trim()).join(', ');
}

/** Whether the event says nothing yet: keys that only change others, and the repeats of the key that picked the end. */
function isHeldOnly({ key, repeat }: KeyboardEvent): boolean {
  return repeat || ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'].includes(key);
}

function isTypeKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, codebook: Codebook): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  return codebook.linkTypes.some((type) => linkTypeKey(codebook, type) === key.toLowerCase());
}
