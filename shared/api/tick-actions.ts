import type { Action } from './action.ts';

/** What is done with the list of annotations, by name: the list itself and the bar above it have keys and buttons for it. */
export const tickActions = {
  'ticks.all': { label: 'action.ticks.all', keysBelongTo: 'window', needs: 'document' },
  'ticks.none': { label: 'action.ticks.none', keysBelongTo: 'window', needs: 'ticks' },
  'ticks.relabel': { label: 'action.ticks.relabel', keysBelongTo: 'window', needs: 'ticks' },
  'ticks.attribute': { label: 'action.ticks.attribute', keysBelongTo: 'window', needs: 'ticks' },
  'ticks.remove': { label: 'action.ticks.remove', keysBelongTo: 'window', needs: 'ticks' },
  'labels.filter': { label: 'action.labels.filter', keysBelongTo: 'window', needs: 'document' },
} as const satisfies Record<string, Action>;
