import type { AppState } from './state/state.ts';
import type { Store } from './state/store.ts';

/** The parts of the window, in the order in which F6 goes through them. */
const regions = ['documents', 'annotations', 'reader', 'inspector', 'labels'] as const;
export type Region = (typeof regions)[number];

const focusable = ':is(button, input, select, textarea, [tabindex="0"]):not([tabindex="-1"], :disabled)';

/** Goes on to the next part that is there, and to the article from anywhere else. */
export function focusNextRegion(): void {
  if (focusSecondArticle()) return;
  const current = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'];
  const at = regions.findIndex((region) => region === current);
  const from = at < 0 ? regions.indexOf('reader') : at + 1;
  for (let i = 0; i < regions.length; i += 1) {
    const region = regions[(from + i) % regions.length];
    if (region && focusRegion(region)) return;
  }
}

/** Of two articles the one that has the focus first, and the other one is the next part of the window. */
function focusSecondArticle(): boolean {
  const found = document.querySelectorAll<HTMLElement>('[data-region="reader"] [data-reader]');
  // As they are seen, which need not be how they stand in the document.
  const articles = [...found].sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left);
  const next = articles[articles.findIndex((one) => one === document.activeElement) + 1];
  if (!next || !articles.some((one) => one === document.activeElement)) return false;
  next.focus({ preventScroll: true });
  return true;
}

export function focusRegion(region: Region): boolean {
  const within = `[data-region="${region}"]`;
  const target =
    // Of two articles the one in use.
    document.querySelector<HTMLElement>(`${within} [data-reader][data-in-use]`) ??
    document.querySelector<HTMLElement>(`${within} [data-reader]`) ??
    // A list's own place, rather than the field that filters it.
    document.querySelector<HTMLElement>(`${within} [data-row][tabindex="0"]`) ??
    document.querySelector<HTMLElement>(`${within} ${focusable}`);
  // An article is longer than its window: it must not jump to its beginning.
  target?.focus({ preventScroll: target.matches('[data-reader]') });
  return target !== null && document.activeElement === target;
}

/** The field of the bar that finds text, where it is shown; what is in it can be typed over. */
export function focusFind(): void {
  const field = document.querySelector<HTMLInputElement>('[data-find] input');
  field?.focus();
  field?.select();
}

/**
 * Gives the focus a place when what had it was taken away (another article came, a row went, a button became another
 * one): to the open dialog, to the article, or in another view to the part of it (`data-focus-home`) where it was last.
 * Without it the keyboard would be nowhere. Returns what ends it.
 */
export function keepFocus(store: Store<AppState>): () => void {
  let home: Element | null = null;
  const remember = ({ target }: FocusEvent): void => {
    const within = target instanceof Element ? target.closest('[data-focus-home]') : null;
    if (within) home = within;
  };
  const look = (): void => {
    const { activeElement } = document;
    // The browser takes the focus from what is hidden only when it draws the next frame.
    const isLost = activeElement === null || activeElement === document.body || activeElement.closest('[hidden]');
    if (!isLost) return;
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
    if (dialog) dialog.querySelector<HTMLElement>('[data-first], button:not(:disabled), input, select')?.focus();
    else if (store.get().view === 'read') focusRegion('reader');
    else focusHome(home);
  };
  document.addEventListener('focusin', remember);
  // React draws first.
  const end = store.subscribe(() => setTimeout(look));
  return () => {
    document.removeEventListener('focusin', remember);
    end();
  };
}

/** A list's own place in it, or else itself; the first one of the view where none has had the focus yet. */
function focusHome(last: Element | null): void {
  const home = last?.isConnected ? last : document.querySelector('[data-focus-home]');
  const row = home?.querySelector<HTMLElement>('[data-row][tabindex="0"]');
  if (row) row.focus();
  else if (home instanceof HTMLElement) home.focus({ preventScroll: true });
}
