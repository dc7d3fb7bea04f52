import type { Action } from './action.ts';

/** Updated versions of articles: taking them in, seeing what differs, and looking at what was carried over. */
export const versionActions = {
  'version.import': {
    label: 'action.version.import',
    keysBelongTo: 'window',
    menu: 'file',
    startsGroup: true,
    needs: 'document',
  },
  'version.of': { label: 'action.version.of', keysBelongTo: 'window', menu: 'file', needs: 'document' },
  'version.differences': {
    label: 'action.version.differences',
    keys: 'Alt+D',
    keysBelongTo: 'window',
    menu: 'go',
    startsGroup: true,
    needs: 'document',
  },
  'version.list': { label: 'action.version.list', keysBelongTo: 'window', menu: 'go', needs: 'document' },
  'version.next': {
    label: 'action.version.next',
    keys: 'Alt+V',
    keysBelongTo: 'window',
    menu: 'go',
    needs: 'document',
  },
  'version.accept': {
    label: 'action.version.accept',
    keys: 'Alt+Y',
    keysBelongTo: 'window',
    menu: 'annotate',
    startsGroup: true,
    needs: 'document',
  },
  'version.place': {
    label: 'action.version.place',
    keys: 'Alt+P',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'document',
  },
  'version.drop': {
    label: 'action.version.drop',
    keys: 'Alt+X',
    keysBelongTo: 'window',
    menu: 'annotate',
    needs: 'document',
  },
} as const satisfies Record<string, Action>;
