import type { Accelerator } from './accelerator.ts';
import type { Post, ToPage } from './page-messages.ts';

/**
 * Accelerators of the application menu. In Electron a key goes to the page first, then to Chromium's own editing
 * commands, and reaches the menu only when neither took it. Injected into pages: uses nothing from outside.
 */
export function createShortcuts(post: Post) {
  let accelerators: readonly Accelerator[] = [];
  const editing = new Map([
    ['a', 'selectAll'],
    ['c', 'copy'],
    ['x', 'cut'],
    ['y', 'redo'],
    ['z', 'undo'],
    ['shift+z', 'redo'],
  ]);
  const isEditable = (target: EventTarget | undefined): boolean =>
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable);
  const chromiumTakes = (event: KeyboardEvent): boolean => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
    const key = event.key.toLowerCase();
    if (key === 'v') return isEditable(event.composedPath()[0]);
    const command = editing.get(event.shiftKey ? `shift+${key}` : key);
    return command !== undefined && document.queryCommandEnabled(command);
  };
  const matches = (wanted: Accelerator, event: KeyboardEvent): boolean =>
    wanted.ctrl === event.ctrlKey &&
    wanted.alt === event.altKey &&
    wanted.meta === event.metaKey &&
    // A sign such as '+' says by itself whether Shift is held.
    (wanted.shift === event.shiftKey || (!wanted.shift && /^[^a-z0-9]$/.test(wanted.key))) &&
    (wanted.key === event.key.toLowerCase() || wanted.code === event.code);

  window.addEventListener(
    'keydown',
    (event) => {
      const index = accelerators.findIndex((wanted) => matches(wanted, event));
      if (index < 0 || !event.isTrusted || chromiumTakes(event)) return;
      let taken = false;
      // Added now, so it runs after the page's listeners: a headed Chromium must not also save, print or find.
      const last = (): void => {
        if (event.defaultPrevented) return;
        taken = true;
        event.preventDefault();
      };
      window.addEventListener('keydown', last, { once: true });
      setTimeout(() => {
        window.removeEventListener('keydown', last);
        if (taken || !event.defaultPrevented) post({ type: 'shortcut', index });
      });
    },
    true,
  );
  return {
    receive: (message: ToPage): void => {
      if (message.type === 'shortcuts') accelerators = message.accelerators;
    },
  };
}
