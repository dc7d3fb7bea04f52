/** A key combination as a page's keydown event shows it. */
export interface Accelerator {
  /** KeyboardEvent.key in lower case. */
  readonly key: string;
  /** KeyboardEvent.code of a letter or digit: Shift and the layout change its key. */
  readonly code: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

const keys: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  return: 'enter',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

/** Reads Electron's notation: `CmdOrCtrl+Shift+Z`. */
export function parseAccelerator(text: string): Accelerator {
  const parts = text.toLowerCase().split('+');
  const name = parts.pop() ?? '';
  const isMac = process.platform === 'darwin';
  const held = { ctrl: false, shift: false, alt: false, meta: false };
  for (const part of parts) {
    if (/^(cmdorctrl|commandorcontrol)$/.test(part)) held[isMac ? 'meta' : 'ctrl'] = true;
    else if (/^(ctrl|control)$/.test(part)) held.ctrl = true;
    else if (part === 'shift') held.shift = true;
    else if (/^(alt|option|altgr)$/.test(part)) held.alt = true;
    else if (/^(cmd|command|super|meta)$/.test(part)) held.meta = true;
    else throw new TypeError(`stand-in: '${text}' is not an accelerator`);
  }
  const key = keys[name] ?? name;
  const letter = /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : '';
  return { key, code: /^\d$/.test(key) ? `Digit${key}` : letter, ...held };
}
