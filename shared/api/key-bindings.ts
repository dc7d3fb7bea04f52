import type { Action } from './action.ts';
import { type ActionName, actions } from './actions.ts';
import type { Settings } from './settings.ts';

/** Other keys than the table's, by action; empty for none. */
export type KeyOverrides = Settings['keys'];

/** Keys that have a name, in Electron's notation, except for the arrows, which have the page's. */
const named =
  /^(?:ArrowLeft|ArrowRight|ArrowUp|ArrowDown|Home|End|PageUp|PageDown|Insert|Delete|Enter|Escape|Tab|Space|Plus|F(?:[1-9]|1\d|2[0-4]))$/;
const modifiers = ['CmdOrCtrl', 'Alt', 'Shift'] as const;
type Modifier = (typeof modifiers)[number];

export interface Keys {
  readonly key: string;
  readonly held: readonly Modifier[];
}

/** `CmdOrCtrl+-` and `Alt+Plus` as a person means them; undefined for what is no keys, such as `Ctrl+` or `Foo+x`. */
export function parseKeys(text: string): Keys | undefined {
  const parts = text.split('+');
  const key = parts.pop() ?? '';
  const held = modifiers.filter((modifier) => parts.includes(modifier));
  const sound =
    held.length === parts.length && (named.test(key) || (Array.from(key).length === 1 && key.trim() !== ''));
  return sound ? { key, held } : undefined;
}

/** The notation of some keys: modifiers in one order, letters small where they stand alone. */
export function writeKeys({ key, held }: Keys): string {
  const letter = held.length > 0 ? key.toUpperCase() : key;
  return [...modifiers.filter((modifier) => held.includes(modifier)), named.test(key) ? key : letter].join('+');
}

/** An action's keys: the person's own where there are any, the table's otherwise; undefined for none. */
export function keysOf(name: ActionName, overrides: KeyOverrides): string | undefined {
  const own = Object.hasOwn(overrides, name) ? overrides[name] : undefined;
  if (own === '') return undefined;
  // The settings are a file that anybody may edit.
  if (own !== undefined && parseKeys(own)) return own;
  return defaultKeysOf(name);
}

export function defaultKeysOf(name: ActionName): string | undefined {
  const action: Action = actions[name];
  return action.keys;
}

export function sameKeys(a: string, b: string): boolean {
  const [left, right] = [parseKeys(a), parseKeys(b)];
  return left !== undefined && right !== undefined && writeKeys(left).toLowerCase() === writeKeys(right).toLowerCase();
}

/**
 * Keys that nobody can take: those of the text cursor, of lists and fields, and of the menus that belong to the
 * system. Tab and Escape lead through the window and out of things; only what has them already keeps them.
 */
const taken = [
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'].flatMap((key) => [
    key,
    `Shift+${key}`,
    `CmdOrCtrl+${key}`,
    `CmdOrCtrl+Shift+${key}`,
  ]),
  ...['Enter', 'Space', 'Tab', 'Escape'].flatMap((key) => [key, `Shift+${key}`]),
  ...['C', 'X', 'V', 'Q', 'W', 'M', 'R', 'Shift+I'].map((key) => `CmdOrCtrl+${key}`),
  'F11',
];

export function isTaken(keys: string): boolean {
  return taken.some((one) => sameKeys(one, keys));
}

/** What the menu bar catches must not be what a person types. */
export function canBeInMenu(keys: string): boolean {
  const parsed = parseKeys(keys);
  if (!parsed) return false;
  const { key, held } = parsed;
  if (/^F\d+$/.test(key)) return true;
  return (held.includes('CmdOrCtrl') || held.includes('Alt')) && (named.test(key) || /^[\x21-\x7e]$/.test(key));
}
