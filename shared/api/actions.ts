import type { MessageKey } from '../locales/message-key.ts';

/** Where an action stands in the menu bar. */
export type MenuName = 'file' | 'edit' | 'annotate' | 'view' | 'go' | 'help';

/** When an action can be carried out. */
export type ActionNeed = 'nothing' | 'project' | 'document' | 'selection' | 'annotation';

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

/**
 * Every action exists once, here: the menu bar, the keys, the command palette and the key sheet are made of this
 * table. What an action does is in the window (`renderer/app/actions.ts`), which does not compile while one is missing.
 */
export const actions = {
  'project.new': {
    label: 'action.project.new',
    keys: 'CmdOrCtrl+N',
    keysBelongTo: 'menu',
    menu: 'file',
    needs: 'nothing',
  },
  'project.open': {
    label: 'action.project.open',
    keys: 'CmdOrCtrl+O',
    keysBelongTo: 'menu',
    menu: 'file',
    needs: 'nothing',
  },
  'project.open-sample': { label: 'action.project.open-sample', keysBelongTo: 'menu', menu: 'file', needs: 'nothing' },
  'project.close': { label: 'action.project.close', keysBelongTo: 'menu', menu: 'file', needs: 'project' },
  'import.files': {
    label: 'action.import.files',
    keys: 'CmdOrCtrl+I',
    keysBelongTo: 'menu',
    menu: 'file',
    startsGroup: true,
    needs: 'project',
  },
  'import.folder': { label: 'action.import.folder', keysBelongTo: 'menu', menu: 'file', needs: 'project' },
  'export.dialog': {
    label: 'action.export.dialog',
    keys: 'CmdOrCtrl+E',
    keysBelongTo: 'menu',
    menu: 'file',
    needs: 'project',
  },
  'project.backup': {
    label: 'action.project.backup',
    keysBelongTo: 'menu',
    menu: 'file',
    startsGroup: true,
    needs: 'project',
  },
  'project.check': { label: 'action.project.check', keysBelongTo: 'menu', menu: 'file', needs: 'project' },

  'history.undo': {
    label: 'action.history.undo',
    keys: 'CmdOrCtrl+Z',
    keysBelongTo: 'window',
    menu: 'edit',
    needs: 'project',
  },
  'history.redo': {
    label: 'action.history.redo',
    keys: 'CmdOrCtrl+Shift+Z',
    keysBelongTo: 'window',
    menu: 'edit',
    needs: 'project',
  },
  'selection.clear': {
    label: 'action.selection.clear',
    keys: 'Escape',
    keysBelongTo: 'window',
    menu: 'edit',
    needs: 'document',
  },
  'selection.all': { label: 'action.selection.all', keys: 'CmdOrCtrl+A', keysBelongTo: 'window', needs: 'document' },

  'annotation.repeat-label': {
    label: 'action.annotation.repeat-label',
    keys: '.',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'selection',
  },
  'annotation.remove': {
    label: 'action.annotation.remove',
    keys: 'Delete',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'annotation',
  },
  'annotation.start-left': {
    label: 'action.annotation.start-left',
    keys: 'Alt+Shift+ArrowUp',
    keysBelongTo: 'window',
    menu: 'annotate',
    startsGroup: true,
    needs: 'annotation',
  },
  'annotation.start-right': {
    label: 'action.annotation.start-right',
    keys: 'Alt+Shift+ArrowDown',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'annotation',
  },
  'annotation.end-right': {
    label: 'action.annotation.end-right',
    keys: 'Alt+Shift+ArrowRight',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'annotation',
  },
  'annotation.end-left': {
    label: 'action.annotation.end-left',
    keys: 'Alt+Shift+ArrowLeft',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'annotation',
  },
  'annotation.tag-all': {
    label: 'action.annotation.tag-all',
    keys: 'a',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'document',
  },
  'annotation.brush': {
    label: 'action.annotation.brush',
    keys: 'b',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'document',
  },
  'annotation.replace-labels': {
    label: 'action.annotation.replace-labels',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'project',
  },
  'annotation.add-fragment': {
    label: 'action.annotation.add-fragment',
    keys: 'Alt+F',
    keysBelongTo: 'window',
    menu: 'annotate',
    startsGroup: true,
    needs: 'annotation',
  },
  'annotation.remove-fragment': {
    label: 'action.annotation.remove-fragment',
    keys: 'Alt+Shift+F',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'annotation',
  },
  'annotation.link': {
    label: 'action.annotation.link',
    keys: 'Alt+R',
    keysBelongTo: 'window',
    menu: 'annotate',
    startsGroup: true,
    needs: 'annotation',
  },
  'annotation.note': {
    label: 'action.annotation.note',
    keys: 'Alt+N',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'annotation',
  },
  'annotation.attributes': {
    label: 'action.annotation.attributes',
    keys: 'Alt+A',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'annotation',
  },
  'annotation.history': {
    label: 'action.annotation.history',
    keys: 'Alt+H',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'annotation',
  },
  'selection.sentence': {
    label: 'action.selection.sentence',
    keys: 's',
    keysBelongTo: 'window',
    menu: 'edit',
    needs: 'document',
  },
  'selection.paragraph': {
    label: 'action.selection.paragraph',
    keys: 'p',
    keysBelongTo: 'window',
    menu: 'edit',
    needs: 'document',
  },
  'suggestion.sources': {
    label: 'action.suggestion.sources',
    keysBelongTo: 'window',
    menu: 'annotate',
    startsGroup: true,
    needs: 'project',
  },
  'suggestion.next': {
    label: 'action.suggestion.next',
    keys: 'n',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'document',
  },
  'suggestion.previous': {
    label: 'action.suggestion.previous',
    keys: 'Shift+N',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'document',
  },
  'suggestion.accept': {
    label: 'action.suggestion.accept',
    keys: 'y',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'document',
  },
  'suggestion.reject': {
    label: 'action.suggestion.reject',
    keys: 'x',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'document',
  },
  'find.open': {
    label: 'action.find.open',
    keys: 'CmdOrCtrl+F',
    keysBelongTo: 'window',
    menu: 'edit',
    startsGroup: true,
    needs: 'document',
  },
  'find.next': {
    label: 'action.find.next',
    keys: 'CmdOrCtrl+G',
    keysBelongTo: 'window',
    menu: 'edit',
    needs: 'document',
  },
  'find.previous': {
    label: 'action.find.previous',
    keys: 'CmdOrCtrl+Shift+G',
    keysBelongTo: 'window',
    menu: 'edit',
    needs: 'document',
  },
  'history.document': {
    label: 'action.history.document',
    keysBelongTo: 'window',
    menu: 'edit',
    startsGroup: true,
    needs: 'document',
  },
  'history.trash': {
    label: 'action.history.trash',
    keysBelongTo: 'window',
    menu: 'edit',
    needs: 'project',
  },
  'settings.open': {
    label: 'action.settings.open',
    keys: 'CmdOrCtrl+,',
    keysBelongTo: 'menu',
    menu: 'file',
    startsGroup: true,
    needs: 'nothing',
  },

  'annotation.next': {
    label: 'action.annotation.next',
    keys: 'Tab',
    keysBelongTo: 'window',
    menu: 'go',
    needs: 'document',
  },
  'annotation.previous': {
    label: 'action.annotation.previous',
    keys: 'Shift+Tab',
    keysBelongTo: 'window',
    menu: 'go',
    needs: 'document',
  },
  'document.finish': {
    label: 'action.document.finish',
    keys: 'CmdOrCtrl+Enter',
    keysBelongTo: 'window',
    menu: 'annotate',
    startsGroup: true,
    needs: 'document',
  },
  'document.remove': {
    label: 'action.document.remove',
    keysBelongTo: 'menu',
    menu: 'edit',
    startsGroup: true,
    needs: 'document',
  },

  'document.next': {
    label: 'action.document.next',
    keys: 'Alt+ArrowRight',
    keysBelongTo: 'window',
    menu: 'go',
    startsGroup: true,
    needs: 'project',
  },
  'document.previous': {
    label: 'action.document.previous',
    keys: 'Alt+ArrowLeft',
    keysBelongTo: 'window',
    menu: 'go',
    needs: 'project',
  },
  'focus.reader': {
    label: 'action.focus.reader',
    keys: 'F6',
    keysBelongTo: 'window',
    menu: 'go',
    startsGroup: true,
    needs: 'document',
  },

  'view.read': { label: 'action.view.read', keys: 'CmdOrCtrl+1', keysBelongTo: 'menu', menu: 'view', needs: 'project' },
  'view.entities': {
    label: 'action.view.entities',
    keys: 'CmdOrCtrl+2',
    keysBelongTo: 'menu',
    menu: 'view',
    needs: 'project',
  },
  'view.claims': {
    label: 'action.view.claims',
    keys: 'CmdOrCtrl+3',
    keysBelongTo: 'menu',
    menu: 'view',
    needs: 'project',
  },
  'view.search': {
    label: 'action.view.search',
    keys: 'CmdOrCtrl+4',
    keysBelongTo: 'menu',
    menu: 'view',
    needs: 'project',
  },
  'view.statistics': {
    label: 'action.view.statistics',
    keys: 'CmdOrCtrl+5',
    keysBelongTo: 'menu',
    menu: 'view',
    needs: 'project',
  },
  'view.codebook': {
    label: 'action.view.codebook',
    keys: 'CmdOrCtrl+6',
    keysBelongTo: 'menu',
    menu: 'view',
    needs: 'project',
  },
  'view.export': {
    label: 'action.view.export',
    keys: 'CmdOrCtrl+7',
    keysBelongTo: 'menu',
    menu: 'view',
    needs: 'project',
  },
  'panel.left': {
    label: 'action.panel.left',
    keys: 'CmdOrCtrl+B',
    keysBelongTo: 'menu',
    menu: 'view',
    startsGroup: true,
    needs: 'project',
  },
  'panel.right': {
    label: 'action.panel.right',
    keys: 'CmdOrCtrl+Alt+B',
    keysBelongTo: 'menu',
    menu: 'view',
    needs: 'project',
  },
  'text.larger': {
    label: 'action.text.larger',
    keys: 'CmdOrCtrl+Plus',
    keysBelongTo: 'menu',
    menu: 'view',
    startsGroup: true,
    needs: 'nothing',
  },
  'text.smaller': {
    label: 'action.text.smaller',
    keys: 'CmdOrCtrl+-',
    keysBelongTo: 'menu',
    menu: 'view',
    needs: 'nothing',
  },
  'text.normal': {
    label: 'action.text.normal',
    keys: 'CmdOrCtrl+0',
    keysBelongTo: 'menu',
    menu: 'view',
    needs: 'nothing',
  },
  'theme.system': {
    label: 'action.theme.system',
    keysBelongTo: 'menu',
    menu: 'view',
    startsGroup: true,
    needs: 'nothing',
  },
  'theme.light': { label: 'action.theme.light', keysBelongTo: 'menu', menu: 'view', needs: 'nothing' },
  'theme.dark': { label: 'action.theme.dark', keysBelongTo: 'menu', menu: 'view', needs: 'nothing' },

  'palette.open': {
    label: 'action.palette.open',
    keys: 'CmdOrCtrl+K',
    keysBelongTo: 'window',
    menu: 'help',
    needs: 'nothing',
  },
  'keys.show': { label: 'action.keys.show', keys: '?', keysBelongTo: 'window', menu: 'help', needs: 'nothing' },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(actions, name);
}
