import { linkTypeKey } from '#shared/domain/link-choices.ts';
import { codebookOf } from './selectors.ts';
import type { Workbench } from './workbench.ts';

/**
 * While a link is being made, some keys mean something else: Esc goes a step back, a type's key chooses it, and other
 * signs narrow the list of annotations to pick from. True where the key was meant for the link.
 */
export function onLinkingKey(event: KeyboardEvent, { store, linking }: Workbench): boolean {
  const state = store.get();
  const codebook = codebookOf(state);
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
  const chosen = linking
    .choices(state.linking)
    .find(({ type }) => linkTypeKey(codebook, type) === event.key.toLowerCase());
  if (chosen && !event.repeat) linking.choose(chosen);
  return true;
}
