import type { MessageKey } from '../locales/message-key.ts';

/** Where an action stands in the menu bar. */
export type MenuName = 'file' | 'edit' | 'annotate' | 'view' | 'go' | 'help';

/** When an action can be carried out. */
export type ActionNeed = 'nothing' | 'project' | 'document' | 'selection' | 'annotation' | 'ticks';

export interface Action {
  readonly label: MessageKey;
  /** Electron's notation: `CmdOrCtrl+Shift+Z`. Absent where there is no key. */
  readonly keys?: string;
  /**
   * `menu`: the operating system catches the keys, wherever the focus is.
   * `window`: the window handles them, and not while a person types in a field.
   */
  readonly keysBelongTo: 'menu' | 'window';
  readonly menu?: MenuName;
  /** A line above it in its menu. */
  readonly startsGroup?: boolean;
  readonly needs: ActionNeed;
}
