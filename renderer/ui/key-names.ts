export const isMac = /mac/i.test(navigator.platform);

const macNames: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Delete: '⌫',
};

const names: Readonly<Record<string, string>> = {
  CmdOrCtrl: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Plus: '+',
  Delete: 'Del',
  Enter: 'Enter',
};

/** Electron's notation, key by key, as it is printed on the keyboard. */
export function keyNames(keys: string, mac: boolean): string[] {
  return splitKeys(keys).map((key) => (mac ? macNames[key] : undefined) ?? names[key] ?? key);
}

/** `CmdOrCtrl+-` and `+` both have to come apart as a person means them. */
export function splitKeys(keys: string): string[] {
  return keys.split('+').filter((key) => key !== '');
}

/** The keys as one writes them in a sentence: `Ctrl+Alt+Q`, `⌥⌘Q`. */
export function printedKeys(keys: string, mac: boolean = isMac): string {
  return keyNames(keys, mac).join(mac ? '' : '+');
}
