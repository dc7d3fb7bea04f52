import type { Action } from './action.ts';

/** Two articles beside each other. */
export const besideActions = {
  'beside.open': {
    label: 'action.beside.open',
    keys: 'Alt+B',
    keysBelongTo: 'window',
    menu: 'go',
    startsGroup: true,
    needs: 'document',
  },
  'beside.other': {
    label: 'action.beside.other',
    keys: 'Alt+O',
    keysBelongTo: 'window',
    menu: 'go',
    needs: 'document',
  },
  'beside.partner': {
    label: 'action.beside.partner',
    keys: 'Alt+L',
    keysBelongTo: 'window',
    menu: 'go',
    needs: 'annotation',
  },
  'beside.swap': { label: 'action.beside.swap', keysBelongTo: 'window', menu: 'go', needs: 'document' },
  'beside.scroll': { label: 'action.beside.scroll', keysBelongTo: 'window', menu: 'go', needs: 'document' },
  'beside.close': {
    label: 'action.beside.close',
    keys: 'Alt+Shift+B',
    keysBelongTo: 'window',
    menu: 'go',
    needs: 'document',
  },
} as const satisfies Record<string, Action>;
